namespace RplCaseManager.Web.Resources;

/// <summary>Words of the candidate's home.</summary>
public sealed class MyCases
{
    private MyCases()
    {
    }
}
