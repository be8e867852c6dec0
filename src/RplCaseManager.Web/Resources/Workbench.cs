namespace RplCaseManager.Web.Resources;

/// <summary>Words of the assessor's workbench.</summary>
public sealed class Workbench
{
    private Workbench()
    {
    }
}
