using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Cases;

/// <summary>A case officer refuses the application as inadmissible, with a reason that the candidate reads.</summary>
public sealed record RejectAsInadmissible(Guid RequestId, Guid CaseId, long ExpectedVersion, string Reason) : IChange<long>, INeedsDeclaration, IVersioned, IValidated
{
    public IEnumerable<FieldProblem> Validate()
    {
        if (string.IsNullOrWhiteSpace(Reason))
        {
            yield return new(nameof(Reason), "required");
        }
        else if (Reason.Length > TextLimits.Reason)
        {
            yield return new(nameof(Reason), "too-long", TextLimits.ReasonText);
        }
    }
}

/// <summary>Answers the new version of the case.</summary>
public sealed class RejectAsInadmissibleHandler(CaseDesk desk, Journal journal, OperationContext context) : IHandle<RejectAsInadmissible, long>
{
    public async ValueTask<Result<long>> Handle(RejectAsInadmissible request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        if (open.Case.RejectAsInadmissible(context.Act, open.Rules, request.Reason) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Case(open.Case.Id), "case.inadmissible", new { until = open.Case.WindowUntil }, new { reason = request.Reason });
        journal.Tell(open.Case.CandidateId, open.Case.Id, "inadmissible", $"inadmissible:{open.Case.Id:N}:{open.Case.HistoryCount}", open.Letter(("text", request.Reason), ("due", Days.Text(open.Case.WindowUntil))));
        return open.Case.Version;
    }
}
