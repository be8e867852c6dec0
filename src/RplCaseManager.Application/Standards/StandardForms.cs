using System.Text.Json;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Standards;

/// <summary>The form of the workbook of standards: one sheet for each kind of thing, one row for each thing. What is written in it is read back to the same content.</summary>
public static class StandardForms
{
    /// <summary>Sheet of the standards themselves.</summary>
    public const string Standards = "Standards";
    /// <summary>Sheet of units.</summary>
    public const string Units = "Units";
    /// <summary>Sheet of learning outcomes.</summary>
    public const string Outcomes = "Outcomes";
    /// <summary>Sheet of assessment criteria.</summary>
    public const string Criteria = "Criteria";
    /// <summary>Sheet of links to occupational standards.</summary>
    public const string Occupations = "Occupations";
    /// <summary>Sheet of kinds of evidence with an age of their own.</summary>
    public const string Evidence = "Evidence age";
    /// <summary>Sheet of what a renewal asks for.</summary>
    public const string Renewal = "Renewal";

    /// <summary>What parts lists inside one cell.</summary>
    public const string Between = "; ";

    /// <summary>The columns of every sheet, sheets in the order of the workbook.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<SheetColumn>> Columns { get; } = new Dictionary<string, IReadOnlyList<SheetColumn>>(StringComparer.Ordinal)
    {
        [Standards] =
        [
            new("Code", "code", true), new("Title", "title"), new("Kind", "kind", true), new("Summary", "summary"), new("Country", "country"), new("Sector", "sector"),
            new("Awarding body", "awardingBody"), new("Schemes", "schemes"), .. Stated("Level", "level"), new("EQF level", "eqfLevel"), .. Stated("Workload", "workload"),
            new("Workload hours", "workloadHours"), new("Credit system", "creditSystem"), new("Credits", "credits"), .. Stated("Form of participation", "formOfParticipation"),
            .. Stated("Quality assurance", "qualityAssurance"), .. Stated("Prerequisites", "prerequisites"), new("Prerequisite rule", "prerequisiteRule"), .. Stated("Stackability", "stackability"),
            .. Stated("Supervision", "supervision"), new("Assessment methods", "assessment"), new("Further information", "furtherInformation"), new("Evidence age", "maxEvidenceAgeYears"),
            new("Valid years", "validity"), new("Grace days", "graceDays"), new("Validity source", "validitySource"), new("Composition", "composition"), new("Provenance", "provenance"),
        ],
        [Units] =
        [
            new("Standard", "standard", true), new("Code", "code", true), new("Title", "title"), new("Workload hours", "workloadHours"), new("Credits", "credits"), new("EQF level", "eqfLevel"),
            new("NQF level", "nqfLevel"), new("Stand-alone", "standAlone"), new("Basis", "basis"), new("Source", "source"),
        ],
        [Outcomes] =
        [
            new("Standard", "standard", true), new("Unit", "unit", true), new("Code", "code", true), new("Title", "title"), new("Type", "type", true), new("Mandatory", "mandatory"),
            new("Evidence age", "maxEvidenceAgeYears"), new("Plain help", "plainHelp"), new("Methods", "methods"), new("Methods obligatory", "methodsObligatory"),
        ],
        [Criteria] =
        [
            new("Standard", "standard", true), new("Outcome", "outcome", true), new("Code", "code", true), new("Text", "text", true),
        ],
        [Occupations] =
        [
            new("Standard", "standard", true), new("Scheme", "scheme", true), new("Code", "code", true), new("Label", "label", true),
        ],
        [Evidence] =
        [
            new("Standard", "standard", true), new("Kind", "kind", true), new("Years", "years", true),
        ],
        [Renewal] =
        [
            new("Standard", "standard", true), new("Kind", "kind", true), new("Text", "text", true),
        ],
    };

    /// <summary>Standards as the tables of a workbook.</summary>
    public static IReadOnlyList<SheetTable> Tables(IReadOnlyList<StandardContent> standards) =>
    [
        Table(Standards, standards.Select(Row)),
        Table(Units, standards.SelectMany(standard => standard.Units.Select(unit => Row(standard, unit)))),
        Table(Outcomes, standards.SelectMany(standard => standard.Units.SelectMany(unit => unit.Outcomes.Select(outcome => Row(standard, unit, outcome))))),
        Table(Criteria, standards.SelectMany(standard => standard.AllOutcomes().SelectMany(outcome => outcome.Criteria.Select(criterion =>
            (IReadOnlyList<object?>)[standard.Code, outcome.Code, criterion.Code, criterion.Text])))),
        Table(Occupations, standards.SelectMany(standard => standard.Occupations.Select(link => (IReadOnlyList<object?>)[standard.Code, link.Scheme, link.Code, link.Label]))),
        Table(Evidence, standards.SelectMany(standard => standard.EvidenceCurrency.Select(age => (IReadOnlyList<object?>)[standard.Code, age.Kind.ToString(), age.Years]))),
        Table(Renewal, standards.SelectMany(standard => standard.Validity.Renewal.Select(rule => (IReadOnlyList<object?>)[standard.Code, rule.Kind.ToString(), rule.Text]))),
    ];

    private static SheetTable Table(string name, IEnumerable<IReadOnlyList<object?>> rows) => new(name, [.. Columns[name].Select(column => column.Name)], rows);

    private static SheetColumn[] Stated(string name, string path) => [new(name, path), new(name + " basis", path + "Basis"), new(name + " source", path + "Source")];

    private static IReadOnlyList<object?> Row(StandardContent standard) =>
    [
        standard.Code, standard.Title, standard.Kind.ToString(), standard.Summary, standard.Country, standard.Sector, standard.AwardingBody, Joined(standard.Schemes),
        .. Cells(standard.Level), standard.EqfLevel, .. Cells(standard.Workload), standard.WorkloadHours, standard.CreditSystem, standard.Credits, .. Cells(standard.FormOfParticipation),
        .. Cells(standard.QualityAssurance), .. Cells(standard.Prerequisites), Tree(standard.PrerequisiteRule), .. Cells(standard.Stackability), .. Cells(standard.Supervision),
        Joined(standard.AssessmentMethods), standard.FurtherInformation, standard.MaxEvidenceAgeYears, standard.Validity.Years, standard.Validity.GraceDays, standard.Validity.Source,
        Tree(standard.Composition), standard.Provenance,
    ];

    private static IReadOnlyList<object?> Row(StandardContent standard, Unit unit) =>
        [standard.Code, unit.Code, unit.Title, unit.WorkloadHours, unit.Credits, unit.EqfLevel, unit.NqfLevel, YesNo(unit.StandAlone), unit.Basis.ToString(), unit.Source];

    private static IReadOnlyList<object?> Row(StandardContent standard, Unit unit, LearningOutcome outcome) =>
    [
        standard.Code, unit.Code, outcome.Code, outcome.Title, outcome.Type.ToString(), YesNo(outcome.Mandatory), outcome.MaxEvidenceAgeYears, outcome.PlainHelp, Joined(outcome.Methods ?? []),
        YesNo(outcome.MethodsObligatory),
    ];

    private static object?[] Cells(Stated? stated) => [stated?.Text, stated?.Basis.ToString(), stated?.Source];

    private static string? Joined<T>(IReadOnlyList<T> values) => values.Count == 0 ? null : string.Join(Between, values);

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static string? Tree(Requirement? root) => root is null ? null : JsonSerializer.Serialize(root, RplJson.Options);
}
