using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Evidence;

/// <summary>The candidate changes what a piece of evidence is and which outcomes it supports.</summary>
public sealed record ChangeEvidence(Guid RequestId, Guid CaseId, Guid EvidenceId, long ExpectedVersion, EvidenceDescription Description, IReadOnlyList<EvidenceMapping> Mappings)
    : IChange<long>, ICaseOperation, IVersioned, IValidated
{
    public IEnumerable<FieldProblem> Validate() => EvidenceInput.Problems(Description, Mappings);
}

/// <summary>In an answer to a request, outcomes may be added to a piece, but nothing that the assessor has seen is changed or taken away.</summary>
public sealed class ChangeEvidenceHandler(IRplDb db, CaseDesk desk, Journal journal, OperationContext context) : IHandle<ChangeEvidence, long>
{
    public async ValueTask<Result<long>> Handle(ChangeEvidence request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        var piece = await db.Evidence.FirstOrDefaultAsync(found => found.Id == request.EvidenceId && found.CaseId == request.CaseId && found.RemovedAt == null, cancellationToken);
        if (piece is null)
        {
            return new NotFound("evidence");
        }

        if (EvidenceInput.UnknownOutcome(open, request.Mappings) is { } unknown)
        {
            return unknown;
        }

        var answering = open.Case.State is CaseState.InformationRequested;
        if (answering && piece.Mappings.Any(mapping => !request.Mappings.Contains(mapping)))
        {
            return new RuleRefusal("evidence.seen", piece.Title);
        }

        if (open.Case.ChangeFile(adding: answering, context.Act, open.Rules) is { } refusal)
        {
            return refusal;
        }

        if (!answering)
        {
            piece.Describe(request.Description);
        }

        var added = request.Mappings.Select(mapping => mapping.OutcomeCode).Except(piece.Mappings.Select(mapping => mapping.OutcomeCode), StringComparer.Ordinal).ToList();
        piece.Map(request.Mappings);
        await desk.ReopenSheetsAsync(open.Case, piece, added, cancellationToken);
        journal.Record(Streams.Case(request.CaseId), "evidence.changed", new { evidence = piece.Id, kind = piece.Kind, outcomes = piece.Mappings.Select(mapping => mapping.OutcomeCode) }, new { title = piece.Title, note = piece.Note });
        return open.Case.Version;
    }
}
