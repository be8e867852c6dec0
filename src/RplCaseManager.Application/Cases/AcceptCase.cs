using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Cases;

/// <summary>A case officer accepts the file as complete and admissible.</summary>
public sealed record AcceptCase(Guid RequestId, Guid CaseId, long ExpectedVersion, bool IdentityChecked) : IChange<long>, INeedsDeclaration, IVersioned;

/// <summary>Answers the new version of the case.</summary>
public sealed class AcceptCaseHandler(CaseDesk desk, Journal journal, OperationContext context) : IHandle<AcceptCase, long>
{
    public async ValueTask<Result<long>> Handle(AcceptCase request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        if (open.Case.Accept(context.Act, open.Rules, request.IdentityChecked) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Case(open.Case.Id), "case.accepted", new { identityChecked = request.IdentityChecked, due = open.Case.DueOn });
        journal.Tell(open.Case.CandidateId, open.Case.Id, "accepted", $"accepted:{open.Case.Id:N}:{open.Case.HistoryCount}", open.Letter(("due", Days.Text(open.Case.AuthorityDueOn))));
        return open.Case.Version;
    }
}
