namespace RplCaseManager.Web.Resources;

/// <summary>Words of the check before handing in and of the confirmation.</summary>
public sealed class CaseCheck
{
    private CaseCheck()
    {
    }
}
