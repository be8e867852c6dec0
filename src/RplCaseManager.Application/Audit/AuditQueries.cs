using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Audit;

/// <summary>The history of a case: who did, saw and decided what, when.</summary>
public sealed record GetCaseHistory(Guid CaseId) : IRead<CaseHistory>, ICaseOperation;

/// <summary>The trail of a case with the result of checking its chain now.</summary>
/// <param name="Names">What the ids in the data of the lines stand for, by id without hyphens: people, pieces of evidence by their title now, the versions of scheme and standard.</param>
/// <param name="TimeZone">IANA name of the scheme's zone.</param>
public sealed record CaseHistory(
    string Number, string Candidate, string Standard, IReadOnlyList<HistoryLine> Lines, IReadOnlyList<AuditFault> Faults, IReadOnlyDictionary<string, string> Names, string TimeZone);

/// <summary>One entry, readable.</summary>
/// <param name="By">Name; empty for the system.</param>
/// <param name="Effect">Instant of effect; differs from <paramref name="At"/> where a job recorded later.</param>
/// <param name="Texts">Names and free texts that were not erased.</param>
/// <param name="Erased">Names of the texts that the entry commits to and that are not there any more.</param>
public sealed record HistoryLine(
    long Sequence, DateTimeOffset At, DateTimeOffset Effect, string By, string Action, IReadOnlyDictionary<string, string> Data, IReadOnlyDictionary<string, string> Texts, IReadOnlyList<string> Erased, string Hash);

/// <summary>Oldest first.</summary>
public sealed class GetCaseHistoryHandler(IRplDb db, IWork work, IKeys keys, CaseDesk desk) : IHandle<GetCaseHistory, CaseHistory>
{
    public async ValueTask<Result<CaseHistory>> Handle(GetCaseHistory request, CancellationToken cancellationToken)
    {
        // One view: an entry that is appended between two of the queries would look like a removed tail.
        await using var snapshot = await work.SnapshotAsync(cancellationToken);
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        var stream = Streams.Case(request.CaseId);
        var entries = await db.AuditEntries.AsNoTracking().Where(entry => entry.Stream == stream).OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken);
        var details = (await db.AuditDetails.AsNoTracking().Where(detail => detail.Stream == stream).ToListAsync(cancellationToken)).ToLookup(detail => detail.Sequence);
        var head = await db.AuditHeads.AsNoTracking().FirstOrDefaultAsync(found => found.Stream == stream, cancellationToken);
        var people = await PeopleAsync([.. entries.Select(entry => entry.ActorId).Distinct()], cancellationToken);
        var lines = entries.ConvertAll(entry => HistoryLines.Of(entry, people.GetValueOrDefault(entry.ActorId.ToString("N"), ""), details[entry.Sequence]));
        return new CaseHistory(open.Case.Number, await desk.NameAsync(open.Case.CandidateId, cancellationToken), open.Standard.Title, lines,
            AuditCheck.Stream(stream, entries, [.. details.SelectMany(group => group)], head, keys), await NamesAsync(open, people, lines, cancellationToken), open.Rules.Content.TimeZone);
    }

    private async Task<Dictionary<string, string>> PeopleAsync(List<Guid> ids, CancellationToken cancellation) =>
        await db.People.AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id.ToString("N"), person => person.GivenName + " " + person.FamilyName, StringComparer.Ordinal, cancellation);

    /// <summary>Evidence that was removed is named too: its row stays.</summary>
    private async Task<Dictionary<string, string>> NamesAsync(OpenCase open, Dictionary<string, string> people, List<HistoryLine> lines, CancellationToken cancellation)
    {
        var caseId = open.Case.Id;
        var names = await db.Evidence.AsNoTracking().Where(piece => piece.CaseId == caseId).ToDictionaryAsync(piece => piece.Id.ToString("N"), piece => piece.Title, StringComparer.Ordinal, cancellation);
        var told = lines.SelectMany(line => line.Data.Values).SelectMany(value => value.Split(' ')).Where(word => word.Length is 32 or 36).Distinct(StringComparer.Ordinal)
            .Select(word => Guid.TryParse(word, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty && !people.ContainsKey(id.ToString("N"))).ToList();
        foreach (var (id, name) in people.Concat(told.Count > 0 ? await PeopleAsync(told, cancellation) : []))
        {
            names.TryAdd(id, name);
        }

        names.TryAdd(open.Case.SchemeVersionId.ToString("N"), open.Rules.Content.Code);
        names.TryAdd(open.Case.StandardVersionId.ToString("N"), open.Standard.Title);
        return names;
    }
}

/// <summary>Checks every chain, the heads and the checkpoints.</summary>
public sealed record VerifyAudit : IRead<AuditVerification>;

/// <summary>Result of a full check.</summary>
/// <param name="Entries">Number of entries read.</param>
/// <param name="CheckpointLogMissing">The log outside the database is not there, so that a removed tail of checkpoints could not be checked.</param>
public sealed record AuditVerification(long Streams, long Entries, long Checkpoints, IReadOnlyList<AuditFault> Faults, bool CheckpointLogMissing);

/// <summary>Streams through the trail in order, so that memory does not grow with it.</summary>
public sealed class VerifyAuditHandler(AuditInspector inspector) : IHandle<VerifyAudit, AuditVerification>
{
    public async ValueTask<Result<AuditVerification>> Handle(VerifyAudit request, CancellationToken cancellationToken) => await inspector.VerifyAsync(cancellationToken);
}
