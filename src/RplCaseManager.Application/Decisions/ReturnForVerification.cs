using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Decisions;

/// <summary>The decider is not convinced of the verification and returns the case with points.</summary>
public sealed record ReturnForVerification(Guid RequestId, Guid CaseId, long ExpectedVersion, string Points) : IChange<long>, INeedsDeclaration, IVersioned, IValidated
{
    public IEnumerable<FieldProblem> Validate()
    {
        if (string.IsNullOrWhiteSpace(Points))
        {
            yield return new(nameof(Points), "required");
        }
        else if (Points.Length > TextLimits.Reason)
        {
            yield return new(nameof(Points), "too-long", TextLimits.ReasonText);
        }
    }
}

/// <summary>Answers the new version of the case.</summary>
public sealed class ReturnForVerificationHandler(CaseDesk desk, Journal journal, OperationContext context) : IHandle<ReturnForVerification, long>
{
    public async ValueTask<Result<long>> Handle(ReturnForVerification request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        if (open.Case.ReturnForVerification(context.Act, open.Rules, request.Points) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Case(open.Case.Id), "decision.returned-for-verification", new { due = open.Case.DueOn }, new { points = request.Points });
        return open.Case.Version;
    }
}
