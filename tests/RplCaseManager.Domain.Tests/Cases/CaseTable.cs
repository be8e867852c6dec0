using RplCaseManager.Domain.Cases;
using static RplCaseManager.Domain.Cases.CaseState;
using static RplCaseManager.Domain.Cases.CaseTrigger;

namespace RplCaseManager.Domain.Tests.Cases;

/// <summary>What is stored beside the state chooses between targets of one trigger.</summary>
/// <param name="From">State and what stands beside it.</param>
/// <param name="Drawn">The recommendation was drawn for verification.</param>
public sealed record Permitted(CasePosition From, CaseTrigger Trigger, CaseState To, bool Drawn = true);

/// <summary>DOMAIN's case machine as a table, written from its text and not from the code. Every pair that has no line here is refused.</summary>
public static class CaseTable
{
    /// <summary>The lines, in DOMAIN's order.</summary>
    public static IReadOnlyList<Permitted> Lines { get; } =
    [
        // Draft -Submit-> Submitted -Accept-> InAssessment -Recommend-> UnderVerification -Confirm-> AwaitingDecision -Decide-> Decided -Close-> Closed
        new(new(Draft), Submit, Submitted),
        new(new(Submitted), Accept, InAssessment),
        new(new(InAssessment), Recommend, UnderVerification, Drawn: true),
        new(new(InAssessment), Recommend, AwaitingDecision, Drawn: false),
        new(new(UnderVerification), Confirm, AwaitingDecision),
        new(new(AwaitingDecision), Decide, Decided),
        new(new(Decided, DecisionStands: true), Close, Closed),
        // Submitted -RequestCompletion-> Incomplete -Resubmit-> Submitted
        new(new(Submitted), RequestCompletion, Incomplete),
        new(new(Incomplete), Resubmit, Submitted),
        // Submitted -RejectAsInadmissible-> Inadmissible -Close (window over)-> Closed
        new(new(Submitted), RejectAsInadmissible, Inadmissible),
        new(new(Inadmissible), Close, Closed),
        // InAssessment -RequestInformation-> InformationRequested -Provide | -NoAnswer-> InAssessment
        new(new(InAssessment), RequestInformation, InformationRequested),
        new(new(InformationRequested), Provide, InAssessment),
        new(new(InformationRequested), NoAnswer, InAssessment),
        // UnderVerification -ReturnToAssessor-> InAssessment
        new(new(UnderVerification), ReturnToAssessor, InAssessment),
        // AwaitingDecision -ReturnForAssessment-> InAssessment | -ReturnForVerification-> UnderVerification
        new(new(AwaitingDecision), ReturnForAssessment, InAssessment),
        new(new(AwaitingDecision), ReturnForVerification, UnderVerification),
        // AwaitingDecision -AwardConditionally-> ConditionallyAwarded -SubmitProof-> InAssessment
        new(new(AwaitingDecision), AwardConditionally, ConditionallyAwarded),
        new(new(ConditionallyAwarded, DecisionStands: true), SubmitProof, InAssessment),
        // ConditionallyAwarded -Extend-> ConditionallyAwarded | -Lapse-> Decided
        new(new(ConditionallyAwarded, DecisionStands: true), Extend, ConditionallyAwarded),
        new(new(ConditionallyAwarded, DecisionStands: true), Lapse, Decided),
        // Decided | ConditionallyAwarded | Inadmissible | Closed -Appeal-> UnderAppeal
        new(new(Decided, DecisionStands: true), Appeal, UnderAppeal),
        new(new(ConditionallyAwarded, DecisionStands: true), Appeal, UnderAppeal),
        new(new(Inadmissible), Appeal, UnderAppeal),
        new(new(Closed, Decided, DecisionStands: true), Appeal, UnderAppeal),
        new(new(Closed, Inadmissible), Appeal, UnderAppeal),
        // UnderAppeal -Uphold-> InAssessment (from Inadmissible: Submitted) | -UpholdAndRedecide-> AwaitingDecision
        new(new(UnderAppeal, Decided, Decided, DecisionStands: true), Uphold, InAssessment),
        new(new(UnderAppeal, Closed, Closed, DecisionStands: true), Uphold, InAssessment),
        new(new(UnderAppeal, ConditionallyAwarded, ConditionallyAwarded, DecisionStands: true), Uphold, InAssessment),
        new(new(UnderAppeal, Inadmissible, Inadmissible), Uphold, Submitted),
        new(new(UnderAppeal, Closed, Closed), Uphold, Submitted),
        new(new(UnderAppeal, Decided, Decided, DecisionStands: true), UpholdAndRedecide, AwaitingDecision),
        // UnderAppeal -Dismiss | -RejectAppeal (late, no ground) | -WithdrawAppeal-> where it was
        .. WhereItWas(Dismiss), .. WhereItWas(RejectAppeal), .. WhereItWas(WithdrawAppeal),
        // Decided | Closed -Rectify-> unchanged   Decided | Closed -ReopenByAuthority-> InAssessment
        new(new(Decided, DecisionStands: true), Rectify, Decided),
        new(new(Closed, Decided, DecisionStands: true), Rectify, Closed),
        new(new(Decided, DecisionStands: true), ReopenByAuthority, InAssessment),
        new(new(Closed, Decided, DecisionStands: true), ReopenByAuthority, InAssessment),
        // any open state but UnderAppeal and ConditionallyAwarded -Withdraw-> Withdrawn; with a standing decision back to it
        new(new(Draft), Withdraw, Withdrawn),
        new(new(Submitted), Withdraw, Withdrawn),
        new(new(Incomplete), Withdraw, Withdrawn),
        new(new(InAssessment), Withdraw, Withdrawn),
        new(new(InformationRequested), Withdraw, Withdrawn),
        new(new(UnderVerification), Withdraw, Withdrawn),
        new(new(AwaitingDecision), Withdraw, Withdrawn),
        .. ToTheStandingDecision(InAssessment, Withdraw), .. ToTheStandingDecision(InformationRequested, Withdraw),
        .. ToTheStandingDecision(UnderVerification, Withdraw), .. ToTheStandingDecision(AwaitingDecision, Withdraw),
        // any open state -Discontinue-> Discontinued -Resume-> where it was
        new(new(Draft), Discontinue, Discontinued),
        new(new(Submitted), Discontinue, Discontinued),
        new(new(Incomplete), Discontinue, Discontinued),
        new(new(InAssessment), Discontinue, Discontinued),
        new(new(InformationRequested), Discontinue, Discontinued),
        new(new(UnderVerification), Discontinue, Discontinued),
        new(new(AwaitingDecision), Discontinue, Discontinued),
        new(new(ConditionallyAwarded, DecisionStands: true), Discontinue, Discontinued),
        new(new(UnderAppeal, Decided, Decided, DecisionStands: true), Discontinue, Discontinued),
        new(new(Discontinued, Draft), Resume, Draft),
        new(new(Discontinued, Submitted), Resume, Submitted),
        new(new(Discontinued, Incomplete), Resume, Incomplete),
        new(new(Discontinued, InAssessment), Resume, InAssessment),
        new(new(Discontinued, InformationRequested), Resume, InformationRequested),
        new(new(Discontinued, UnderVerification), Resume, UnderVerification),
        new(new(Discontinued, AwaitingDecision), Resume, AwaitingDecision),
        new(new(Discontinued, ConditionallyAwarded, DecisionStands: true), Resume, ConditionallyAwarded),
        new(new(Discontinued, UnderAppeal, Decided, DecisionStands: true), Resume, UnderAppeal),
        // Draft | Incomplete | InformationRequested -Expire-> Lapsed -Reopen-> where it was; with a standing decision back to it
        new(new(Draft), Expire, Lapsed),
        new(new(Incomplete), Expire, Lapsed),
        new(new(InformationRequested), Expire, Lapsed),
        .. ToTheStandingDecision(InformationRequested, Expire),
        new(new(Lapsed, Draft), Reopen, Draft),
        new(new(Lapsed, Incomplete), Reopen, Incomplete),
        new(new(Lapsed, InformationRequested), Reopen, InformationRequested),
        // Lapsed -Close (window over)-> Closed
        new(new(Lapsed, Draft), Close, Closed),
    ];

    /// <summary>The facts under which a trigger is as free as it can be: dates on its side, every switch on, everybody independent.</summary>
    public static CaseFacts Favourable(CaseTrigger trigger, bool drawn = true) => new()
    {
        VerificationOn = true,
        PanelOn = true,
        ConditionalAwardOn = true,
        NoAnswerContinues = trigger is not Expire,
        ClaimMade = true,
        ClaimSupported = true,
        VersionOpen = true,
        IdentityChecked = true,
        AllJudged = true,
        AnyJudged = true,
        SomethingMissing = true,
        VerificationDrawn = drawn,
        PanelVoted = true,
        ActorIndependent = true,
        CandidateDateOver = trigger is Expire or NoAnswer,
        ConditionOver = trigger is Lapse,
        CandidateGivesUp = false,
        WindowOver = trigger is Close,
        OtherCaseOpen = false,
    };

    private static IEnumerable<Permitted> WhereItWas(CaseTrigger trigger) =>
    [
        new(new(UnderAppeal, Decided, Decided, DecisionStands: true), trigger, Decided),
        new(new(UnderAppeal, ConditionallyAwarded, ConditionallyAwarded, DecisionStands: true), trigger, ConditionallyAwarded),
        new(new(UnderAppeal, Inadmissible, Inadmissible), trigger, Inadmissible),
        new(new(UnderAppeal, Closed, Closed, DecisionStands: true), trigger, Closed),
        new(new(UnderAppeal, Closed, Closed), trigger, Closed),
    ];

    private static IEnumerable<Permitted> ToTheStandingDecision(CaseState from, CaseTrigger trigger) =>
    [
        new(new(from, StandingState: Decided, DecisionStands: true, Round: 2), trigger, Decided),
        new(new(from, StandingState: Closed, DecisionStands: true, Round: 2), trigger, Closed),
        new(new(from, StandingState: ConditionallyAwarded, DecisionStands: true, Round: 2), trigger, ConditionallyAwarded),
    ];
}
