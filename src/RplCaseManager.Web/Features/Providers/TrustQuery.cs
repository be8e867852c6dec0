using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using RplCaseManager.Application.Providers;
using RplCaseManager.Domain.Providers;

namespace RplCaseManager.Web.Features.Providers;

/// <summary>Which providers of the trust list are shown.</summary>
public enum TrustShown
{
    /// <summary>Those of which anything is accredited on the day.</summary>
    Accredited,

    /// <summary>Those of which nothing is.</summary>
    NotAccredited,

    /// <summary>All.</summary>
    All,
}

/// <summary>What is asked of the trust list, as it stands in the address.</summary>
/// <param name="On">The day; null: today.</param>
/// <param name="UnreadableDay">What stood there instead of a day.</param>
public sealed record TrustQuery(DateOnly? On, string? UnreadableDay, string Search, ProviderKind? Kind, string Country, TrustShown Shown)
{
    /// <summary>Stands for providers without a country.</summary>
    public const string International = "international";

    /// <summary>Reads the address; what it does not know filters nothing.</summary>
    public static TrustQuery Read(string? on, string? search, string? kind, string? country, string? shown)
    {
        var day = DayOf(on);
        return new(day, day is null && !string.IsNullOrWhiteSpace(on) ? on.Trim() : null, search?.Trim() ?? "",
            Enum.TryParse<ProviderKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null, country?.Trim() ?? "",
            Enum.TryParse<TrustShown>(shown, ignoreCase: true, out var which) && Enum.IsDefined(which) ? which : TrustShown.Accredited);
    }

    /// <summary>A day of an address, or null.</summary>
    public static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Whether anything but the day narrows the list.</summary>
    public bool IsFiltered => Search.Length > 0 || Kind is not null || Country.Length > 0 || Shown is not TrustShown.Accredited;

    /// <summary>The providers that are shown; the count beside the list is of these.</summary>
    public IReadOnlyList<TrustedProvider> Of(IEnumerable<TrustedProvider> providers) => [.. providers.Where(provider =>
        (Kind is null || provider.Kind == Kind)
        && (Country.Length == 0 || string.Equals(provider.Country ?? International, Country, StringComparison.OrdinalIgnoreCase))
        && Shown switch { TrustShown.Accredited => provider.IsAccredited, TrustShown.NotAccredited => !provider.IsAccredited, TrustShown.All => true })];

    /// <summary>Address of a provider on the asked day.</summary>
    public string HrefOf(string code) => On is { } day
        ? QueryHelpers.AddQueryString("/trust-list/" + Uri.EscapeDataString(code), "on", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        : "/trust-list/" + Uri.EscapeDataString(code);
}
