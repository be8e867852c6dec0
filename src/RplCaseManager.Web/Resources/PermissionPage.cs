namespace RplCaseManager.Web.Resources;

/// <summary>Words of the permission table as a page.</summary>
public sealed class PermissionPage
{
    private PermissionPage()
    {
    }
}
