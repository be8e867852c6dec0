using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Evidence;

/// <summary>The candidate takes a piece of evidence out of a file that is not handed in.</summary>
public sealed record RemoveEvidence(Guid RequestId, Guid CaseId, Guid EvidenceId, long ExpectedVersion) : IChange<long>, ICaseOperation, IVersioned;

/// <summary>The row stays, so that the history stays readable.</summary>
public sealed class RemoveEvidenceHandler(IRplDb db, CaseDesk desk, Journal journal, OperationContext context) : IHandle<RemoveEvidence, long>
{
    public async ValueTask<Result<long>> Handle(RemoveEvidence request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        var piece = await db.Evidence.FirstOrDefaultAsync(found => found.Id == request.EvidenceId && found.CaseId == request.CaseId && found.RemovedAt == null, cancellationToken);
        if (piece is null)
        {
            return new NotFound("evidence");
        }

        if (open.Case.ChangeFile(adding: false, context.Act, open.Rules) is { } refusal)
        {
            return refusal;
        }

        piece.Remove(context.Now);
        journal.Record(Streams.Case(request.CaseId), "evidence.removed", new { evidence = piece.Id, sha256 = piece.Sha256 });
        return open.Case.Version;
    }
}
