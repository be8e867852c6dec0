using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Audit;

/// <summary>What of the configuration an entry is about.</summary>
public enum ConfigurationKind
{
    /// <summary>Qualification standards.</summary>
    Standard,
    /// <summary>Schemes.</summary>
    Scheme,
    /// <summary>Programmes.</summary>
    Programme,
    /// <summary>Awarding bodies and providers.</summary>
    Provider,
    /// <summary>Credit systems of countries.</summary>
    Credits,
    /// <summary>Who has which role, and whose account is open; what people do with their own account is not configuration.</summary>
    Account,
}

/// <summary>Who changed the configuration, when, from what to what, and why; newest first.</summary>
/// <param name="Stream">One thing alone, such as <c>standard:at-cnc-specialist</c>; null: all of them.</param>
/// <param name="Code">Words of a code, or of the name of the person whose account it is.</param>
/// <param name="By">Words of the name of whoever changed it.</param>
/// <param name="From">First day where the installation is.</param>
/// <param name="Until">Last day there.</param>
public sealed record ListConfigurationHistory(
    ConfigurationKind? Kind = null, string? Stream = null, string? Code = null, string? By = null, DateOnly? From = null, DateOnly? Until = null,
    ConfigurationCursor? After = null, int Take = 50) : IRead<ConfigurationHistory>;

/// <summary>Position behind an entry.</summary>
public sealed record ConfigurationCursor(DateTimeOffset At, string Stream, long Sequence);

/// <summary>A page of entries and the number of all that fit.</summary>
/// <param name="Names">Names of the people whose ids stand in the entries, by id without hyphens.</param>
public sealed record ConfigurationHistory(IReadOnlyList<ConfigurationLine> Lines, int Total, ConfigurationCursor? Next, IReadOnlyDictionary<string, string> Names);

/// <summary>An entry and the thing that it is about.</summary>
/// <param name="Code">Code of the thing; for an account the id of the person without hyphens.</param>
public sealed record ConfigurationLine(ConfigurationKind Kind, string Code, string Stream, HistoryLine Entry);

/// <summary>Paged by key: instant, stream, number.</summary>
public sealed class ListConfigurationHistoryHandler(IRplDb db, Installation installation) : IHandle<ListConfigurationHistory, ConfigurationHistory>
{
    /// <summary>Most people that one search for a name stands for.</summary>
    private const int MostPeople = 500;

    /// <summary>What is done to an account by somebody who may; all else in its stream is the person's own affair.</summary>
    public static IReadOnlyList<string> AccountActions { get; } =
        ["person.invited", "person.imported", "role.granted", "role.taken", "account.closed", "account.opened-again", "person.invited-again", "expertise.changed", "absence.recorded", "absence.ended"];

    public async ValueTask<Result<ConfigurationHistory>> Handle(ListConfigurationHistory request, CancellationToken cancellationToken)
    {
        var query = await FilterAsync(db.AuditEntries.AsNoTracking().Where(Of(request.Kind)), request, cancellationToken);
        var total = await query.CountAsync(cancellationToken);
        if (request.After is { } after)
        {
            query = query.Where(entry => entry.At < after.At
                || (entry.At == after.At && (entry.Stream.CompareTo(after.Stream) > 0 || (entry.Stream == after.Stream && entry.Sequence < after.Sequence))));
        }

        var take = Math.Clamp(request.Take, 1, 500);
        var found = await query.OrderByDescending(entry => entry.At).ThenBy(entry => entry.Stream).ThenByDescending(entry => entry.Sequence).Take(take + 1).ToListAsync(cancellationToken);
        var shown = found.Take(take).ToList();
        var details = await DetailsAsync(shown, cancellationToken);
        var names = await NamesAsync(shown, cancellationToken);
        return new ConfigurationHistory(
            shown.ConvertAll(entry => Line(entry, names, details)), total,
            found.Count > take ? new(shown[^1].At, shown[^1].Stream, shown[^1].Sequence) : null, names);
    }

    /// <summary>The kind and code of a stream; null where it holds no configuration.</summary>
    private static (ConfigurationKind Kind, string Code)? Thing(string stream) =>
        stream.Split(':', 2) is [var kind, var code] && Enum.TryParse<ConfigurationKind>(kind, ignoreCase: true, out var known) ? (known, code) : null;

    // Ranges of the key, so that the many entries of cases are never read: ';' follows ':'.
    private static Expression<Func<AuditEntry, bool>> Of(ConfigurationKind? kind) => kind switch
    {
        ConfigurationKind.Standard => entry => entry.Stream.CompareTo("standard:") > 0 && entry.Stream.CompareTo("standard;") < 0,
        ConfigurationKind.Scheme => entry => entry.Stream.CompareTo("scheme:") > 0 && entry.Stream.CompareTo("scheme;") < 0,
        ConfigurationKind.Programme => entry => entry.Stream.CompareTo("programme:") > 0 && entry.Stream.CompareTo("programme;") < 0,
        ConfigurationKind.Provider => entry => entry.Stream.CompareTo("provider:") > 0 && entry.Stream.CompareTo("provider;") < 0,
        ConfigurationKind.Credits => entry => entry.Stream.CompareTo("credits:") > 0 && entry.Stream.CompareTo("credits;") < 0,
        ConfigurationKind.Account => entry => entry.Stream.CompareTo("account:") > 0 && entry.Stream.CompareTo("account;") < 0 && AccountActions.Contains(entry.Action),
        null => entry => (entry.Stream.CompareTo("standard:") > 0 && entry.Stream.CompareTo("standard;") < 0)
            || (entry.Stream.CompareTo("scheme:") > 0 && entry.Stream.CompareTo("scheme;") < 0)
            || (entry.Stream.CompareTo("programme:") > 0 && entry.Stream.CompareTo("programme;") < 0)
            || (entry.Stream.CompareTo("provider:") > 0 && entry.Stream.CompareTo("provider;") < 0)
            || (entry.Stream.CompareTo("credits:") > 0 && entry.Stream.CompareTo("credits;") < 0)
            || (entry.Stream.CompareTo("account:") > 0 && entry.Stream.CompareTo("account;") < 0 && AccountActions.Contains(entry.Action)),
    };

    private async Task<IQueryable<AuditEntry>> FilterAsync(IQueryable<AuditEntry> query, ListConfigurationHistory request, CancellationToken cancellation)
    {
        if (request.Stream is { } stream)
        {
            query = query.Where(entry => entry.Stream == stream);
        }

        if (Words(request.Code) is { Count: > 0 } code)
        {
            var accounts = (await PeopleAsync(code, cancellation)).ConvertAll(Streams.Account);
            // A code is written in small or in large letters; LIKE minds the case on one of the two databases.
            var pattern = "%:%" + string.Join('%', code) + "%";
#pragma warning disable CA1304, CA1311, MA0011
            query = query.Where(entry => EF.Functions.Like(entry.Stream.ToLower(), pattern) || accounts.Contains(entry.Stream));
#pragma warning restore CA1304, CA1311, MA0011
        }

        if (Words(request.By) is { Count: > 0 } by)
        {
            var people = await PeopleAsync(by, cancellation);
            query = query.Where(entry => people.Contains(entry.ActorId));
        }

        if (request.From is { } from && from.Year > 1)
        {
            var first = SchemeDays.EndOf(from.AddDays(-1), installation.Zone);
            query = query.Where(entry => entry.At >= first);
        }

        if (request.Until is { } until && until.Year < 9999)
        {
            var end = SchemeDays.EndOf(until, installation.Zone);
            query = query.Where(entry => entry.At < end);
        }

        return query;
    }

    private static List<string> Words(string? text) => [.. SearchWords.Normalise(text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private async Task<List<Guid>> PeopleAsync(List<string> words, CancellationToken cancellation)
    {
        var people = db.People.AsNoTracking();
        foreach (var word in words)
        {
            var (start, inside) = (word + "%", "% " + word + "%");
            people = people.Where(person => EF.Functions.Like(person.SearchName, start) || EF.Functions.Like(person.SearchName, inside));
        }

        return await people.OrderBy(person => person.SearchName).Take(MostPeople).Select(person => person.Id).ToListAsync(cancellation);
    }

    private async Task<ILookup<(string Stream, long Sequence), AuditDetail>> DetailsAsync(List<AuditEntry> shown, CancellationToken cancellation)
    {
        var streams = shown.Select(entry => entry.Stream).Distinct(StringComparer.Ordinal).ToList();
        var first = shown.Count > 0 ? shown.Min(entry => entry.Sequence) : 0;
        return (await db.AuditDetails.AsNoTracking().Where(detail => streams.Contains(detail.Stream) && detail.Sequence >= first).ToListAsync(cancellation))
            .ToLookup(detail => (detail.Stream, detail.Sequence));
    }

    private async Task<Dictionary<string, string>> NamesAsync(List<AuditEntry> shown, CancellationToken cancellation)
    {
        var ids = shown.Select(entry => entry.ActorId)
            .Concat(shown.Select(entry => Thing(entry.Stream) is (ConfigurationKind.Account, var code) && Guid.TryParse(code, out var id) ? id : Guid.Empty))
            .Where(id => id != Guid.Empty).Distinct().ToList();
        return await db.People.AsNoTracking().Where(person => ids.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id.ToString("N"), person => person.GivenName + " " + person.FamilyName, StringComparer.Ordinal, cancellation);
    }

    private static ConfigurationLine Line(AuditEntry entry, Dictionary<string, string> names, ILookup<(string Stream, long Sequence), AuditDetail> details)
    {
        var (kind, code) = Thing(entry.Stream)!.Value;
        return new(kind, code, entry.Stream, HistoryLines.Of(entry, names.GetValueOrDefault(entry.ActorId.ToString("N"), ""), details[(entry.Stream, entry.Sequence)]));
    }
}
