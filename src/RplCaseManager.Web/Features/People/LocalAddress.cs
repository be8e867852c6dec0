namespace RplCaseManager.Web.Features.People;

/// <summary>Where a person goes on after signing in: a place of this installation, never another one.</summary>
public static class LocalAddress
{
    /// <summary>The address if it is a path of this installation, or null.</summary>
    public static string? Of(string? address) =>
        // A browser reads "//host" and "/\host" as another host, and drops tabs and line breaks before it reads.
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : null;
}
