using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Assessment;

/// <summary>The date of an answer is over: the assessment goes on with what is there (job).</summary>
public sealed record RecordNoAnswer(Guid RequestId, Guid CaseId) : IChange<long>, ICaseOperation;

/// <summary>Tells the candidate and the assessor.</summary>
public sealed class RecordNoAnswerHandler(CaseDesk desk, Journal journal, OperationContext context) : IHandle<RecordNoAnswer, long>
{
    public async ValueTask<Result<long>> Handle(RecordNoAnswer request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        if (open.Case.RecordNoAnswer(context.Act, open.Rules) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Case(open.Case.Id), "information.no-answer", new { due = open.Case.DueOn });
        journal.Tell(open.Case.CandidateId, open.Case.Id, "no-answer", $"no-answer:{open.Case.Id:N}:{open.Case.HistoryCount}", open.Letter());
        if (open.Case.AssessorId is { } assessor)
        {
            journal.Tell(assessor, open.Case.Id, "no-answer-staff", $"no-answer-staff:{open.Case.Id:N}:{open.Case.HistoryCount}", open.Letter(("due", Days.Text(open.Case.DueOn))));
        }

        return open.Case.Version;
    }
}
