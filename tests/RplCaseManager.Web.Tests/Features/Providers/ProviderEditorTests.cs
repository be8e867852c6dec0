using Bunit;
using MudBlazor;
using RplCaseManager.Application.Providers;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Providers;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.Providers;

namespace RplCaseManager.Web.Tests.Features.Providers;

/// <summary>Administrators look after providers: what ends says what rests on it; another administrator's save loses nothing.</summary>
public sealed class ProviderEditorTests : StaffTest
{
    private const string Code = "AT-WIFI";

    [Fact]
    public async Task Save_AsksForTheReason_AndCountsAtOnce()
    {
        var (page, dialogs) = await OpenAsync();
        await TypeAsync(page, "at-name", "WIFI certification body, Vienna");
        await SaveAsync(page, dialogs, "New name since 1 November.");
        Assert.Equal("WIFI certification body, Vienna", (await ReadAsync()).Content.Name);
        Assert.Contains(Text<Resources.LiveEditing>("Saved"), page.Find(".save-state").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EndDate_NamesTheOpenCasesThatNeedTheProvider_BeforeAnythingIsSaved()
    {
        var story = await CaseStory.InAsync(Host, CaseState.Submitted);
        var number = (await story.SeenByCandidateAsync()).Number;
        var (page, dialogs) = await OpenAsync();
        await page.Find("#at-endsOn").ChangeAsync("2026-12-31");
        var callout = page.Find(".side-column .callout");
        Assert.Contains("31 December 2026", callout.TextContent, StringComparison.Ordinal);
        Assert.Contains(number, callout.TextContent, StringComparison.Ordinal);
        var asked = page.Find(".page-head .btn:not(.quiet)").ClickAsync(new());
        await dialogs.WaitForAssertionAsync(() => Assert.Contains(number, dialogs.Find(".mud-dialog-content").TextContent, StringComparison.Ordinal));
        await dialogs.Find(".mud-dialog-actions .btn.quiet").ClickAsync(new());
        await asked;
        Assert.Null((await ReadAsync()).Content.EndsOn);
        await SaveAsync(page, dialogs, "The contract ends.");
        Assert.Equal(new DateOnly(2026, 12, 31), (await ReadAsync()).Content.EndsOn);
        Assert.Empty(page.FindAll(".side-column .callout"));
    }

    [Fact]
    public async Task EndOfOneAward_NamesTheCasesOfThatAwardAlone()
    {
        // One award is accredited by its code, the other by that of its standard.
        var before = await ReadAsync();
        var alone = before.Content with { Accreditations = [new("cnc-specialist-certificate", new(2020, 1, 1), null, "A"), new("at-cese", new(2020, 1, 1), null, "A")] };
        await Host.DoAsync(Demo.Administrator, new SaveProvider(Demo.NewRequest(), before.Version, alone, "Each alone."));
        var cnc = await (await CaseStory.StartAsync(Host)).SeenByCandidateAsync();
        var cese = await (await CaseStory.StartAsync(Host, Demo.OtherCandidate, "at-cese")).SeenByCandidateAsync();
        var (page, _) = await OpenAsync();
        await page.Find("#at-accreditations-0-until").ChangeAsync("2026-12-31");
        var said = page.Find(".side-column .callout").TextContent;
        Assert.Contains(cnc.Number, said, StringComparison.Ordinal);
        Assert.DoesNotContain(cese.Number, said, StringComparison.Ordinal);
        await page.Find("#at-accreditations-1-until").ChangeAsync("2026-12-31");
        Assert.Contains(cese.Number, page.Find(".side-column .callout").TextContent, StringComparison.Ordinal);

        var impact = await Host.DoAsync(Demo.Administrator, new GetProviderImpact(Code));
        Assert.Equal((2, 1, 1), (impact.Cases.Count, impact.Awards["cnc-specialist-certificate"].Cases.Count, impact.Awards["at-cese"].Cases.Count));
        Assert.Equal([cese.Number], impact.Awards["at-cese"].Cases.First);
    }

    [Fact]
    public async Task AnotherAdministratorsSave_IsTold_AndNothingTypedIsLost()
    {
        var (page, dialogs) = await OpenAsync();
        await TypeAsync(page, "at-name", "Mine");
        var before = await ReadAsync();
        await Host.DoAsync(Demo.Administrator, new SaveProvider(Demo.NewRequest(), before.Version, before.Content with { Website = "https://theirs.example" }, "Theirs."));
        await SaveAsync(page, dialogs, "Mine.");
        Assert.Contains(Text<Resources.Editing>("Conflict.Title"), page.Find(".callout").TextContent, StringComparison.Ordinal);
        Assert.Equal("Mine", page.Find("#at-name").GetAttribute("value"));
        await page.Find(".callout .btn:not(.quiet)").ClickAsync(new());
        Assert.Equal("https://theirs.example", page.Find("#at-website").GetAttribute("value"));
        await page.Find(".page-head .btn.quiet").ClickAsync(new());
        Assert.Equal("Mine", page.Find("#at-name").GetAttribute("value"));
    }

    [Fact]
    public async Task Problems_StandAtTheirFields_WithWaysThere()
    {
        var (page, dialogs) = await OpenAsync();
        await TypeAsync(page, "at-name", "");
        await page.Find("#at-accreditations-add").ClickAsync(new());
        await SaveAsync(page, dialogs, "Try.");
        Assert.Equal(Text<Resources.Refusals>("provider.name"), page.Find("#at-name-error").TextContent.Trim());
        Assert.NotNull(page.Find(".problem-list a[href$='#at-name']"));
        Assert.NotEmpty(page.FindAll("[id^='at-accreditations-'][id$='-accreditedBy-error']"));
        Assert.Equal("WIFI certification body", (await ReadAsync()).Content.Name);
    }

    [Fact]
    public async Task NewProvider_WithTheCodeOfAnother_OverwritesNothing()
    {
        await SignInAsync(Demo.Administrator);
        var dialogs = Render<MudDialogProvider>();
        var page = Render<ProviderEditorPage>();
        await page.WaitForAssertionAsync(() => page.Find("#at-code"));
        await TypeAsync(page, "at-code", Code);
        await TypeAsync(page, "at-name", "Somebody else");
        await TypeAsync(page, "at-qualityAssuranceType", "None");
        await SaveAsync(page, dialogs, "New.");
        Assert.Contains(Code, page.Find("#at-code-error").TextContent, StringComparison.Ordinal);
        Assert.Equal("WIFI certification body", (await ReadAsync()).Content.Name);
        await TypeAsync(page, "at-code", "AT-NEW");
        await SaveAsync(page, dialogs, "New.");
        Assert.Equal("Somebody else", (await Host.DoAsync(Demo.Administrator, new GetProvider("AT-NEW"))).Content.Name);
        Assert.Equal("/admin/providers/AT-NEW", Address);
    }

    [Fact]
    public async Task Others_AreRefusedInWords()
    {
        await SignInAsync(Demo.Candidate);
        var page = Render<ProviderEditorPage>(parameters => parameters.Add(shown => shown.Code, Code));
        await page.WaitForAssertionAsync(() => page.Find(".refusal"));
        Assert.Empty(page.FindAll("#at-name"));
    }

    [Fact]
    public async Task List_ShowsTheStateOfToday_AndFiltersByIt()
    {
        var before = await ReadAsync();
        var soon = DateOnly.FromDateTime(Host.Time.GetUtcNow().UtcDateTime).AddDays(ProviderStates.Soon);
        await Host.DoAsync(Demo.Administrator, new SaveProvider(Demo.NewRequest(), before.Version, before.Content with { EndsOn = soon }, "Ends."));
        await SignInAsync(Demo.Administrator);
        var page = Render<ProvidersPage>();
        await page.WaitForAssertionAsync(() => Assert.True(page.FindAll("tbody tr").Count > 40));
        await page.Find(".filters select").ChangeAsync(nameof(ProviderState.EndingSoon));
        await page.WaitForAssertionAsync(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.Contains(Code, page.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("state=EndingSoon", Address, StringComparison.Ordinal);
    }

    [Fact]
    public void Endings_AreWhatEndsEarlierThanBefore()
    {
        var first = new DateOnly(2025, 1, 1);
        var before = new ProviderContent { Code = "P", Name = "P", Kind = ProviderKind.Employer, QualityAssuranceType = "q", Accreditations = [new(null, first, null, "A"), new("x", first, new(2027, 1, 1), "A")] };
        Assert.Empty(Endings.Between(before, before with { Name = "Q" }));
        Assert.Empty(Endings.Between(before, before with { Accreditations = [before.Accreditations[0], new("x", first, null, "A")] }));
        Assert.Equal([new Ending(null, new(2026, 1, 1))], Endings.Between(before, before with { EndsOn = new(2026, 1, 1) }));
        Assert.Equal([new Ending("x", new(2026, 1, 1), "x")], Endings.Between(before, before with { Accreditations = [before.Accreditations[0], new("x", first, new(2026, 1, 1), "A")] }));
        Assert.Equal([new Ending(null, null)], Endings.Between(before, before with { Accreditations = [before.Accreditations[1]] }));
    }

    private static async Task TypeAsync(IRenderedComponent<ProviderEditorPage> page, string id, string text)
    {
        await page.Find("#" + id).InputAsync(text);
        await page.Find("#" + id).BlurAsync(new());
    }

    private static async Task SaveAsync(IRenderedComponent<ProviderEditorPage> page, IRenderedComponent<MudDialogProvider> dialogs, string reason)
    {
        var saving = page.Find(".page-head .btn:not(.quiet)").ClickAsync(new());
        await dialogs.WaitForAssertionAsync(() => dialogs.Find("textarea"));
        await dialogs.Find("textarea").InputAsync(reason);
        await dialogs.Find(".mud-dialog-actions .btn:not(.quiet)").ClickAsync(new());
        await saving;
    }

    private Task<ProviderPage> ReadAsync() => Host.DoAsync(Demo.Administrator, new GetProvider(Code));

    private async Task<(IRenderedComponent<ProviderEditorPage> Page, IRenderedComponent<MudDialogProvider> Dialogs)> OpenAsync()
    {
        await SignInAsync(Demo.Administrator);
        var dialogs = Render<MudDialogProvider>();
        var page = Render<ProviderEditorPage>(parameters => parameters.Add(shown => shown.Code, Code));
        await page.WaitForAssertionAsync(() => page.Find("#at-name"));
        return (page, dialogs);
    }
}
