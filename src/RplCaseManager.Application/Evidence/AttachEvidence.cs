using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Evidence;

/// <summary>Attaches an uploaded file to a case and maps it to outcomes. Only adds, so that it carries no expected version.</summary>
public sealed record AttachEvidence(Guid RequestId, Guid CaseId, Guid UploadId, EvidenceDescription Description, IReadOnlyList<EvidenceMapping> Mappings) : IChange<AttachedEvidence>, ICaseOperation, IValidated
{
    public IEnumerable<FieldProblem> Validate() => EvidenceInput.Problems(Description, Mappings);
}

/// <summary>The new piece.</summary>
public sealed record AttachedEvidence(Guid EvidenceId, long CaseVersion);

/// <summary>The same file twice in a case is recognised and offered for reuse.</summary>
public sealed class AttachEvidenceHandler(IRplDb db, CaseDesk desk, Journal journal, OperationContext context) : IHandle<AttachEvidence, AttachedEvidence>
{
    public async ValueTask<Result<AttachedEvidence>> Handle(AttachEvidence request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        var me = context.Actor.Id;
        var upload = await db.Uploads.FirstOrDefaultAsync(found => found.Id == request.UploadId && found.OwnerId == me, cancellationToken);
        if (upload is null || upload.AttachedTo is not null || upload.IsOver(context.Now))
        {
            return new NotFound("upload");
        }

        if (upload.Size > open.Rules.Content.MaxFileBytes)
        {
            return new FileRefused("file.size", upload.FileName, open.Rules.Content.MaxFileBytes.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (open.Rules.Content.EvidenceKinds is { Count: > 0 } kinds && !kinds.Contains(request.Description.Kind))
        {
            return new RuleRefusal("evidence.kind", request.Description.Kind.ToString());
        }

        var there = await desk.EvidenceAsync(request.CaseId, cancellationToken);
        if (there.Find(piece => piece.Sha256 == upload.Sha256 && piece.DestroyedAt is null) is { } same)
        {
            return new DuplicateEvidence(same.Id, same.Title);
        }

        if (EvidenceInput.UnknownOutcome(open, request.Mappings) is { } unknown)
        {
            return unknown;
        }

        var late = open.Case.State is not CaseState.Draft;
        if (open.Case.ChangeFile(adding: true, context.Act, open.Rules) is { } refusal)
        {
            return refusal;
        }

        var piece = new EvidenceItem(context.NewId(), request.CaseId, open.Case.CandidateId, upload.File, request.Description, context.Now, late);
        piece.Map(request.Mappings);
        upload.AttachTo(piece.Id);
        db.Evidence.Add(piece);
        await desk.ReopenSheetsAsync(open.Case, piece, piece.Mappings.Select(mapping => mapping.OutcomeCode), cancellationToken);
        journal.Record(Streams.Case(request.CaseId), "evidence.attached", new
        {
            evidence = piece.Id,
            sha256 = piece.Sha256,
            kind = piece.Kind,
            outcomes = piece.Mappings.Select(mapping => mapping.OutcomeCode),
        }, new { title = piece.Title, file = piece.FileName, note = piece.Note });
        return new AttachedEvidence(piece.Id, open.Case.Version);
    }
}

/// <summary>What is checked of every description and mapping.</summary>
internal static class EvidenceInput
{
    public static IEnumerable<FieldProblem> Problems(EvidenceDescription description, IReadOnlyList<EvidenceMapping> mappings)
    {
        if (string.IsNullOrWhiteSpace(description.Title))
        {
            yield return new(nameof(description.Title), "required");
        }
        else if (description.Title.Length > TextLimits.Name)
        {
            yield return new(nameof(description.Title), "too-long", TextLimits.NameText);
        }

        if (description.Note.Length > TextLimits.Reason)
        {
            yield return new(nameof(description.Note), "too-long", TextLimits.ReasonText);
        }

        foreach (var problem in mappings.SelectMany(mapping => TextLimits.Check("Mappings", mapping.Note, TextLimits.Remark)))
        {
            yield return problem;
        }
    }

    public static Refusal? UnknownOutcome(OpenCase open, IReadOnlyList<EvidenceMapping> mappings) =>
        mappings.FirstOrDefault(mapping => open.Standard.Content.Outcome(mapping.OutcomeCode) is null) is { } unknown
            ? new RuleRefusal("outcome.unknown", unknown.OutcomeCode) : null;
}
