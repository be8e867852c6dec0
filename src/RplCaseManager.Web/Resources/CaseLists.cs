namespace RplCaseManager.Web.Resources;

/// <summary>Words of the lists of cases, of claiming one and of their export.</summary>
public sealed class CaseLists
{
    private CaseLists()
    {
    }
}
