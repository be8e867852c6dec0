using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Shared;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.Standards;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Tests.Features.Standards;

/// <summary>What an import would do, as an administrator reads it.</summary>
public sealed class ImportTests : PageTest
{
    public ImportTests() => Services.AddSingleton<RefusalTexts>();

    [Fact]
    public void Rows_AreFilteredByWhatHappens_AndSearchedWithoutAccents()
    {
        var rows = Render<ImportRows>(parameters => parameters.Add(part => part.Rows,
        [
            new("one", "Größe", StandardImportOutcome.Created, 1, true, []), new("two", "Other", StandardImportOutcome.Unchanged, 3, false, []),
            new("three", "Third", StandardImportOutcome.Created, 1, false, ["standard.missing.assessment"]),
        ]));
        Assert.Equal(3, rows.FindAll("tbody tr").Count);
        rows.FindAll("button.tab")[1].Click();
        Assert.Equal("true", rows.FindAll("button.tab")[1].GetAttribute("aria-pressed"));
        Assert.Single(rows.FindAll("tbody tr"));
        rows.FindAll("button.tab")[0].Click();
        rows.Find("input[type=search]").Input("grosse");
        Assert.Contains("Größe", Assert.Single(rows.FindAll("tbody tr")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_StandWithTheirPlace_AndSayHowManyThereAre()
    {
        var plan = new StandardImportPlan([], [new("Outcomes!C17", null, "import.empty"), new("[2].eqfLevel", 12, "standard.eqf", "9"), new("", null, "import.nothing")], 1_500, "");
        var errors = Render<ImportErrors>(parameters => parameters.Add(part => part.Errors, plan.Errors).Add(part => part.Count, plan.ErrorCount).Add(part => part.FileName, "x.xlsx"));
        Assert.Equal(["Outcomes!C17", "Line 12: [2].eqfLevel", "The file"], errors.FindAll("tbody td:first-child").Select(cell => cell.TextContent));
        Assert.Contains("1500", errors.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(errors.Find("p.small"));
    }

    [Fact]
    public void EveryRuleThatAnImportNames_HasWords()
    {
        var texts = Services.GetRequiredService<IStringLocalizer<Resources.Refusals>>();
        var sources = new[] { "RplCaseManager.Application/Standards", "RplCaseManager.Application/People", "RplCaseManager.Application/Operations", "RplCaseManager.Infrastructure/Documents" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", folder), "*.cs"));
        var rules = sources.SelectMany(path => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(path), "\"(?<rule>import\\.[a-z.-]+)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))).Select(match => match.Groups["rule"].Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(rules.Count > 35, string.Join(' ', rules));
        Assert.DoesNotContain(rules, rule => texts[rule].ResourceNotFound);
    }
}
