using System.Globalization;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.People;

/// <summary>One person of a file, all their rows together.</summary>
/// <param name="First">The first row of the person; errors about the whole person are told there.</param>
/// <param name="Wrong">Something in one of the rows cannot be used.</param>
internal sealed record FiledPerson(
    SheetRow First, PersonName Name, string Email, IReadOnlyList<RoleGrant> Grants, IReadOnlyList<string> Expertise, IReadOnlyList<string> Languages, bool Wrong)
{
    public string FullName => (Name.Given + " " + Name.Family).Trim();
}

/// <summary>Reads people from the sheet of <see cref="PeopleForms"/>. What cannot be used is told by its cell; nothing is guessed.</summary>
internal sealed class PeopleReader
{
    private static readonly char[] Between = [';', ',', '\n'];
    private readonly IReadOnlyList<string> bodies;
    private readonly List<ImportError> errors = [];

    private PeopleReader(IReadOnlyList<string> bodies) => this.bodies = bodies;

    /// <summary>Reads a file; never throws for what it holds. What is noted on a row later is added to the errors.</summary>
    /// <param name="bodies">Codes of the bodies that there are.</param>
    public static (IReadOnlyList<FiledPerson> People, List<ImportError> Errors) Read(byte[] file, string name, IReadOnlyList<string> bodies, ISpreadsheets spreadsheets)
    {
        var (workbook, error) = ImportedFile.Sheets(file, name, PeopleForms.People, spreadsheets, "import.type.sheet");
        if (workbook is null)
        {
            return ([], [error!]);
        }

        var sheets = workbook.Sheets.Where(sheet => string.Equals(sheet.Name.Trim(), PeopleForms.People, StringComparison.OrdinalIgnoreCase)).ToList();
        if (sheets.Count != 1)
        {
            return ([], [new("", null, sheets.Count == 0 ? "import.sheet.missing" : "import.sheet.twice", PeopleForms.People)]);
        }

        var lines = sheets[0].Lines.Where(line => line.Cells.FirstOrDefault(cell => cell is not null)?.TrimStart().StartsWith(PeopleForms.Explains) is not true).ToList();
        if (lines.Count > PeopleImport.MostRows + 1)
        {
            return ([], [new("", null, "import.rows", PeopleImport.MostRows.ToString(CultureInfo.InvariantCulture))]);
        }

        var reader = new PeopleReader(bodies);
        var rows = new SheetRows(sheets[0] with { Lines = lines }, PeopleForms.Columns, reader.errors);
        var people = reader.Merged([.. rows.Rows.Select(reader.Person)]);
        // What stands in another sheet is a note, whatever it is; of a cell that holds a formula nothing else is said.
        var faults = workbook.Faults.Where(fault => fault.Address.StartsWith(sheets[0].Name + "!", StringComparison.Ordinal)).DistinctBy(fault => fault.Address).ToDictionary(fault => fault.Address, fault => fault.Rule, StringComparer.Ordinal);
        reader.errors.RemoveAll(error => faults.ContainsKey(error.Place));
        reader.errors.InsertRange(0, faults.Select(fault => new ImportError(fault.Key, null, fault.Value)));
        return (people, reader.errors);
    }

    private FiledPerson Person(SheetRow row)
    {
        var before = errors.Count;
        var (given, family, latin, email) = (row.Code(PeopleForms.Given) ?? "", row.Code(PeopleForms.Family) ?? "", row.Code(PeopleForms.Latin) ?? "", row.Code(PeopleForms.Email) ?? "");
        foreach (var problem in PersonInput.Names(given, family, latin).Concat(PersonInput.Address(email)))
        {
            row.Wrong(ColumnOf(problem.Field), RuleOf(problem.Problem), problem.Detail);
        }

        var (grants, expertise, languages) = (Grants(row), Expertise(row), Languages(row));
        return new(row, PersonInput.Name(given, family, latin), email, grants, expertise, languages, errors.Count > before);
    }

    private List<RoleGrant> Grants(SheetRow row)
    {
        var (cell, roles) = (row.Required(PeopleForms.Roles), new List<Role>());
        var parts = Parts(cell);
        if (cell.Length > 0 && parts.Length == 0)
        {
            row.Wrong(PeopleForms.Roles, "import.empty");
        }

        foreach (var text in parts)
        {
            var name = string.Concat(text.Where(char.IsLetterOrDigit));
            var found = PeopleForms.Known.Where(known => string.Equals(known.Role.ToString(), name, StringComparison.OrdinalIgnoreCase)).Select(known => (Role?)known.Role).FirstOrDefault();
            if (found is { } role)
            {
                roles.Add(role);
            }
            else
            {
                row.Wrong(PeopleForms.Roles, "import.role", $"{SheetRow.Short(text)} ({string.Join(", ", PeopleForms.Known.Select(known => known.Name))})");
            }
        }

        var body = Body(row, roles);
        return [.. roles.Distinct().Select(role => new RoleGrant(role, PeopleForms.HoldsForABody(role) ? body : null))];
    }

    /// <summary>The code of the body of a row; null for every body, or where it cannot be told, which is noted.</summary>
    private string? Body(SheetRow row, List<Role> roles)
    {
        var text = row.Code(PeopleForms.Body);
        if (!roles.Any(PeopleForms.HoldsForABody))
        {
            if (text is not null && roles.Count > 0)
            {
                row.Wrong(PeopleForms.Body, "import.body.none");
            }

            // Where the role is wrong too, the code of the body is looked at all the same: whoever mends the row sees everything at once.
            if (text is null || roles.Count > 0)
            {
                return null;
            }
        }

        if (text is null)
        {
            row.Wrong(PeopleForms.Body, "import.body.empty", PeopleForms.EveryBody);
            return null;
        }

        if (string.Equals(text, PeopleForms.EveryBody, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if ((bodies.Contains(text, StringComparer.Ordinal) ? text : bodies.FirstOrDefault(code => string.Equals(code, text, StringComparison.OrdinalIgnoreCase))) is { } body)
        {
            return body;
        }

        row.Wrong(PeopleForms.Body, "import.body.unknown", SheetRow.Short(text));
        return null;
    }

    private static List<string> Expertise(SheetRow row)
    {
        // A field may hold a comma of its own.
        var fields = ChangeExpertise.Clean(row.List(PeopleForms.Expertise));
        if (fields.Any(field => field.Length > TextLimits.Name))
        {
            row.Wrong(PeopleForms.Expertise, "import.too-long", TextLimits.NameText);
        }

        return AtMost(row, PeopleForms.Expertise, fields);
    }

    private static List<string> Languages(SheetRow row)
    {
        var tags = new List<string>();
        foreach (var text in Parts(row.Text(PeopleForms.Languages) ?? "").SelectMany(part => part.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (LanguageTags.Find(text) is { } tag)
            {
                tags.Add(tag);
            }
            else
            {
                row.Wrong(PeopleForms.Languages, "import.language", SheetRow.Short(text));
            }
        }

        return AtMost(row, PeopleForms.Languages, ChangeExpertise.Clean(tags));
    }

    private static List<string> AtMost(SheetRow row, string column, List<string> values)
    {
        if (values.Count > ChangeExpertise.Most)
        {
            row.Wrong(column, "import.values", ChangeExpertise.Most.ToString(CultureInfo.InvariantCulture));
        }

        return values;
    }

    /// <summary>One person for each address; a second name at an address is a slip that would give roles to somebody else.</summary>
    private List<FiledPerson> Merged(IReadOnlyList<FiledPerson> rows)
    {
        var people = new List<FiledPerson>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.Email.Length == 0 || places.TryAdd(Key(row.Email), people.Count))
            {
                people.Add(row);
                continue;
            }

            var (at, before) = (places[Key(row.Email)], errors.Count);
            var first = people[at];
            if (Differs(first.Name, row.Name) is { } column)
            {
                row.First.Wrong(column, "import.person.name", $"{first.FullName} ({first.First.Address(PeopleForms.Given)})");
            }

            people[at] = first with
            {
                Grants = [.. first.Grants.Union(row.Grants)],
                Expertise = AtMost(row.First, PeopleForms.Expertise, ChangeExpertise.Clean([.. first.Expertise, .. row.Expertise])),
                Languages = AtMost(row.First, PeopleForms.Languages, ChangeExpertise.Clean([.. first.Languages, .. row.Languages])),
                Wrong = first.Wrong || row.Wrong || errors.Count > before,
            };
        }

        return people;
    }

    /// <summary>Addresses are one when accounts take them for one.</summary>
    private static string Key(string email) => RequestTexts.IsStorable(email) ? email.Normalize().ToUpperInvariant() : email;

    /// <summary>The column in which two names differ, or null.</summary>
    private static string? Differs(PersonName one, PersonName other) =>
        one.Given != other.Given ? PeopleForms.Given : one.Family != other.Family ? PeopleForms.Family : one.Latin != other.Latin ? PeopleForms.Latin : null;

    private static string[] Parts(string cell) => cell.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string ColumnOf(string field) => field switch { "GivenName" => PeopleForms.Given, "FamilyName" => PeopleForms.Family, "LatinName" => PeopleForms.Latin, _ => PeopleForms.Email };

    private static string RuleOf(string problem) => problem switch
    {
        "required" => "import.empty",
        "too-long" => "import.too-long",
        "latin-needed" => "import.latin.needed",
        "latin-only" => "import.latin.only",
        _ => "import.email",
    };
}
