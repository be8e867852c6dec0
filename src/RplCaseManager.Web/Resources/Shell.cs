namespace RplCaseManager.Web.Resources;

/// <summary>Words of the frame: bar, menus, error pages, reconnect dialog.</summary>
public sealed class Shell
{
    private Shell()
    {
    }
}
