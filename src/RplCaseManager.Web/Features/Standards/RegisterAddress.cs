using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using RplCaseManager.Application.Ports;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Web.Features.Standards;

/// <summary>What is searched in the register, as it stands in the address: whoever is sent the address sees the same.</summary>
public sealed record RegisterAddress
{
    private const string Page = "/register";
    private const string Interface = "/api/v1/register/standards";

    /// <summary>What was typed.</summary>
    public string? Search { get; private init; }

    /// <summary>Chosen values of the facets, as the address names them.</summary>
    public IReadOnlyList<(RegisterFacet Facet, string Value)> Chosen { get; private init; } = [];

    /// <summary>Least credits, or null.</summary>
    public decimal? From { get; private init; }

    /// <summary>Most credits, or null.</summary>
    public decimal? To { get; private init; }

    /// <summary>Where the page before ended; null: the first page.</summary>
    public string? After { get; private init; }

    /// <summary>Whether anything narrows the register.</summary>
    public bool IsFiltered => !string.IsNullOrWhiteSpace(Search) || HasFilters;

    /// <summary>Whether anything but words narrows it.</summary>
    public bool HasFilters => Chosen.Count > 0 || From is not null || To is not null;

    /// <summary>Reads an address. What does not exist, such as a kind that nobody knows, narrows nothing rather than failing.</summary>
    public static RegisterAddress Read(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        return new()
        {
            Search = One("q"),
            Chosen = [.. Enum.GetValues<RegisterFacet>().SelectMany(facet => (query.TryGetValue(Key(facet), out var values) ? [.. values] : Array.Empty<string?>())
                .OfType<string>().Where(value => value.Length > 0 && (facet is not RegisterFacet.Kind || KindOf(value) is not null)).Distinct(StringComparer.Ordinal).Select(value => (facet, value)))],
            From = Number("from"),
            To = Number("to"),
            After = One("after"),
        };

        string? One(string key) => query.TryGetValue(key, out var values) && values[0] is { Length: > 0 } value ? value : null;
        decimal? Number(string key) => decimal.TryParse(One(key), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The operation that answers it.</summary>
    public FindStandards Request() => new(Search)
    {
        Kinds = [.. Of(RegisterFacet.Kind).Select(KindOf).OfType<StandardKind>()],
        Countries = Of(RegisterFacet.Country),
        Levels = Of(RegisterFacet.Level),
        CreditSystems = Of(RegisterFacet.Credits),
        Providers = Of(RegisterFacet.Provider),
        Sectors = Of(RegisterFacet.Sector),
        CreditsFrom = From,
        CreditsTo = To,
        After = After,
    };

    /// <summary>Whether a value is chosen.</summary>
    public bool Has(RegisterFacet facet, string value) => Chosen.Contains((facet, value));

    /// <summary>Chosen values of one facet.</summary>
    public IReadOnlyList<string> Of(RegisterFacet facet) => [.. Chosen.Where(chosen => chosen.Facet == facet).Select(chosen => chosen.Value)];

    /// <summary>With a value chosen, or no longer; always the first page.</summary>
    public RegisterAddress Toggle(RegisterFacet facet, string value) =>
        this with { After = null, Chosen = Has(facet, value) ? [.. Chosen.Where(chosen => chosen != (facet, value))] : [.. Chosen.Append((facet, value)).OrderBy(chosen => chosen.Item1)] };

    /// <summary>Without what was typed.</summary>
    public RegisterAddress WithoutSearch() => this with { After = null, Search = null };

    /// <summary>Without bounds of the credits.</summary>
    public RegisterAddress WithoutBounds() => this with { After = null, From = null, To = null };

    /// <summary>The words alone.</summary>
    public RegisterAddress WordsOnly() => new() { Search = Search };

    /// <summary>Another page of the same hits; null: the first.</summary>
    public RegisterAddress At(string? after) => this with { After = after };

    /// <summary>The address of the page.</summary>
    public override string ToString() => Page + Query("q", "from", "to");

    /// <summary>The same hits as JSON.</summary>
    public string Json() => Interface + Query("search", "creditsFrom", "creditsTo");

    /// <summary>What a form of the page sends along unseen, beside its own fields.</summary>
    public IEnumerable<(string Name, string Value)> Hidden(bool search, bool bounds)
    {
        if (search && Search is not null)
        {
            yield return ("q", Search);
        }

        foreach (var (facet, value) in Chosen)
        {
            yield return (Key(facet), value);
        }

        foreach (var (name, number) in bounds ? [("from", From), ("to", To)] : Array.Empty<(string, decimal?)>())
        {
            if (number is { } amount)
            {
                yield return (name, Text(amount));
            }
        }
    }

    /// <summary>A number as an address and an input of numbers write it.</summary>
    public static string Text(decimal number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    private QueryString Query(string search, string from, string to)
    {
        var query = new QueryBuilder();
        Add(search, Search);
        foreach (var (facet, value) in Chosen)
        {
            query.Add(Key(facet), value);
        }

        Add(from, From is { } least ? Text(least) : null);
        Add(to, To is { } most ? Text(most) : null);
        Add("after", After);
        return query.ToQueryString();

        void Add(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(key, value);
            }
        }
    }

    private static string Key(RegisterFacet facet) => facet switch
    {
        RegisterFacet.Kind => "kind",
        RegisterFacet.Country => "country",
        RegisterFacet.Level => "level",
        RegisterFacet.Credits => "credits",
        RegisterFacet.Provider => "provider",
        RegisterFacet.Sector => "sector",
    };

    private static StandardKind? KindOf(string value) => Enum.TryParse<StandardKind>(value, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;
}
