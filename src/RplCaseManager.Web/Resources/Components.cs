namespace RplCaseManager.Web.Resources;

/// <summary>Words of the shared components.</summary>
public sealed class Components
{
    private Components()
    {
    }
}
