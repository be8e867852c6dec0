using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Domain.Schemes;

/// <summary>What may be sought from and decided in a case (Cedefop 5.4.1 (a) to (e)).</summary>
public enum RplOutcome { FullQualification, PartialQualification, Microcredential, ProgrammeExemption, QualificationExemption, Admission }

/// <summary>Whether the source names an outcome for the arrangement, or we assume it.</summary>
public enum OutcomeBasis { Named, Assumed }

/// <summary>One outcome that a scheme may yield, with its provenance.</summary>
/// <param name="Conditions">Conditions on the standard; null means none.</param>
public sealed record SchemeOutcome(RplOutcome Outcome, OutcomeBasis Basis, string Source, OutcomeConditions? Conditions = null);

/// <summary>Conditions under which a scheme yields an outcome; each null means "no condition".</summary>
/// <param name="ExcludeHigherEducation">Not for degrees of higher education: refused from EQF 6 on (Austria, Cedefop table 16).</param>
/// <param name="Sectors">Sectors of the economy, as standards name them.</param>
/// <param name="MaxPartCredits">Only parts of at most so many credits are put together (Ireland's stepping stones of five credits, Cedefop table 16).</param>
public sealed record OutcomeConditions(
    int? MinEqfLevel = null, int? MaxEqfLevel = null, IReadOnlyList<StandardKind>? Kinds = null, bool ExcludeHigherEducation = false,
    IReadOnlyList<string>? Sectors = null, decimal? MaxPartCredits = null);

/// <summary>Unit in which a deadline is counted.</summary>
public enum DayKind { Calendar, Working, Months }

/// <summary>A length of time as a scheme states it.</summary>
/// <param name="Count">Positive number of <paramref name="Kind"/>.</param>
public sealed record Period(int Count, DayKind Kind = DayKind.Calendar);

/// <summary>Which recommendations are verified: none, a share drawn by lot, all, or those with a risk and a share of the others.</summary>
public enum VerificationMode { Off, Sample, All, RiskBased }

/// <summary>What happens when the votes of a panel are equal.</summary>
public enum PanelTie { ChairDecides, ForTheCandidate, NotAwarded }

/// <summary>Who reviews an appeal: somebody of the awarding body who had no part in the case, or another body.</summary>
public enum AppealReviewer { SameBody, OtherBody }

/// <summary>How long each kind of record is kept, counted from the day on which the case ended (closed, withdrawn or discontinued); null: for good.</summary>
/// <param name="EvidenceMonths">
/// Files of evidence, 1 to 1200 months: kept through the day with the same number so many months later (the last day of a shorter month), then destroyed.
/// The decision with its reasons, the names and fingerprints of the files and the audit trail stay.
/// </param>
/// <param name="DecisionYears">What the awarding body has laid down for decisions; the program destroys none.</param>
/// <param name="CertificateYears">What the awarding body has laid down for certificates; the program destroys none.</param>
/// <param name="IdentityMonths">
/// Copies of identity papers. The program keeps none, only that the identity was checked, by whom and when, which belongs to the proof of the decision and stays:
/// the period is a rule for copies that the awarding body keeps elsewhere.
/// </param>
public sealed record RetentionPeriods(int? EvidenceMonths = 60, int? DecisionYears = null, int? CertificateYears = null, int? IdentityMonths = 12);

/// <summary>Texts of the scheme's own in letters, in its first language; null: none.</summary>
/// <param name="Acknowledgement">Stands in the confirmation of receipt.</param>
/// <param name="DecisionClosing">Stands at the end of the decision.</param>
/// <param name="AppealInstructions">How and where to appeal; stands in the decision.</param>
public sealed record SchemeLetters(string? Acknowledgement = null, string? DecisionClosing = null, string? AppealInstructions = null);

/// <summary>The clocks of a scheme; what is null has no clock.</summary>
public sealed record SchemeClocks
{
    /// <summary>Case officer: from submission to acceptance.</summary>
    public required Period Intake { get; init; }
    /// <summary>Candidate: to answer a request.</summary>
    public required Period CandidateAnswer { get; init; }
    public required Period Assessor { get; init; }
    public required Period Verifier { get; init; }
    /// <summary>Panel: from the recommendation to the session; null where no panel sits.</summary>
    public Period? Panel { get; init; }
    public required Period Decider { get; init; }
    /// <summary>A draft or an incomplete file without any activity lapses after this.</summary>
    public required Period DraftLapse { get; init; }
    /// <summary>How long a lapsed case can be reopened.</summary>
    public required Period Reopening { get; init; }
    public required Period Appeal { get; init; }
    /// <summary>Awarding body: from the complete file to the decision (default four months, Lisbon Recommendation 2010 para. 4).</summary>
    public required Period Authority { get; init; }
    /// <summary>Days before a deadline on which its holder is reminded, largest first.</summary>
    public IReadOnlyList<int> ReminderDays { get; init; } = [7, 2];
    /// <summary>Days before the last day of a certificate on which its holder is reminded, largest first.</summary>
    public IReadOnlyList<int> CertificateReminderDays { get; init; } = [90, 30, 7];
}

/// <summary>Duties in a case that one person may or may not combine.</summary>
public enum CaseDuty { CaseOfficer, Assessor, Verifier, PanelMember, Decider }

/// <summary>Two duties that one person may hold in the same case, although the default forbids it.</summary>
public sealed record DutyPair(CaseDuty First, CaseDuty Second);

/// <summary>The content of one version of a scheme: one national or institutional arrangement for RPL.</summary>
public sealed record SchemeContent
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    /// <summary>ISO 3166-1 alpha-2; selects the holidays.</summary>
    public required string Country { get; init; }
    /// <summary>IANA name; deadlines are dates in this zone.</summary>
    public required string TimeZone { get; init; }
    /// <summary>Code of the body that decides.</summary>
    public required string AwardingBody { get; init; }
    public required IReadOnlyList<SchemeOutcome> Outcomes { get; init; }
    public required SchemeClocks Clocks { get; init; }
    /// <summary>When an answer does not come: true continues with what is there (NoAnswer), false lets the case lapse.</summary>
    public bool NoAnswerContinues { get; init; } = true;
    public VerificationMode Verification { get; init; } = VerificationMode.All;
    /// <summary>Share of recommendations verified in <see cref="VerificationMode.Sample"/>, 0 to 1.</summary>
    public decimal VerificationShare { get; init; } = 1m;
    /// <summary>Most recommendations of one assessor that are drawn in a calendar month in <see cref="VerificationMode.Sample"/>; null: no limit. A risk is always verified.</summary>
    public int? VerificationCap { get; init; }
    /// <summary>In <see cref="VerificationMode.RiskBased"/> an assessor with fewer recommendations than this is verified each time.</summary>
    public int VerificationNewAssessor { get; init; } = 10;
    /// <summary>How many assessors judge a case. Only one can be carried out: a scheme that asks for more cannot be published, and says why.</summary>
    public int Assessors { get; init; } = 1;
    public bool Panel { get; init; }
    /// <summary>Members of the panel.</summary>
    public int PanelMembers { get; init; } = 3;
    /// <summary>Members who must vote.</summary>
    public int PanelQuorum { get; init; } = 3;
    public PanelTie PanelTie { get; init; } = PanelTie.ChairDecides;
    public AppealReviewer AppealReviewer { get; init; } = AppealReviewer.SameBody;
    public bool ConditionalAward { get; init; }
    /// <summary>Smallest number of credits that makes a partial award (Croatia: 10, Cedefop table 12); null: every unit counts.</summary>
    public decimal? MinimumCreditsForPartial { get; init; }
    /// <summary>An award needs a passed examination (Czechia, Cedefop table 16).</summary>
    public bool ExaminationObligatory { get; init; }
    /// <summary>A case starts only with a proof of experience (Belgium-fl, Cedefop table 16).</summary>
    public bool ProofOfExperienceFirst { get; init; }
    /// <summary>Learning outside formal education must be documented by a certificate, a record or a testimony (Lithuania, Cedefop table 16).</summary>
    public bool DocumentedEvidenceRequired { get; init; }
    /// <summary>Kinds of provider that may award under this scheme (Finland: formal education only, Cedefop table 16); empty: every awarding body.</summary>
    public IReadOnlyList<ProviderKind> MayAward { get; init; } = [];
    /// <summary>Kinds of evidence that are accepted; empty: all.</summary>
    public IReadOnlyList<EvidenceKind> EvidenceKinds { get; init; } = [];
    /// <summary>Public calls for one occupation, a cohort of cases with common dates (Spain, Cedefop table 16).</summary>
    public bool PublicCalls { get; init; }
    /// <summary>Largest file, in bytes.</summary>
    public long MaxFileBytes { get; init; } = 100L * 1024 * 1024;
    public bool IdentityCheck { get; init; } = true;
    public IReadOnlyList<string> Languages { get; init; } = ["en"];
    public string? CreditSystem { get; init; }
    /// <summary>Duties that one person may combine; the floor of DOMAIN rule 1 holds whatever stands here.</summary>
    public IReadOnlyList<DutyPair> MayCombine { get; init; } = [];
    public RetentionPeriods Retention { get; init; } = new();
    public SchemeLetters Letters { get; init; } = new();
    public string? Source { get; init; }
    public string? Conditions { get; init; }

    /// <summary>The scheme's entry for an outcome, or null when it is not enabled.</summary>
    public SchemeOutcome? Yields(RplOutcome outcome) => Outcomes.FirstOrDefault(entry => entry.Outcome == outcome);
}
