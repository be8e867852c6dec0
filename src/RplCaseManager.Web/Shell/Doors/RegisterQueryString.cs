using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Web.Shell.Doors;

/// <summary>What an address of the interface asks of the register; each facet may be named several times, and <c>none</c> is "none stated".</summary>
/// <param name="CreditsFrom">Least credits in the standard's own system, included.</param>
/// <param name="CreditsTo">Most credits, included.</param>
/// <param name="After">What the page before answered as <c>next</c>.</param>
/// <param name="Take">Rows of a page, 1 to 100; 20 when it is not named.</param>
internal sealed record RegisterQueryString(
    string? Search, StandardKind[]? Kind, string[]? Country, string[]? Level, string[]? Credits, string[]? Provider, string[]? Sector, decimal? CreditsFrom, decimal? CreditsTo, string? After, int? Take)
{
    /// <summary>The operation that answers it.</summary>
    public FindStandards Request() => new(Search)
    {
        Kinds = Kind ?? [],
        Countries = Country ?? [],
        Levels = Level ?? [],
        CreditSystems = Credits ?? [],
        Providers = Provider ?? [],
        Sectors = Sector ?? [],
        CreditsFrom = CreditsFrom,
        CreditsTo = CreditsTo,
        After = After,
        Take = Take ?? 20,
    };
}
