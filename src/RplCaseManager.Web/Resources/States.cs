namespace RplCaseManager.Web.Resources;

/// <summary>Words of the states of cases, certificates and published versions; ".Candidate" where the candidate reads another word.</summary>
public sealed class States
{
    private States()
    {
    }
}
