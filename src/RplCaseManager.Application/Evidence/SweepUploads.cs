using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Evidence;

/// <summary>Removes uploads that nobody attached within two days (job).</summary>
public sealed record SweepUploads(Guid RequestId) : IChange<SweptUploads>;

/// <summary>Hashes of files that nothing refers to any more; the job deletes them after the commit.</summary>
public sealed record SweptUploads(IReadOnlyList<string> Orphans);

/// <summary>A file stays as long as any evidence or upload has the same content.</summary>
public sealed class SweepUploadsHandler(IRplDb db, Journal journal, OperationContext context) : IHandle<SweepUploads, SweptUploads>
{
    /// <summary>How long a file waits to be attached.</summary>
    public static TimeSpan Waiting { get; } = TimeSpan.FromDays(2);

    public async ValueTask<Result<SweptUploads>> Handle(SweepUploads request, CancellationToken cancellationToken)
    {
        var before = context.Now - Waiting;
        var old = await db.Uploads.Where(upload => upload.AttachedTo == null && upload.At < before).Take(200).ToListAsync(cancellationToken);
        db.Uploads.RemoveRange(old);
        var gone = old.Select(upload => upload.Id).ToList();
        var hashes = old.Select(upload => upload.Sha256).Distinct().ToList();
        var kept = await db.Evidence.Where(piece => hashes.Contains(piece.Sha256)).Select(piece => piece.Sha256)
            .Union(db.Uploads.Where(upload => hashes.Contains(upload.Sha256) && !gone.Contains(upload.Id)).Select(upload => upload.Sha256)).ToListAsync(cancellationToken);
        journal.Record(Streams.System, "uploads.swept", new { count = old.Count });
        return new SweptUploads([.. hashes.Except(kept)]);
    }
}
