using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Tests.Builders;
using Stateless.Reflection;
using static RplCaseManager.Domain.Cases.CaseState;
using static RplCaseManager.Domain.Cases.CaseTrigger;

namespace RplCaseManager.Domain.Tests.Cases;

/// <summary>Each guard alone: with only its own fact unfavourable, the refusal names its rule.</summary>
public sealed class CaseMachineGuardTests
{
    private sealed record Line(CasePosition From, CaseTrigger Trigger, string Rule, Func<CaseFacts, CaseFacts> Spoil);

    private static readonly CasePosition Reopened = new(InformationRequested, StandingState: Decided, DecisionStands: true, ReopenedByAuthority: true, Round: 2);
    private static readonly CasePosition Appealed = new(UnderAppeal, Decided, Decided, DecisionStands: true);
    private static readonly CasePosition Conditional = new(ConditionallyAwarded, DecisionStands: true);

    private static readonly IReadOnlyList<Line> Guards =
    [
        new(new(Draft), Submit, "case.date-over", facts => facts with { CandidateDateOver = true }),
        new(new(Draft), Submit, "case.submit.supported", facts => facts with { ClaimSupported = false }),
        new(new(Draft), Submit, "case.submit.claim", facts => facts with { ClaimMade = false }),
        new(new(Draft), Submit, "case.submit.version", facts => facts with { VersionOpen = false }),
        new(new(Incomplete), Resubmit, "case.date-over", facts => facts with { CandidateDateOver = true }),
        new(new(Incomplete), Resubmit, "case.submit.supported", facts => facts with { ClaimSupported = false }),
        new(new(Incomplete), Resubmit, "case.submit.claim", facts => facts with { ClaimMade = false }),
        new(new(Submitted), Accept, "case.accept.identity", facts => facts with { IdentityChecked = false }),
        new(new(Submitted), Accept, "case.intake.independent", NotIndependent),
        new(new(Submitted), RequestCompletion, "case.intake.independent", NotIndependent),
        new(new(Submitted), RejectAsInadmissible, "case.intake.independent", NotIndependent),
        new(new(InAssessment), RequestInformation, "case.assess.independent", NotIndependent),
        new(new(InAssessment), Recommend, "case.assess.independent", NotIndependent),
        new(new(InAssessment), Recommend, "case.recommend.all-judged", facts => facts with { AllJudged = false }),
        new(new(InAssessment), Recommend, "case.recommend.all-judged", facts => facts with { AllJudged = false, VerificationDrawn = false }),
        new(new(InformationRequested), Provide, "case.date-over", facts => facts with { CandidateDateOver = true }),
        new(new(InformationRequested), NoAnswer, "case.date-not-over", facts => facts with { CandidateDateOver = false }),
        new(new(InformationRequested), NoAnswer, "case.no-answer.scheme", facts => facts with { NoAnswerContinues = false }),
        new(new(UnderVerification), Confirm, "case.verify.independent", NotIndependent),
        new(new(UnderVerification), ReturnToAssessor, "case.verify.independent", NotIndependent),
        new(new(AwaitingDecision), Decide, "case.decide.judged", facts => facts with { AnyJudged = false }),
        new(new(AwaitingDecision), Decide, "case.decide.independent", NotIndependent),
        new(new(AwaitingDecision), Decide, "case.decide.panel", facts => facts with { PanelVoted = false }),
        new(new(AwaitingDecision), AwardConditionally, "case.conditional.scheme", facts => facts with { ConditionalAwardOn = false }),
        new(new(AwaitingDecision), AwardConditionally, "case.decide.judged", facts => facts with { AnyJudged = false }),
        new(new(AwaitingDecision), AwardConditionally, "case.conditional.missing", facts => facts with { SomethingMissing = false }),
        new(new(AwaitingDecision), AwardConditionally, "case.decide.independent", NotIndependent),
        new(new(AwaitingDecision), AwardConditionally, "case.decide.panel", facts => facts with { PanelVoted = false }),
        new(new(AwaitingDecision), ReturnForAssessment, "case.decide.independent", NotIndependent),
        new(new(AwaitingDecision), ReturnForVerification, "case.decide.independent", NotIndependent),
        new(new(AwaitingDecision), ReturnForVerification, "case.verification.off", facts => facts with { VerificationOn = false }),
        new(Conditional, SubmitProof, "case.condition.over", facts => facts with { ConditionOver = true }),
        new(Conditional, Extend, "case.condition.over", facts => facts with { ConditionOver = true }),
        new(Conditional, Lapse, "case.condition.runs", facts => facts with { ConditionOver = false }),
        new(new(Closed, Lapsed), Appeal, "case.appeal.nothing-decided", facts => facts),
        new(Appealed, Uphold, "case.appeal.independent", NotIndependent),
        new(Appealed, UpholdAndRedecide, "case.appeal.independent", NotIndependent),
        new(Appealed, UpholdAndRedecide, "case.decide.judged", facts => facts with { AnyJudged = false }),
        new(Appealed, Dismiss, "case.appeal.independent", NotIndependent),
        new(Appealed, RejectAppeal, "case.appeal.independent", NotIndependent),
        new(new(Closed, Inadmissible), Rectify, "case.standing-decision", facts => facts),
        new(new(Closed, Lapsed), ReopenByAuthority, "case.standing-decision", facts => facts),
        new(new(Decided, DecisionStands: true), Close, "case.close.window", facts => facts with { WindowOver = false }),
        new(new(Inadmissible), Close, "case.close.window", facts => facts with { WindowOver = false }),
        new(new(Lapsed, Draft), Close, "case.close.window", facts => facts with { WindowOver = false }),
        new(Reopened, Withdraw, "case.withdraw.reopened", facts => facts),
        new(Reopened, Expire, "case.expire.reopened", facts => facts),
        new(new(Draft), Expire, "case.date-not-over", facts => facts with { CandidateDateOver = false }),
        new(new(Incomplete), Expire, "case.date-not-over", facts => facts with { CandidateDateOver = false }),
        new(new(InformationRequested), Expire, "case.date-not-over", facts => facts with { CandidateDateOver = false }),
        new(new(InformationRequested), Expire, "case.expire.no-answer-continues", facts => facts with { NoAnswerContinues = true }),
        new(new(Lapsed, Draft), Reopen, "case.reopen.window-over", facts => facts with { WindowOver = true }),
        new(new(Lapsed, Draft), Reopen, "case.reopen.other-open", facts => facts with { OtherCaseOpen = true }),
    ];

    [Fact]
    public void Guard_WithOnlyItsFactUnfavourable_RefusesByItsRule()
    {
        foreach (var line in Guards)
        {
            var facts = line.Spoil(CaseTable.Favourable(line.Trigger));
            var (position, refusal) = CaseMachine.Fire(line.From, line.Trigger, facts);

            Assert.True(refusal?.Rule == line.Rule, $"{line.From.State} {line.Trigger}: expected {line.Rule}, was {refusal}");
            Assert.Equal(line.From, position);
        }
    }

    [Fact]
    public void EveryRuleOfEveryTransition_HasALineHere()
    {
        var configured = CaseMachine.Describe().States.SelectMany(state => state.Transitions.SelectMany(move => move.GuardConditionsMethodDescriptions
            .Select(guard => guard.Description).Where(rule => !rule.StartsWith("to:", StringComparison.Ordinal))
            .Select(rule => $"{state.UnderlyingState} {move.Trigger.UnderlyingTrigger} {rule}"))).Distinct();
        // A decided or conditionally awarded case always has its decision; a draft is never reopened.
        string[] neverAlone =
        [
            "Decided Appeal case.appeal.nothing-decided", "ConditionallyAwarded Appeal case.appeal.nothing-decided",
            "Decided Rectify case.standing-decision", "Closed Rectify case.standing-decision",
            "Decided ReopenByAuthority case.standing-decision", "Closed ReopenByAuthority case.standing-decision",
        ];
        var tested = Guards.Select(line => $"{line.From.State} {line.Trigger} {line.Rule}")
            .Concat(neverAlone)
            .Concat(CaseStates.Open.Select(state => $"{state} Withdraw case.withdraw.reopened"))
            .Concat(CaseStates.Open.Select(state => $"{state} Expire case.expire.reopened"))
            .Concat(CaseStates.Open.Select(state => $"{state} Expire case.expire.no-answer-continues"))
            .Concat(CaseStates.Open.Select(state => $"Lapsed Reopen case.reopen.window-over"));

        Assert.Empty(configured.Except(tested));
    }

    [Fact]
    public void Withdraw_InAnyStateOfAReopening_IsRefused()
    {
        foreach (var state in new[] { InAssessment, InformationRequested, UnderVerification, AwaitingDecision })
        {
            Refused.ByRule("case.withdraw.reopened", CaseMachine.Check(Reopened with { State = state }, Withdraw, CaseTable.Favourable(Withdraw)));
        }
    }

    [Fact]
    public void NoAnswer_InAReopening_ContinuesWhateverTheSchemeSays() =>
        Assert.Null(CaseMachine.Check(Reopened, NoAnswer, CaseTable.Favourable(NoAnswer) with { NoAnswerContinues = false }));

    [Fact]
    public void Lapse_WhenTheCandidateGivesUp_NeedsNoDate() =>
        Assert.Null(CaseMachine.Check(Conditional, Lapse, CaseTable.Favourable(Lapse) with { ConditionOver = false, CandidateGivesUp = true }));

    [Fact]
    public void Decide_WithoutPanelInTheScheme_NeedsNoVote() =>
        Assert.Null(CaseMachine.Check(new(AwaitingDecision), Decide, CaseTable.Favourable(Decide) with { PanelOn = false, PanelVoted = false }));

    [Fact]
    public void WithdrawAppeal_IsTheCandidatesOwnAct_AndNeedsNoIndependence() =>
        Assert.Null(CaseMachine.Check(Appealed, WithdrawAppeal, NotIndependent(CaseTable.Favourable(WithdrawAppeal))));

    [Fact]
    public void Recommend_InASchemeWithoutVerification_SkipsWhateverWasDrawn()
    {
        var (position, refusal) = CaseMachine.Fire(new(InAssessment), Recommend, CaseTable.Favourable(Recommend) with { VerificationOn = false, VerificationDrawn = true });

        Assert.Null(refusal);
        Assert.Equal(AwaitingDecision, position.State);
    }

    [Fact]
    public void FactsThatAreNotSet_RefuseEveryGuardedTrigger()
    {
        foreach (var line in CaseTable.Lines.Where(line => line.Trigger is Submit or Accept or Recommend or Confirm or Decide or AwardConditionally or NoAnswer or Expire or Close))
        {
            Assert.NotNull(CaseMachine.Check(line.From, line.Trigger, new()));
        }
    }

    private static CaseFacts NotIndependent(CaseFacts facts) => facts with { ActorIndependent = false };
}
