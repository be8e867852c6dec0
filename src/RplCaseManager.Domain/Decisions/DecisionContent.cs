using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Domain.Decisions;

/// <summary>A piece of evidence as a decision quotes it: readable without the file.</summary>
public sealed record EvidenceReference(Guid EvidenceId, string Title, string FileName, string Sha256, Varcs Varcs);

/// <summary>What a decision says of one learning outcome: judgement, evidence and rationale (DOMAIN rule 2).</summary>
public sealed record OutcomeResult(
    string OutcomeCode, string OutcomeTitle, OutcomeType Type, string UnitCode, Judgement Judgement, string Rationale,
    IReadOnlyList<EvidenceReference> Evidence, string JudgedBy)
{
    /// <summary>How it was assessed; empty in decisions from before it was recorded.</summary>
    public IReadOnlyList<AssessmentMethod> Methods { get; init; } = [];
}

/// <summary>Whether a unit is won; what is won stays won.</summary>
public sealed record UnitResult(string UnitCode, string UnitTitle, bool Won, IReadOnlyList<string> MissingOutcomes);

/// <summary>One entry of the gap plan: what is missing, why, what would show it and where to learn it.</summary>
public sealed record Gap(string OutcomeCode, string OutcomeTitle, GapReason Reason, string Why, string WhatWouldShowIt, string? WhereToLearn);

/// <summary>One award of a decision.</summary>
/// <param name="UnitCodes">Codes of the units won; for an exemption from parts of a programme, code and title of each part.</param>
/// <param name="Granted">False when the outcome was sought and is refused.</param>
/// <param name="Reason">Why it is not granted; empty when granted.</param>
public sealed record Award(RplOutcome Outcome, bool Granted, IReadOnlyList<string> UnitCodes, string Reason);

/// <summary>The content of a decision. Immutable once made; only an appeal, a rectification or a reopening adds a successor.</summary>
public sealed record DecisionContent
{
    public required string CaseNumber { get; init; }
    public required string CandidateName { get; init; }
    public required string SchemeName { get; init; }
    public required string StandardTitle { get; init; }
    /// <summary>The programme at which the case aims, or null.</summary>
    public string? ProgrammeTitle { get; init; }
    public required int StandardVersion { get; init; }
    public required string AwardingBody { get; init; }
    public required string DecidedBy { get; init; }
    /// <summary>The day of the decision in the scheme's time zone.</summary>
    public required DateOnly DecidedOn { get; init; }
    public required IReadOnlyList<Award> Awards { get; init; }
    public required IReadOnlyList<OutcomeResult> Outcomes { get; init; }
    public required IReadOnlyList<UnitResult> Units { get; init; }
    public required IReadOnlyList<Gap> GapPlan { get; init; }
    /// <summary>The decider's own words to the candidate.</summary>
    public required string Reasons { get; init; }
    public string? VerifiedBy { get; init; }
    public bool VerificationSkipped { get; init; }
    /// <summary>Last day of the appeal window when the decision is notified on the day it is made.</summary>
    public DateOnly? AppealUntil { get; init; }
    /// <summary>The scheme's own words on how and where to appeal, as they were on the day of the decision; null: none.</summary>
    public string? AppealInstructions { get; init; }
    /// <summary>The scheme's own words at the end of the decision; null: none.</summary>
    public string? Closing { get; init; }
    /// <summary>Language of the scheme's own words (BCP 47); null where it is not known.</summary>
    public string? SchemeLanguage { get; init; }
}
