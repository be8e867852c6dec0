namespace RplCaseManager.Web.Resources;

/// <summary>Words of the diagram of a scheme and of trying it out.</summary>
public sealed class SchemeTrials
{
    private SchemeTrials()
    {
    }
}
