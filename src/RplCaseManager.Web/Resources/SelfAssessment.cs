namespace RplCaseManager.Web.Resources;

/// <summary>Words of the self-assessment.</summary>
public sealed class SelfAssessment
{
    private SelfAssessment()
    {
    }
}
