using Microsoft.Extensions.Localization;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Web.Shared.Editing;

namespace RplCaseManager.Web.Features.Standards.Editor;

/// <summary>Places and values of a standard in the words of its editor: <c>units[U2].outcomes[U2.1].title</c> is "Unit U2 · Outcome U2.1 · Title".</summary>
/// <param name="pages">Words of the register, which the editor shares.</param>
/// <param name="terms">Words of the kinds of evidence.</param>
/// <param name="sentence">Reads composition and prerequisites.</param>
public sealed class StandardPlaces(
    IStringLocalizer<Resources.StandardEditing> texts, IStringLocalizer<Resources.StandardPages> pages, IStringLocalizer<Resources.CandidateTerms> terms,
    IStringLocalizer<Resources.Editing> common, RequirementSentence sentence) : ContentPlaces(typeof(StandardContent), Known, texts, common)
{
    private static readonly PlaceWord[] Known =
    [
        new("code", "Code"), new("title", "Title"), new("kind", "Kind.Label"), new("summary", "Summary"), new("country", "Country"), new("sector", "Sector"), new("awardingBody", "Body"), new("schemes", "Schemes.Label"),
        new("eqfLevel", "Eqf"), new("workloadHours", "WorkloadHours"), new("creditSystem", "CreditSystem"), new("credits", "Credits"), new("prerequisiteRule", "PrerequisiteRule.Label"), new("assessmentMethods", "Methods"),
        new("furtherInformation", "FurtherInformation"), new("provenance", "Provenance"), new("composition", "Composition.Label"),
        new("occupations", "Occupations"), new("occupations[]", "Occupations"), new("occupations[].scheme", "Occupation.Scheme"), new("occupations[].code", "Occupation.Code"), new("occupations[].label", "Occupation.Label"),
        new("maxEvidenceAgeYears", "Currency.All", "Years", Around: "Currency"), new("evidenceCurrency", "Currency"),
        new("validity", "Validity"), new("validity.years", "Validity.Years", "Years"), new("validity.renewal", "Renewal"), new("validity.graceDays", "Grace", "Days"), new("validity.source", "Validity.Source"),
        new("units", "Section.units"), new("units[]", "Unit"), new("units[].code", "Unit.Code"), new("units[].title", "Title"), new("units[].workloadHours", "WorkloadHours"), new("units[].credits", "Credits"), new("units[].eqfLevel", "Eqf"),
        new("units[].nqfLevel", "Nqf"), new("units[].standAlone", "Unit.StandAlone"), new("units[].basis", "Basis"), new("units[].source", "Source"),
        new("units[].outcomes", "Outcomes"), new("units[].outcomes[]", "Outcome"), new("units[].outcomes[].code", "Outcome.Code"), new("units[].outcomes[].title", "Title"), new("units[].outcomes[].type", "Type"),
        new("units[].outcomes[].mandatory", "Outcome.Mandatory"), new("units[].outcomes[].maxEvidenceAgeYears", "Outcome.Age", "Years"), new("units[].outcomes[].plainHelp", "Outcome.Help"),
        new("units[].outcomes[].methods", "Outcome.Methods"), new("units[].outcomes[].methodsObligatory", "Outcome.Obligatory"),
        new("units[].outcomes[].criteria", "Criteria"), new("units[].outcomes[].criteria[]", "Criterion"), new("units[].outcomes[].criteria[].code", "Unit.Code"), new("units[].outcomes[].criteria[].text", null),
        .. Stated("level", "Level.Label"), .. Stated("workload", "Workload.Label"), .. Stated("formOfParticipation", "Participation"), .. Stated("qualityAssurance", "Quality"),
        .. Stated("prerequisites", "Prerequisites.Label"), .. Stated("stackability", "Stackability"), .. Stated("supervision", "Supervision"),
    ];

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<Type, (IStringLocalizer Texts, string Prefix)> Enumerations { get; } = new Dictionary<Type, (IStringLocalizer, string)>
    {
        [typeof(StandardKind)] = (pages, "Kind."),
        [typeof(OutcomeType)] = (pages, "Type."),
        [typeof(AssessmentMethod)] = (pages, "Method."),
        [typeof(Basis)] = (texts, "Basis."),
        [typeof(RenewalKind)] = (texts, "Renewal."),
        [typeof(EvidenceKind)] = (terms, "Kind."),
    };

    /// <inheritdoc/>
    protected override string? Own(string pattern, object value) => (pattern, value) switch
    {
        (_, Requirement rule) => sentence.Of(rule),
        (_, EvidenceCurrency age) => $"{Word(age.Kind)}: {Number(age.Years)} {texts["Years"].Value}",
        (_, RenewalRule rule) => $"{Word(rule.Kind)}: {rule.Text}",
        ("country", string code) => Countries.Name(code),
        _ => null,
    };

    /// <inheritdoc/>
    protected override string? Label(string key) => base.Label(key) ?? (pages[key] is { ResourceNotFound: false } label ? label.Value : null);

    private static IEnumerable<PlaceWord> Stated(string place, string label) => [new(place, label), new(place + ".text", null), new(place + ".basis", "Basis"), new(place + ".source", "Source")];
}
