using Bunit;
using RplCaseManager.Application.Assessment;
using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Cases;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.Assessment;

namespace RplCaseManager.Web.Tests.Features.Assessment;

/// <summary>The workbench on a real case: it saves silently, keeps what is refused, and says what is missing.</summary>
public sealed class WorkbenchPageTests : StaffTest
{
    private bool signedIn;

    [Fact]
    public async Task Keys_AnswerForTheChosenPiece_AndSaveAtOnce()
    {
        var (page, story) = await OpenAsync();
        foreach (var key in "12345")
        {
            await PressAsync(page, key.ToString());
        }

        Assert.Equal(Text<Resources.Workbench>("Piece.Varcs", 5), page.Find(".file-card.on .chip").TextContent);
        Assert.Equal("10:00", page.Find(".head-end [role=status]").TextContent[^5..]);
        var sheet = (await SeenAsync(story)).Sheet!;
        Assert.True(Assert.Single(sheet.Entry.Pieces).Varcs is { IsComplete: true, YesCount: 5 });
        Assert.Null(sheet.Judged);
    }

    [Fact]
    public async Task CompleteSheet_CountsAsJudged_AndTheOutcomeGetsItsSign()
    {
        var (page, story) = await OpenAsync();
        await JudgeAsync(page);
        Assert.Equal("✓", page.Find(".outcome[aria-current] span").TextContent);
        Assert.Contains(Text<Resources.Workbench>("Count.Judged", 1), page.Find(".outcomes-head").TextContent, StringComparison.Ordinal);
        Assert.Equal(Judgement.Achieved, (await SeenAsync(story)).Sheet!.Judged);
    }

    [Fact]
    public async Task Achieved_TooEarly_SaysTheRule_AndTheRationaleIsSaved()
    {
        var (page, story) = await OpenAsync();
        await ChooseAsync(page, Text<Resources.Workbench>("Judgement.Achieved"));
        await page.Find("#w-why").ChangeAsync("Shown on three parts.");
        Assert.Equal("judgement.achieved.evidence", page.Find(".pane.side [role=alert]").GetAttribute("data-rule"));
        var entry = (await SeenAsync(story)).Sheet!.Entry;
        Assert.Equal((null, "Shown on three parts."), (entry.Judgement, entry.Rationale));
    }

    [Fact]
    public async Task SecondWriter_IsTold_KeepsTheText_AndCanLoad()
    {
        var (page, story) = await OpenAsync();
        var outcome = await SeenAsync(story);
        await Host.DoAsync(Demo.Assessor, new RecordJudgement(Demo.NewRequest(), story.CaseId, outcome.Code, 0, CaseStory.Entry(outcome, achieved: true)));
        await page.Find("#w-why").ChangeAsync("Mine.");
        Assert.Equal("version.changed", page.Find(".pane.side [role=alert]").GetAttribute("data-rule"));
        Assert.Contains("You changed this yourself", page.Find(".pane.side [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Mine.", page.Find("#w-why").GetAttribute("value"));
        Assert.Equal(Text<Resources.Workbench>("Unsaved"), page.Find(".head-end [role=status]").TextContent);
        await page.Find(".sheet-refused .btn").ClickAsync(new());
        Assert.Empty(page.FindAll(".pane.side [role=alert]"));
        Assert.Equal("The portfolio shows it on three parts.", page.Find("#w-why").GetAttribute("value"));
        Assert.Equal("✓", page.Find(".outcome[aria-current] span").TextContent);
    }

    [Fact]
    public async Task Recommend_WhileSomethingIsOpen_SaysHowManyAndLeadsToTheNext()
    {
        var (page, _) = await OpenAsync();
        Assert.Equal("true", page.Find(".foot .btn").GetAttribute("aria-disabled"));
        Assert.Contains(Text<Resources.Workbench>("Recommend.Open", 22), page.Find("#w-why-not").TextContent, StringComparison.Ordinal);
        await JudgeAsync(page);
        await page.Find(".foot .linklike").ClickAsync(new());
        Assert.Equal("true", page.FindAll(".outcome")[1].GetAttribute("aria-current"));
        Assert.EndsWith("?outcome=U1.2", Address, StringComparison.Ordinal);
        await PressAsync(page, "k");
        Assert.Equal("true", page.FindAll(".outcome")[0].GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Recommend_WhenAllIsJudged_IsOffered()
    {
        var story = await CaseStory.InAsync(Host, CaseState.InAssessment);
        await story.JudgeAllAsync();
        var page = await ShowAsync(story);
        Assert.Null(page.Find(".foot .btn").GetAttribute("aria-disabled"));
        Assert.Contains(Text<Resources.Workbench>("Recommend.Ready"), page.Find("#w-why-not").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhileTheCandidateIsAsked_JudgingGoesOn()
    {
        var story = await CaseStory.InAsync(Host, CaseState.InformationRequested);
        var page = await ShowAsync(story);
        Assert.Contains("22 September 2026", page.Find(".strip.turn").TextContent, StringComparison.Ordinal);
        await JudgeAsync(page);
        Assert.Equal(Judgement.Achieved, (await SeenAsync(story)).Sheet!.Judged);
        Assert.Contains(Text<Resources.Workbench>("Recommend.Waits"), page.Find("#w-why-not").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Points_StandOnTop_AndARecommendedCaseIsReadOnly()
    {
        var story = await CaseStory.InAsync(Host, CaseState.UnderVerification);
        var page = await ShowAsync(story);
        Assert.All(page.FindAll(".pane.side input[type=radio]"), input => Assert.True(input.HasAttribute("disabled")));
        Assert.Equal("", page.Find("#w-why").GetAttribute("readonly"));
        await story.DeclareAsync(Demo.Verifier);
        await Host.DoAsync(Demo.Verifier, new ReturnToAssessor(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "Look at the offsets again."));
        var again = await ShowAsync(story);
        Assert.Contains("Look at the offsets again.", again.Find(".strip.turn").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(again.FindAll(".pane.side input[type=radio]"), input => input.HasAttribute("disabled"));
    }

    [Fact]
    public async Task Evidence_OpensOnlyWhenAskedFor_AndOnceForGoingBackAndForth()
    {
        var (page, story) = await OpenAsync();
        Assert.Empty(page.FindAll("iframe"));
        Assert.Equal(0, await LooksAsync(story));
        await PressAsync(page, "e");
        Assert.StartsWith("/files/", page.Find("iframe").GetAttribute("src"), StringComparison.Ordinal);
        await PressAsync(page, "j");
        await PressAsync(page, "k");
        await PressAsync(page, "e");
        Assert.Single(page.FindAll("iframe"));
        Assert.Equal(1, await LooksAsync(story));
    }

    private Task<int> LooksAsync(CaseStory story) =>
        Host.WithDbAsync(db => Task.FromResult(db.AuditEntries.Count(entry => entry.Stream == Domain.Audit.Streams.Case(story.CaseId) && entry.Action == "evidence.opened")));

    private async Task<OutcomeDetails> SeenAsync(CaseStory story) => (await Host.DoAsync(Demo.Assessor, new GetCase(story.CaseId))).Units[0].Outcomes[0];

    private static async Task JudgeAsync(IRenderedComponent<WorkbenchPage> page)
    {
        foreach (var key in "12345")
        {
            await PressAsync(page, key.ToString());
        }

        await page.Find(".together input").ChangeAsync(true);
        await page.FindAll(".pane.side .seg-field")[^1].QuerySelector("input")!.ChangeAsync(true);
        await page.Find("#w-why").ChangeAsync("Shown on three parts.");
    }

    private static Task ChooseAsync(IRenderedComponent<WorkbenchPage> page, string judgement) =>
        page.FindAll(".pane.side .seg label").First(label => label.TextContent.Trim() == judgement).QuerySelector("input")!.ChangeAsync(true);

    private async Task<(IRenderedComponent<WorkbenchPage> Page, CaseStory Story)> OpenAsync()
    {
        var story = await CaseStory.InAsync(Host, CaseState.InAssessment);
        return (await ShowAsync(story), story);
    }

    private async Task<IRenderedComponent<WorkbenchPage>> ShowAsync(CaseStory story)
    {
        if (!signedIn)
        {
            signedIn = true;
            await SignInAsync(Demo.Assessor);
        }

        var page = Render<WorkbenchPage>(parameters => parameters.Add(shown => shown.Id, story.CaseId));
        await page.WaitForAssertionAsync(() => Assert.NotEmpty(page.FindAll(".outcome")));
        return page;
    }
}
