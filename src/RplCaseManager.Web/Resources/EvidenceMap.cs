namespace RplCaseManager.Web.Resources;

/// <summary>Words of the page that connects evidence to outcomes.</summary>
public sealed class EvidenceMap
{
    private EvidenceMap()
    {
    }
}
