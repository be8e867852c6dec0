namespace RplCaseManager.Web.Resources;

/// <summary>Words of how an outcome is assessed and how old its evidence may be; the same for candidates and staff.</summary>
public sealed class OutcomeRules
{
    private OutcomeRules()
    {
    }
}
