using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Assessment;

/// <summary>An assessor takes a case from the queue, after having declared that there is no conflict of interest.</summary>
public sealed record ClaimCase(Guid RequestId, Guid CaseId) : IChange<long>, INeedsDeclaration;

/// <summary>Refused when a colleague was first. The candidate is told who has the case.</summary>
public sealed class ClaimCaseHandler(CaseDesk desk, Journal journal, OperationContext context) : IHandle<ClaimCase, long>
{
    public async ValueTask<Result<long>> Handle(ClaimCase request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        if (open.Case.ClaimAsAssessor(context.Act, open.Rules) is { } refusal)
        {
            return refusal;
        }

        var name = await desk.NameAsync(context.Actor.Id, cancellationToken);
        journal.Record(Streams.Case(open.Case.Id), "case.claimed", new { assessor = context.Actor.Id });
        journal.Tell(open.Case.CandidateId, open.Case.Id, "assessor", $"assessor:{open.Case.Id:N}:{open.Case.Version}", open.Letter(("person", name)));
        return open.Case.Version;
    }
}
