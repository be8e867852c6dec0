using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Cases;

/// <summary>A case officer takes a discontinuance back (posthumous award, mistake); every clock begins anew.</summary>
public sealed record ResumeCase(Guid RequestId, Guid CaseId, long ExpectedVersion, string Reason) : IChange<long>, INeedsDeclaration, IVersioned, IValidated
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
public sealed class ResumeCaseHandler(CaseDesk desk, Journal journal, OperationContext context) : IHandle<ResumeCase, long>
{
    public async ValueTask<Result<long>> Handle(ResumeCase request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        if (open.Case.Round == 1 && await desk.OtherOpenAsync(open.Case, cancellationToken))
        {
            return new RuleRefusal("case.resume.other-open");
        }

        if (open.Case.Resume(context.Act, open.Rules, request.Reason) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Case(open.Case.Id), "case.resumed", new { state = open.Case.State }, new { reason = request.Reason });
        return open.Case.Version;
    }
}
