using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Features.Evidence;

/// <summary>A file that has arrived and is described, but not in the case yet.</summary>
public sealed class PendingPiece(UploadedFile file, EvidenceDraft draft, Guid requestId)
{
    public UploadedFile File { get; } = file;

    public EvidenceDraft Draft { get; } = draft;

    /// <summary>One intended change: a double click adds it once.</summary>
    public Guid RequestId { get; } = requestId;

    public Refusal? Refused { get; set; }

    public bool Busy { get; set; }
}
