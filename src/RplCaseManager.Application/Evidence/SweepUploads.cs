using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Evidence;

namespace RplCaseManager.Application.Evidence;

/// <summary>Removes uploads that nobody attached within their time (job).</summary>
public sealed record SweepUploads(Guid RequestId) : IChange<SweptUploads>
{
    /// <summary>An hour past their time, so that whoever was attaching one in the last moment has finished.</summary>
    public static DateTimeOffset Before(DateTimeOffset now) => now - Upload.Waits - TimeSpan.FromHours(1);
}

/// <summary>Hashes of the files that nothing referred to any more.</summary>
public sealed record SweptUploads(IReadOnlyList<string> Orphans);

/// <summary>
/// A file stays as long as any evidence or upload has the same content, or somebody sent it within a day. Files go before their rows are committed:
/// a sweep that was killed is repeated by the next one, and what is as old as this cannot be attached any more.
/// </summary>
public sealed class SweepUploadsHandler(IRplDb db, IFileStore files, Journal journal, OperationContext context) : IHandle<SweepUploads, SweptUploads>
{
    public async ValueTask<Result<SweptUploads>> Handle(SweepUploads request, CancellationToken cancellationToken)
    {
        var before = SweepUploads.Before(context.Now);
        var old = await db.Uploads.Where(upload => upload.AttachedTo == null && upload.At <= before).OrderBy(upload => upload.At).ThenBy(upload => upload.Id).Take(200).ToListAsync(cancellationToken);
        db.Uploads.RemoveRange(old);
        var gone = old.Select(upload => upload.Id).ToList();
        var hashes = old.Select(upload => upload.Sha256).Distinct().ToList();
        var kept = await db.Needed(hashes, gone).ToListAsync(cancellationToken);
        var orphans = hashes.Except(kept).ToList();
        orphans.ForEach(orphan => files.Delete(orphan, SweepFiles.Before(context.Now)));
        journal.Record(Streams.System, "uploads.swept", new { count = old.Count });
        return new SweptUploads(orphans);
    }
}
