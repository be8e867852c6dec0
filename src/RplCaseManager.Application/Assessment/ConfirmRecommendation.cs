using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Assessment;

/// <summary>A verifier who is not the assessor confirms the recommendation.</summary>
public sealed record ConfirmRecommendation(Guid RequestId, Guid CaseId, long ExpectedVersion, string Note) : IChange<long>, INeedsDeclaration, IVersioned, IValidated
{
    public IEnumerable<FieldProblem> Validate() => TextLimits.Check(nameof(Note), Note, TextLimits.Reason);
}

/// <summary>Answers the new version of the case.</summary>
public sealed class ConfirmRecommendationHandler(CaseDesk desk, Journal journal, OperationContext context) : IHandle<ConfirmRecommendation, long>
{
    public async ValueTask<Result<long>> Handle(ConfirmRecommendation request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        if (open.Case.Confirm(context.Act, open.Rules, request.Note) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Case(open.Case.Id), "recommendation.confirmed", null, new { note = request.Note });
        journal.Tell(open.Case.CandidateId, open.Case.Id, "confirmed", $"confirmed:{open.Case.Id:N}:{open.Case.HistoryCount}", open.Letter());
        return open.Case.Version;
    }
}
