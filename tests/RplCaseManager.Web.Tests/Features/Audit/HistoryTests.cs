using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Audit;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Cases;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.Audit;

namespace RplCaseManager.Web.Tests.Features.Audit;

/// <summary>Histories in words: everything that is ever recorded can be read, filtered and searched.</summary>
public sealed class HistoryTests : PageTest
{
    [Fact]
    public void EveryRecordedAction_HasWords()
    {
        var actions = Actions();
        Assert.True(actions.Count > 45, $"only {actions.Count} actions were found in the sources");
        var texts = Services.GetRequiredService<IStringLocalizer<Resources.AuditTrail>>();
        Assert.DoesNotContain(actions, action => texts["Action." + action].ResourceNotFound);
        Assert.Empty(texts.GetAllStrings().Select(text => text.Name).Where(name => name.StartsWith("Action.", StringComparison.Ordinal)).Select(name => name["Action.".Length..]).Except(actions));
    }

    [Fact]
    public void EveryAction_IsAChangeALookOrAReminder()
    {
        foreach (var action in Actions())
        {
            var groups = Enum.GetValues<HistoryGroup>().Where(group => HistoryQuery.Contains(group, action)).ToList();
            Assert.Equal(1, new[] { HistoryGroup.Changes, HistoryGroup.Looks }.Count(groups.Contains) + (action is "reminder.sent" or "certificate.reminded" or "retention.reminded" ? 1 : 0));
        }
    }

    [Fact]
    public void EveryFaultAndGroup_HasWords()
    {
        var texts = Services.GetRequiredService<IStringLocalizer<Resources.AuditTrail>>();
        Assert.All(Enum.GetNames<AuditFaultKind>().Select(name => "Fault." + name).Concat(Enum.GetNames<HistoryGroup>().Select(name => "Group." + name)), key => Assert.False(texts[key].ResourceNotFound, key));
    }

    [Fact]
    public void Address_KeepsFilterAndSearch()
    {
        var query = HistoryQuery.Read("looks", "  größl ");
        Assert.Equal(new HistoryQuery(HistoryGroup.Looks, "größl"), query);
        Assert.Equal("/x?show=looks&q=gr%C3%B6%C3%9Fl", query.On("/x"));
        Assert.Equal(HistoryQuery.All, HistoryQuery.Read("17", null));
        Assert.Equal("/x", HistoryQuery.All.On("/x"));
    }

    [Fact]
    public async Task HistoryOfADecidedCase_IsReadableInEveryField()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.InAsync(host, CaseState.Decided);
        var history = await host.DoAsync(Demo.Auditor, new GetCaseHistory(story.CaseId));
        Assert.Empty(history.Faults);
        Assert.Equal("Europe/Vienna", history.TimeZone);
        var (words, texts) = (Words(history), Services.GetRequiredService<IStringLocalizer<Resources.AuditTrail>>());
        foreach (var line in history.Lines)
        {
            Assert.All(line.Data.Keys.Concat(line.Texts.Keys), name => Assert.False(texts["Field." + name].ResourceNotFound, name));
            Assert.DoesNotContain(words.Data(line), field => Regex.IsMatch(field.Value, "[0-9a-f]{32}|True|False|=", RegexOptions.None, TimeSpan.FromSeconds(1)));
            // A key without words is shown as itself, with a full stop between its parts.
            Assert.DoesNotContain(words.Data(line), field => Regex.IsMatch(field.Value, "^(Judgement|Evidence|Holder|Gap|Answer|Mode|Outcome|Rating)\\.", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)));
            Assert.NotEmpty(words.By(line));
        }

        var judged = history.Lines.First(line => line.Action == "judgement.recorded");
        Assert.Contains(words.Data(judged), field => field.Value.StartsWith("portfolio.pdf: Valid yes, Authentic yes", StringComparison.Ordinal));
        Assert.Contains(words.Data(judged), field => field is { Name: "judgement", Value: "Achieved" });
        Assert.NotEmpty(new HistoryQuery(HistoryGroup.Decisions, "microcredential").Of(history.Lines, words.Everything).Concat(new HistoryQuery(HistoryGroup.Decisions, "micro credential").Of(history.Lines, words.Everything)));
        Assert.Empty(new HistoryQuery(HistoryGroup.Everything, "zzzz").Of(history.Lines, words.Everything));
    }

    [Fact]
    public async Task ErasedText_SaysSo_AndTheChainHolds()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.InAsync(host, CaseState.Incomplete);
        await host.WithDbAsync(async db =>
        {
            db.AuditDetails.RemoveRange(db.AuditDetails.Where(detail => detail.Name == "text"));
            return await db.SaveChangesAsync();
        });
        var history = await host.DoAsync(Demo.Auditor, new GetCaseHistory(story.CaseId));
        Assert.Empty(history.Faults);
        var asked = history.Lines.Single(line => line.Action == "completion.requested");
        Assert.Equal(["text"], asked.Erased);
        Assert.Contains(Words(history).Personal(asked), field => field.Value == Text<Resources.AuditTrail>("Erased"));
    }

    [Fact]
    public void TimeOfEffect_IsShownOnlyWhereItDiffers()
    {
        var at = new DateTimeOffset(2026, 9, 2, 8, 0, 0, TimeSpan.Zero);
        var line = new HistoryLine(1, at, at.AddMilliseconds(-3), "", "case.closed", new Dictionary<string, string>(), new Dictionary<string, string>(), [], "");
        Assert.Null(HistoryWords.EffectOf(line));
        Assert.Equal(at.AddDays(-1), HistoryWords.EffectOf(line with { Effect = at.AddDays(-1) }));
    }

    private HistoryWords Words(CaseHistory history) => new(
        Services.GetRequiredService<IStringLocalizer<Resources.AuditTrail>>(), Services.GetRequiredService<IStringLocalizer<Resources.CaseWords>>(), Services.GetRequiredService<IStringLocalizer<Resources.States>>(), history.Names);

    /// <summary>The texts in the second argument of every call of Journal.Record, one or (chosen by a condition) two.</summary>
    private static IReadOnlyCollection<string> Actions()
    {
        // What is configured is recorded by one desk for all kinds, which lists its actions itself.
        var found = new SortedSet<string>(ConfigurationDesk.Actions, StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "RplCaseManager.Application"), "*.cs", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) is not "ConfigurationDesk.cs"))
        {
            foreach (Match call in Regex.Matches(File.ReadAllText(file), @"journal\.Record\(\s*Streams\.(System|\w+\([^()]*\)),(?<action>[^,;]*)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)))
            {
                var texts = Regex.Matches(call.Groups["action"].Value, "\"(?<text>[a-z.-]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
                Assert.True(texts.Count > 0, $"{Path.GetFileName(file)} records an action that is no text: {call.Value}");
                found.UnionWith(texts.Select(text => text.Groups["text"].Value));
            }

            var calls = Regex.Count(File.ReadAllText(file), @"journal\.Record\(", RegexOptions.None, TimeSpan.FromSeconds(5));
            var read = Regex.Count(File.ReadAllText(file), @"journal\.Record\(\s*Streams\.(System|\w+\([^()]*\)),", RegexOptions.None, TimeSpan.FromSeconds(5));
            Assert.True(calls == read, $"{Path.GetFileName(file)}: a call of Record is written in a way that this test does not read");
        }

        return found;
    }
}
