using RplCaseManager.Domain.Schemes;

namespace RplCaseManager.Domain.Cases;

/// <summary>Where a case stands: its state and what is stored beside it.</summary>
/// <param name="ReturnState">Where an appeal, a lapse, a discontinuance or a closure came from.</param>
/// <param name="StandingState">From the second round on: the state whose decision stands while the round runs.</param>
/// <param name="DecisionStands">A decision was made and stands.</param>
/// <param name="ReopenedByAuthority">The running round was opened by the authority, not by the candidate.</param>
/// <param name="Round">1 for the first round; an upheld appeal, a proof and a reopening begin the next.</param>
public sealed record CasePosition(
    CaseState State, CaseState? ReturnState = null, CaseState? StandingState = null,
    bool DecisionStands = false, bool ReopenedByAuthority = false, int Round = 1);

/// <summary>What the guards of the case machine ask. A fact that is not set is false, so that a guard refuses rather than lets through.</summary>
public sealed record CaseFacts
{
    // Switches of the scheme.
    /// <summary>The scheme verifies at all.</summary>
    public bool VerificationOn { get; init; }
    public bool PanelOn { get; init; }
    public bool ConditionalAwardOn { get; init; }
    /// <summary>Silence of the candidate continues the assessment instead of letting the case lapse.</summary>
    public bool NoAnswerContinues { get; init; }

    // The file.
    public bool ClaimMade { get; init; }
    /// <summary>Every mandatory outcome that is claimed is supported by evidence.</summary>
    public bool ClaimSupported { get; init; }
    /// <summary>The pinned version may still be submitted on (published, or superseded before its transition date).</summary>
    public bool VersionOpen { get; init; }
    /// <summary>Identity was checked, or the scheme does not ask for it.</summary>
    public bool IdentityChecked { get; init; }
    public bool AllJudged { get; init; }
    public bool AnyJudged { get; init; }
    /// <summary>A claimed outcome is not achieved.</summary>
    public bool SomethingMissing { get; init; }
    /// <summary>This recommendation was drawn for verification (always, in a scheme that verifies all).</summary>
    public bool VerificationDrawn { get; init; }
    public bool PanelVoted { get; init; }

    // The person who acts.
    /// <summary>The duties that the person already had in this case allow this act (DOMAIN rule 1).</summary>
    public bool ActorIndependent { get; init; }

    // Dates, computed where they are asked for.
    /// <summary>The candidate's date (draft, completion, answer) is over.</summary>
    public bool CandidateDateOver { get; init; }
    public bool ConditionOver { get; init; }
    /// <summary>The candidate gives a conditional award up.</summary>
    public bool CandidateGivesUp { get; init; }
    /// <summary>The window of the state is over: appeal, reopening.</summary>
    public bool WindowOver { get; init; }
    /// <summary>Another open first-round case of the same candidate for the same aim exists.</summary>
    public bool OtherCaseOpen { get; init; }

    /// <summary>The same facts with the switches of a scheme.</summary>
    public CaseFacts Under(SchemeContent scheme) => this with
    {
        VerificationOn = scheme.Verification is not VerificationMode.Off,
        PanelOn = scheme.Panel,
        ConditionalAwardOn = scheme.ConditionalAward,
        NoAnswerContinues = scheme.NoAnswerContinues,
        IdentityChecked = IdentityChecked || !scheme.IdentityCheck,
        // A scheme that verifies all leaves nothing to a draw.
        VerificationDrawn = VerificationDrawn || scheme.Verification is VerificationMode.All,
    };
}
