using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Certificates;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Decisions;

/// <summary>What the decider says of one outcome sought.</summary>
public sealed record AwardChoice(RplOutcome Outcome, bool Granted, string Reason);

/// <summary>The awarding body decides: awards, reasons, and with them the certificates, in one transaction.</summary>
/// <param name="Reasons">The decider's own words to the candidate.</param>
public sealed record Decide(Guid RequestId, Guid CaseId, long ExpectedVersion, IReadOnlyList<AwardChoice> Awards, string Reasons)
    : IChange<Decided>, INeedsDeclaration, IVersioned, IValidated
{
    public IEnumerable<FieldProblem> Validate()
    {
        if (string.IsNullOrWhiteSpace(Reasons))
        {
            yield return new(nameof(Reasons), "required");
        }
        else if (Reasons.Length > TextLimits.Reason)
        {
            yield return new(nameof(Reasons), "too-long", TextLimits.ReasonText);
        }

        foreach (var award in Awards.Where(award => !award.Granted && string.IsNullOrWhiteSpace(award.Reason)))
        {
            yield return new(nameof(Awards), "refusal-reason", award.Outcome.ToString());
        }

        foreach (var problem in Awards.SelectMany(award => TextLimits.Check(nameof(Awards), award.Reason, TextLimits.Reason)))
        {
            yield return problem;
        }
    }
}

/// <summary>The decision and the certificates that it issued.</summary>
public sealed record Decided(Guid DecisionId, IReadOnlyList<Guid> CertificateIds, long CaseVersion);

/// <summary>Each outcome sought is granted or refused with a reason; nothing is granted that the judgements do not allow.</summary>
public sealed class DecideHandler(IRplDb db, CaseDesk desk, CertificateIssue issue, Journal journal, OperationContext context) : IHandle<Decide, Decided>
{
    public async ValueTask<Result<Decided>> Handle(Decide request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        var draft = await DecisionDrafts.MakeAsync(db, desk, open, cancellationToken);
        if (Choices(request, open, draft) is { } wrong)
        {
            return wrong;
        }

        var round = open.Case.Round;
        if (open.Case.Decide(context.Act, open.Rules, draft.Outcomes.Count > 0) is { } refusal)
        {
            return refusal;
        }

        var content = await ContentAsync(request, open, draft, cancellationToken);
        var decision = new Decision(context.NewId(), open.Case.Id, round, 0, context.Actor.Id, context.Now, content);
        db.Decisions.Add(decision);
        var certificates = new List<Guid>();
        foreach (var award in content.Awards.Where(award => award.Granted && CertificateIssue.Certifies(award.Outcome)))
        {
            var issued = await issue.IssueAsync(open, decision, award, cancellationToken);
            if (!issued.Ok)
            {
                return issued.Refusal;
            }

            certificates.Add(issued.Value.Id);
        }

        journal.Record(Streams.Case(open.Case.Id), "case.decided", new
        {
            decision = decision.Id,
            granted = content.Awards.Where(award => award.Granted).Select(award => award.Outcome.ToString()),
            refused = content.Awards.Where(award => !award.Granted).Select(award => award.Outcome.ToString()),
            achieved = content.Outcomes.Where(result => result.Judgement is Domain.Assessment.Judgement.Achieved).Select(result => result.OutcomeCode),
            appealUntil = open.Case.WindowUntil,
        }, new { reasons = request.Reasons });
        // An exemption or an admission is an award without a certificate.
        var kind = certificates.Count > 0 ? "decided" : content.Awards.Any(award => award.Granted) ? "decided-award" : "decided-refused";
        journal.Tell(open.Case.CandidateId, open.Case.Id, kind, $"decided:{open.Case.Id:N}:{open.Case.HistoryCount}",
            open.Letter(("due", Days.Text(open.Case.WindowUntil))));
        return new Decided(decision.Id, certificates, open.Case.Version);
    }

    private static RuleRefusal? Choices(Decide request, OpenCase open, DecisionDraft draft)
    {
        if (!open.Case.Sought.Order().SequenceEqual(request.Awards.Select(award => award.Outcome).Order()))
        {
            return new RuleRefusal("decide.each-sought");
        }

        var denied = request.Awards.Where(award => award.Granted)
            .Select(award => draft.Options.First(option => option.Outcome == award.Outcome)).FirstOrDefault(option => !option.Allowed);
        return denied is null ? null : new RuleRefusal(denied.Rule, string.Join(", ", denied.Missing));
    }

    private async Task<DecisionContent> ContentAsync(Decide request, OpenCase open, DecisionDraft draft, CancellationToken cancellation)
    {
        var body = await db.Providers.AsNoTracking().FirstOrDefaultAsync(found => found.Code == open.Case.BodyCode, cancellation);
        return new DecisionContent
        {
            CaseNumber = open.Case.Number,
            CandidateName = await desk.NameAsync(open.Case.CandidateId, cancellation),
            SchemeName = open.Rules.Content.Name,
            StandardTitle = open.Standard.Title,
            ProgrammeTitle = open.Programme?.Title,
            StandardVersion = open.Standard.Number,
            AwardingBody = body?.Content.Name ?? open.Case.BodyCode,
            DecidedBy = await desk.NameAsync(context.Actor.Id, cancellation),
            DecidedOn = open.Rules.DateOf(context.Now),
            Awards = [.. request.Awards.Select(choice => new Award(choice.Outcome, choice.Granted,
                choice.Granted ? Parts(open, draft.Options.First(option => option.Outcome == choice.Outcome)) : [], choice.Granted ? "" : choice.Reason))],
            Outcomes = draft.Outcomes,
            Units = draft.Units,
            GapPlan = draft.GapPlan,
            Reasons = request.Reasons,
            VerifiedBy = open.Case.VerifierId is { } verifier ? await desk.NameAsync(verifier, cancellation) : null,
            VerificationSkipped = open.Case.VerificationDrawn is false,
            AppealUntil = open.Case.WindowUntil,
            AppealInstructions = open.Rules.Content.Letters.AppealInstructions,
            Closing = open.Rules.Content.Letters.DecisionClosing,
            SchemeLanguage = open.Rules.Content.Languages is [var first, ..] ? first : null,
        };
    }

    private static IReadOnlyList<string> Parts(OpenCase open, OutcomeOption option) => option.Outcome is not RplOutcome.ProgrammeExemption || open.Programme is not { } programme ? option.Parts
        : [.. programme.Content.Parts.Where(part => option.Parts.Contains(part.Code)).Select(part => part.Code + " " + part.Title)];
}
