using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Evidence;

/// <summary>Notes a file that was streamed into quarantine. The bytes travelled before, outside any transaction.</summary>
public sealed record ReceiveUpload(Guid RequestId, string FileName, StoredContent Content, long MaxBytes) : IChange<ReceivedUpload>
{
    /// <summary>Why content is not accepted, whoever sends it; null when it is.</summary>
    public static string? Refuses(StoredContent content) => content switch
    {
        { Size: 0 } => "file.empty",
        { Executable: true } => "file.executable",
        { Type: null } => "file.type",
        _ => null,
    };
}

/// <summary>The upload that can now be attached.</summary>
public sealed record ReceivedUpload(Guid UploadId, string Name, long Size, string MediaType, string Label, string Sha256);

/// <summary>Refuses programs, types that are not accepted, and empty files, each with its own reason.</summary>
public sealed class ReceiveUploadHandler(IRplDb db, Journal journal, OperationContext context) : IHandle<ReceiveUpload, ReceivedUpload>
{
    public ValueTask<Result<ReceivedUpload>> Handle(ReceiveUpload request, CancellationToken cancellationToken) => new(Receive(request));

    private Result<ReceivedUpload> Receive(ReceiveUpload request)
    {
        var name = FileNames.Clean(request.FileName);
        if (ReceiveUpload.Refuses(request.Content) is { } rule)
        {
            return new FileRefused(rule, name);
        }

        var type = request.Content.Type!;
        var file = new EvidenceFile(name, request.Content.Sha256, request.Content.Size, type.MediaType, type.Label);
        var upload = new Upload(context.NewId(), context.Actor.Id, file, context.Now);
        db.Uploads.Add(upload);
        journal.Record(Streams.Account(context.Actor.Id), "upload.received", new { upload = upload.Id, sha256 = file.Sha256, size = file.Size, type = file.MediaType }, new { name });
        return new ReceivedUpload(upload.Id, name, file.Size, file.MediaType, file.Label, file.Sha256);
    }
}
