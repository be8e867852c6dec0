using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Application.People;
using RplCaseManager.Application.Ports;
using RplCaseManager.TestKit;

namespace RplCaseManager.Application.Tests.People;

/// <summary>Files of people for the tests of their import.</summary>
internal static class PeopleSheets
{
    /// <summary>A row that can be imported: given name, family name, Latin letters, address, roles, body, languages, expertise.</summary>
    public static string?[] Row(string email, string roles = "Assessor", string? body = "AT-WIFI", string given = "Zoë", string family = "Größl-Ávila", string? latin = null, string? languages = null, string? expertise = null) =>
        [given, family, latin, email, roles, body, languages, expertise];

    /// <summary>A workbook with these rows below the headings.</summary>
    public static byte[] Workbook(this RplHost host, params string?[][] rows) =>
        host.Written(new SheetTable(PeopleForms.People, [.. PeopleForms.Columns.Select(column => column.Name)], rows.Select(row => (IReadOnlyList<object?>)row)));

    /// <summary>A workbook with these sheets.</summary>
    public static byte[] Written(this RplHost host, params SheetTable[] tables)
    {
        using var buffer = new MemoryStream();
        host.Services.GetRequiredService<ISpreadsheets>().Write(buffer, tables);
        return buffer.ToArray();
    }

    /// <summary>What the import would do.</summary>
    public static Task<PeopleImportPlan> CheckAsync(this RplHost host, byte[] file, bool toExisting = false, string name = "people.xlsx") =>
        host.DoAsync(Demo.Administrator, new CheckPeopleImport(name, file, toExisting));

    /// <summary>The import of a file that was looked at.</summary>
    public static ImportPeople Import(byte[] file, PeopleImportPlan plan, bool toExisting = false) =>
        new(Demo.NewRequest(), "people.xlsx", file, toExisting, plan.Plan, "Staff of the new branch");
}
