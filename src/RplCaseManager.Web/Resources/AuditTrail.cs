namespace RplCaseManager.Web.Resources;

/// <summary>Words of the auditor's pages: the check of the trail, and every action and fact of a history.</summary>
public sealed class AuditTrail
{
    private AuditTrail()
    {
    }
}
