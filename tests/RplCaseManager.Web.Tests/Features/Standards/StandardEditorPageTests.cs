using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Application.Providers;
using RplCaseManager.Application.Schemes;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Standards;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.Standards.Editor;

namespace RplCaseManager.Web.Tests.Features.Standards;

/// <summary>The editor of standards on a real installation.</summary>
public sealed class StandardEditorPageTests : StaffTest
{
    private const string Code = "at-cnc-specialist";

    [Fact]
    public async Task WhatIsPublished_IsOnlyRead_UntilADraftIsBegun()
    {
        var page = await OpenAsync("units");
        Assert.True(page.Find("fieldset.sections").HasAttribute("disabled"));
        Assert.Equal((await EditorAsync()).Current!.Content.AllOutcomes().Count(), page.FindAll(".outcome-edit").Count);
    }

    [Fact]
    public async Task AnOutcomeIsAddedBelow_AndSavedByItself()
    {
        var (page, before) = await DraftAsync("units");
        var count = before.AllOutcomes().Count();
        await page.Find("#at-units-0-outcomes-0-below").ClickAsync(new());
        Assert.Equal(count + 1, page.FindAll(".outcome-edit").Count);
        await page.Find("#at-units-0-outcomes-1-title").InputAsync("Cleans the machine");
        await page.Find("#at-units-0-outcomes-1-title").BlurAsync(new());
        Host.Time.Advance(TimeSpan.FromSeconds(5));
        await page.WaitForAssertionAsync(async () => Assert.Contains((await EditorAsync()).Draft!.Content.AllOutcomes(), outcome => outcome.Title == "Cleans the machine"));
    }

    [Fact]
    public async Task SeveralLinesInATitle_BecomeOutcomesWithTheirCriteria()
    {
        var (page, before) = await DraftAsync("units");
        await page.Find("#at-units-0-outcomes-0-title").InputAsync("First\n- one\n- two\nSecond");
        await page.Find("#at-units-0-outcomes-0-title").BlurAsync(new());
        Assert.Equal(before.AllOutcomes().Count() + 1, page.FindAll(".outcome-edit").Count);
        Assert.Equal("Second", page.Find("#at-units-0-outcomes-1-title").GetAttribute("value"));
    }

    [Fact]
    public async Task TheElementsList_FollowsWhatIsTyped()
    {
        var (page, _) = await DraftAsync("assessment");
        Assert.Contains(Text<Resources.StandardEditing>("Elements.Complete"), page.Find(".elements summary").TextContent, StringComparison.Ordinal);
        await page.Find("#at-qualityAssurance").InputAsync("");
        await page.Find("#at-qualityAssurance").BlurAsync(new());
        Assert.Contains(Text<Resources.StandardEditing>("Elements.Missing.One"), page.Find(".elements summary").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("?section=assessment#at-qualityAssurance", page.Find(".element-list .missing a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheMap_IsSavedWithEachChoice()
    {
        var (page, before) = await DraftAsync("map");
        var code = before.AllOutcomes().First().Code;
        await page.Find($"#{RplCaseManager.Web.Shared.Editing.ContentProblems.IdOf($"map.{code}.change")}").ChangeAsync(((int)OutcomeChange.Changed).ToString(CultureInfo.InvariantCulture));
        Assert.Equal(OutcomeChange.Changed, (await EditorAsync()).Outcomes.Lines[0].Change);
        Assert.Empty((await EditorAsync()).Problems);
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("size")]
    [InlineData("rules")]
    [InlineData("validity")]
    [InlineData("preview")]
    public async Task OpeningAPart_ChangesNothing(string section)
    {
        var (page, before) = await DraftAsync(section);
        Host.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(Domain.Shared.ContentDiff.Between(before, (await EditorAsync()).Draft!.Content), []);
        Assert.Contains(before.Title, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANewStandardForAScheme_TakesWhatTheSchemeAndItsBodySay()
    {
        await SignInAsync(Demo.Administrator);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin/standards/new?scheme=EE");
        var page = Render<StandardNewPage>();
        await page.WaitForElementAsync("#at-title");
        await page.Find("#at-title").InputAsync("Cutting peat");
        await page.Find("#at-title").BlurAsync(new());
        await page.Find(".new-standard .btn").ClickAsync(new());
        var begun = (await Host.DoAsync(Demo.Administrator, new GetStandardEditor("cutting-peat"))).Draft!.Content;
        Assert.Equal(("EE-VET", "EE"), (begun.AwardingBody, begun.Country));
        Assert.Equal(["EE"], begun.Schemes);
    }

    [Fact]
    public async Task WhatIsIncomplete_IsNotPublished_AndNobodyIsAskedForAReason()
    {
        var (page, _) = await DraftAsync("assessment");
        await page.Find("#at-qualityAssurance").InputAsync("");
        await page.Find("#at-qualityAssurance").BlurAsync(new());
        await page.Find(".page-head .btn:not(.quiet)").ClickAsync(new());
        Assert.Equal("version.publish.complete", page.Find(".refusal").GetAttribute("data-rule"));
        Assert.EndsWith("?section=assessment#at-qualityAssurance", page.Find(".problem-list a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsPublished_SaysWhatIsMissingBeforeACaseCanRun()
    {
        var page = await OpenAsync("identity");
        await page.WaitForAssertionAsync(() => Assert.Contains(Text<Resources.Editing>("Ready.All"), page.Markup, StringComparison.Ordinal));
        var provider = await Host.DoAsync(Demo.Administrator, new GetProvider("AT-WIFI"));
        await Host.DoAsync(Demo.Administrator, new SaveProvider(Demo.NewRequest(), provider.Version, provider.Content with { Accreditations = [] }, "Taken away."));
        var callout = Render<RplCaseManager.Web.Shared.Editing.ReadinessCallout>(parameters => parameters.Add(shown => shown.Of, ReadinessOf.Standard).Add(shown => shown.Code, Code));
        Assert.Equal("/admin/providers/AT-WIFI#at-accreditations", callout.Find("[data-gap=Accreditation] a").GetAttribute("href"));
    }

    [Fact]
    public async Task ACopy_BeginsUnderACodeMadeOfItsTitle()
    {
        await SignInAsync(Demo.Administrator);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin/standards/new?copy=" + Code);
        var page = Render<StandardNewPage>();
        await page.WaitForElementAsync("#at-title");
        await page.Find("#at-title").InputAsync("Zerspanung Ä2");
        await page.Find("#at-title").BlurAsync(new());
        await page.Find(".new-standard button.btn").ClickAsync(new());
        Assert.Equal("/admin/standards/zerspanung-a2", Address);
        var made = (await Host.DoAsync(Demo.Administrator, new GetStandardEditor("zerspanung-a2"))).Draft!.Content;
        Assert.Equal((await EditorAsync()).Current!.Content.AllOutcomes().Count(), made.AllOutcomes().Count());
    }

    [Fact]
    public async Task ABlankStandard_WithATakenCode_SaysSoAndKeepsWhatWasTyped()
    {
        await SignInAsync(Demo.Administrator);
        var page = Render<StandardNewPage>();
        await page.WaitForElementAsync("#at-title");
        await page.Find("#at-title").InputAsync("AT CNC specialist");
        await page.Find("#at-title").BlurAsync(new());
        Assert.Equal(Code, page.Find("#at-code").GetAttribute("value"));
        await page.Find(".new-standard button.btn").ClickAsync(new());
        Assert.NotEmpty(page.FindAll(".refusal"));
        Assert.Equal("AT CNC specialist", page.Find("#at-title").GetAttribute("value"));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task AnotherAdministratorEndsTheDraft_AndWhatWasTypedIsTakenUpByTheNext(bool published, bool look)
    {
        var (page, before) = await DraftAsync("identity");
        await TypeTitleAsync(page, "Mine");
        var state = await EditorAsync();
        await (published ? Host.DoAsync(Demo.Administrator, new PublishStandard(Demo.NewRequest(), Code, state.Version, "Theirs")) : Host.DoAsync(Demo.Administrator, new DiscardStandardDraft(Demo.NewRequest(), Code, state.Version)));
        Host.Time.Advance(TimeSpan.FromSeconds(5));
        await page.WaitForElementAsync(".callout .actions .btn");
        await page.Find(look ? ".callout .btn:not(.quiet)" : ".callout .btn.quiet").ClickAsync(new());

        await page.WaitForAssertionAsync(() => Assert.Contains(Text<Resources.Editing>("Kept.Title"), page.Markup, StringComparison.Ordinal));
        Assert.Equal(before.Title, page.Find("#at-title").GetAttribute("value"));
        await page.Find(".callout .btn").ClickAsync(new());
        await page.WaitForAssertionAsync(() => Assert.Equal("Mine", page.Find("#at-title").GetAttribute("value")));
        Host.Time.Advance(TimeSpan.FromSeconds(5));
        await page.WaitForAssertionAsync(async () => Assert.Equal("Mine", (await EditorAsync()).Draft?.Content.Title));
        Assert.DoesNotContain(Text<Resources.Editing>("Kept.Title"), page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWasTyped_ComesBackByUndo_InADraftThatIsBegunAsUsual()
    {
        var (page, before) = await DraftAsync("identity");
        await TypeTitleAsync(page, "Mine");
        await Host.DoAsync(Demo.Administrator, new DiscardStandardDraft(Demo.NewRequest(), Code, (await EditorAsync()).Version));
        Host.Time.Advance(TimeSpan.FromSeconds(5));
        await page.WaitForElementAsync(".callout .actions .btn");
        await page.Find(".callout .btn:not(.quiet)").ClickAsync(new());
        await page.WaitForAssertionAsync(() => Assert.Contains(Text<Resources.Editing>("Kept.Title"), page.Markup, StringComparison.Ordinal));
        await page.Find(".page-head .btn").ClickAsync(new());
        await page.WaitForAssertionAsync(() => Assert.Equal(before.Title, page.Find("#at-title").GetAttribute("value")));
        await page.Find(".page-head .btn.quiet").ClickAsync(new());
        Assert.Equal("Mine", page.Find("#at-title").GetAttribute("value"));
    }

    private static async Task TypeTitleAsync(IRenderedComponent<StandardEditorPage> page, string title)
    {
        await page.Find("#at-title").InputAsync(title);
        await page.Find("#at-title").BlurAsync(new());
    }

    private async Task<StandardEditor> EditorAsync() => await Host.DoAsync(Demo.Administrator, new GetStandardEditor(Code));

    private async Task<(IRenderedComponent<StandardEditorPage> Page, StandardContent Before)> DraftAsync(string section)
    {
        await Host.DoAsync(Demo.Administrator, new BeginStandardDraft(Demo.NewRequest(), Code));
        return (await OpenAsync(section), (await EditorAsync()).Draft!.Content);
    }

    private async Task<IRenderedComponent<StandardEditorPage>> OpenAsync(string section)
    {
        await SignInAsync(Demo.Administrator);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/admin/standards/{Code}?section={section}");
        var page = Render<StandardEditorPage>(parameters => parameters.Add(shown => shown.Code, Code));
        await page.WaitForElementAsync("fieldset.sections");
        return page;
    }
}
