using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Cases;

/// <summary>The candidate withdraws the case.</summary>
public sealed record WithdrawCase(Guid RequestId, Guid CaseId, long ExpectedVersion, string Reason) : IChange<long>, ICaseOperation, IVersioned, IValidated
{
    public IEnumerable<FieldProblem> Validate() => TextLimits.Check(nameof(Reason), Reason, TextLimits.Reason);
}

/// <summary>Answers the new version of the case.</summary>
public sealed class WithdrawCaseHandler(CaseDesk desk, Journal journal, OperationContext context) : IHandle<WithdrawCase, long>
{
    public async ValueTask<Result<long>> Handle(WithdrawCase request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        if (open.Case.Withdraw(context.Act, open.Rules, request.Reason) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Case(open.Case.Id), "case.withdrawn", new { state = open.Case.State }, new { reason = request.Reason });
        journal.Tell(open.Case.CandidateId, open.Case.Id, "withdrawn", $"withdrawn:{open.Case.Id:N}:{open.Case.HistoryCount}", open.Letter());
        return open.Case.Version;
    }
}
