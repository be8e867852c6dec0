using RplCaseManager.Domain.Schemes;

namespace RplCaseManager.Domain.Cases;

/// <summary>States of a case (DOMAIN, case machine).</summary>
public enum CaseState
{
    Draft, Submitted, Incomplete, InAssessment, InformationRequested, UnderVerification, AwaitingDecision,
    ConditionallyAwarded, Decided, UnderAppeal, Inadmissible, Withdrawn, Discontinued, Lapsed, Closed,
}

/// <summary>What can happen to a case (DOMAIN, case machine).</summary>
public enum CaseTrigger
{
    Submit, Accept, RequestCompletion, Resubmit, RejectAsInadmissible, RequestInformation, Provide, NoAnswer, Recommend, Confirm,
    ReturnToAssessor, ReturnForAssessment, ReturnForVerification, Decide, AwardConditionally, SubmitProof, Extend, Lapse, Appeal,
    Uphold, UpholdAndRedecide, Dismiss, RejectAppeal, WithdrawAppeal, Rectify, ReopenByAuthority, Withdraw, Discontinue, Resume,
    Expire, Reopen, Close,
}

/// <summary>The four stages of validation (Council Recommendation of 20 December 2012).</summary>
public enum ValidationStage { Identification, Documentation, Assessment, Certification }

/// <summary>Who has the case now, and whose clock runs.</summary>
public enum CaseHolder { Nobody, Candidate, CaseOfficer, Assessor, Verifier, Decider, AppealReviewer }

/// <summary>What follows from a state alone.</summary>
public static class CaseStates
{
    /// <summary>The open states of DOMAIN.</summary>
    public static IReadOnlySet<CaseState> Open { get; } = new HashSet<CaseState>
    {
        CaseState.Draft, CaseState.Submitted, CaseState.Incomplete, CaseState.InAssessment, CaseState.InformationRequested,
        CaseState.UnderVerification, CaseState.AwaitingDecision, CaseState.ConditionallyAwarded, CaseState.UnderAppeal,
    };

    /// <summary>Whether the case is open.</summary>
    public static bool IsOpen(this CaseState state) => Open.Contains(state);

    /// <summary>The states in which a case has ended: retention counts from the arrival. Decided and inadmissible ones end when the appeal window is over and they are closed,
    /// lapsed ones when they cannot be taken up again and are closed.</summary>
    public static IReadOnlySet<CaseState> Ended { get; } = new HashSet<CaseState> { CaseState.Withdrawn, CaseState.Discontinued, CaseState.Closed };

    /// <summary>Whether the case has ended.</summary>
    public static bool IsEnded(this CaseState state) => Ended.Contains(state);

    /// <summary>Who has the case in a state.</summary>
    public static CaseHolder HolderIn(CaseState state) => state switch
    {
        CaseState.Draft or CaseState.Incomplete or CaseState.InformationRequested or CaseState.ConditionallyAwarded => CaseHolder.Candidate,
        CaseState.Submitted => CaseHolder.CaseOfficer,
        CaseState.InAssessment => CaseHolder.Assessor,
        CaseState.UnderVerification => CaseHolder.Verifier,
        CaseState.AwaitingDecision => CaseHolder.Decider,
        CaseState.UnderAppeal => CaseHolder.AppealReviewer,
        CaseState.Decided or CaseState.Inadmissible or CaseState.Withdrawn or CaseState.Discontinued or CaseState.Lapsed or CaseState.Closed => CaseHolder.Nobody,
    };

    /// <summary>The stage of validation in a state. A draft without evidence is still in identification.</summary>
    public static ValidationStage StageIn(CaseState state, bool hasEvidence) => state switch
    {
        CaseState.Draft => hasEvidence ? ValidationStage.Documentation : ValidationStage.Identification,
        CaseState.Submitted or CaseState.Incomplete or CaseState.Inadmissible or CaseState.Withdrawn or CaseState.Discontinued or CaseState.Lapsed => ValidationStage.Documentation,
        CaseState.InAssessment or CaseState.InformationRequested or CaseState.UnderVerification or CaseState.UnderAppeal => ValidationStage.Assessment,
        CaseState.AwaitingDecision or CaseState.ConditionallyAwarded or CaseState.Decided or CaseState.Closed => ValidationStage.Certification,
    };

    /// <summary>The clock of whoever has the case in a state; null where none runs.</summary>
    public static Period? ClockIn(CaseState state, SchemeClocks clocks) => state switch
    {
        CaseState.Draft or CaseState.Incomplete => clocks.DraftLapse,
        CaseState.Submitted => clocks.Intake,
        CaseState.InformationRequested => clocks.CandidateAnswer,
        CaseState.InAssessment => clocks.Assessor,
        CaseState.UnderVerification => clocks.Verifier,
        CaseState.AwaitingDecision => clocks.Decider,
        _ => null,
    };

    /// <summary>The window that is open in a state: of the appeal, or of taking a lapsed case up again; null where there is none.</summary>
    public static Period? WindowIn(CaseState state, SchemeClocks clocks) => state switch
    {
        CaseState.Decided or CaseState.Inadmissible => clocks.Appeal,
        CaseState.Lapsed => clocks.Reopening,
        _ => null,
    };
}
