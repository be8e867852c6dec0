using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Evidence;

/// <summary>That a piece of evidence supports a claim, with the candidate's note for the assessor ("page 2, my own values").</summary>
public sealed record EvidenceMapping(string OutcomeCode, string Note);

/// <summary>What the candidate says of a piece of evidence.</summary>
/// <param name="DatedOn">The day from which it is; its currency is counted from there.</param>
public sealed record EvidenceDescription(string Title, EvidenceKind Kind, string Note, DateOnly? DatedOn);

/// <summary>The stored file of a piece of evidence.</summary>
/// <param name="Name">The name as the candidate gave it, in any script; never used as a path.</param>
public sealed record EvidenceFile(string Name, string Sha256, long Size, string MediaType, string Label);

/// <summary>A piece of evidence in a case.</summary>
public sealed class EvidenceItem : Aggregate
{
    private EvidenceItem() { }

    /// <summary>Attaches a file to a case.</summary>
    public EvidenceItem(Guid id, Guid caseId, Guid candidateId, EvidenceFile file, EvidenceDescription description, DateTimeOffset addedAt, bool afterSubmission)
    {
        (Id, CaseId, CandidateId, AddedAt, AddedAfterSubmission) = (id, caseId, candidateId, addedAt, afterSubmission);
        (FileName, Sha256, Size, MediaType, Label) = (file.Name, file.Sha256, file.Size, file.MediaType, file.Label);
        Describe(description);
        Version = 1;
    }

    public Guid CaseId { get; private set; }
    public Guid CandidateId { get; private set; }
    public string Title { get; private set; } = "";
    public EvidenceKind Kind { get; private set; }
    public string Note { get; private set; } = "";
    public DateOnly? DatedOn { get; private set; }
    public string FileName { get; private set; } = "";
    public string Sha256 { get; private set; } = "";
    /// <summary>Bytes.</summary>
    public long Size { get; private set; }
    public string MediaType { get; private set; } = "";
    public string Label { get; private set; } = "";
    public DateTimeOffset AddedAt { get; private set; }
    /// <summary>Added as an answer, after the file was submitted; assessors see it marked.</summary>
    public bool AddedAfterSubmission { get; private set; }
    public DateTimeOffset? RemovedAt { get; private set; }
    /// <summary>When the file was destroyed, because the scheme's period was over; name, fingerprint and description stay. Null: it is kept.</summary>
    public DateTimeOffset? DestroyedAt { get; private set; }
    public IReadOnlyList<EvidenceMapping> Mappings { get; private set; } = [];

    /// <summary>Changes what the candidate says of it.</summary>
    public void Describe(EvidenceDescription description)
    {
        (Title, Kind, Note, DatedOn) = (description.Title, description.Kind, description.Note, description.DatedOn);
        Touch();
    }

    /// <summary>Sets the outcomes that it supports; one entry an outcome.</summary>
    public void Map(IReadOnlyList<EvidenceMapping> mappings)
    {
        Mappings = [.. mappings.DistinctBy(mapping => mapping.OutcomeCode)];
        Touch();
    }

    /// <summary>Takes it out of the case; the row stays, so that the history stays readable.</summary>
    public void Remove(DateTimeOffset at)
    {
        RemovedAt ??= at;
        Touch();
    }

    /// <summary>Gives the file up for good; the row stays, so that what there was stays readable.</summary>
    public void Destroy(DateTimeOffset at)
    {
        DestroyedAt ??= at;
        Touch();
    }

    /// <summary>Whether it is older than so many years on a day; a piece of an unknown day never counts as too old by itself.</summary>
    public bool IsOlderThan(int years, DateOnly on) => DatedOn?.AddYears(years) < on;
}

/// <summary>A file that was uploaded and waits to be attached (quarantine). A sweeper removes what nobody attached.</summary>
public sealed class Upload : Aggregate
{
    private Upload() { }

    /// <summary>Records a received file.</summary>
    public Upload(Guid id, Guid ownerId, EvidenceFile file, DateTimeOffset at) =>
        (Id, OwnerId, FileName, Sha256, Size, MediaType, Label, At) = (id, ownerId, file.Name, file.Sha256, file.Size, file.MediaType, file.Label, at);

    /// <summary>How long an upload waits to be attached.</summary>
    public static TimeSpan Waits { get; } = TimeSpan.FromDays(2);

    public Guid OwnerId { get; private set; }
    public string FileName { get; private set; } = "";
    public string Sha256 { get; private set; } = "";
    public long Size { get; private set; }
    public string MediaType { get; private set; } = "";
    public string Label { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public Guid? AttachedTo { get; private set; }

    /// <summary>Whether it waited too long; a sweeper may have removed the file already.</summary>
    public bool IsOver(DateTimeOffset at) => At + Waits <= at;

    /// <summary>The file as evidence keeps it.</summary>
    public EvidenceFile File => new(FileName, Sha256, Size, MediaType, Label);

    /// <summary>Nobody wants it any more: it counts as received before the instant, so that the sweeper takes it.</summary>
    public void StopWaiting(DateTimeOffset before)
    {
        At = before.AddSeconds(-1);
        Touch();
    }

    /// <summary>Marks the upload as attached to a piece of evidence.</summary>
    public void AttachTo(Guid evidenceId)
    {
        AttachedTo = evidenceId;
        Touch();
    }
}
