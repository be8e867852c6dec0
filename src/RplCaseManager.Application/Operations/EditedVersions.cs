using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Operations;

/// <summary>One version as its editor shows it.</summary>
/// <param name="EditedBy">Name of who saved it last; empty for an import.</param>
public sealed record EditedVersion<TContent>(
    int Number, VersionState State, TContent Content, DateOnly? PublishedOn, DateOnly? SupersededOn, DateOnly? TransitionUntil, string Reason, DateTimeOffset? EditedAt, string EditedBy);

/// <summary>One line in a list of configuration.</summary>
/// <param name="Published">Number of the published version, or null.</param>
/// <param name="Draft">Number of the draft, or null.</param>
/// <param name="Latest">State of the newest version.</param>
public sealed record ConfigurationRow(string Code, string Title, int? Published, int? Draft, VersionState Latest, DateTimeOffset? EditedAt);

/// <summary>Open cases that rest on a thing: they go on whatever is published or ended.</summary>
/// <param name="First">Numbers of the first ones, by number.</param>
public sealed record OpenCases(int Count, IReadOnlyList<string> First)
{
    private const int Listed = 20;

    /// <summary>Counts and names the open ones of a query.</summary>
    public static async Task<OpenCases> ReadAsync(IQueryable<Case> cases, CancellationToken cancellation)
    {
        var open = cases.AsNoTracking().Where(found => CaseStates.Open.Contains(found.State));
        return new(await open.CountAsync(cancellation), await open.OrderBy(found => found.Number).Select(found => found.Number).Take(Listed).ToListAsync(cancellation));
    }
}

/// <summary>Turns versions into what an editor shows.</summary>
internal static class EditedVersions
{
    public static EditedVersion<TContent> Of<TContent>(ContentVersion<TContent> version, IReadOnlyDictionary<Guid, string> names) where TContent : class => new(
        version.Number, version.State, version.Content, version.PublishedOn, version.SupersededOn, version.TransitionUntil, version.Reason, version.EditedAt,
        names.GetValueOrDefault(version.EditedBy ?? Guid.Empty, ""));

    public static async Task<Dictionary<Guid, string>> NamesAsync(IRplDb db, IEnumerable<Guid?> people, CancellationToken cancellation)
    {
        var ids = people.OfType<Guid>().Distinct().ToList();
        return await db.People.Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.GivenName + " " + person.FamilyName, cancellation);
    }
}

/// <summary>What is checked of every new code.</summary>
internal static partial class Codes
{
    /// <summary>A code is letters, digits and hyphens, at most 60: it is part of addresses and file names.</summary>
    public static IEnumerable<FieldProblem> Problems(string code, string field)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            yield return new(field, "required");
        }
        else if (code.Length > 60 || !Form().IsMatch(code))
        {
            yield return new(field, "code", code.Length > 60 ? code[..60] : code);
        }
    }

    [System.Text.RegularExpressions.GeneratedRegex("^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial System.Text.RegularExpressions.Regex Form();
}

/// <summary>What is checked of every reason that the trail keeps.</summary>
internal static class Reasons
{
    public static IEnumerable<FieldProblem> Problems(string reason, string field)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            yield return new(field, "required");
        }
        else if (reason.Length > TextLimits.Reason)
        {
            yield return new(field, "too-long", TextLimits.ReasonText);
        }
    }
}
