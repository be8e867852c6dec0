using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Ports;

/// <summary>What the register can be narrowed by.</summary>
public enum RegisterFacet { Kind, Country, Level, Credits, Provider, Sector }

/// <summary>What is asked of the register; one definition of the hits, from which rows, total and facets all come (DOMAIN rule 10).</summary>
/// <param name="Words">In normal form; each must begin a word of the standard.</param>
/// <param name="Chosen">Values of each facet, one of which a hit has; null stands for "none stated". A facet that is not named narrows nothing.</param>
/// <param name="CreditsFrom">Least credits in thousandths, included; belongs to the facet <see cref="RegisterFacet.Credits"/>.</param>
/// <param name="CreditsTo">Most credits in thousandths, included.</param>
/// <param name="After">Sort title and code of the row before the page; null: the first page.</param>
/// <param name="Take">Most rows.</param>
public sealed record RegisterQuery(
    IReadOnlyList<string> Words, IReadOnlyDictionary<RegisterFacet, IReadOnlyList<string?>> Chosen, long? CreditsFrom, long? CreditsTo, (string SortTitle, string Code)? After, int Take);

/// <summary>How many hits have a value of a facet, when the facet itself narrows nothing and all else does.</summary>
/// <param name="Value">Null: none stated.</param>
/// <param name="Name">Name of the value where it is a code that only the database can name, as a provider's.</param>
public sealed record RegisterCount(RegisterFacet Facet, string? Value, string? Name, int Count);

/// <summary>Hits of the register.</summary>
/// <param name="Rows">By title.</param>
/// <param name="Total">All hits, on this page or not.</param>
/// <param name="Counts">Values that no hit has are not named.</param>
public sealed record RegisterFound(IReadOnlyList<RegisterEntry> Rows, int Total, IReadOnlyList<RegisterCount> Counts);

/// <summary>The full-text index of the register: the same hits on both databases, each with its own means.</summary>
public interface IRegisterIndex
{
    /// <summary>Finds one page, the total and the facets.</summary>
    Task<RegisterFound> FindAsync(RegisterQuery query, CancellationToken cancellation);
}
