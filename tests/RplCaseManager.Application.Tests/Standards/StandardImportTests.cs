using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Standards;

/// <summary>Standards from files: looked through without a change, then all of a file or nothing.</summary>
public sealed class StandardImportTests
{
    private static readonly IReadOnlyList<StandardContent> Shipped = Stories.Seed.ReadConfiguration(Demo.NewRequest()).Standards;
    private static readonly JsonSerializerOptions Indented = new(RplJson.Options) { WriteIndented = true };
    private static readonly StandardContent One = Shipped.Single(standard => standard.Code == "at-cnc-specialist");

    [Theory]
    [InlineData(StandardFileForm.Workbook)]
    [InlineData(StandardFileForm.Json)]
    public async Task EveryShippedStandard_ComesBackTheSame(StandardFileForm form)
    {
        await using var host = await RplHost.StartAsync();
        var all = await host.DoAsync(Demo.Administrator, new ExportStandards(form));
        var plan = await host.DoAsync(Demo.Administrator, new CheckStandardImport(all.FileName, all.Bytes, true));
        Assert.Empty(plan.Errors);
        Assert.Equal(Shipped.Select(standard => standard.Code).Order(StringComparer.Ordinal), plan.Rows.Select(row => row.Code));
        Assert.All(plan.Rows, row => Assert.Equal((StandardImportOutcome.Unchanged, false), (row.Outcome, row.Publishes)));
        var single = await host.DoAsync(Demo.Administrator, new ExportStandards(form, One.Code));
        Assert.Equal(StandardImportOutcome.Unchanged, (await host.DoAsync(Demo.Administrator, new CheckStandardImport(single.FileName, single.Bytes, false))).Rows.Single().Outcome);
    }

    [Fact]
    public async Task TextsThatASpreadsheetWouldChange_ComeBackTheSame()
    {
        await using var host = await RplHost.StartAsync();
        string[] texts = ["=1+1", "'=1+1", "-5 °C", "+43 1", "@home", "\t=x", "two\nlines, \"quoted\"; and more", " blanks ", "00123", "1e5", "2026-01-02", "yes", "_x0041_", "😀 Świątkowska 日本", "TRUE", "'plain"];
        var contents = texts.Select((text, at) => One with { Code = $"odd-{at}", Summary = text, Sector = text, Provenance = text, Units = [One.Units[0] with { Title = text, NqfLevel = text }], Composition = null }).ToList();
        var plan = await host.DoAsync(Demo.Administrator, new CheckStandardImport("odd.xlsx", Workbook(host, contents), false));
        Assert.Empty(plan.Errors);
        await host.DoAsync(Demo.Administrator, new ImportStandards(Demo.NewRequest(), "odd.xlsx", Workbook(host, contents), false, plan.Plan, ""));
        foreach (var content in contents)
        {
            var stored = (await host.DoAsync(Demo.Administrator, new GetStandardEditor(content.Code))).Draft!.Content;
            Assert.Equal(JsonSerializer.Serialize(content, RplJson.Options), JsonSerializer.Serialize(stored, RplJson.Options));
        }
    }

    [Fact]
    public async Task NewAndChanged_ComeAsDrafts_OrArePublishedWhereComplete()
    {
        await using var host = await RplHost.StartAsync();
        var (fresh, changed, bare) = (One with { Code = "fresh" }, One with { Title = "CNC specialist, revised" }, One with { Code = "bare", AssessmentMethods = [] });
        var file = Json([fresh, changed, bare]);
        var plan = await host.DoAsync(Demo.Administrator, new CheckStandardImport("x.json", file, false));
        Assert.Equal([(StandardImportOutcome.Created, 1), (StandardImportOutcome.NewDraft, 2), (StandardImportOutcome.Created, 1)], plan.Rows.Select(row => (row.Outcome, row.Number)));
        Assert.Equal(Shipped.Count, await host.WithDbAsync(db => db.Standards.CountAsync()));

        await host.DoAsync(Demo.Administrator, new ImportStandards(Demo.NewRequest(), "x.json", file, false, plan.Plan, ""));
        var editor = await host.DoAsync(Demo.Administrator, new GetStandardEditor(One.Code));
        Assert.Equal((1, 2, "CNC specialist, revised"), (editor.Current!.Number, editor.Draft!.Number, editor.Draft.Content.Title));

        plan = await host.DoAsync(Demo.Administrator, new CheckStandardImport("x.json", file, true));
        Assert.Equal([true, true, false], plan.Rows.Select(row => row.Publishes));
        Assert.Equal(["standard.missing.assessment"], plan.Rows[2].Missing);
        var done = await host.DoAsync(Demo.Administrator, new ImportStandards(Demo.NewRequest(), "x.json", file, true, plan.Plan, "Autumn revision"));
        Assert.Equal(["fresh", One.Code], done.Rows.Select(row => row.Code));
        Assert.Equal(1, done.Unchanged);
        editor = await host.DoAsync(Demo.Administrator, new GetStandardEditor(One.Code));
        Assert.Equal((2, null, VersionState.Superseded), (editor.Current!.Number, editor.Draft, editor.Versions.Single(version => version.Number == 1).State));
        Assert.Null((await host.DoAsync(Demo.Administrator, new GetStandardEditor("bare"))).Current);
    }

    [Fact]
    public async Task OtherOutcomes_InADraftThatIsThere_AreMappedAgain_AndCanBePublished()
    {
        await using var host = await RplHost.StartAsync();
        await host.DoAsync(Demo.Administrator, new BeginStandardDraft(Demo.NewRequest(), One.Code));
        var added = One.Units[0].Outcomes[0] with { Code = "U1.99", Title = "Reads drawings of a customer abroad" };
        var units = One.Units.Select((unit, at) => at == 0 ? unit with { Outcomes = [.. unit.Outcomes.Skip(1), added] } : unit).ToList();
        var file = Json([One with { Units = units, Composition = null }]);
        var plan = await host.DoAsync(Demo.Administrator, new CheckStandardImport("x.json", file, true));
        Assert.Equal((StandardImportOutcome.DraftChanged, true), (plan.Rows[0].Outcome, plan.Rows[0].Publishes));

        await host.DoAsync(Demo.Administrator, new ImportStandards(Demo.NewRequest(), "x.json", file, true, plan.Plan, "Customers abroad"));
        var map = await host.WithDbAsync(db => db.StandardVersions.Where(version => version.Number == 2 && version.State == VersionState.Published).Select(version => version.Outcomes).SingleAsync());
        Assert.Contains(map.Lines, line => line is { Code: "U1.99", Change: OutcomeChange.New });
        Assert.Contains(map.Lines, line => line.Change is OutcomeChange.Gone && line.From.SequenceEqual([One.Units[0].Outcomes[0].Code]));
    }

    [Fact]
    public async Task ASheetThatIsMissing_LeavesWhatTheStandardHas()
    {
        await using var host = await RplHost.StartAsync();
        var tables = StandardForms.Tables([One with { Title = "Only the title" }]).Where(table => table.Name == StandardForms.Standards).ToList();
        var plan = await host.DoAsync(Demo.Administrator, new CheckStandardImport("x.xlsx", Written(host, tables), false));
        Assert.Empty(plan.Errors);
        await host.DoAsync(Demo.Administrator, new ImportStandards(Demo.NewRequest(), "x.xlsx", Written(host, tables), false, "", ""));
        var stored = (await host.DoAsync(Demo.Administrator, new GetStandardEditor(One.Code))).Draft!.Content;
        Assert.Equal(JsonSerializer.Serialize(One with { Title = "Only the title" }, RplJson.Options), JsonSerializer.Serialize(stored, RplJson.Options));
    }

    [Fact]
    public async Task WhatIsWrong_IsToldByItsCell_AndNothingIsImported()
    {
        await using var host = await RplHost.StartAsync();
        var good = One with { Code = "good" };
        var wrong = One with { Code = "wrong", AwardingBody = "XX-NOBODY", Schemes = ["XX"], Composition = new HasUnit("U99"), CreditSystem = "XX-POINTS" };
        var tables = StandardForms.Tables([good, wrong, good]).ToList();
        tables[2] = tables[2] with { Rows = [.. tables[2].Rows.Take(1).Select(row => (IReadOnlyList<object?>)[.. row.Take(4), "Wisdom", "perhaps", "two", .. row.Skip(7)])] };
        tables[1] = tables[1] with { Columns = [.. tables[1].Columns.Select(column => column == "NQF level" ? "NQF-Level" : column)] };
        var file = Written(host, tables);
        var plan = await host.DoAsync(Demo.Administrator, new CheckStandardImport("x.xlsx", file, false));
        var told = plan.Errors.Select(error => (error.Place, error.Rule)).ToList();
        Assert.Contains(("Units!G1", "import.column.unknown"), told);
        Assert.Contains(("Units", "import.column.missing"), told);
        Assert.Contains(("Outcomes!E2", "import.choice"), told);
        Assert.Contains(("Outcomes!F2", "import.yes-no"), told);
        Assert.Contains(("Outcomes!G2", "import.number"), told);
        Assert.Contains(("Standards!A4", "import.twice"), told);
        Assert.Contains(("Standards!G3", "reference.provider"), told);
        Assert.Contains(("Standards!H3", "reference.scheme"), told);
        Assert.Contains(told, error => error.Rule == "reference.credit-system");
        Assert.Contains(told, error => error.Rule == "requirement.unknown-unit");
        Assert.Equal(plan.ErrorCount, ((ImportFileRefused)(await host.RefusedAsync(Demo.Administrator, new ImportStandards(Demo.NewRequest(), "x.xlsx", file, false, "", "")))!).Count);
        Assert.Equal(Shipped.Count, await host.WithDbAsync(db => db.Standards.CountAsync()));
    }

    [Fact]
    public async Task Formula_IsRefusedByItsCell_AndNeverEvaluated()
    {
        await using var host = await RplHost.StartAsync();
        var file = Patched(Workbook(host, [One with { Code = "formula" }]), "xl/worksheets/sheet1.xml", xml => xml.Replace("<x:v>formula</x:v>", "<x:f>1+1</x:f><x:v>formula</x:v>", StringComparison.Ordinal));
        Assert.Equal([("Standards!A2", "import.formula")], (await host.DoAsync(Demo.Administrator, new CheckStandardImport("x.xlsx", file, false))).Errors.Select(error => (error.Place, error.Rule)));
    }

    [Fact]
    public async Task Requirements_ThatGoInACircle_AreRefused()
    {
        await using var host = await RplHost.StartAsync();
        var (one, two, three) = (One with { Code = "c1", PrerequisiteRule = new HasQualification("c2") }, One with { Code = "c2", PrerequisiteRule = new AllOf([new HasQualification("c3")]) }, One with { Code = "c3", PrerequisiteRule = new HasQualification("c1") });
        await host.DoAsync(Demo.Administrator, new ImportStandards(Demo.NewRequest(), "x.json", Json([three]), false, "", ""));
        var plan = await host.DoAsync(Demo.Administrator, new CheckStandardImport("x.json", Json([one, two]), false));
        var error = Assert.Single(plan.Errors);
        Assert.Equal(("import.cycle", "c1 → c2 → c3 → c1"), (error.Rule, error.Detail));
        var choice = two with { PrerequisiteRule = new AtLeast(1, [new HasQualification("c3"), new HasExperience(12, "CNC")]) };
        Assert.Empty((await host.DoAsync(Demo.Administrator, new CheckStandardImport("x.json", Json([one, choice]), false))).Errors);
    }

    [Fact]
    public async Task Json_IsToldByLineAndPath()
    {
        await using var host = await RplHost.StartAsync();
        var text = JsonSerializer.Serialize(One with { Code = "lines", EqfLevel = 9 }, Indented);
        var line = text.Split('\n').ToList().FindIndex(row => row.Contains("\"eqfLevel\": 9", StringComparison.Ordinal)) + 1;
        Assert.Equal((line, "eqfLevel", "standard.eqf"), Told(await CheckAsync(host, text)));
        Assert.Equal((line + 1, "[1].eqfLevel", "standard.eqf"), Told(await CheckAsync(host, $"[{JsonSerializer.Serialize(One, RplJson.Options)},\n{text}]")));
        Assert.Equal((line, "eqfLevel", "import.json"), Told(await CheckAsync(host, text.Replace("\"eqfLevel\": 9", "\"eqfLevel\": \"nine\"", StringComparison.Ordinal))));
        // The names of our types help nobody who wrote the file.
        foreach (var (right, wrong) in new[] { ("\"eqfLevel\": 9", "\"eqfLevel\": \"nine\""), ("\"code\": \"lines\"", "\"coed\": \"lines\""), ("\"code\": \"lines\"", "\"code\": 7") })
        {
            var said = Problem(await CheckAsync(host, text.Replace(right, wrong, StringComparison.Ordinal)));
            Assert.Equal("import.json", said.Rule);
            Assert.DoesNotMatch(@"System\.|RplCaseManager|\.NET", said.Detail);
        }

        Assert.Equal("import.json", Told(await CheckAsync(host, text.Replace("\"code\": \"lines\"", "\"coed\": \"lines\"", StringComparison.Ordinal))).Rule);
        Assert.Equal("import.json", Told(await CheckAsync(host, text[..200])).Rule);
        Assert.Equal("import.json.null", Told(await CheckAsync(host, text.Replace("\"schemes\": [", "\"schemes\": [ null, ", StringComparison.Ordinal))).Rule);
        Assert.Equal("import.json", Told(await CheckAsync(host, text.Replace("\"title\": \"" + One.Title + "\"", "\"title\": null", StringComparison.Ordinal))).Rule);
        Assert.Equal("import.nothing", Told(await CheckAsync(host, "[]")).Rule);
    }

    [Fact]
    public async Task Csv_HoldsTheSheetOfStandards_InUtf8()
    {
        await using var host = await RplHost.StartAsync();
        var table = StandardForms.Tables([One with { Code = "from-csv", Title = "Größe; \"neu\"" }])[0];
        var text = string.Join(';', table.Columns) + "\r\n" + string.Join(';', table.Rows.Single().Select(cell => $"\"{Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture)!.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n";
        var plan = await host.DoAsync(Demo.Administrator, new CheckStandardImport("x.csv", Encoding.UTF8.GetBytes("\uFEFF" + text), false));
        Assert.All(plan.Errors, error => Assert.Equal("requirement.unknown-unit", error.Rule));
        Assert.Equal("Größe; \"neu\"", plan.Rows.Single().Title);
        Assert.Equal(("import.encoding", "2"), Problem(await host.DoAsync(Demo.Administrator, new CheckStandardImport("x.csv", Encoding.Latin1.GetBytes(text), false))));
        Assert.Equal("import.formula", Problem(await host.DoAsync(Demo.Administrator, new CheckStandardImport("x.csv", Encoding.UTF8.GetBytes(text.Replace("\"from-csv\"", "=1+1", StringComparison.Ordinal)), false))).Rule);
        Assert.Equal("import.type", Problem(await host.DoAsync(Demo.Administrator, new CheckStandardImport("x.pdf", "%PDF-1.7"u8.ToArray(), false))).Rule);
        Assert.Equal("import.workbook", Problem(await host.DoAsync(Demo.Administrator, new CheckStandardImport("x.xlsx", "PK\u0003\u0004 torn"u8.ToArray(), false))).Rule);
    }

    [Fact]
    public async Task WhatWasShown_IsWhatIsDone()
    {
        await using var host = await RplHost.StartAsync();
        var file = Json([One with { Code = "shown" }]);
        var plan = await host.DoAsync(Demo.Administrator, new CheckStandardImport("x.json", file, false));
        await host.DoAsync(Demo.Administrator, new CreateStandard(Demo.NewRequest(), One with { Code = "shown", Title = "By somebody else" }));
        Assert.IsType<ImportPlanChanged>(await host.RefusedAsync(Demo.Administrator, new ImportStandards(Demo.NewRequest(), "x.json", file, false, plan.Plan, "")));
        Assert.Equal("By somebody else", (await host.DoAsync(Demo.Administrator, new GetStandardEditor("shown"))).Draft!.Content.Title);
    }

    [Fact]
    public async Task FiftyThousandRows_AreRead_AndMoreStandardsThanAFileMayHold_AreRefused()
    {
        await using var host = await RplHost.StartAsync();
        var outcome = One.Units[0].Outcomes[0] with { Criteria = [.. Enumerable.Range(1, 50_000).Select(number => new AssessmentCriterion($"C{number}", "Does it."))] };
        var large = One with { Code = "large", Units = [One.Units[0] with { Outcomes = [outcome] }], Composition = null };
        Assert.Empty((await host.DoAsync(Demo.Administrator, new CheckStandardImport("x.xlsx", Workbook(host, [large]), false))).Errors);
        var many = StandardForms.Tables([.. Enumerable.Range(1, 50_000).Select(number => One with { Code = $"s{number}" })]).Take(1).ToList();
        Assert.Equal("import.too-many", Problem(await host.DoAsync(Demo.Administrator, new CheckStandardImport("x.xlsx", Written(host, many), false))).Rule);
    }

    private static async Task<StandardImportPlan> CheckAsync(RplHost host, string text) => await host.DoAsync(Demo.Administrator, new CheckStandardImport("x.json", Encoding.UTF8.GetBytes(text), false));

    private static (int? Line, string Place, string Rule) Told(StandardImportPlan plan) => Assert.Single(plan.Errors) is var error ? (error.Line, error.Place, error.Rule) : default;

    private static (string Rule, string Detail) Problem(StandardImportPlan plan) => plan.Errors[0] is var error ? (error.Rule, error.Detail) : default;

    private static byte[] Json(IReadOnlyList<StandardContent> standards) => JsonSerializer.SerializeToUtf8Bytes(standards, RplJson.Options);

    private static byte[] Workbook(RplHost host, IReadOnlyList<StandardContent> standards) => Written(host, StandardForms.Tables(standards));

    private static byte[] Written(RplHost host, IReadOnlyList<SheetTable> tables)
    {
        using var buffer = new MemoryStream();
        host.Services.GetRequiredService<ISpreadsheets>().Write(buffer, tables);
        return buffer.ToArray();
    }

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
