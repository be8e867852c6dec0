using System.Globalization;
using System.Text.RegularExpressions;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Standards;

/// <summary>
/// Reads standards from the sheets of <see cref="StandardForms"/>. A sheet that is missing leaves what the standard has; a column that is missing or unknown is an error,
/// so that nothing is lost by a slip. Sheets with other names are notes.
/// </summary>
internal sealed partial class SheetReader
{
    private readonly List<ImportError> errors = [];
    private readonly Dictionary<string, SheetRows> sheets = new(StringComparer.Ordinal);

    private SheetReader(Workbook workbook)
    {
        errors.AddRange(workbook.Faults.Select(fault => new ImportError(fault.Address, null, fault.Rule)));
        foreach (var sheet in workbook.Sheets)
        {
            if (StandardForms.Columns.Keys.FirstOrDefault(name => string.Equals(name, sheet.Name.Trim(), StringComparison.OrdinalIgnoreCase)) is not { } known)
            {
                continue;
            }

            if (!sheets.TryAdd(known, new SheetRows(sheet, StandardForms.Columns[known], errors)))
            {
                errors.Add(new(sheet.Name, null, "import.sheet.twice", sheet.Name));
            }
        }
    }

    public static FiledStandards Read(Workbook workbook)
    {
        var reader = new SheetReader(workbook);
        if (!reader.sheets.ContainsKey(StandardForms.Standards))
        {
            return new([], [new("", null, "import.sheet.missing", StandardForms.Standards)]);
        }

        var standards = reader.Standards();
        return new(standards, reader.errors);
    }

    private List<FiledStandard> Standards()
    {
        var rows = sheets[StandardForms.Standards].Rows.ToList();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var codes = new List<string>(rows.Count);
        foreach (var row in rows)
        {
            var code = row.Required("Code");
            codes.Add(code);
            if (code.Length > 0 && !seen.TryAdd(code, row.Number))
            {
                row.Wrong("Code", "import.twice", code);
            }
        }

        var criteria = Children(StandardForms.Criteria, seen, row => row.Required("Outcome"), row => new AssessmentCriterion(row.Required("Code"), row.Required("Text")));
        var outcomes = Children(StandardForms.Outcomes, seen, row => row.Required("Unit"), row => Outcome(row, criteria));
        var units = Children(StandardForms.Units, seen, _ => "", row => Unit(row, outcomes));
        var occupations = Children(StandardForms.Occupations, seen, _ => "", row => new OccupationLink(row.Required("Scheme"), row.Required("Code"), row.Required("Label")));
        var ages = Children(StandardForms.Evidence, seen, _ => "", row => new EvidenceCurrency(row.RequiredChoice<EvidenceKind>("Kind"), Needed(row, "Years")));
        var renewals = Children(StandardForms.Renewal, seen, _ => "", row => new RenewalRule(row.RequiredChoice<RenewalKind>("Kind"), row.Required("Text")));
        Orphans(outcomes, units, "Unit", "import.unit.unknown");
        Orphans(criteria, outcomes, "Outcome", "import.outcome.unknown");
        return [.. rows.Select((row, at) => Filed(Standard(row, codes[at], units, occupations, ages, renewals), row.Number, units, outcomes))];
    }

    private FiledStandard Filed(StandardContent content, int row, Lines<Unit> units, Lines<LearningOutcome> outcomes) => new(
        content, sheets[StandardForms.Standards].Address("Code", row), problem => new(Place(problem.Path, content, row, units, outcomes), null, problem.Rule, problem.Detail),
        there => content with
        {
            Units = units.Is is null ? there.Units : [.. content.Units.Select(unit => Completed(unit, there, outcomes.Is is not null))],
            Occupations = sheets.ContainsKey(StandardForms.Occupations) ? content.Occupations : there.Occupations,
            EvidenceCurrency = sheets.ContainsKey(StandardForms.Evidence) ? content.EvidenceCurrency : there.EvidenceCurrency,
            Validity = sheets.ContainsKey(StandardForms.Renewal) ? content.Validity : content.Validity with { Renewal = there.Validity.Renewal },
        });

    private Unit Completed(Unit unit, StandardContent there, bool hasOutcomes) => unit with
    {
        Outcomes = !hasOutcomes ? there.Units.FirstOrDefault(other => other.Code == unit.Code)?.Outcomes ?? []
            : sheets.ContainsKey(StandardForms.Criteria) ? unit.Outcomes
            : [.. unit.Outcomes.Select(outcome => outcome with { Criteria = there.Outcome(outcome.Code)?.Criteria ?? [] })],
    };

    /// <summary>The cell in which a problem of the content stands.</summary>
    private string Place(string path, StandardContent content, int row, Lines<Unit> units, Lines<LearningOutcome> outcomes)
    {
        var standards = sheets[StandardForms.Standards];
        var match = UnitPath().Match(path);
        if (!match.Success)
        {
            return standards.AddressOf(path.Split('.', '[')[0], row);
        }

        var unit = content.Units.ElementAtOrDefault(int.Parse(match.Groups["unit"].Value, CultureInfo.InvariantCulture));
        var last = match.Groups["last"].Value;
        if (unit is null || units.Is is null || !units.Rows.TryGetValue(unit, out var unitRow))
        {
            return standards.AddressOf("code", row);
        }

        if (!match.Groups["outcome"].Success)
        {
            return units.Is.AddressOf(last.Length > 0 && last != "outcomes" ? last : "code", unitRow);
        }

        var outcome = unit.Outcomes.ElementAtOrDefault(int.Parse(match.Groups["outcome"].Value, CultureInfo.InvariantCulture));
        return outcome is not null && outcomes.Is is not null && outcomes.Rows.TryGetValue(outcome, out var outcomeRow)
            ? outcomes.Is.AddressOf(last.Length > 0 && last != "criteria" ? last : "code", outcomeRow) : units.Is.AddressOf("code", unitRow);
    }

    private static StandardContent Standard(SheetRow row, string code, Lines<Unit> units, Lines<OccupationLink> occupations, Lines<EvidenceCurrency> ages, Lines<RenewalRule> renewals) => new()
    {
        Code = code,
        Title = row.Text("Title") ?? "",
        Kind = row.RequiredChoice<StandardKind>("Kind"),
        Summary = row.Text("Summary") ?? "",
        Country = row.Code("Country"),
        Sector = row.Text("Sector"),
        AwardingBody = row.Code("Awarding body") ?? "",
        Schemes = row.List("Schemes"),
        Level = row.Stated("Level"),
        EqfLevel = row.Whole("EQF level"),
        Workload = row.Stated("Workload"),
        WorkloadHours = row.Figure("Workload hours"),
        CreditSystem = row.Code("Credit system"),
        Credits = row.Figure("Credits"),
        FormOfParticipation = row.Stated("Form of participation"),
        QualityAssurance = row.Stated("Quality assurance"),
        Prerequisites = row.Stated("Prerequisites"),
        PrerequisiteRule = row.Tree("Prerequisite rule"),
        Stackability = row.Stated("Stackability"),
        Supervision = row.StatedOrNone("Supervision"),
        AssessmentMethods = row.Choices<AssessmentMethod>("Assessment methods"),
        FurtherInformation = row.Text("Further information"),
        Occupations = occupations.Of(code, ""),
        MaxEvidenceAgeYears = row.Whole("Evidence age"),
        EvidenceCurrency = ages.Of(code, ""),
        Validity = new CertificateValidity(row.Whole("Valid years"), renewals.Of(code, ""), row.Whole("Grace days") ?? 0, row.Text("Validity source")),
        Units = units.Of(code, ""),
        Composition = row.Tree("Composition"),
        Provenance = row.Text("Provenance"),
    };

    private static Unit Unit(SheetRow row, Lines<LearningOutcome> outcomes)
    {
        var (standard, code) = (row.Code("Standard") ?? "", row.Required("Code"));
        return new(code, row.Text("Title") ?? "", outcomes.Of(standard, code), row.Figure("Workload hours"), row.Figure("Credits"), row.Whole("EQF level"), row.Text("NQF level"),
            row.YesNo("Stand-alone", otherwise: false), row.Choice<Basis>("Basis") ?? Basis.WorkedOut, row.Text("Source"));
    }

    private static LearningOutcome Outcome(SheetRow row, Lines<AssessmentCriterion> criteria)
    {
        var (standard, code) = (row.Code("Standard") ?? "", row.Required("Code"));
        var methods = row.Choices<AssessmentMethod>("Methods");
        return new(code, row.Text("Title") ?? "", row.RequiredChoice<OutcomeType>("Type"), criteria.Of(standard, code), row.YesNo("Mandatory", otherwise: true), row.Whole("Evidence age"),
            row.Text("Plain help"), methods.Count > 0 ? methods : null, row.YesNo("Methods obligatory", otherwise: false));
    }

    private static int Needed(SheetRow row, string column)
    {
        if (row.Whole(column) is { } number)
        {
            return number;
        }

        if (row.Code(column) is null)
        {
            row.Wrong(column, "import.empty");
        }

        return 1;
    }

    private Lines<T> Children<T>(string sheet, Dictionary<string, int> standards, Func<SheetRow, string> parent, Func<SheetRow, T> make) where T : class
    {
        var lines = new Lines<T>(sheets.GetValueOrDefault(sheet));
        foreach (var row in lines.Is?.Rows ?? [])
        {
            var standard = row.Required("Standard");
            if (standard.Length > 0 && !standards.ContainsKey(standard))
            {
                row.Wrong("Standard", "import.standard.unknown", standard);
            }

            lines.Add(standard, parent(row), make(row), row.Number);
        }

        return lines;
    }

    /// <summary>What belongs to a unit or an outcome that the file does not have.</summary>
    private static void Orphans<T, TParent>(Lines<T> children, Lines<TParent> parents, string column, string rule) where T : class where TParent : class
    {
        if (children.Is is null || parents.Is is null)
        {
            return;
        }

        foreach (var ((standard, parent), members) in children.ByParent.Where(pair => pair.Key.Parent.Length > 0 && !parents.Codes.Contains(pair.Key)))
        {
            children.Is.Wrong(column, children.Rows[members[0]], rule, parent);
        }
    }

    [GeneratedRegex(@"^units\[(?<unit>\d+)\](\.outcomes\[(?<outcome>\d+)\])?(\.(?<last>\w+))?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnitPath();

    /// <summary>The rows of one sheet by standard and parent, with the row of each.</summary>
    private sealed class Lines<T>(SheetRows? rows) where T : class
    {
        public SheetRows? Is => rows;

        public Dictionary<(string Standard, string Parent), List<T>> ByParent { get; } = [];

        /// <summary>Standard and own code of every row.</summary>
        public HashSet<(string Standard, string Code)> Codes { get; } = [];

        // By reference: two rows may say the same.
        public Dictionary<T, int> Rows { get; } = new(ReferenceEqualityComparer.Instance);

        public void Add(string standard, string parent, T item, int row)
        {
            if (!ByParent.TryGetValue((standard, parent), out var members))
            {
                ByParent.Add((standard, parent), members = []);
            }

            members.Add(item);
            Rows.Add(item, row);
            if (item is Unit unit)
            {
                Codes.Add((standard, unit.Code));
            }
            else if (item is LearningOutcome outcome)
            {
                Codes.Add((standard, outcome.Code));
            }
        }

        public List<T> Of(string standard, string parent) => ByParent.GetValueOrDefault((standard, parent)) ?? [];
    }
}
