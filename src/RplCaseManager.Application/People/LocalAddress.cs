namespace RplCaseManager.Application.People;

/// <summary>Where a person goes on after opening an account or signing in: a place of this installation, never another one.</summary>
public static class LocalAddress
{
    /// <summary>Longest address, in characters; no page of ours has a longer one.</summary>
    public const int Longest = 1000;

    /// <summary>The address if it is a path of this installation, or null.</summary>
    public static string? Of(string? address) =>
        // A browser reads "//host" and "/\host" as another host, and drops tabs and line breaks before it reads.
        address is ['/', ..] and not ['/', '/' or '\\', ..] && address.Length <= Longest && !address.Any(char.IsControl) ? address : null;

    /// <summary>A page of ours that goes on to another one afterwards; without a local address the page alone.</summary>
    /// <param name="page">May have a query already.</param>
    public static string With(string page, string? returnTo) =>
        Of(returnTo) is { } local ? $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}returnUrl={Uri.EscapeDataString(local)}" : page;
}
