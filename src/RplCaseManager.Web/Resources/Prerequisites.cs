namespace RplCaseManager.Web.Resources;

/// <summary>Words of what somebody should have before they start.</summary>
public sealed class Prerequisites
{
    private Prerequisites()
    {
    }
}
