namespace RplCaseManager.Web.Resources;

/// <summary>Words of the page before a case is started.</summary>
public sealed class CaseStart
{
    private CaseStart()
    {
    }
}
