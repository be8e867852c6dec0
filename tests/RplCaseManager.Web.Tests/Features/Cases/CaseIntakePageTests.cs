using Bunit;
using MudBlazor;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.Cases;

namespace RplCaseManager.Web.Tests.Features.Cases;

/// <summary>The case officer's page: a button that is not available says why; what was typed survives a refusal.</summary>
public sealed class CaseIntakePageTests : StaffTest
{
    [Fact]
    public async Task Accept_WithoutIdentity_SaysWhyAndDoesNothing()
    {
        var (page, story) = await OpenAsync();
        var accept = page.Find(".acts .act button");
        Assert.Equal("true", accept.GetAttribute("aria-disabled"));
        Assert.Equal(Text<Resources.Refusals>("case.accept.identity"), page.Find($"#{accept.GetAttribute("aria-describedby")}").TextContent);
        await accept.ClickAsync(new());
        Assert.Equal(CaseState.Submitted, (await story.SeenByCandidateAsync()).State);
    }

    [Fact]
    public async Task EvidenceWithoutADate_IsSaidToBeUnchecked_NotFine()
    {
        var story = await CaseStory.StartAsync(Host);
        await story.FillAsync();
        var upload = await story.UploadAsync("flange-shaft.jpg");
        await Host.DoAsync(Demo.Candidate, new AttachEvidence(Demo.NewRequest(), story.CaseId, upload.UploadId, new EvidenceDescription("Shaft", EvidenceKind.PhotoVideoAudio, "", null), [new EvidenceMapping("U1.1", "")]));
        await Host.DoAsync(Demo.Candidate, new SubmitCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync()));
        await story.DeclareAsync(Demo.Officer);
        await SignInAsync(Demo.Officer);
        var page = Render<CaseIntakePage>(parameters => parameters.Add(shown => shown.Id, story.CaseId));
        await page.WaitForAssertionAsync(() => Assert.NotEmpty(page.FindAll(".acts .act button")));
        var line = Assert.Single(page.FindAll(".tasks.dense li"), row => row.TextContent.Contains(Text<Resources.Intake>("Check.UndatedOne"), StringComparison.Ordinal));
        Assert.Contains(Text<Resources.Intake>("Check.NotChecked"), line.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll(".tasks.dense li"), row => row.TextContent.Contains(Text<Resources.Intake>("Check.CurrentDated"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Accept_WithIdentity_MovesTheCaseOn()
    {
        var (page, story) = await OpenAsync();
        await page.Find(".acts input[type=checkbox]").ChangeAsync(true);
        await page.Find(".acts .act button").ClickAsync(new());
        Assert.Equal(CaseState.InAssessment, (await story.SeenByCandidateAsync()).State);
        Assert.Equal(Text<Resources.States>("InAssessment"), page.Find(".case-chips .chip").TextContent);
    }

    [Fact]
    public async Task Completion_AfterAChangeMeanwhile_KeepsTheTextAndGoesOnAfterLoading()
    {
        var (page, story) = await OpenAsync();
        var dialogs = Render<MudDialogProvider>();
        var asked = page.FindAll(".acts .act button")[1].ClickAsync(new());
        await dialogs.WaitForAssertionAsync(() => dialogs.Find("textarea"));
        await story.AcceptAsync();
        await dialogs.Find("textarea").ChangeAsync("The employment record is missing.");
        await dialogs.Find(".mud-dialog-actions .btn").ClickAsync(new());
        Assert.Equal("version.changed", dialogs.Find("[role=alert]").GetAttribute("data-rule"));
        Assert.Equal("The employment record is missing.", dialogs.Find("textarea").GetAttribute("value"));
        await dialogs.Find(".refusal button").ClickAsync(new());
        await dialogs.Find(".mud-dialog-actions .btn").ClickAsync(new());
        Assert.Equal("case.state", dialogs.Find("[role=alert]").GetAttribute("data-rule"));
        await dialogs.Find(".mud-dialog-actions .btn.quiet").ClickAsync(new());
        await asked;
        Assert.Equal(Text<Resources.States>("InAssessment"), page.Find(".case-chips .chip").TextContent);
    }

    private async Task<(IRenderedComponent<CaseIntakePage> Page, CaseStory Story)> OpenAsync()
    {
        var story = await CaseStory.InAsync(Host, CaseState.Submitted);
        await story.DeclareAsync(Demo.Officer);
        await SignInAsync(Demo.Officer);
        var page = Render<CaseIntakePage>(parameters => parameters.Add(shown => shown.Id, story.CaseId));
        await page.WaitForAssertionAsync(() => Assert.NotEmpty(page.FindAll(".acts .act button")));
        return (page, story);
    }
}
