using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Assessment;

/// <summary>An assessor takes a case from the queue, or one of a colleague who is absent and for whom they stand in, after having declared that there is no conflict of interest.</summary>
public sealed record ClaimCase(Guid RequestId, Guid CaseId) : IChange<long>, INeedsDeclaration;

/// <summary>Refused when a colleague was first. The candidate is told who has the case.</summary>
public sealed class ClaimCaseHandler(IRplDb db, CaseDesk desk, Journal journal, OperationContext context) : IHandle<ClaimCase, long>
{
    public async ValueTask<Result<long>> Handle(ClaimCase request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        var me = context.Actor.Id;
        var absent = open.Case.AssessorId is { } held && held != me && await AbsenceDesk.StandInOfAsync(db, held, context.Today, cancellationToken) == me ? held : (Guid?)null;
        if ((absent is null ? open.Case.ClaimAsAssessor(context.Act, open.Rules) : open.Case.TakeOverAsAssessor(context.Act, open.Rules)) is { } refusal)
        {
            return refusal;
        }

        var name = await desk.NameAsync(context.Actor.Id, cancellationToken);
        if (absent is { } before)
        {
            journal.Record(Streams.Case(open.Case.Id), "case.handed-over", new { before, assessor = me, why = "absence" });
            journal.Tell(before, open.Case.Id, "handed-over", $"handed-over:{open.Case.Id:N}:{open.Case.Version}", open.Letter(("person", name)));
        }
        else
        {
            journal.Record(Streams.Case(open.Case.Id), "case.claimed", new { assessor = me });
        }

        journal.Tell(open.Case.CandidateId, open.Case.Id, "assessor", $"assessor:{open.Case.Id:N}:{open.Case.Version}", open.Letter(("person", name)));
        return open.Case.Version;
    }
}
