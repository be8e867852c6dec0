namespace RplCaseManager.Web.Resources;

/// <summary>Words that all pages of one case share for staff: declaration, facts, evidence, dialogs, certificates.</summary>
public sealed class StaffCase
{
    private StaffCase()
    {
    }
}
