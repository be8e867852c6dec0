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
public sealed record OutcomeConditions(int? MinEqfLevel = null, int? MaxEqfLevel = null, IReadOnlyList<StandardKind>? Kinds = null, bool ExcludeHigherEducation = false);

/// <summary>Unit in which a deadline is counted.</summary>
public enum DayKind { Calendar, Working, Months }

/// <summary>A length of time as a scheme states it.</summary>
/// <param name="Count">Positive number of <paramref name="Kind"/>.</param>
public sealed record Period(int Count, DayKind Kind = DayKind.Calendar);

/// <summary>How a share of recommendations is drawn for verification.</summary>
public enum VerificationMode { Off, Sample, All }

/// <summary>The clocks of a scheme; what is null has no clock.</summary>
public sealed record SchemeClocks
{
    /// <summary>Case officer: from submission to acceptance.</summary>
    public required Period Intake { get; init; }
    /// <summary>Candidate: to answer a request.</summary>
    public required Period CandidateAnswer { get; init; }
    public required Period Assessor { get; init; }
    public required Period Verifier { get; init; }
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
    public bool Panel { get; init; }
    public int PanelQuorum { get; init; } = 3;
    public bool ConditionalAward { get; init; }
    /// <summary>Smallest number of credits that makes a partial award (Croatia: 10, Cedefop table 12); null: every unit counts.</summary>
    public decimal? MinimumCreditsForPartial { get; init; }
    /// <summary>An award needs a passed examination (Czechia, Cedefop table 16).</summary>
    public bool ExaminationObligatory { get; init; }
    /// <summary>A case starts only with a proof of experience (Belgium-fl, Cedefop table 16).</summary>
    public bool ProofOfExperienceFirst { get; init; }
    /// <summary>Largest file, in bytes.</summary>
    public long MaxFileBytes { get; init; } = 100L * 1024 * 1024;
    public bool IdentityCheck { get; init; } = true;
    public IReadOnlyList<string> Languages { get; init; } = ["en"];
    public string? CreditSystem { get; init; }
    /// <summary>Duties that one person may combine; the floor of DOMAIN rule 1 holds whatever stands here.</summary>
    public IReadOnlyList<DutyPair> MayCombine { get; init; } = [];
    public string? Source { get; init; }
    public string? Conditions { get; init; }

    /// <summary>The scheme's entry for an outcome, or null when it is not enabled.</summary>
    public SchemeOutcome? Yields(RplOutcome outcome) => Outcomes.FirstOrDefault(entry => entry.Outcome == outcome);
}
