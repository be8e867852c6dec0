using Bunit;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Tests.Shared;

public sealed class LayoutPartTests : PageTest
{
    [Fact]
    public void StageBar_MarksDoneNowAndAhead_AlsoInWords()
    {
        var bar = Render<StageBar>(p => p.Add(c => c.Current, 3).Add(c => c.Since, new DateOnly(2026, 11, 3)));
        var stages = bar.FindAll("li");
        Assert.Equal(["done", "done", "now", ""], stages.Select(stage => stage.ClassName ?? ""));
        Assert.Equal("step", Assert.Single(stages, stage => stage.HasAttribute("aria-current")).GetAttribute("aria-current"));
        Assert.Contains("since 3 November", stages[2].TextContent);
        Assert.Contains("(still to come)", stages[3].TextContent);
    }

    [Fact]
    public void StageBar_Finished_HasNoCurrentStage()
    {
        var bar = Render<StageBar>(p => p.Add(c => c.Current, 4).Add(c => c.Finished, true));
        Assert.Empty(bar.FindAll("[aria-current]"));
        Assert.Equal(4, bar.FindAll("li.done").Count);
    }

    [Fact]
    public void Callout_IsNamedByItsHeading_AndHoldsItsActions()
    {
        var callout = Render<Callout>(p => p.Add(c => c.Title, "It is your turn").Add(c => c.Actions, "<a class='btn' href='/x'>Answer</a>").AddChildContent("<p>Until Monday</p>"));
        var section = callout.Find("section");
        Assert.Equal(callout.Find("h2").Id, section.GetAttribute("aria-labelledby"));
        Assert.Contains("turn", section.ClassList);
        Assert.Equal("Answer", callout.Find(".actions a").TextContent);
        Assert.Null(section.GetAttribute("role"));
    }

    [Fact]
    public void Callout_AsAnswer_IsReadOut() =>
        Assert.Equal("status", Render<Callout>(p => p.Add(c => c.Title, "Saved").Add(c => c.Tone, Tone.Good).Add(c => c.IsAnswer, true)).Find("section").GetAttribute("role"));

    [Fact]
    public void Card_Level3_HasASmallerHeading()
    {
        var card = Render<Card>(p => p.Add(c => c.Title, "So far").Add(c => c.Level, 3));
        Assert.Equal(card.Find("h3").Id, card.Find("section").GetAttribute("aria-labelledby"));
        Assert.Empty(card.FindAll("h2"));
    }

    [Fact]
    public void Timeline_ShowsWhenWhoNote_AndWhatComesNext()
    {
        var line = Render<Timeline>(p => p.Add(c => c.Label, "So far").Add(c => c.Items,
            [new("Submitted", "21 October", "علي بن يوسف", "a note", Href: "/receipt"), new("Next: decision", IsNext: true)]));
        var items = line.FindAll("li");
        Assert.Equal("/receipt", items[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("علي بن يوسف", items[0].QuerySelector("bdi")!.TextContent);
        Assert.Contains("next", items[1].ClassList);
        Assert.Equal("So far", line.Find("ol").GetAttribute("aria-label"));
    }

    [Fact]
    public void KeyValue_WithoutValue_SaysNotStated()
    {
        var facts = Render<KeyValues>(p => p.AddChildContent<KeyValue>(v => v.Add(c => c.Name, "Level")));
        Assert.Equal("Level", facts.Find("dl > dt").TextContent);
        Assert.Equal("not stated", facts.Find("dl > dd").TextContent.Trim());
    }

    [Fact]
    public void TaskRow_LinksItsStateToTheLink()
    {
        var row = Render<TaskRow>(p => p.Add(c => c.Title, "Unit 1").Add(c => c.Href, "/u/1").AddChildContent("Complete"));
        Assert.Equal("Complete", row.Find($"#{row.Find("a").GetAttribute("aria-describedby")}").TextContent);
        Assert.Equal("auto", row.Find("a").GetAttribute("dir"));
    }

    [Fact]
    public void EmptyState_SaysWhatToDo()
    {
        var empty = Render<EmptyState>(p => p.Add(c => c.Title, "No evidence yet").Add(c => c.Body, "Begin with a certificate.").AddChildContent("<a href='/add'>Add</a>"));
        Assert.Equal("No evidence yet", empty.Find("h2").TextContent);
        Assert.Equal("/add", empty.Find(".actions a").GetAttribute("href"));
    }

    [Fact]
    public void RefusalAlert_WithoutText_ShowsNothing() => Assert.Empty(Render<RefusalAlert>(p => p.Add(c => c.Text, null)).Markup.Trim());

    [Fact]
    public void RefusalAlert_IsReadOut_AndLeadsToWhatIsMissing()
    {
        var alert = Render<RefusalAlert>(p => p.Add(c => c.Text, "3 outcomes lack evidence.").Add(c => c.Href, "/claim").Add(c => c.RuleId, "case.submit.evidence"));
        Assert.Equal("alert", alert.Find(".refusal").GetAttribute("role"));
        Assert.Equal("case.submit.evidence", alert.Find(".refusal").GetAttribute("data-rule"));
        Assert.Equal("Go to what is missing", alert.Find("a").TextContent);
    }

    [Fact]
    public void PageHeader_HasTheOneHeading()
    {
        var head = Render<PageHeader>(p => p.Add(c => c.Title, "Queue").Add(c => c.Side, "2 due").AddChildContent("<a>Export</a>"));
        Assert.Equal("Queue", Assert.Single(head.FindAll("h1")).TextContent);
        Assert.Equal("Export", head.Find(".end").TextContent);
    }

    [Fact]
    public void KeyHint_DrawsEachKey() => Assert.Equal(["J", "K"], Render<KeyHint>(p => p.Add(c => c.Keys, "J K").AddChildContent("outcome")).FindAll("kbd").Select(key => key.TextContent));

    [Fact]
    public void LocalTime_ShowsTheInstantInTheSchemesZone()
    {
        var time = Render<LocalTime>(p => p.Add(c => c.Instant, new DateTimeOffset(2026, 11, 24, 23, 30, 0, TimeSpan.Zero)).Add(c => c.Zone, "Europe/Vienna")).Find("time");
        Assert.Equal("25 November 2026, 00:30", time.TextContent);
        Assert.Equal("2026-11-24T23:30:00Z", time.GetAttribute("datetime"));
        Assert.Contains("Europe/Vienna", time.GetAttribute("title"));
    }

    [Fact]
    public void LocalTime_WithoutAZone_ShowsTheInstallations_AndNamesItWhereAsked()
    {
        var instant = new DateTimeOffset(2026, 11, 24, 23, 30, 0, TimeSpan.Zero);
        Assert.Equal("25 November 2026, 00:30", Render<LocalTime>(p => p.Add(c => c.Instant, instant)).Find("time").TextContent);
        Assert.Equal("25 November 2026, 00:30 (Europe/Vienna)", Render<LocalTime>(p => p.Add(c => c.Instant, instant).Add(c => c.NamesZone, true)).Find("time").TextContent);
        Assert.Equal("25 November 2026, 08:30 (Asia/Tokyo)", Render<LocalTime>(p => p.Add(c => c.Instant, instant).Add(c => c.NamesZone, true).Add(c => c.Zone, "Asia/Tokyo")).Find("time").TextContent);
    }

    [Fact]
    public void LocalTime_OfADate_HasNoZone()
    {
        var time = Render<LocalTime>(p => p.Add(c => c.Date, new DateOnly(2026, 12, 14))).Find("time");
        Assert.Equal("14 December 2026", time.TextContent);
        Assert.Equal("2026-12-14", time.GetAttribute("datetime"));
        Assert.Null(time.GetAttribute("title"));
    }
}
