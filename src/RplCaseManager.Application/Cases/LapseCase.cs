using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Cases;

/// <summary>A file without activity lapses on the day after its date (job).</summary>
public sealed record LapseCase(Guid RequestId, Guid CaseId) : IChange<long>, ICaseOperation;

/// <summary>Refused while the date is not over; the job asks the dates, not the clock of its own run.</summary>
public sealed class LapseCaseHandler(CaseDesk desk, Journal journal, OperationContext context) : IHandle<LapseCase, long>
{
    public async ValueTask<Result<long>> Handle(LapseCase request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        if (open.Case.Expire(context.Act, open.Rules) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Case(open.Case.Id), "case.lapsed", new { state = open.Case.State, window = open.Case.WindowUntil });
        journal.Tell(open.Case.CandidateId, open.Case.Id, "lapsed", $"lapsed:{open.Case.Id:N}:{open.Case.HistoryCount}", open.Letter(("due", Days.Text(open.Case.WindowUntil))));
        return open.Case.Version;
    }
}
