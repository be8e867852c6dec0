namespace RplCaseManager.Web.Resources;

/// <summary>MudBlazor's own words.</summary>
public sealed class Mud
{
    private Mud()
    {
    }
}
