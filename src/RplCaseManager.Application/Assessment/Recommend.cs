using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Assessment;

/// <summary>The assessor recommends. Whether the recommendation is verified is drawn here and recorded before the machine moves.</summary>
public sealed record Recommend(Guid RequestId, Guid CaseId, long ExpectedVersion, string Summary) : IChange<long>, INeedsDeclaration, IVersioned, IValidated
{
    public IEnumerable<FieldProblem> Validate()
    {
        if (string.IsNullOrWhiteSpace(Summary))
        {
            yield return new(nameof(Summary), "required");
        }
        else if (Summary.Length > TextLimits.Reason)
        {
            yield return new(nameof(Summary), "too-long", TextLimits.ReasonText);
        }
    }
}

/// <summary>Refused while an outcome claimed is not judged, with the codes of those.</summary>
public sealed class RecommendHandler(IRplDb db, CaseDesk desk, Journal journal, OperationContext context) : IHandle<Recommend, long>
{
    public async ValueTask<Result<long>> Handle(Recommend request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        var round = open.Case.Round;
        var judged = await db.JudgementSheets.Where(sheet => sheet.CaseId == request.CaseId && sheet.Round == round && sheet.Judged != null)
            .Select(sheet => sheet.OutcomeCode).ToListAsync(cancellationToken);
        var missing = open.Case.ClaimedOutcomes.Except(judged, StringComparer.Ordinal).ToList();
        var drawn = open.Rules.Content.Verification switch
        {
            VerificationMode.Off => false,
            VerificationMode.All => true,
            VerificationMode.Sample => RandomNumberGenerator.GetInt32(1_000_000) < open.Rules.Content.VerificationShare * 1_000_000,
        };
        if (open.Case.Recommend(context.Act, open.Rules, missing.Count == 0, drawn, request.Summary) is { } refusal)
        {
            return refusal is RuleRefusal { Rule: "case.recommend.all-judged" } rule ? rule with { Detail = string.Join(", ", missing) } : refusal;
        }

        journal.Record(Streams.Case(open.Case.Id), "case.recommended", new { verificationDrawn = drawn, mode = open.Rules.Content.Verification, due = open.Case.DueOn }, new { summary = request.Summary });
        journal.Tell(open.Case.CandidateId, open.Case.Id, drawn ? "recommended" : "recommended-unverified", $"recommended:{open.Case.Id:N}:{open.Case.HistoryCount}", open.Letter(("due", Days.Text(open.Case.AuthorityDueOn))));
        return open.Case.Version;
    }
}
