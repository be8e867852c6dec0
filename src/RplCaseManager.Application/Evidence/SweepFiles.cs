using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Evidence;

/// <summary>Removes files of the store that nothing refers to: those of destroyed evidence, and those whose row was never written because the program died in between (job).</summary>
/// <param name="Files">SHA-256, at most some hundred.</param>
public sealed record SweepFiles(Guid RequestId, IReadOnlyList<string> Files) : IChange<SweptFiles>
{
    /// <summary>What was written after this may be on its way to the database: nobody's upload takes a day.</summary>
    public static DateTimeOffset Before(DateTimeOffset now) => now.AddDays(-1);
}

/// <summary>SHA-256 of the files that nothing refers to.</summary>
public sealed record SweptFiles(IReadOnlyList<string> Files);

/// <summary>Asked again under the lock; a file that somebody sent again within a day stays, whatever the tables say. Repeating it does nothing.</summary>
public sealed class SweepFilesHandler(IRplDb db, IFileStore files, Journal journal, OperationContext context) : IHandle<SweepFiles, SweptFiles>
{
    public async ValueTask<Result<SweptFiles>> Handle(SweepFiles request, CancellationToken cancellationToken)
    {
        var lost = await db.LostAsync(request.Files, cancellationToken);
        lost.ForEach(file => files.Delete(file, SweepFiles.Before(context.Now)));
        journal.Record(Streams.System, "files.swept", new { count = lost.Count, files = lost.Order(StringComparer.Ordinal) });
        return new SweptFiles(lost);
    }
}

/// <summary>What refers to the files of the store.</summary>
public static class FileReferences
{
    /// <summary>Those of the files that are still needed: by evidence that is not destroyed, or by an upload that waits.</summary>
    /// <param name="without">Uploads that do not count.</param>
    /// <remarks>One statement, so that an upload that becomes evidence in between is seen as one of both.</remarks>
    public static IQueryable<string> Needed(this IRplDb db, IReadOnlyCollection<string> files, IReadOnlyCollection<Guid> without)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Evidence.Where(piece => piece.DestroyedAt == null && files.Contains(piece.Sha256)).Select(piece => piece.Sha256)
            .Union(db.Uploads.Where(upload => upload.AttachedTo == null && !without.Contains(upload.Id) && files.Contains(upload.Sha256)).Select(upload => upload.Sha256));
    }

    /// <summary>Those of the files that nothing needs. None where the database knows no file at all: then it is not the database of this store.</summary>
    public static async Task<List<string>> LostAsync(this IRplDb db, IReadOnlyList<string> files, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        var needed = await db.Needed(files, []).ToListAsync(cancellation);
        List<string> lost = [.. files.Except(needed, StringComparer.Ordinal)];
        return lost.Count == 0 || await db.Uploads.AnyAsync(cancellation) || await db.Evidence.AnyAsync(cancellation) ? lost : [];
    }
}
