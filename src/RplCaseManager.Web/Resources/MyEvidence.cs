namespace RplCaseManager.Web.Resources;

/// <summary>Words of the candidate's evidence.</summary>
public sealed class MyEvidence
{
    private MyEvidence()
    {
    }
}
