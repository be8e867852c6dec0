using System.Globalization;
using System.Resources;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.People;

namespace RplCaseManager.Application.People;

/// <summary>The form of the spreadsheet of people: a row for each person with a role, or with several roles for one body. Headings are fixed; what stands below them is explained in the template.</summary>
public static class PeopleForms
{
    /// <summary>Name of the sheet that is read; others are notes.</summary>
    public const string People = "People";
    /// <summary>Column of the given name.</summary>
    public const string Given = "Given name";
    /// <summary>Column of the family name.</summary>
    public const string Family = "Family name";
    /// <summary>Column of the name in Latin letters, where it is written in others.</summary>
    public const string Latin = "Name in Latin letters";
    /// <summary>Column of the address, by which a person is known.</summary>
    public const string Email = "E-mail address";
    /// <summary>Column of one or several roles.</summary>
    public const string Roles = "Roles";
    /// <summary>Column of the code of the body for which the roles hold.</summary>
    public const string Body = "Body";
    /// <summary>Column of IETF tags of languages.</summary>
    public const string Languages = "Languages";
    /// <summary>Column of fields, sectors and occupations.</summary>
    public const string Expertise = "Expertise";

    /// <summary>What stands in <see cref="Body"/> for roles that hold in every body: written out, so that an empty cell never grants the widest right.</summary>
    public const string EveryBody = "every body";

    /// <summary>A line that begins so explains and is not read.</summary>
    internal const char Explains = '#';

    private static readonly ResourceManager Texts = new("RplCaseManager.Application.People.PeopleFormTexts", typeof(PeopleForms).Assembly);
    private static readonly string[] Needed = [Given, Family, Email, Roles];

    /// <summary>The columns in their order.</summary>
    public static IReadOnlyList<SheetColumn> Columns { get; } =
        [.. new[] { Given, Family, Latin, Email, Roles, Body, Languages, Expertise }.Select(name => new SheetColumn(name, name, Needed.Contains(name)))];

    /// <summary>The roles that can be granted, by the name that stands in a file.</summary>
    public static IReadOnlyList<(string Name, Role Role)> Known { get; } =
        [.. Enum.GetValues<Role>().Where(role => role is not (Role.Anyone or Role.System)).Select(role => (NameOf(role), role))];

    /// <summary>Whether a role holds for a body: candidates and administrators belong to none.</summary>
    public static bool HoldsForABody(Role role) => role is not (Role.Candidate or Role.Administrator);

    /// <summary>A role as a file writes it, such as <c>Case officer</c>.</summary>
    public static string NameOf(Role role) =>
        string.Concat(role.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? " " + char.ToLowerInvariant(letter) : letter.ToString()));

    /// <summary>The template as the tables of a workbook: the sheet to fill in, and beside it what its columns, roles and bodies are.</summary>
    /// <param name="bodies">Codes and names of the bodies.</param>
    internal static IReadOnlyList<SheetTable> Workbook(IReadOnlyList<(string Code, string Name)> bodies, CultureInfo culture) =>
    [
        new(People, Names, []),
        new(Word("sheet.columns", culture), [Word("column", culture), Word("needed", culture), Word("what", culture), Word("example", culture)],
            Columns.Select(column => (IReadOnlyList<object?>)[column.Name, Word(column.Required ? "yes" : "no", culture), What(column, culture), Word("example." + column.Name, culture)])),
        new(Word("sheet.roles", culture), [Word("role", culture), Word("for-body", culture)], Known.Select(role => (IReadOnlyList<object?>)[role.Name, Word(HoldsForABody(role.Role) ? "yes" : "no", culture)])),
        new(Word("sheet.bodies", culture), [Word("code", culture), Word("name", culture)], bodies.Select(body => (IReadOnlyList<object?>)[body.Code, body.Name])),
    ];

    /// <summary>The template as one sheet, explained in lines below the headings that are not read.</summary>
    internal static SheetTable OneSheet(IReadOnlyList<(string Code, string Name)> bodies, CultureInfo culture)
    {
        var lines = Columns.Select(column => $"{column.Name} ({Word(column.Required ? "must" : "may", culture)}): {What(column, culture)}")
            .Append($"{Word("sheet.roles", culture)}: {string.Join("; ", Known.Select(role => role.Name))}")
            .Concat(bodies.Select(body => $"{Word("body", culture)} {body.Code}: {body.Name}"))
            .Append(Word("not-read", culture));
        return new(People, Names, lines.Select(line => (IReadOnlyList<object?>)[$"{Explains} {line}", .. Columns.Skip(1).Select(_ => (object?)null)]));
    }

    private static IReadOnlyList<string> Names => [.. Columns.Select(column => column.Name)];

    private static string What(SheetColumn column, CultureInfo culture) => Word("what." + column.Name, culture);

    private static string Word(string key, CultureInfo culture) => Texts.GetString(key, culture) ?? throw new InvalidOperationException($"There is no text {key}.");
}
