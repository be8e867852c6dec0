using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.People;
using RplCaseManager.TestKit;
using Xunit;
using static RplCaseManager.Application.Tests.People.PeopleSheets;

namespace RplCaseManager.Application.Tests.People;

/// <summary>What a file of people may hold, and how it is told what it may not.</summary>
public sealed class PeopleFileTests
{
    private static readonly string[] Names = [.. PeopleForms.Columns.Select(column => column.Name)];

    [Fact]
    public async Task WhatIsWrong_IsToldByItsCell_InTheOrderOfTheRows()
    {
        await using var host = await RplHost.StartAsync();
        var plan = await host.CheckAsync(host.Workbook(
            Row("no address", "Boss; System"),
            Row("two@wrong.example", body: null),
            Row("three@wrong.example", "Candidate", "AT-WIFI", languages: "de; klingon"),
            Row("four@wrong.example", body: "XX-NONE", given: "Елена", family: "Димитрова"),
            Row("five@wrong.example", given: " ", family: new string('x', 201), latin: "Зоя"),
            Row("six@wrong.example", " ; ", expertise: string.Join(';', Enumerable.Range(0, 51).Select(number => "Field " + number))),
            Row("seven@wrong.example", expertise: new string('y', 201)),
            Row("THREE@wrong.example", "Assessor", given: "Another"),
            Row("two@two@wrong.example"),
            Row("eight@wrong.example", "Boss", "XX-NONE")));
        Assert.Equal(
            [
                ("People!D2", "import.email"), ("People!E2", "import.role"), ("People!E2", "import.role"), ("People!F3", "import.body.empty"), ("People!F4", "import.body.none"), ("People!G4", "import.language"),
                ("People!C5", "import.latin.needed"), ("People!F5", "import.body.unknown"), ("People!A6", "import.empty"), ("People!B6", "import.too-long"), ("People!C6", "import.latin.only"),
                ("People!E7", "import.empty"), ("People!H7", "import.values"), ("People!H8", "import.too-long"), ("People!A9", "import.person.name"), ("People!D10", "import.email"),
                ("People!E11", "import.role"), ("People!F11", "import.body.unknown"),
            ],
            plan.Errors.Select(error => (error.Place, error.Rule)));
        Assert.Contains("Zoë Größl-Ávila (People!A4)", plan.Errors.Select(error => error.Detail));
        Assert.Contains("Case officer", plan.Errors[1].Detail, StringComparison.Ordinal);
        Assert.All(plan.Rows, row => Assert.Equal(PersonImportOutcome.Refused, row.Outcome));
    }

    [Fact]
    public async Task OneAddress_InSeveralRows_IsOnePerson_WithEveryRoleOnce()
    {
        await using var host = await RplHost.StartAsync();
        var plan = await host.CheckAsync(host.Workbook(Row("one@person.example", "Assessor, Assessor"), Row("One@Person.example", "assessor; CASE OFFICER"), Row("one@person.example", "Assessor", "CZ-MIT")));
        Assert.Empty(plan.Errors);
        Assert.Equal([new(Role.Assessor, "AT-WIFI"), new(Role.CaseOfficer, "AT-WIFI"), new(Role.Assessor, "CZ-MIT")], Assert.Single(plan.Rows).Grants);
    }

    [Fact]
    public async Task Headings_ThatAreNotTheTemplates_AndSheets_AreNamed()
    {
        await using var host = await RplHost.StartAsync();
        var plan = await host.CheckAsync(host.Written(new SheetTable("people", [.. Names.Take(3), "Mail", .. Names.Skip(4)], [Row("x@people.example")])));
        Assert.Equal([("people", "import.column.missing", "E-mail address"), ("people!D1", "import.column.unknown", "Mail")], plan.Errors.Select(error => (error.Place, error.Rule, error.Detail)));
        Assert.Equal("import.sheet.missing", Rule(await host.CheckAsync(host.Written(new SheetTable("Staff", Names, [])))));
        Assert.Equal("import.nobody", Rule(await host.CheckAsync(host.Workbook())));
        Assert.Equal("import.type.sheet", Rule(await host.CheckAsync("%PDF-1.7"u8.ToArray(), name: "people.pdf")));
        Assert.Equal("import.workbook", Rule(await host.CheckAsync("PK\u0003\u0004 torn"u8.ToArray())));
        var many = await host.CheckAsync(host.Workbook([.. Enumerable.Range(0, PeopleImport.MostRows + 1).Select(number => Row($"p{number}@people.example"))]));
        Assert.Equal(("import.rows", "1000", 0), (Rule(many), many.Errors[0].Detail, many.Rows.Count));
    }

    [Fact]
    public async Task Formula_IsRefusedByItsCell_AndANoteBesideThePeople_IsNot()
    {
        await using var host = await RplHost.StartAsync();
        var file = host.Written(new("People", Names, [Row("x@people.example")]), new("Notes", ["Sum"], [["two"]]));
        var inNotes = Patched(file, "xl/worksheets/sheet2.xml", xml => xml.Replace("<x:v>two</x:v>", "<x:f>1+1</x:f><x:v>2</x:v>", StringComparison.Ordinal));
        Assert.Empty((await host.CheckAsync(inNotes)).Errors);
        var inPeople = Patched(file, "xl/worksheets/sheet1.xml", xml => xml.Replace("<x:v>x@people.example</x:v>", "<x:f>A1</x:f><x:v>x@people.example</x:v>", StringComparison.Ordinal));
        Assert.Equal([("People!D2", "import.formula")], (await host.CheckAsync(inPeople)).Errors.Select(error => (error.Place, error.Rule)));
        // A name that a spreadsheet would take for a formula is text, and stays so.
        Assert.Equal("=1+1", (await host.CheckAsync(host.Workbook(Row("y@people.example", given: "=1+1", family: "", latin: "One")))).Rows[0].Name);
    }

    [Fact]
    public async Task Csv_IsReadInUtf8_WithEitherSeparator()
    {
        await using var host = await RplHost.StartAsync();
        var text = string.Join(';', Names) + "\r\n# explained\r\nZoë;Größl-Ávila;;zoe@csv.example;\"Assessor;Verifier\";AT-WIFI;de;\"Welding; Cutting\"\r\n\r\nEva;Other;;eva@csv.example;Candidate\r\n";
        var plan = await host.CheckAsync(Encoding.UTF8.GetBytes("\uFEFF" + text), name: "people.csv");
        Assert.Empty(plan.Errors);
        Assert.Equal([("Zoë Größl-Ávila", 2), ("Eva Other", 1)], plan.Rows.Select(row => (row.Name, row.Grants.Count)));
        plan = await host.CheckAsync(Encoding.Latin1.GetBytes(text), name: "people.csv");
        Assert.Equal(("import.encoding", "3"), (Rule(plan), plan.Errors[0].Detail));
        plan = await host.CheckAsync(Encoding.UTF8.GetBytes(text.Replace("AT-WIFI", "=cmd", StringComparison.Ordinal)), name: "people.csv");
        Assert.Equal(("People!F3", "import.formula"), (plan.Errors[0].Place, plan.Errors[0].Rule));
    }

    [Fact]
    public async Task RowsOfACsv_AreAsLongAsTheyAre_AndQuotesHoldEverything()
    {
        await using var host = await RplHost.StartAsync();
        IEnumerable<(int, string)> Read(string text) => host.Services.GetRequiredService<ISpreadsheets>().ReadCsv(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x").Sheets[0].Lines
            .Select(line => (line.Number, string.Join('|', line.Cells.Select(cell => cell ?? "–"))));
        Assert.Equal([(1, "a|b|c"), (2, "1"), (4, "1|2|3|4|–"), (5, "–|two\nlines|she said \"no\", twice")], Read("a,b,c\r\n1\n\r\n1,2,3,4,\n,\"two\nlines\",\"she said \"\"no\"\", twice\"\n"));
        Assert.Equal([(1, "a"), (2, "b|never closed,\n")], Read("a\rb,\"never closed,\n"));
        Assert.Empty(Read(",,\n\"\"\n"));
    }

    [Theory]
    [InlineData(PeopleFileForm.Workbook, "people.xlsx")]
    [InlineData(PeopleFileForm.Csv, "people.csv")]
    public async Task Template_ExplainsEveryColumn_AndIsReadAsItIs(PeopleFileForm form, string name)
    {
        await using var host = await RplHost.StartAsync();
        var template = await host.DoAsync(Demo.Administrator, new GetPeopleTemplate(form));
        Assert.Equal(name, template.FileName);
        Assert.Equal("import.nobody", Rule(await host.CheckAsync(template.Bytes, name: template.FileName)));
        if (form is PeopleFileForm.Csv)
        {
            var text = Encoding.UTF8.GetString(template.Bytes);
            Assert.All(Names, column => Assert.Contains("\"# " + column, text, StringComparison.Ordinal));
            Assert.Contains("AT-WIFI", text, StringComparison.Ordinal);
            // Filled in below the explanation.
            var plan = await host.CheckAsync([.. template.Bytes, .. "Ann,Other,,ann@csv.example,Auditor,every body,,\r\n"u8], name: template.FileName);
            Assert.Empty(plan.Errors);
            Assert.Equal([new RoleGrant(Role.Auditor, null)], plan.Rows.Single().Grants);
        }
    }

    [Fact]
    public async Task AFullFile_ComesInWithOneTransaction()
    {
        await using var host = await RplHost.StartAsync();
        var file = host.Workbook([.. Enumerable.Range(0, PeopleImport.MostRows).Select(number => Row($"p{number}@people.example", "Assessor; Verifier"))]);
        var plan = await host.CheckAsync(file);
        Assert.Equal(new PeopleImportResult(PeopleImport.MostRows, 0, 0), await host.DoAsync(Demo.Administrator, Import(file, plan)));
        Assert.Equal(PeopleImport.MostRows, await host.WithDbAsync(db => db.Outbox.CountAsync()));
    }

    private static string Rule(PeopleImportPlan plan) => plan.Errors[0].Rule;

    private static byte[] Patched(byte[] workbook, string part, Func<string, string> patch)
    {
        using var buffer = new MemoryStream();
        buffer.Write(workbook);
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
        {
            string xml;
            using (var reader = new StreamReader(archive.GetEntry(part)!.Open()))
            {
                xml = reader.ReadToEnd();
            }

            archive.GetEntry(part)!.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(part).Open());
            Assert.NotEqual(xml, patch(xml));
            writer.Write(patch(xml));
        }

        return buffer.ToArray();
    }
}
