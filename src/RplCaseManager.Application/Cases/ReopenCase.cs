using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Cases;

/// <summary>The candidate takes a lapsed case up again, within its window.</summary>
public sealed record ReopenCase(Guid RequestId, Guid CaseId, long ExpectedVersion) : IChange<long>, ICaseOperation, IVersioned;

/// <summary>Refused beside another open case for the same aim (DOMAIN rule 9).</summary>
public sealed class ReopenCaseHandler(CaseDesk desk, Journal journal, OperationContext context) : IHandle<ReopenCase, long>
{
    public async ValueTask<Result<long>> Handle(ReopenCase request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        var other = await desk.OtherOpenAsync(open.Case, cancellationToken);
        if (open.Case.Reopen(context.Act, open.Rules, other) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Case(open.Case.Id), "case.reopened", new { state = open.Case.State, due = open.Case.DueOn });
        journal.Tell(open.Case.CandidateId, open.Case.Id, "reopened", $"reopened:{open.Case.Id:N}:{open.Case.HistoryCount}", open.Letter(("due", Days.Text(open.Case.DueOn))));
        return open.Case.Version;
    }
}
