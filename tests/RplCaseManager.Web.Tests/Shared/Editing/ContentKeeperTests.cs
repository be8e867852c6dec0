using System.Text;
using Bunit;
using Microsoft.JSInterop;
using MudBlazor;
using RplCaseManager.Application.Providers;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.Providers;
using RplCaseManager.Web.Tests.Features;

namespace RplCaseManager.Web.Tests.Shared.Editing;

/// <summary>What is edited without versions survives a lost circuit: the browser keeps it until it is saved.</summary>
public sealed class ContentKeeperTests : StaffTest
{
    private const string Code = "AT-WIFI";

    [Fact]
    public async Task Change_IsKeptInTheBrowser_UntilItIsSaved()
    {
        var (page, dialogs) = await OpenAsync(null);
        await TypeAsync(page, "WIFI, Vienna");
        var kept = JSInterop.Invocations["rplDrafts.keepWhole"][^1];
        Assert.Equal("live:/admin/providers/" + Code, kept.Arguments[1]);
        Assert.Contains("WIFI, Vienna", (string)kept.Arguments[3]!, StringComparison.Ordinal);
        Assert.DoesNotContain(JSInterop.Invocations, call => call.Identifier == "rplDrafts.clear");

        var saving = page.Find(".page-head .btn:not(.quiet)").ClickAsync(new());
        await dialogs.WaitForAssertionAsync(() => dialogs.Find("textarea"));
        await dialogs.Find("textarea").InputAsync("New name.");
        await dialogs.Find(".mud-dialog-actions .btn:not(.quiet)").ClickAsync(new());
        await saving;
        page.WaitForAssertion(() => JSInterop.VerifyInvoke("rplDrafts.clear"));
    }

    [Fact]
    public async Task WhatWasNotSaved_ComesBack_AndCanBeTakenBack()
    {
        var stored = await ReadAsync();
        var (page, _) = await OpenAsync(Kept(stored.Version, stored.Content with { Name = "Before the circuit was lost" }));
        page.WaitForAssertion(() => Assert.Equal("Before the circuit was lost", page.Find("#at-name").GetAttribute("value")));
        Assert.Contains(Text<Resources.LiveEditing>("Kept.Title"), page.Find(".callout").TextContent, StringComparison.Ordinal);
        Assert.Equal("Before the circuit was lost", page.Find("h1").TextContent);
        Assert.False(page.Find(".page-head .btn:not(.quiet)").HasAttribute("disabled"));
        Assert.Equal(stored.Content.Name, (await ReadAsync()).Content.Name);
        await page.Find(".callout .btn").ClickAsync(new());
        Assert.Equal(stored.Content.Name, page.Find("#at-name").GetAttribute("value"));
        Assert.Empty(page.FindAll(".callout"));
        JSInterop.VerifyInvoke("rplDrafts.clear");
    }

    [Fact]
    public async Task WhatSomebodyElseSavedMeanwhile_IsNotOverwritten_ThePersonChooses()
    {
        var stored = await ReadAsync();
        await Host.DoAsync(Demo.Administrator, new SaveProvider(Demo.NewRequest(), stored.Version, stored.Content with { Name = "Theirs" }, "Theirs."));
        var (page, _) = await OpenAsync(Kept(stored.Version, stored.Content with { Name = "Mine" }));
        page.WaitForAssertion(() => Assert.Contains(Text<Resources.LiveEditing>("Kept.Other.Title"), page.Find(".callout").TextContent, StringComparison.Ordinal));
        Assert.Equal("Theirs", page.Find("#at-name").GetAttribute("value"));
        await page.Find(".callout .btn").ClickAsync(new());
        Assert.Equal("Mine", page.Find("#at-name").GetAttribute("value"));
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("{\"version\":1,\"content\":{\"code\":7}}")]
    [InlineData("{}")]
    public async Task WhatCannotBeRead_IsPassedOver(string kept)
    {
        var (page, _) = await OpenAsync(kept);
        Assert.Equal((await ReadAsync()).Content.Name, page.Find("#at-name").GetAttribute("value"));
        Assert.Empty(page.FindAll(".callout"));
    }

    private static string Kept<T>(long version, T content) => System.Text.Json.JsonSerializer.Serialize(new { version, content }, Domain.Shared.RplJson.Options);

    private static async Task TypeAsync(IRenderedComponent<ProviderEditorPage> page, string text)
    {
        await page.Find("#at-name").InputAsync(text);
        await page.Find("#at-name").BlurAsync(new());
    }

    private Task<ProviderPage> ReadAsync() => Host.DoAsync(Demo.Administrator, new GetProvider(Code));

    private async Task<(IRenderedComponent<ProviderEditorPage> Page, IRenderedComponent<MudDialogProvider> Dialogs)> OpenAsync(string? kept)
    {
        await SignInAsync(Demo.Administrator);
        JSInterop.Setup<IJSStreamReference>("rplDrafts.whole", _ => true).SetResult(new Bytes(kept ?? "null"));
        var dialogs = Render<MudDialogProvider>();
        var page = Render<ProviderEditorPage>(parameters => parameters.Add(shown => shown.Code, Code));
        await page.WaitForAssertionAsync(() => page.Find("#at-name"));
        return (page, dialogs);
    }

    private sealed class Bytes(string text) : IJSStreamReference
    {
        public long Length => Encoding.UTF8.GetByteCount(text);

        public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize = 512000, CancellationToken cancellationToken = default) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
