using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Shared.Editing;

/// <summary>The places where an administrator configures the product, in the order of their use.</summary>
public static class ConfigurationPlaces
{
    /// <summary>Keys of words in Resources/Editing and addresses; the first shows them all.</summary>
    public static IReadOnlyList<NavigationItem> All { get; } =
    [
        new("Place.Overview", "/admin/configuration"), new("Place.Standards", "/admin/standards"), new("Place.Schemes", "/admin/schemes"), new("Place.Programmes", "/admin/programmes"),
        new("Place.Credits", "/admin/credits"), new("Place.Providers", "/admin/providers"), new("Place.Permissions", "/admin/permissions"),
        new("Place.History", "/admin/history"),
    ];
}
