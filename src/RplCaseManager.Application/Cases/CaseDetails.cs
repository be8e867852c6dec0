using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Cases;

/// <summary>Everything that a case page shows; which parts are filled depends on who asks.</summary>
public sealed record CaseDetails
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required string Number { get; init; }
    public required CasePerson Candidate { get; init; }
    public required string StandardCode { get; init; }
    public required string StandardTitle { get; init; }
    public required int StandardVersion { get; init; }
    /// <summary>The programme at which the case aims, or null.</summary>
    public string? ProgrammeTitle { get; init; }
    /// <summary>Code of that programme, or null.</summary>
    public string? ProgrammeCode { get; init; }
    /// <summary>Number of the version that the case pins, or null.</summary>
    public int? ProgrammeVersion { get; init; }
    /// <summary>What the case is about: its standard, after the programme where it aims at one.</summary>
    public string Aim => ProgrammeTitle is null ? StandardTitle : ProgrammeTitle + " · " + StandardTitle;
    public required string SchemeCode { get; init; }
    public required string SchemeName { get; init; }
    public required string BodyName { get; init; }
    public required IReadOnlyList<RplOutcome> Sought { get; init; }
    public required CaseState State { get; init; }
    public required ValidationStage Stage { get; init; }
    public required int Round { get; init; }
    public required CaseHolder Holder { get; init; }
    public required DateOnly HeldSince { get; init; }
    public DateOnly? DueOn { get; init; }
    /// <summary>Working days until the date; negative when late.</summary>
    public int? WorkingDaysLeft { get; init; }
    public DateOnly? AuthorityDueOn { get; init; }
    public bool AuthorityStopped { get; init; }
    public DateOnly? WindowUntil { get; init; }
    /// <summary>How long the files of the case are kept.</summary>
    public required FileRetention Files { get; init; }
    /// <summary>Who has the case by name; null when nobody took it yet, or nobody has it.</summary>
    public string? HolderName { get; init; }
    public string? AssessorName { get; init; }
    public string? CaseOfficerName { get; init; }
    public required DateOnly Today { get; init; }
    /// <summary>The day on which the age of evidence counts: the day of the last submission; today while the file is open.</summary>
    public required DateOnly AgeCountsOn { get; init; }
    /// <summary>The scheme's own words in letters.</summary>
    public required SchemeLetters Letters { get; init; }
    /// <summary>Language of the scheme's own words (BCP 47).</summary>
    public required string SchemeLanguage { get; init; }
    /// <summary>IANA name; instants are shown in this zone.</summary>
    public required string ZoneId { get; init; }
    public required SchemeClocks Clocks { get; init; }
    public required long MaxFileBytes { get; init; }
    public required bool NoAnswerContinues { get; init; }
    /// <summary>Whether the scheme has recommendations verified: none, a sample or all.</summary>
    public required VerificationMode Verification { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required bool IdentityCheckNeeded { get; init; }
    /// <summary>How the prerequisites of the standard stand while they are still looked at (until the file is accepted); null: there are none, or that is over.</summary>
    public PrerequisiteCheck? Prerequisites { get; init; }
    public required IReadOnlyList<UnitDetails> Units { get; init; }
    public required IReadOnlyList<EvidenceDetails> Evidence { get; init; }
    public required IReadOnlyList<RequestDetails> Requests { get; init; }
    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }
    /// <summary>For each act that is not possible now, why; an act that is not named is possible as far as the case knows.</summary>
    public required IReadOnlyDictionary<CaseTrigger, Refusal?> Acts { get; init; }
    public bool HasDecision { get; init; }
    public bool IdentityChecked { get; init; }
    public bool? VerificationDrawn { get; init; }
    /// <summary>The assessor's summary; staff only.</summary>
    public string Recommendation { get; init; } = "";
    public bool IsMine { get; init; }
    public bool AssignedToMe { get; init; }

    /// <summary>Outcomes claimed.</summary>
    public int Claimed => Units.Sum(unit => unit.Outcomes.Count(outcome => outcome.Claimed));

    /// <summary>Outcomes claimed that at least one piece supports.</summary>
    public int Supported => Units.Sum(unit => unit.Outcomes.Count(outcome => outcome.Claimed && outcome.PieceIds.Count > 0));

    /// <summary>Outcomes claimed that are judged in the running round; staff only.</summary>
    public int Judged => Units.Sum(unit => unit.Outcomes.Count(outcome => outcome.Claimed && outcome.Sheet?.Judged is not null));

    /// <summary>The request that waits for an answer, or null.</summary>
    public RequestDetails? OpenRequest => State is CaseState.InformationRequested or CaseState.Incomplete ? Requests.LastOrDefault(request => request.AnsweredAt is null && !request.NoAnswer) : null;
}

/// <summary>The candidate as a case shows them.</summary>
public sealed record CasePerson(Guid Id, string Name, string LatinName, DateOnly? DateOfBirth, string Email);

/// <summary>A unit with its outcomes.</summary>
public sealed record UnitDetails(string Code, string Title, IReadOnlyList<OutcomeDetails> Outcomes);

/// <summary>An outcome of the standard as it stands in the case.</summary>
/// <param name="MaxEvidenceAgeYears">How old evidence may be on the day of submission, in years, where its kind has no age of its own; null: no limit.</param>
/// <param name="Outdated">Pieces older than the standard allows on the day that counts.</param>
/// <param name="Sheet">The judgement; staff only while the case runs.</param>
public sealed record OutcomeDetails(
    string Code, string Title, OutcomeType Type, string? PlainHelp, IReadOnlyList<AssessmentCriterion> Criteria, bool Mandatory, int? MaxEvidenceAgeYears,
    SelfRating? Rating, bool Claimed, IReadOnlyList<Guid> PieceIds, int Outdated, SheetDetails? Sheet)
{
    /// <summary>Kinds of evidence with an age of their own.</summary>
    public IReadOnlyList<EvidenceCurrency> KindAges { get; init; } = [];

    /// <summary>How the outcome is assessed.</summary>
    public MethodRule Methods { get; init; } = MethodRule.Any;

    /// <summary>Whether the age of any evidence for it counts.</summary>
    public bool HasAgeRule => MaxEvidenceAgeYears is not null || KindAges.Count > 0;

    /// <summary>How old evidence of a kind may be on the day of submission, in years; null: no limit.</summary>
    public int? MaxAge(EvidenceKind kind) => KindAges.FirstOrDefault(entry => entry.Kind == kind)?.Years ?? MaxEvidenceAgeYears;
}

/// <summary>A judgement sheet.</summary>
public sealed record SheetDetails(long Version, SheetEntry Entry, Judgement? Judged, string MissingRule, DateTimeOffset? SavedAt, string? JudgedBy);

/// <summary>A piece of evidence.</summary>
public sealed record EvidenceDetails(
    Guid Id, string Title, EvidenceKind Kind, string Note, DateOnly? DatedOn, string FileName, long Size, string MediaType, string Label, string Sha256,
    DateTimeOffset AddedAt, bool AddedAfterSubmission, IReadOnlyList<EvidenceMapping> Mappings)
{
    /// <summary>The day on which the file was destroyed, in the scheme's zone; null: it is kept.</summary>
    public DateOnly? DestroyedOn { get; init; }
}

/// <summary>How long the files of a case are kept.</summary>
/// <param name="Months">The scheme's period, counted from the end of the case; null: for good.</param>
/// <param name="EndedOn">The day on which the case ended; null while it has not.</param>
/// <param name="Until">The last day on which they are kept, also when they are destroyed; null: the case has not ended, or for good.</param>
public sealed record FileRetention(int? Months, DateOnly? EndedOn, DateOnly? Until);

/// <summary>A question to the candidate.</summary>
public sealed record RequestDetails(Guid Id, string Text, IReadOnlyList<string> OutcomeCodes, string AskedBy, DateTimeOffset AskedAt, DateOnly DueOn, DateTimeOffset? AnsweredAt, string Answer, bool NoAnswer);

/// <summary>A change of state in the timeline.</summary>
/// <param name="By">Name; empty for the system.</param>
public sealed record TimelineEntry(CaseTrigger Trigger, CaseState From, CaseState To, DateTimeOffset At, string By, string Reason, DateOnly? DueOn);
