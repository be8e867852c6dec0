using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Cases;

/// <summary>A case officer discontinues a case (death, duplicate). No mail goes out.</summary>
public sealed record DiscontinueCase(Guid RequestId, Guid CaseId, long ExpectedVersion, string Reason) : IChange<long>, INeedsDeclaration, IVersioned, IValidated
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
public sealed class DiscontinueCaseHandler(CaseDesk desk, Journal journal, OperationContext context) : IHandle<DiscontinueCase, long>
{
    public async ValueTask<Result<long>> Handle(DiscontinueCase request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        if (open.Case.Discontinue(context.Act, open.Rules, request.Reason) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Case(open.Case.Id), "case.discontinued", null, new { reason = request.Reason });
        return open.Case.Version;
    }
}
