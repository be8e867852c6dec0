using System.Globalization;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Standards;

/// <summary>
/// The public register: every word typed must begin a word of title, summary, outcome, occupation, country, sector or awarding body; accents and
/// case do not matter. Of the values of one facet a hit has one, of several facets one of each; <see cref="None"/> is the value "none stated".
/// </summary>
public sealed record FindStandards(string? Search = null) : IRead<RegisterHits>, IValidated
{
    /// <summary>Value of a facet for standards that state none: international ones, ones without a level, credits or sector.</summary>
    public const string None = "none";

    /// <summary>Most rows of a page.</summary>
    public const int MostRows = 100;

    private const int MostValues = 50;

    public IReadOnlyList<StandardKind> Kinds { get; init; } = [];
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];
    /// <summary>EQF levels, 1 to 8.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];
    /// <summary>Codes of credit systems.</summary>
    public IReadOnlyList<string> CreditSystems { get; init; } = [];
    /// <summary>Codes of awarding bodies.</summary>
    public IReadOnlyList<string> Providers { get; init; } = [];
    public IReadOnlyList<string> Sectors { get; init; } = [];
    /// <summary>Least credits, included, in the standard's own system; nothing is converted.</summary>
    public decimal? CreditsFrom { get; init; }
    /// <summary>Most credits, included.</summary>
    public decimal? CreditsTo { get; init; }
    /// <summary>Where the page before ended (<see cref="RegisterHits.Next"/>); null: the first page. What cannot be read is the first page.</summary>
    public string? After { get; init; }
    /// <summary>Rows of a page, 1 to <see cref="MostRows"/>.</summary>
    public int Take { get; init; } = 20;

    public IEnumerable<FieldProblem> Validate()
    {
        foreach (var problem in TextLimits.Check(nameof(Search), Search, TextLimits.Name))
        {
            yield return problem;
        }

        foreach (var (field, values) in new[]
        {
            (nameof(Kinds), [.. Kinds.Select(kind => kind.ToString())]), (nameof(Countries), Countries), (nameof(Levels), Levels),
            (nameof(CreditSystems), CreditSystems), (nameof(Providers), Providers), (nameof(Sectors), Sectors),
        })
        {
            if (values.Count > MostValues)
            {
                yield return new(field, "too-many", MostValues.ToString(CultureInfo.InvariantCulture));
            }
        }
    }
}

/// <summary>A published standard in the register.</summary>
/// <param name="Version">Number of the published version.</param>
/// <param name="Credits">In <paramref name="CreditSystem"/>; null: the award states none.</param>
public sealed record RegisterRow(
    string Code, int Version, string Title, StandardKind Kind, string Summary, string? Country, string? Sector, string AwardingBody, int? EqfLevel, Stated Level, Stated Workload,
    decimal? Credits, string? CreditSystem, int? ValidYears, int Outcomes);

/// <summary>One page of the register.</summary>
/// <param name="Total">All hits, on this page or not.</param>
/// <param name="Facets">For each facet its values, most hits first; the counts ignore what is chosen of the facet itself, so that each equals the list that choosing it alone would show.</param>
/// <param name="Next">For <see cref="FindStandards.After"/> of the next page; null: this is the last.</param>
public sealed record RegisterHits(IReadOnlyList<RegisterRow> Rows, int Total, IReadOnlyList<FacetHits> Facets, string? Next);

/// <summary>The values of one facet.</summary>
public sealed record FacetHits(RegisterFacet Facet, IReadOnlyList<FacetValue> Values);

/// <summary>One value of a facet.</summary>
/// <param name="Value">As <see cref="FindStandards"/> takes it.</param>
/// <param name="Name">Name of an awarding body; null where the value is its own name or a code that everybody knows.</param>
public sealed record FacetValue(string Value, string? Name, int Count);

/// <summary>By title.</summary>
public sealed class FindStandardsHandler(IRegisterIndex index, IWork work) : IHandle<FindStandards, RegisterHits>
{
    // No title in normal form has it.
    private const char Mark = '~';

    public async ValueTask<Result<RegisterHits>> Handle(FindStandards request, CancellationToken cancellationToken)
    {
        var take = Math.Clamp(request.Take, 1, FindStandards.MostRows);
        // Rows and counts are of one moment.
        await using var snapshot = await work.SnapshotAsync(cancellationToken);
        var found = await index.FindAsync(QueryOf(request, take + 1), cancellationToken);
        var rows = found.Rows.Take(take).ToList();
        var next = found.Rows.Count > take ? rows[^1].SortTitle + Mark + rows[^1].Code : null;
        return new RegisterHits([.. rows.Select(RowOf)], found.Total,
            [.. Enum.GetValues<RegisterFacet>().Select(facet => new FacetHits(facet,
                [.. found.Counts.Where(count => count.Facet == facet).OrderByDescending(count => count.Count).ThenBy(count => count.Name ?? count.Value, StringComparer.Ordinal)
                    .Select(count => new FacetValue(count.Value ?? FindStandards.None, count.Name, count.Count))]))], next);
    }

    private static RegisterQuery QueryOf(FindStandards request, int take)
    {
        var chosen = new Dictionary<RegisterFacet, IReadOnlyList<string?>>();
        Choose(RegisterFacet.Kind, [.. request.Kinds.Select(kind => kind.ToString())]);
        Choose(RegisterFacet.Country, request.Countries);
        Choose(RegisterFacet.Level, request.Levels);
        Choose(RegisterFacet.Credits, request.CreditSystems);
        Choose(RegisterFacet.Provider, request.Providers);
        Choose(RegisterFacet.Sector, request.Sectors);
        return new(SearchWords.Words(request.Search ?? ""), chosen, Thousandths(request.CreditsFrom), Thousandths(request.CreditsTo), AfterOf(request.After), take);

        void Choose(RegisterFacet facet, IReadOnlyList<string> values)
        {
            if (values.Count > 0)
            {
                chosen.Add(facet, [.. values.Distinct(StringComparer.Ordinal).Select(value => value == FindStandards.None ? null : value)]);
            }
        }
    }

    private static long? Thousandths(decimal? credits) => credits is { } amount ? RegisterFacts.Thousandths(amount) : null;

    private static (string SortTitle, string Code)? AfterOf(string? after) =>
        after?.LastIndexOf(Mark) is int at and >= 0 ? (after[..at], after[(at + 1)..]) : null;

    private static RegisterRow RowOf(RegisterEntry entry) => new(
        entry.Code, entry.Number, entry.Title, entry.Kind, entry.Facts.Summary, entry.Country, entry.Sector, entry.BodyName, entry.EqfLevel, entry.Facts.Level, entry.Facts.Workload,
        entry.Facts.Credits, entry.CreditSystem, entry.Facts.ValidYears, entry.Facts.Outcomes);
}
