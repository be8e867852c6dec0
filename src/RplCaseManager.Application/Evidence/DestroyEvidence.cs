using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Evidence;

/// <summary>Destroys the files of a case whose period under its scheme is over (job).</summary>
public sealed record DestroyEvidence(Guid RequestId, Guid CaseId) : IChange<DestroyedEvidence>, ICaseOperation;

/// <summary>What was given up.</summary>
/// <param name="Pieces">Pieces of evidence.</param>
/// <param name="Files">SHA-256 of their files, each once: to be removed from the store where nothing else has the same content (<see cref="SweepFiles"/>).</param>
public sealed record DestroyedEvidence(int Pieces, IReadOnlyList<string> Files);

/// <summary>
/// Each piece has its own entry in the trail of the case: which file, under which version of the scheme. The bytes go after the commit, never before: an appeal that
/// comes first keeps them. Pieces that the candidate had removed go too.
/// </summary>
public sealed class DestroyEvidenceHandler(IRplDb db, CaseDesk desk, Journal journal, OperationContext context) : IHandle<DestroyEvidence, DestroyedEvidence>
{
    public async ValueTask<Result<DestroyedEvidence>> Handle(DestroyEvidence request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        var found = open.Case;
        if (found.FilesOver(context.Now) is { } refusal)
        {
            return refusal;
        }

        var pieces = await db.Evidence.Where(piece => piece.CaseId == request.CaseId && piece.DestroyedAt == null).OrderBy(piece => piece.Id).ToListAsync(cancellationToken);
        foreach (var piece in pieces)
        {
            piece.Destroy(context.Now);
            journal.Record(Streams.Case(found.Id), "evidence.destroyed", new
            {
                evidence = piece.Id,
                sha256 = piece.Sha256,
                scheme = found.SchemeVersionId,
                months = open.Rules.Content.Retention.EvidenceMonths,
                ended = found.EndedOn,
                until = found.FilesUntil,
            });
        }

        journal.Record(Streams.Case(found.Id), "retention.over", new { until = found.FilesUntil, count = pieces.Count });
        return new DestroyedEvidence(pieces.Count, [.. pieces.Select(piece => piece.Sha256).Distinct()]);
    }
}

/// <summary>Counts the period of a case that ended before the program counted periods (job).</summary>
public sealed record CountRetention(Guid RequestId, Guid CaseId) : IChange<DateOnly?>, ICaseOperation;

/// <summary>Answers the last day on which the files are kept; null: for good.</summary>
public sealed class CountRetentionHandler(IRplDb db, CaseDesk desk, Journal journal) : IHandle<CountRetention, DateOnly?>
{
    public async ValueTask<Result<DateOnly?>> Handle(CountRetention request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        var found = open.Case;
        var last = await db.CaseHistory.AsNoTracking().Where(entry => entry.CaseId == request.CaseId && entry.From != entry.To).OrderByDescending(entry => entry.Sequence).FirstOrDefaultAsync(cancellationToken);
        if (found.CountRetention(last?.At ?? found.CreatedAt, open.Rules) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Case(found.Id), "retention.counted", new { scheme = found.SchemeVersionId, months = open.Rules.Content.Retention.EvidenceMonths, ended = found.EndedOn, until = found.FilesUntil });
        return found.FilesUntil;
    }
}

/// <summary>Tells the candidate, a month before, that the files of their case will be destroyed (job).</summary>
public sealed record RemindOfDestruction(Guid RequestId, Guid CaseId) : IChange<int>, ICaseOperation;

/// <summary>Answers how many people were told: none where no file is left. The key contains the date, so that a later end of the case reminds again.</summary>
public sealed class RemindOfDestructionHandler(IRplDb db, CaseDesk desk, Journal journal, OperationContext context) : IHandle<RemindOfDestruction, int>
{
    public async ValueTask<Result<int>> Handle(RemindOfDestruction request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        var found = open.Case;
        if (found.FilesReminded(context.Now) is { } refusal)
        {
            return refusal;
        }

        var told = 0;
        // A job that slept past the last day has nothing to announce any more.
        if (found.FilesEndAt > context.Now && await db.Evidence.AnyAsync(piece => piece.CaseId == found.Id && piece.DestroyedAt == null && piece.RemovedAt == null, cancellationToken))
        {
            journal.Tell(found.CandidateId, found.Id, "files-end", $"files-end:{found.Id:N}:{Days.Text(found.FilesUntil)}", open.Letter(("due", Days.Text(found.FilesUntil)), ("scheme", open.Rules.Content.Name)));
            told = 1;
        }

        journal.Record(Streams.Case(found.Id), "retention.reminded", new { until = found.FilesUntil, told });
        return told;
    }
}
