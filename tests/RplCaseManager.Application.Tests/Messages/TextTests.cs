using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Certificates;
using RplCaseManager.Application.Messages;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.People;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Messages;

/// <summary>Every message and every "no" has words.</summary>
public sealed partial class TextTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void EveryKindThatTheSourceNames_HasATitleAndABody()
    {
        var kinds = Sources("RplCaseManager.Application").SelectMany(text => Kind().Matches(text)).Select(match => match.Groups["kind"].Value)
            .Concat(["recommended", "recommended-unverified", "information", "information-lapses", "decided", "decided-award", "decided-refused", "certificate-reminder", "certificate-reminder-unrenewed"]).Concat(Holders.Select(ReminderKinds.Of)).Distinct().ToList();
        Assert.True(kinds.Count > 25, string.Join(' ', kinds));
        var keys = Keys(Path.Combine(Repository.Root, "src/RplCaseManager.Application/Messages/NoticeTexts.resx"));
        Assert.Empty(kinds.SelectMany(kind => new[] { kind + ".title", kind + ".body" }).Except(keys));
    }

    [Fact]
    public async Task EveryMessageOfAWholeStory_FillsItsPlaceholders()
    {
        await using var host = await RplHost.StartAsync();
        await EverythingAsync(host);
        var rows = await host.WithDbAsync(db => db.Outbox.AsNoTracking().ToListAsync());
        Assert.True(rows.Select(row => row.Kind).Distinct().Count() >= 22, string.Join(' ', rows.Select(row => row.Kind).Distinct()));
        foreach (var row in rows)
        {
            foreach (var part in new[] { ".title", ".body" })
            {
                foreach (Match match in Placeholder().Matches(NoticeText.Fixed(row.Kind + part, English)))
                {
                    Assert.False(string.IsNullOrEmpty(row.Values.GetValueOrDefault(match.Groups["name"].Value)), $"{row.Kind}{part} has no {match.Value}.");
                }
            }

            Assert.DoesNotContain('{', NoticeText.Title(row.Kind, row.Values, English) + NoticeText.Body(row.Kind, row.Values, English));
        }

        // Dates are written for people.
        var submitted = rows.First(row => row.Kind == "submitted-words");
        Assert.Contains("2 January 2027", NoticeText.Body(submitted.Kind, submitted.Values, English));
    }

    [Fact]
    public void WordsOfACandidate_AreNotTakenForPlaceholders()
    {
        var values = new Dictionary<string, string> { ["number"] = "N", ["title"] = "T", ["text"] = "Please fill in {due} and {number}.", ["due"] = "2026-09-22" };
        Assert.Contains("Please fill in {due} and {number}.", NoticeText.Body("information", values, English));
    }

    [Fact]
    public void EveryRuleThatTheSourceNames_HasWords()
    {
        var rules = Sources("RplCaseManager.Domain").Concat(Sources("RplCaseManager.Application")).SelectMany(text => Rule().Matches(text)).Select(match => match.Groups["rule"].Value)
            .Concat(["case.state", "certificate.state", "version.state"]).Distinct().ToList();
        Assert.True(rules.Count > 60, string.Join(' ', rules));
        // Actions of the trail look alike and are not refusals; so do metrics, names of files and places in a content.
        HashSet<string> known = [.. Keys(Path.Combine(Repository.Root, "src/RplCaseManager.Web/Resources/Refusals.resx")), .. Actions(), "exe.pdf", "people.csv", "people.xlsx", "rpl.operations", "rpl.operation.duration",
            "clocks.authority", "clocks.panel", "validity.renewal"];
        Assert.All(rules, rule => Assert.True(known.Contains(rule), rule));
    }

    [Fact]
    public void EveryFieldProblem_HasWords()
    {
        var problems = Sources("RplCaseManager.Application").SelectMany(text => Problem().Matches(text)).Select(match => "field." + match.Groups["problem"].Value).Distinct().ToList();
        Assert.Contains("field.required", problems);
        Assert.Empty(problems.Except(Keys(Path.Combine(Repository.Root, "src/RplCaseManager.Web/Resources/Refusals.resx"))));
    }

    private static IEnumerable<CaseHolder> Holders => Enum.GetValues<CaseHolder>().Where(holder => holder is not (CaseHolder.Nobody or CaseHolder.AppealReviewer));

    private static async Task EverythingAsync(RplHost host)
    {
        await host.Operations.SendAsync(Actor.Anyone, new OpenAccount(Demo.NewRequest(), "Zoé", "Ångström", "", new DateOnly(1990, 5, 6), "zoe@text.example", "a long enough one"));
        await host.DoAsync(Demo.Administrator, new InvitePerson(Demo.NewRequest(), "Ivo", "Invited", "", "ivo@text.example", Role.Advisor, "AT-WIFI"));
        var other = await CaseStory.InAsync(host, CaseState.Incomplete, Demo.OtherCandidate);
        await other.WithdrawAsync();
        await CaseStory.InAsync(host, CaseState.Inadmissible, Demo.OtherCandidate);
        var story = await CaseStory.InAsync(host, CaseState.InformationRequested);
        await story.AnswerAsync();
        await story.AskAsync();
        host.GoTo((await story.StoredAsync()).DueOn!.Value.AddDays(-1));
        await host.RunJobsAsync();
        host.Time.Advance(TimeSpan.FromDays(3));
        await host.RunJobsAsync();
        await RemindAsync(story);
        await story.JudgeAllAsync();
        await story.RecommendAsync();
        await RemindAsync(story);
        await story.DeclareAsync(Demo.Verifier);
        await host.DoAsync(Demo.Verifier, new Application.Assessment.ReturnToAssessor(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "Say more."));
        await story.RecommendAsync();
        await story.ConfirmAsync();
        await RemindAsync(story);
        var decided = await story.DecideAsync();
        var last = (await host.DoAsync(Demo.Candidate, new ListMyCertificates()))[0].ValidUntil!.Value;
        var second = await CaseStory.StartAsync(host, Demo.OtherCandidate);
        await second.RecommendSmallAsync();
        await second.ConfirmAsync();
        await second.DecideAsync(granted: false);
        var lapsing = await CaseStory.StartAsync(host, Demo.OtherCandidate);
        host.Time.Advance(TimeSpan.FromDays(95));
        await host.RunJobsAsync();
        await host.DoAsync(Demo.OtherCandidate, new ReopenCase(Demo.NewRequest(), lapsing.CaseId, await lapsing.VersionAsync()));
        await lapsing.SubmitSmallAsync();
        await RemindAsync(lapsing);
        host.GoTo(last.AddDays(-7));
        await host.RunJobsAsync();
        host.GoTo(last.AddDays(1));
        await host.RunJobsAsync();
        await host.DoAsync(Demo.Decider, new RevokeCertificate(Demo.NewRequest(), story.CaseId, decided.CertificateIds[0], "A fraud."));
    }

    private static async Task RemindAsync(CaseStory story)
    {
        story.Host.GoTo((await story.StoredAsync()).DueOn!.Value.AddDays(-1));
        await story.Host.RunJobsAsync();
    }

    private static IEnumerable<string> Sources(string project) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", project), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")).Select(File.ReadAllText);

    private static IEnumerable<string> Actions() => Sources("RplCaseManager.Application").SelectMany(text => Action().Matches(text))
        .SelectMany(match => Rule().Matches(match.Value)).Select(match => match.Groups["rule"].Value).Concat(["evidence.opened", "judgement.recorded", "conflict.none", "reminder.sent"]);

    private static IReadOnlySet<string> Keys(string resx) => XDocument.Load(resx).Root!.Elements("data").Select(data => data.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex("(?:Tell|Mail)\\(((?!Letter)[^;\"])*?\"(?<kind>[a-z-]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Kind();

    [GeneratedRegex("\"(?<rule>[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)+|not-found)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Rule();

    [GeneratedRegex("Record\\(Streams[^;]*?\\);", RegexOptions.ExplicitCapture)]
    private static partial Regex Action();

    [GeneratedRegex("(?:new FieldProblem|yield return new|\\[new)\\([^,\"]*(\"[A-Za-z]+\")?, \"(?<problem>[a-z-]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Problem();

    [GeneratedRegex("\\{(?<name>[a-z]+)\\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
