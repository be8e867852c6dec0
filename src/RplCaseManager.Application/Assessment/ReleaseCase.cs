using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Assessment;

/// <summary>An assessor gives a case back to the queue, with a reason.</summary>
public sealed record ReleaseCase(Guid RequestId, Guid CaseId, long ExpectedVersion, string Reason) : IChange<long>, ICaseOperation, IVersioned, IValidated
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
public sealed class ReleaseCaseHandler(CaseDesk desk, Journal journal) : IHandle<ReleaseCase, long>
{
    public async ValueTask<Result<long>> Handle(ReleaseCase request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        if (open.Case.ReleaseByAssessor() is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Case(open.Case.Id), "case.released", null, new { reason = request.Reason });
        return open.Case.Version;
    }
}
