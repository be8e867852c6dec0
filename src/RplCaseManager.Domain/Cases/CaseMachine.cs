using RplCaseManager.Domain.Shared;
using Stateless;

namespace RplCaseManager.Domain.Cases;

/// <summary>
/// The case machine: the only way to change a case's state. The whole configuration stands here. A guard's description is
/// the id of the rule that it enforces; descriptions that open with <c>to:</c> only choose between targets.
/// </summary>
public sealed class CaseMachine
{
    private readonly StateMachine<CaseState, CaseTrigger> machine;
    private readonly CaseFacts facts;
    private CasePosition position;

    private CaseMachine(CasePosition position, CaseFacts facts)
    {
        this.position = position;
        this.facts = facts;
        machine = new(() => this.position.State, state => this.position = this.position with { State = state });
        Configure();
    }

    /// <summary>Fires a trigger; answers the new position, or the refusal that names the rule.</summary>
    public static (CasePosition Position, Refusal? Refusal) Fire(CasePosition position, CaseTrigger trigger, CaseFacts facts)
    {
        var running = new CaseMachine(position, facts);
        if (running.Refused(trigger) is { } refusal)
        {
            return (position, refusal);
        }

        running.machine.Fire(trigger);
        return (running.position, null);
    }

    /// <summary>Why a trigger would be refused, or null when it would be carried out.</summary>
    public static Refusal? Check(CasePosition position, CaseTrigger trigger, CaseFacts facts) => new CaseMachine(position, facts).Refused(trigger);

    /// <summary>The machine as Stateless describes it, for the diagram.</summary>
    public static Stateless.Reflection.StateMachineInfo Describe() => new CaseMachine(new(CaseState.Draft), new()).machine.GetInfo();

    /// <summary>Every transition of the machine, whatever a scheme switches off.</summary>
    public static IReadOnlyList<(CaseState From, CaseTrigger Trigger, CaseState To)> Transitions { get; } =
    [
        .. Describe().States.SelectMany(state => state.FixedTransitions.Select(move =>
            ((CaseState)state.UnderlyingState, (CaseTrigger)move.Trigger.UnderlyingTrigger, (CaseState)move.DestinationState.UnderlyingState))),
    ];

    private Refusal? Refused(CaseTrigger trigger)
    {
        if (machine.CanFire(trigger, out var unmet))
        {
            return null;
        }

        // Stateless hands out null, not an empty list, where the state does not know the trigger at all.
        var rule = unmet?.FirstOrDefault(guard => !guard.StartsWith("to:", StringComparison.Ordinal));
        return rule is null ? new WrongState("case", position.State.ToString(), trigger.ToString()) : new RuleRefusal(rule);
    }

    private void Configure()
    {
        // The candidate prepares the file; who lets it lie is reminded, then it lapses and can be reopened for a while.
        machine.Configure(CaseState.Draft)
            .PermitIf(CaseTrigger.Submit, CaseState.Submitted, InTime, Supported, Claimed, VersionOpen);
        // The case officer checks completeness and admissibility.
        machine.Configure(CaseState.Submitted)
            .PermitIf(CaseTrigger.Accept, CaseState.InAssessment, Independent("case.intake.independent"), Rule(() => facts.IdentityChecked, "case.accept.identity"))
            .PermitIf(CaseTrigger.RequestCompletion, CaseState.Incomplete, Independent("case.intake.independent"))
            .PermitIf(CaseTrigger.RejectAsInadmissible, CaseState.Inadmissible, Independent("case.intake.independent"));
        machine.Configure(CaseState.Incomplete)
            .PermitIf(CaseTrigger.Resubmit, CaseState.Submitted, InTime, Supported, Claimed);
        // Assessment. Verification switched off, or not drawn, skips to the decision; the machine does not fork.
        machine.Configure(CaseState.InAssessment)
            .PermitIf(CaseTrigger.RequestInformation, CaseState.InformationRequested, Independent("case.assess.independent"))
            .PermitIf(CaseTrigger.Recommend, CaseState.UnderVerification, Independent("case.assess.independent"), AllJudged, Rule(() => Verified, "to:verification"))
            .PermitIf(CaseTrigger.Recommend, CaseState.AwaitingDecision, Independent("case.assess.independent"), AllJudged, Rule(() => !Verified, "to:decision"));
        machine.Configure(CaseState.InformationRequested)
            .PermitIf(CaseTrigger.Provide, CaseState.InAssessment, InTime)
            .PermitIf(CaseTrigger.NoAnswer, CaseState.InAssessment, DateOver,
                Rule(() => facts.NoAnswerContinues || position.ReopenedByAuthority, "case.no-answer.scheme"));
        machine.Configure(CaseState.UnderVerification)
            .PermitIf(CaseTrigger.Confirm, CaseState.AwaitingDecision, Independent("case.verify.independent"))
            .PermitIf(CaseTrigger.ReturnToAssessor, CaseState.InAssessment, Independent("case.verify.independent"));
        // The awarding body decides, or sends back what does not convince.
        machine.Configure(CaseState.AwaitingDecision)
            .PermitIf(CaseTrigger.Decide, CaseState.Decided, Judged, Independent("case.decide.independent"), PanelVoted)
            .PermitIf(CaseTrigger.AwardConditionally, CaseState.ConditionallyAwarded, Rule(() => facts.ConditionalAwardOn, "case.conditional.scheme"),
                Judged, Rule(() => facts.SomethingMissing, "case.conditional.missing"), Independent("case.decide.independent"), PanelVoted)
            .PermitIf(CaseTrigger.ReturnForAssessment, CaseState.InAssessment, Independent("case.decide.independent"))
            .PermitIf(CaseTrigger.ReturnForVerification, CaseState.UnderVerification, Rule(() => facts.VerificationOn, "case.verification.off"), Independent("case.decide.independent"));
        machine.Configure(CaseState.ConditionallyAwarded)
            .PermitIf(CaseTrigger.SubmitProof, CaseState.InAssessment, ConditionRuns)
            .PermitReentryIf(CaseTrigger.Extend, ConditionRuns)
            .PermitIf(CaseTrigger.Lapse, CaseState.Decided, Rule(() => facts.ConditionOver || facts.CandidateGivesUp, "case.condition.runs"));
        machine.Configure(CaseState.Decided)
            .PermitIf(CaseTrigger.Close, CaseState.Closed, WindowOver);
        machine.Configure(CaseState.Inadmissible)
            .Permit(CaseTrigger.Appeal, CaseState.UnderAppeal)
            .PermitIf(CaseTrigger.Close, CaseState.Closed, WindowOver);
        machine.Configure(CaseState.Lapsed)
            .PermitIf(CaseTrigger.Close, CaseState.Closed, WindowOver);
        ConfigureAppeal();
        ConfigureEndings();
        KeepWhatStandsBeside();
    }

    private void ConfigureAppeal()
    {
        // Being late is the reviewer's finding, so that no window is asked here; but something must have been decided.
        foreach (var state in new[] { CaseState.Decided, CaseState.ConditionallyAwarded, CaseState.Closed })
        {
            machine.Configure(state).PermitIf(CaseTrigger.Appeal, CaseState.UnderAppeal,
                Rule(() => position.DecisionStands || position.ReturnState is CaseState.Inadmissible, "case.appeal.nothing-decided"));
        }

        foreach (var state in new[] { CaseState.Decided, CaseState.Closed })
        {
            machine.Configure(state)
                .PermitReentryIf(CaseTrigger.Rectify, DecisionStands)
                .PermitIf(CaseTrigger.ReopenByAuthority, CaseState.InAssessment, DecisionStands);
        }

        var appeal = machine.Configure(CaseState.UnderAppeal)
            .PermitIf(CaseTrigger.Uphold, CaseState.InAssessment, Independent("case.appeal.independent"), Rule(() => position.DecisionStands, "to:assessment"))
            .PermitIf(CaseTrigger.Uphold, CaseState.Submitted, Independent("case.appeal.independent"), Rule(() => !position.DecisionStands, "to:intake"))
            .PermitIf(CaseTrigger.UpholdAndRedecide, CaseState.AwaitingDecision, Independent("case.appeal.independent"), Judged);
        foreach (var back in new[] { CaseState.Decided, CaseState.ConditionallyAwarded, CaseState.Inadmissible, CaseState.Closed })
        {
            appeal.PermitIf(CaseTrigger.Dismiss, back, Independent("case.appeal.independent"), Back(back))
                .PermitIf(CaseTrigger.RejectAppeal, back, Independent("case.appeal.independent"), Back(back))
                .PermitIf(CaseTrigger.WithdrawAppeal, back, Back(back));
        }
    }

    private void ConfigureEndings()
    {
        CaseState[] standing = [CaseState.Decided, CaseState.Closed, CaseState.ConditionallyAwarded];
        foreach (var state in CaseStates.Open)
        {
            machine.Configure(state).Permit(CaseTrigger.Discontinue, CaseState.Discontinued);
            machine.Configure(CaseState.Discontinued).PermitIf(CaseTrigger.Resume, state, Back(state));
            if (state is CaseState.UnderAppeal or CaseState.ConditionallyAwarded)
            {
                continue;
            }

            machine.Configure(state).PermitIf(CaseTrigger.Withdraw, CaseState.Withdrawn, NotReopened("case.withdraw.reopened"), Standing(null));
            foreach (var back in standing)
            {
                machine.Configure(state).PermitIf(CaseTrigger.Withdraw, back, NotReopened("case.withdraw.reopened"), Standing(back));
            }
        }

        foreach (var state in new[] { CaseState.Draft, CaseState.Incomplete, CaseState.InformationRequested })
        {
            var lapses = Rule(() => position.State is not CaseState.InformationRequested || !facts.NoAnswerContinues, "case.expire.no-answer-continues");
            machine.Configure(state).PermitIf(CaseTrigger.Expire, CaseState.Lapsed, DateOver, NotReopened("case.expire.reopened"), lapses, Standing(null));
            foreach (var back in standing)
            {
                machine.Configure(state).PermitIf(CaseTrigger.Expire, back, DateOver, NotReopened("case.expire.reopened"), lapses, Standing(back));
            }

            machine.Configure(CaseState.Lapsed).PermitIf(CaseTrigger.Reopen, state, Rule(() => !facts.WindowOver, "case.reopen.window-over"),
                Rule(() => !facts.OtherCaseOpen, "case.reopen.other-open"), Back(state));
        }
    }

    private void KeepWhatStandsBeside() => machine.OnTransitioned(move =>
    {
        var (before, returns, round) = (move.Source, position.ReturnState, position.Round);
        position = move.Trigger switch
        {
            // The appeal keeps the state twice: a discontinuance during the appeal takes the place of the return state.
            CaseTrigger.Appeal => position with { ReturnState = before, StandingState = before },
            CaseTrigger.Uphold or CaseTrigger.UpholdAndRedecide when !position.DecisionStands => position with { ReturnState = null, StandingState = null, Round = round + 1 },
            CaseTrigger.Uphold or CaseTrigger.UpholdAndRedecide => position with { ReturnState = null, Round = round + 1 },
            CaseTrigger.Dismiss or CaseTrigger.RejectAppeal or CaseTrigger.WithdrawAppeal => position with
            {
                StandingState = null,
                ReturnState = returns is not CaseState.Closed ? null : position.DecisionStands ? CaseState.Decided : CaseState.Inadmissible,
            },
            CaseTrigger.SubmitProof => position with { StandingState = before, Round = round + 1 },
            CaseTrigger.ReopenByAuthority => position with { ReturnState = null, StandingState = before, ReopenedByAuthority = true, Round = round + 1 },
            CaseTrigger.Decide or CaseTrigger.AwardConditionally => position with { DecisionStands = true, StandingState = null, ReopenedByAuthority = false },
            // Back in a closure, the case says again that its decision led there.
            CaseTrigger.Withdraw or CaseTrigger.Expire => position with
            {
                StandingState = null,
                ReturnState = move.Destination switch { CaseState.Lapsed => before, CaseState.Closed => CaseState.Decided, _ => null },
            },
            CaseTrigger.Discontinue or CaseTrigger.Close => position with { ReturnState = before },
            CaseTrigger.Resume => position with { ReturnState = move.Destination is CaseState.UnderAppeal ? position.StandingState : null },
            CaseTrigger.Reopen => position with { ReturnState = null },
            _ => position,
        };
    });

    private static Tuple<Func<bool>, string> Rule(Func<bool> holds, string rule) => new(holds, rule);

    private Tuple<Func<bool>, string> Back(CaseState to) => Rule(() => position.ReturnState == to, "to:" + to);

    private Tuple<Func<bool>, string> Standing(CaseState? to) => Rule(() => position.StandingState == to, "to:" + (to?.ToString() ?? "none"));

    private Tuple<Func<bool>, string> Independent(string rule) => Rule(() => facts.ActorIndependent, rule);

    private Tuple<Func<bool>, string> NotReopened(string rule) => Rule(() => !position.ReopenedByAuthority, rule);

    // A scheme that does not verify skips, whatever was drawn.
    private bool Verified => facts is { VerificationOn: true, VerificationDrawn: true };
    private Tuple<Func<bool>, string> InTime => Rule(() => !facts.CandidateDateOver, "case.date-over");
    private Tuple<Func<bool>, string> DateOver => Rule(() => facts.CandidateDateOver, "case.date-not-over");
    private Tuple<Func<bool>, string> Claimed => Rule(() => facts.ClaimMade, "case.submit.claim");
    private Tuple<Func<bool>, string> Supported => Rule(() => facts.ClaimSupported, "case.submit.supported");
    private Tuple<Func<bool>, string> VersionOpen => Rule(() => facts.VersionOpen, "case.submit.version");
    private Tuple<Func<bool>, string> AllJudged => Rule(() => facts.AllJudged, "case.recommend.all-judged");
    private Tuple<Func<bool>, string> Judged => Rule(() => facts.AnyJudged, "case.decide.judged");
    private Tuple<Func<bool>, string> PanelVoted => Rule(() => !facts.PanelOn || facts.PanelVoted, "case.decide.panel");
    private Tuple<Func<bool>, string> ConditionRuns => Rule(() => !facts.ConditionOver, "case.condition.over");
    private Tuple<Func<bool>, string> WindowOver => Rule(() => facts.WindowOver, "case.close.window");
    private Tuple<Func<bool>, string> DecisionStands => Rule(() => position.DecisionStands, "case.standing-decision");
}
