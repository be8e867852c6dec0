namespace RplCaseManager.Web.Resources;

/// <summary>Words of the case officer's page of one case.</summary>
public sealed class Intake
{
    private Intake()
    {
    }
}
