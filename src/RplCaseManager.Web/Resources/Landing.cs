namespace RplCaseManager.Web.Resources;

/// <summary>Words of the start page.</summary>
public sealed class Landing
{
    private Landing()
    {
    }
}
