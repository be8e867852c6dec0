using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Cases;

/// <summary>The candidate takes a lapsed case up again, within its window.</summary>
public sealed record ReopenCase(Guid RequestId, Guid CaseId, long ExpectedVersion) : IChange<long>, ICaseOperation, IVersioned;

/// <summary>Refused beside another open case for the same aim (DOMAIN rule 9).</summary>
public sealed class ReopenCaseHandler(IRplDb db, CaseDesk desk, Journal journal, OperationContext context) : IHandle<ReopenCase, long>
{
    public async ValueTask<Result<long>> Handle(ReopenCase request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        var other = await db.Cases.AnyAsync(found => found.OpenKey != null && found.Id != open.Case.Id && found.CandidateId == open.Case.CandidateId
            && found.StandardId == open.Case.StandardId && found.ProgrammeVersionId == open.Case.ProgrammeVersionId && found.SchemeId == open.Case.SchemeId, cancellationToken);
        if (open.Case.Reopen(context.Act, open.Rules, other) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Case(open.Case.Id), "case.reopened", new { state = open.Case.State, due = open.Case.DueOn });
        journal.Tell(open.Case.CandidateId, open.Case.Id, "reopened", $"reopened:{open.Case.Id:N}:{open.Case.HistoryCount}", open.Letter(("due", Days.Text(open.Case.DueOn))));
        return open.Case.Version;
    }
}
