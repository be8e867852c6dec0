using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Evidence;

/// <summary>Files of the person that arrived and wait to be attached, so that none is lost when a page was left or a connection broke.</summary>
public sealed record ListMyUploads : IRead<IReadOnlyList<ReceivedUpload>>;

/// <summary>In the order in which they arrived.</summary>
public sealed class ListMyUploadsHandler(IRplDb db, OperationContext context) : IHandle<ListMyUploads, IReadOnlyList<ReceivedUpload>>
{
    public async ValueTask<Result<IReadOnlyList<ReceivedUpload>>> Handle(ListMyUploads request, CancellationToken cancellationToken)
    {
        var me = context.Actor.Id;
        var since = context.Now - Domain.Evidence.Upload.Waits;
        return await db.Uploads.AsNoTracking().Where(upload => upload.OwnerId == me && upload.AttachedTo == null && upload.At >= since).OrderBy(upload => upload.At).ThenBy(upload => upload.Id)
            .Select(upload => new ReceivedUpload(upload.Id, upload.FileName, upload.Size, upload.MediaType, upload.Label, upload.Sha256)).ToListAsync(cancellationToken);
    }
}

/// <summary>Takes back a file that was sent and is not wanted.</summary>
public sealed record DiscardUpload(Guid RequestId, Guid UploadId) : IChange<Done>;

/// <summary>Its time of waiting ends, so that the next sweep takes row and bytes, unless something else has the same content.</summary>
public sealed class DiscardUploadHandler(IRplDb db, Journal journal, OperationContext context) : IHandle<DiscardUpload, Done>
{
    public async ValueTask<Result<Done>> Handle(DiscardUpload request, CancellationToken cancellationToken)
    {
        var me = context.Actor.Id;
        var upload = await db.Uploads.FirstOrDefaultAsync(found => found.Id == request.UploadId && found.OwnerId == me && found.AttachedTo == null, cancellationToken);
        if (upload is null)
        {
            return new NotFound("upload");
        }

        upload.StopWaiting(context.Now - Domain.Evidence.Upload.Waits);
        journal.Record(Streams.Account(me), "upload.discarded", new { upload = upload.Id, sha256 = upload.Sha256 });
        return Done.Value;
    }
}
