using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Cases;
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
        var drawn = await DrawnAsync(open, cancellationToken);
        if (open.Case.Recommend(context.Act, open.Rules, missing.Count == 0, drawn, request.Summary) is { } refusal)
        {
            return refusal is RuleRefusal { Rule: "case.recommend.all-judged" } rule ? await MissingAsync(open, rule, missing, cancellationToken) : refusal;
        }

        journal.Record(Streams.Case(open.Case.Id), "case.recommended", new { verificationDrawn = drawn, mode = open.Rules.Content.Verification, due = open.Case.DueOn }, new { summary = request.Summary });
        journal.Tell(open.Case.CandidateId, open.Case.Id, drawn ? "recommended" : "recommended-unverified", $"recommended:{open.Case.Id:N}:{open.Case.HistoryCount}", open.Letter(("due", Days.Text(open.Case.AuthorityDueOn))));
        return open.Case.Version;
    }

    /// <summary>Which outcomes are not judged; where all that they lack is an obligatory method, that is said instead.</summary>
    private async Task<Refusal> MissingAsync(OpenCase open, RuleRefusal rule, List<string> missing, CancellationToken cancellation)
    {
        var (id, round, standard) = (open.Case.Id, open.Case.Round, open.Standard.Content);
        var unfinished = await db.JudgementSheets.AsNoTracking().Where(sheet => sheet.CaseId == id && sheet.Round == round && sheet.Judged == null).ToListAsync(cancellation);
        var unmet = unfinished.Where(sheet => standard.Outcome(sheet.OutcomeCode) is { } outcome && JudgementSheet.Incomplete(sheet.Entry, standard.MethodsOf(outcome)) is MethodMissing)
            .Select(sheet => sheet.OutcomeCode).ToHashSet(StringComparer.Ordinal);
        return missing.TrueForAll(unmet.Contains) ? new RuleRefusal("case.recommend.method", string.Join(", ", missing)) : rule with { Detail = string.Join(", ", missing) };
    }

    /// <summary>Whether this recommendation is verified: never, always, by lot up to the cap of a month, or because it carries a risk.</summary>
    private async Task<bool> DrawnAsync(OpenCase open, CancellationToken cancellation)
    {
        var (scheme, me) = (open.Rules.Content, context.Actor.Id);
        switch (scheme.Verification)
        {
            case VerificationMode.Off:
                return false;
            case VerificationMode.All:
                return true;
            case VerificationMode.RiskBased when await RiskAsync(open, cancellation):
                return true;
        }

        if (scheme.VerificationCap is { } cap)
        {
            var today = open.Rules.DateOf(context.Now);
            var since = open.Rules.At(new DateOnly(today.Year, today.Month, 1).AddDays(-1)).EndsAt;
            if (await db.CaseHistory.CountAsync(entry => entry.By == me && entry.Trigger == CaseTrigger.Recommend && entry.To == CaseState.UnderVerification && entry.At >= since, cancellation) >= cap)
            {
                return false;
            }
        }

        return RandomNumberGenerator.GetInt32(1_000_000) < scheme.VerificationShare * 1_000_000;
    }

    /// <summary>A risk is an assessor who is new, or a judgement that takes something from the candidate.</summary>
    private async Task<bool> RiskAsync(OpenCase open, CancellationToken cancellation)
    {
        var (id, round, me) = (open.Case.Id, open.Case.Round, context.Actor.Id);
        return await db.JudgementSheets.AnyAsync(sheet => sheet.CaseId == id && sheet.Round == round && sheet.Judged != null && sheet.Judged != Judgement.Achieved, cancellation)
            || await db.CaseHistory.CountAsync(entry => entry.By == me && entry.Trigger == CaseTrigger.Recommend, cancellation) < open.Rules.Content.VerificationNewAssessor;
    }
}
