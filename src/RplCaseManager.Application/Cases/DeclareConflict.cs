using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Cases;

/// <summary>Staff declare, before opening a case, whether there is a conflict of interest. Who declares one never acts on the case.</summary>
public sealed record DeclareConflict(Guid RequestId, Guid CaseId, bool HasConflict, string Reason) : IChange<Done>, ICaseOperation, IValidated
{
    public IEnumerable<FieldProblem> Validate()
    {
        if (HasConflict && string.IsNullOrWhiteSpace(Reason))
        {
            yield return new(nameof(Reason), "required");
        }
        else if (Reason.Length > TextLimits.Reason)
        {
            yield return new(nameof(Reason), "too-long", TextLimits.ReasonText);
        }
    }
}

/// <summary>A declaration without a conflict may be followed by one with a conflict, never the other way round.</summary>
public sealed class DeclareConflictHandler(IRplDb db, CaseDesk desk, Journal journal, OperationContext context) : IHandle<DeclareConflict, Done>
{
    public async ValueTask<Result<Done>> Handle(DeclareConflict request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        var me = context.Actor.Id;
        if (!request.HasConflict && await db.Conflicts.AnyAsync(entry => entry.CaseId == request.CaseId && entry.PersonId == me, cancellationToken))
        {
            return new RuleRefusal("case.declared");
        }

        db.Conflicts.Add(new ConflictDeclaration(context.NewId(), request.CaseId, me, request.HasConflict, request.Reason, context.Now));
        // Who finds a conflict while having the case gives it back, so that it does not lie.
        var gaveBack = request.HasConflict && open.Case.LoseAssessor(me);
        journal.Record(Streams.Case(request.CaseId), request.HasConflict ? "conflict.declared" : "conflict.none", new { gaveBack }, new { reason = request.Reason });
        return Done.Value;
    }
}
