namespace RplCaseManager.Web.Resources;

/// <summary>Terms of the domain, periods and counts in the words of a candidate.</summary>
public sealed class CandidateTerms
{
    private CandidateTerms()
    {
    }
}
