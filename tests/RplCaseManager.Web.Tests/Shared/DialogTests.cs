using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Tests.Shared;

public sealed class DialogTests : PageTest
{
    private static readonly ConfirmQuestion WithReason = new("Withdraw the case?", "Nobody will judge it.", "Withdraw", "Why", IsDestructive: true);

    [Fact]
    public async Task Confirm_WithoutReason_StaysOpenAndSaysSo()
    {
        var (provider, answer) = await AskAsync(WithReason);
        provider.Find(".btn.danger").Click();
        Assert.Equal("true", provider.Find("textarea").GetAttribute("aria-invalid"));
        Assert.Equal(provider.Find("[role=alert]").Id, provider.Find("textarea").GetAttribute("aria-describedby"));
        Assert.False(answer.IsCompleted);
    }

    [Fact]
    public async Task Confirm_WithReason_AnswersTrimmed()
    {
        var (provider, answer) = await AskAsync(WithReason);
        Assert.Equal("Why", provider.Find("label").TextContent);
        provider.Find("textarea").Input("  found a job  ");
        await provider.Find(".btn.danger").ClickAsync(new());
        Assert.Equal(new ConfirmAnswer(true, "found a job"), await answer);
    }

    [Fact]
    public async Task GoingBack_MeansNo()
    {
        var (provider, answer) = await AskAsync(new ConfirmQuestion("Delete the draft?", "It is gone then.", "Delete"));
        Assert.Empty(provider.FindAll("textarea"));
        await provider.Find(".btn.quiet").ClickAsync(new());
        Assert.Same(ConfirmAnswer.No, await answer);
    }

    [Fact]
    public async Task KeyHelp_ListsKeysAndTheSwitch()
    {
        var provider = Render<MudDialogProvider>();
        var shown = provider.InvokeAsync(() => KeyHelpDialog.ShowAsync(Services.GetRequiredService<IDialogService>(), [("J K", "next and previous outcome")]));
        await provider.WaitForAssertionAsync(() => Assert.Equal(2, provider.FindAll("kbd").Count));
        Assert.Single(provider.FindAll("input[type=checkbox]"));
        await provider.Find(".btn.quiet").ClickAsync(new());
        await shown;
    }

    private async Task<(IRenderedComponent<MudDialogProvider> Provider, Task<ConfirmAnswer> Answer)> AskAsync(ConfirmQuestion question)
    {
        var provider = Render<MudDialogProvider>();
        var answer = provider.InvokeAsync(() => ConfirmDialog.AskAsync(Services.GetRequiredService<IDialogService>(), question));
        await provider.WaitForAssertionAsync(() => Assert.Equal(question.Title, provider.Find("h2").TextContent));
        return (provider, answer);
    }
}
