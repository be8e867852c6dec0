using Bunit;
using MudBlazor;
using RplCaseManager.Domain.Cases;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.Cases;

namespace RplCaseManager.Web.Tests.Features.Cases;

/// <summary>The candidate's case page: withdrawing asks once, and keeps the reason when somebody changed the case meanwhile.</summary>
public sealed class MyCasePageTests : StaffTest
{
    [Fact]
    public async Task Withdraw_AfterAChangeMeanwhile_KeepsTheReason_AndGoesOnAfterLoading()
    {
        var story = await CaseStory.InAsync(Host, CaseState.Submitted);
        await SignInAsync(Demo.Candidate);
        var page = Render<MyCasePage>(parameters => parameters.Add(shown => shown.Id, story.CaseId));
        await page.WaitForAssertionAsync(() => page.Find("button.danger"));
        var dialogs = Render<MudDialogProvider>();
        var asked = page.Find("button.danger").ClickAsync(new());
        await dialogs.WaitForAssertionAsync(() => dialogs.Find("textarea"));
        await story.AcceptAsync();
        await dialogs.Find("textarea").ChangeAsync("I have found another way.");
        await dialogs.Find(".mud-dialog-actions .btn").ClickAsync(new());
        Assert.Equal("version.changed", dialogs.Find("[role=alert]").GetAttribute("data-rule"));
        Assert.Equal("I have found another way.", dialogs.Find("textarea").GetAttribute("value"));
        Assert.Empty(page.FindAll("[role=alert]"));
        await dialogs.Find(".refusal button").ClickAsync(new());
        await dialogs.Find(".mud-dialog-actions .btn").ClickAsync(new());
        await asked;
        Assert.Equal(CaseState.Withdrawn, (await story.SeenByCandidateAsync()).State);
    }
}
