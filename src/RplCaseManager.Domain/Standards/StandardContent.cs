using System.Text.Json.Serialization;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Standards;

/// <summary>Kinds of qualification standard (Cedefop 3.1, 5.2 and table 13).</summary>
public enum StandardKind { FullQualification, PartialQualification, Microcredential, SupplementaryQualification, SpecialPurpose }

/// <summary>EQF descriptors of a learning outcome.</summary>
public enum OutcomeType { Knowledge, Skill, ResponsibilityAndAutonomy }

/// <summary>How competence may be assessed.</summary>
public enum AssessmentMethod { PortfolioReview, ProfessionalDiscussion, PracticalDemonstration, Simulation, WrittenExamination, OralExamination, ThirdPartyReport }

/// <summary>Where a value comes from: named by the source, or worked out by us where the source is silent.</summary>
public enum Basis { Named, WorkedOut }

/// <summary>A value with its provenance. <see cref="Text"/> null means that the source does not specify it ("NS").</summary>
/// <param name="Text">The value in words, or null for "not specified".</param>
/// <param name="Basis">Whether the source names it or we worked it out.</param>
/// <param name="Source">Table, box or section, such as <c>Cedefop table 15</c>.</param>
public sealed record Stated(string? Text, Basis Basis, string? Source);

/// <summary>What an assessor looks for in a learning outcome.</summary>
public sealed record AssessmentCriterion(string Code, string Text);

/// <summary>A learning outcome of a unit; everything is judged against these, never against hours attended.</summary>
/// <param name="Code">Unique within the standard, such as <c>U2.3</c>.</param>
/// <param name="MaxEvidenceAgeYears">How old evidence may be on the day of submission; null takes the standard's rule.</param>
/// <param name="Methods">Assessment methods for this outcome; null: those of the standard.</param>
/// <param name="MethodsObligatory">One of <paramref name="Methods"/> must be used; otherwise they are only allowed.</param>
public sealed record LearningOutcome(
    string Code, string Title, OutcomeType Type, IReadOnlyList<AssessmentCriterion> Criteria,
    bool Mandatory = true, int? MaxEvidenceAgeYears = null, string? PlainHelp = null,
    IReadOnlyList<AssessmentMethod>? Methods = null, bool MethodsObligatory = false);

/// <summary>How a learning outcome is assessed.</summary>
/// <param name="Methods">The outcome's own methods, else those of the standard; empty: none is named, so that any may be used.</param>
/// <param name="Obligatory">The outcome is achieved only when one of them was used.</param>
public sealed record MethodRule(IReadOnlyList<AssessmentMethod> Methods, bool Obligatory)
{
    /// <summary>Any method, none obligatory.</summary>
    public static MethodRule Any { get; } = new([], false);

    /// <summary>Whether what was used satisfies the rule.</summary>
    public bool IsMetBy(IReadOnlyList<AssessmentMethod> used) => !Obligatory || used.Any(Methods.Contains);

    /// <summary>Whether a method may be used.</summary>
    public bool Allows(AssessmentMethod method) => Methods.Count == 0 || Methods.Contains(method);
}

/// <summary>A unit of learning outcomes: the smallest certifiable part.</summary>
/// <param name="WorkloadHours">Notional hours, or null when not specified.</param>
/// <param name="Credits">Credits in the standard's credit system, or null when it has none.</param>
public sealed record Unit(
    string Code, string Title, IReadOnlyList<LearningOutcome> Outcomes, decimal? WorkloadHours = null,
    decimal? Credits = null, int? EqfLevel = null, string? NqfLevel = null, bool StandAlone = false, Basis Basis = Basis.WorkedOut, string? Source = null);

/// <summary>What a renewal may ask for.</summary>
public enum RenewalKind { Refresher, ProofOfPractice, ReExamination }

/// <summary>One thing that a renewal asks for.</summary>
/// <param name="Text">In words, such as <c>Refresher seminars</c>.</param>
public sealed record RenewalRule(RenewalKind Kind, string Text);

/// <summary>How long a certificate is valid and how it is renewed.</summary>
/// <param name="Years">Validity in whole years; null means unlimited.</param>
/// <param name="Renewal">All that a renewal asks for; empty: it is not renewed.</param>
/// <param name="GraceDays">Days after the last day during which a renewal is still possible.</param>
public sealed record CertificateValidity(int? Years, IReadOnlyList<RenewalRule> Renewal, int GraceDays = 0, string? Source = null)
{
    /// <summary>What a renewal asks for, in words.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> RenewedBy => [.. Renewal.Select(rule => rule.Text)];

    /// <summary>Last day, included, of a certificate that is valid from a day on; null: without limit.</summary>
    public DateOnly? LastDay(DateOnly from) => Years is { } years ? from.AddYears(years).AddDays(-1) : null;
}

/// <summary>How old evidence of one kind may be on the day of submission, in years.</summary>
public sealed record EvidenceCurrency(EvidenceKind Kind, int Years);

/// <summary>A link to an occupational standard, used for search.</summary>
/// <param name="Scheme">Classification, such as <c>ESCO</c>, <c>ISCO-08</c> or a national one.</param>
/// <param name="Code">Code in it; for ESCO the URI.</param>
/// <param name="Label">Name of the occupation.</param>
public sealed record OccupationLink(string Scheme, string Code, string Label);

/// <summary>The content of one version of a qualification standard. Once published it never changes.</summary>
public sealed record StandardContent
{
    /// <summary>Unique code, stable over versions, such as <c>at-cnc-specialist</c>; part of the register's address.</summary>
    public required string Code { get; init; }
    public required string Title { get; init; }
    public required StandardKind Kind { get; init; }
    /// <summary>One or two plain sentences for a visitor of the register.</summary>
    public required string Summary { get; init; }
    /// <summary>ISO 3166-1 alpha-2, or null for an international award.</summary>
    public string? Country { get; init; }
    public string? Sector { get; init; }
    /// <summary>Code of the provider that awards it.</summary>
    public required string AwardingBody { get; init; }
    /// <summary>Codes of the schemes under which it can be recognised.</summary>
    public IReadOnlyList<string> Schemes { get; init; } = [];
    public required Stated Level { get; init; }
    public int? EqfLevel { get; init; }
    /// <summary>Notional workload as the award states it; a fact of the award, never a factor of a credit system.</summary>
    public required Stated Workload { get; init; }
    public decimal? WorkloadHours { get; init; }
    /// <summary>Code of the credit system, or null when the award is not measured in credits.</summary>
    public string? CreditSystem { get; init; }
    public decimal? Credits { get; init; }
    public required Stated FormOfParticipation { get; init; }
    public required Stated QualityAssurance { get; init; }
    public required Stated Prerequisites { get; init; }
    /// <summary>The prerequisites as a requirement that can be evaluated; null: in words only, or none.</summary>
    public Requirement? PrerequisiteRule { get; init; }
    public required Stated Stackability { get; init; }
    public Stated? Supervision { get; init; }
    public IReadOnlyList<AssessmentMethod> AssessmentMethods { get; init; } = [];
    public string? FurtherInformation { get; init; }
    /// <summary>Links to occupational standards, used for search.</summary>
    public IReadOnlyList<OccupationLink> Occupations { get; init; } = [];
    /// <summary>How old evidence may be on the day of submission, in years; null means no limit.</summary>
    public int? MaxEvidenceAgeYears { get; init; }
    /// <summary>Kinds of evidence with an age of their own; an outcome's age goes before, the standard's age applies to the other kinds.</summary>
    public IReadOnlyList<EvidenceCurrency> EvidenceCurrency { get; init; } = [];
    public required CertificateValidity Validity { get; init; }
    public IReadOnlyList<Unit> Units { get; init; } = [];
    /// <summary>What must be won for the whole qualification; null means every mandatory outcome of every unit.</summary>
    public Requirement? Composition { get; init; }
    /// <summary>What was worked out and from what, in words; shown in the register.</summary>
    public string? Provenance { get; init; }

    /// <summary>How old a piece of evidence may be for an outcome, in years; null: no limit.</summary>
    public int? MaxAge(LearningOutcome outcome, EvidenceKind kind) =>
        outcome.MaxEvidenceAgeYears ?? EvidenceCurrency.FirstOrDefault(entry => entry.Kind == kind)?.Years ?? MaxEvidenceAgeYears;

    /// <summary>How an outcome is assessed: its own methods go before those of the standard.</summary>
    public MethodRule MethodsOf(LearningOutcome outcome) => new(outcome.Methods ?? AssessmentMethods, outcome is { MethodsObligatory: true, Methods.Count: > 0 });

    /// <summary>Every learning outcome in the order of the units.</summary>
    public IEnumerable<LearningOutcome> AllOutcomes() => Units.SelectMany(unit => unit.Outcomes);

    /// <summary>Finds an outcome by its code, or null.</summary>
    public LearningOutcome? Outcome(string code) =>
        AllOutcomes().FirstOrDefault(outcome => string.Equals(outcome.Code, code, StringComparison.Ordinal));

    /// <summary>The unit that holds an outcome; the outcome must exist.</summary>
    public Unit UnitOf(string outcomeCode) =>
        Units.First(unit => unit.Outcomes.Any(outcome => string.Equals(outcome.Code, outcomeCode, StringComparison.Ordinal)));
}
