using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Decisions;

/// <summary>The decider is not convinced of the assessment and returns the case with points.</summary>
public sealed record ReturnForAssessment(Guid RequestId, Guid CaseId, long ExpectedVersion, string Points) : IChange<long>, INeedsDeclaration, IVersioned, IValidated
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
public sealed class ReturnForAssessmentHandler(CaseDesk desk, Journal journal, OperationContext context) : IHandle<ReturnForAssessment, long>
{
    public async ValueTask<Result<long>> Handle(ReturnForAssessment request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        if (open.Case.ReturnForAssessment(context.Act, open.Rules, request.Points) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Case(open.Case.Id), "decision.returned-for-assessment", new { due = open.Case.DueOn }, new { points = request.Points });
        if (open.Case.AssessorId is { } assessor)
        {
            journal.Tell(assessor, open.Case.Id, "returned", $"returned:{open.Case.Id:N}:{open.Case.HistoryCount}", open.Letter(("text", request.Points), ("due", Days.Text(open.Case.DueOn))));
        }

        return open.Case.Version;
    }
}
