namespace RplCaseManager.Web.Resources;

/// <summary>Words of answers and completions.</summary>
public sealed class CaseAnswer
{
    private CaseAnswer()
    {
    }
}
