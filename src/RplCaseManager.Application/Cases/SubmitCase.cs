using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Cases;

/// <summary>The candidate hands the file in, for the first time or completed.</summary>
public sealed record SubmitCase(Guid RequestId, Guid CaseId, long ExpectedVersion) : IChange<long>, ICaseOperation, IVersioned;

/// <summary>Answers the new version of the case; refused with the codes of the outcomes that nothing supports.</summary>
public sealed class SubmitCaseHandler(IRplDb db, CaseDesk desk, Journal journal, OperationContext context) : IHandle<SubmitCase, long>
{
    public async ValueTask<Result<long>> Handle(SubmitCase request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        var today = open.Rules.DateOf(context.Now);
        var evidence = await desk.EvidenceAsync(request.CaseId, cancellationToken);
        var support = ClaimCheck.Support(open.Standard.Content, open.Case.Claims, evidence, today);
        // The catalogue keeps versions for ever; whether one may still be submitted on is asked of the table.
        var version = await db.StandardVersions.AsNoTracking().FirstAsync(found => found.Id == open.Case.StandardVersionId, cancellationToken);
        if (EvidenceDemands.Unmet(open.Rules.Content, evidence.Select(piece => piece.Kind)) is { } demand && open.Case.FileIsOpen)
        {
            return new RuleRefusal(demand);
        }

        if (open.Case.Submit(context.Act, open.Rules, ClaimCheck.IsSupported(support), version.IsOpenOn(today)) is { } refusal)
        {
            return refusal is RuleRefusal { Rule: "case.submit.supported" } rule
                ? rule with { Detail = string.Join(", ", support.Where(line => line.Claimed && line.Pieces == 0).Select(line => line.OutcomeCode)) }
                : refusal;
        }

        journal.Record(Streams.Case(open.Case.Id), "case.submitted", new
        {
            claimed = open.Case.ClaimedOutcomes,
            evidence = evidence.Select(piece => piece.Id.ToString("N") + "=" + piece.Sha256),
            due = open.Case.DueOn,
            authority = open.Case.AuthorityDueOn,
        });
        var words = open.Rules.Content.Letters.Acknowledgement;
        journal.Tell(open.Case.CandidateId, open.Case.Id, string.IsNullOrWhiteSpace(words) ? "submitted" : "submitted-words", $"submitted:{open.Case.Id:N}:{open.Case.HistoryCount}",
            open.Letter(("due", Days.Text(open.Case.AuthorityDueOn)), ("text", words ?? "")));
        return open.Case.Version;
    }
}
