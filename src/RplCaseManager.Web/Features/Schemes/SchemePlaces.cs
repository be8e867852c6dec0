using Microsoft.Extensions.Localization;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Web.Features.Standards;
using RplCaseManager.Web.Shared.Editing;

namespace RplCaseManager.Web.Features.Schemes;

/// <summary>Places and values of a scheme in the words of its editor.</summary>
/// <param name="words">Words of the outcomes.</param>
/// <param name="kinds">Words of the kinds of standard.</param>
/// <param name="terms">Words of the kinds of evidence.</param>
public sealed class SchemePlaces(
    IStringLocalizer<Resources.SchemeEditing> texts, IStringLocalizer<Resources.CaseWords> words, IStringLocalizer<Resources.StandardPages> kinds,
    IStringLocalizer<Resources.CandidateTerms> terms, IStringLocalizer<Resources.Editing> common) : ContentPlaces(typeof(SchemeContent), Known, texts, common)
{
    private static readonly PlaceWord[] Known =
    [
        new("code", "Code"), new("name", "Name"), new("country", "Country"), new("timeZone", "TimeZone"), new("awardingBody", "Body"), new("mayAward", "MayAward"), new("languages", "Languages"),
        new("creditSystem", "CreditSystem"), new("minimumCreditsForPartial", "MinimumCredits"), new("source", "Source"), new("conditions", "Conditions"),
        new("outcomes", "Outcomes"), new("outcomes[]", "Outcome.Of"), new("outcomes[].outcome", "Outcome"), new("outcomes[].basis", "Basis"), new("outcomes[].source", "Outcome.Source"),
        new("outcomes[].conditions", "Conditions.OfOutcome"), new("outcomes[].conditions.minEqfLevel", "Eqf.Min"), new("outcomes[].conditions.maxEqfLevel", "Eqf.Max"),
        new("outcomes[].conditions.kinds", "Kinds"), new("outcomes[].conditions.excludeHigherEducation", "NoHigher"), new("outcomes[].conditions.sectors", "Sectors"), new("outcomes[].conditions.maxPartCredits", "MaxPart"),
        new("clocks", "Clocks"), new("clocks.intake", "Clock.Intake"), new("clocks.candidateAnswer", "Clock.CandidateAnswer"), new("clocks.assessor", "Clock.Assessor"), new("clocks.verifier", "Clock.Verifier"),
        new("clocks.panel", "Clock.Panel"), new("clocks.decider", "Clock.Decider"), new("clocks.draftLapse", "Clock.DraftLapse"), new("clocks.reopening", "Clock.Reopening"), new("clocks.appeal", "Clock.Appeal"),
        new("clocks.authority", "Clock.Authority"), new("clocks.reminderDays", "Reminders", "Unit.Days"), new("clocks.certificateReminderDays", "CertificateReminders", "Unit.Days"),
        new("noAnswerContinues", "NoAnswer"), new("verification", "Verification"), new("verificationShare", "Share"), new("verificationCap", "Cap", Around: "Verification"), new("verificationNewAssessor", "NewAssessor"),
        new("assessors", "Assessors"), new("panel", "Panel.Sits"), new("panelMembers", "Panel.Members", Around: "Panel"), new("panelQuorum", "Panel.Quorum", Around: "Panel"), new("panelTie", "Panel.Tie", Around: "Panel"),
        new("appealReviewer", "Reviewer", Around: "Appeal"), new("conditionalAward", "Conditional"), new("examinationObligatory", "Examination"), new("proofOfExperienceFirst", "Proof"),
        new("documentedEvidenceRequired", "Documented"), new("evidenceKinds", "EvidenceKinds"), new("publicCalls", "Calls"), new("maxFileBytes", "MaxFile"), new("identityCheck", "Identity"), new("mayCombine", "Combine"),
        new("retention", "Retention"), new("retention.evidenceMonths", "Keep.Evidence", "Unit.Months"), new("retention.decisionYears", "Keep.Decision", "Unit.Years"),
        new("retention.certificateYears", "Keep.Certificate", "Unit.Years"), new("retention.identityMonths", "Keep.Identity", "Unit.Months"),
        new("letters", null), new("letters.acknowledgement", "Letter.Acknowledgement"), new("letters.decisionClosing", "Letter.Closing"), new("letters.appealInstructions", "Letter.Appeal"),
    ];

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<Type, (IStringLocalizer Texts, string Prefix)> Enumerations { get; } = new Dictionary<Type, (IStringLocalizer, string)>
    {
        [typeof(RplOutcome)] = (words, "Outcome."),
        [typeof(OutcomeBasis)] = (texts, "Basis."),
        [typeof(StandardKind)] = (kinds, "Kind."),
        [typeof(DayKind)] = (texts, "Day."),
        [typeof(VerificationMode)] = (texts, "Verification."),
        [typeof(PanelTie)] = (texts, "Tie."),
        [typeof(AppealReviewer)] = (texts, "Reviewer."),
        [typeof(CaseDuty)] = (texts, "Duty."),
        [typeof(ProviderKind)] = (texts, "ProviderKind."),
        [typeof(EvidenceKind)] = (terms, "Kind."),
    };

    /// <inheritdoc/>
    protected override string? Own(string pattern, object value) => (pattern, value) switch
    {
        (_, Period period) => $"{Number(period.Count)} {Word(period.Kind)}",
        (_, DutyPair pair) => texts["Combine.Pair", Word(pair.First), Word(pair.Second)],
        ("verificationShare", decimal share) => Percent(share),
        ("maxFileBytes", long bytes) => $"{Number(bytes / 1024m / 1024m)} MB",
        ("country", string code) => Countries.Name(code),
        ("languages[]", string tag) => SchemeChoices.Languages.FirstOrDefault(language => language.Value == tag)?.Text,
        _ => null,
    };
}
