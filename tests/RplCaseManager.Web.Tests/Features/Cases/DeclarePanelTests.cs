using Bunit;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Cases;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.Cases;

namespace RplCaseManager.Web.Tests.Features.Cases;

/// <summary>Nothing of a case is shown before its reader has declared whether there is a conflict of interest.</summary>
public sealed class DeclarePanelTests : StaffTest
{
    [Fact]
    public async Task CasePage_BeforeDeclaring_SaysWhomAndWhatItIsAbout_AndNothingOfTheFile()
    {
        var (page, story) = await OpenAsync();
        var cover = await Host.DoAsync(Demo.Officer, new GetCaseCover(story.CaseId));
        Assert.Equal(Text<Resources.StaffCase>("Declare.Title"), page.Find("h1").TextContent);
        Assert.Equal(["Małgorzata Świątkowska-Brückner", "CNC specialist certificate", cover.SchemeName, cover.BodyName, cover.Number], page.FindAll("dd bdi").Select(value => value.TextContent));
        Assert.DoesNotContain("portfolio", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("@candidate.example", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".stages"));
    }

    [Fact]
    public async Task Declare_WithoutChoiceOrReason_SaysWhatIsMissing()
    {
        var (page, story) = await OpenAsync();
        await page.Find(".actions button").ClickAsync(new());
        Assert.Equal(Text<Resources.StaffCase>("Declare.Missing"), page.Find("[role=alert]").TextContent);
        await page.FindAll("input[type=radio]")[1].ChangeAsync(true);
        await page.Find(".actions button").ClickAsync(new());
        Assert.Equal(Text<Resources.StaffCase>("Declare.ReasonMissing"), page.Find("[role=alert]").TextContent);
        Assert.IsType<DeclareFirst>(await Host.RefusedAsync(Demo.Officer, new GetCase(story.CaseId)));
    }

    [Fact]
    public async Task Declare_WithoutConflict_OpensTheCase()
    {
        var (page, _) = await OpenAsync();
        await page.FindAll("input[type=radio]")[0].ChangeAsync(true);
        await page.Find(".actions button").ClickAsync(new());
        Assert.Empty(page.FindAll("fieldset"));
        Assert.Equal(4, page.FindAll(".stages li").Count);
    }

    [Fact]
    public async Task Declare_WithConflict_LeavesTheCaseToAColleague()
    {
        var (page, story) = await OpenAsync();
        await page.FindAll("input[type=radio]")[1].ChangeAsync(true);
        await page.Find("textarea").ChangeAsync("My sister.");
        await page.Find(".actions button").ClickAsync(new());
        Assert.Equal(Text<Resources.StaffCase>("Declare.Thanks"), page.Find("h1").TextContent);
        Assert.DoesNotContain("Świątkowska", page.Markup, StringComparison.Ordinal);
        Assert.IsType<Conflicted>(await Host.RefusedAsync(Demo.Officer, new GetCase(story.CaseId)));
    }

    [Fact]
    public async Task CasePage_OfAForeignBody_SaysSoInWords()
    {
        var story = await CaseStory.InAsync(Host, CaseState.Submitted);
        await SignInAsync(Demo.ForeignOfficer);
        var page = Render<CaseIntakePage>(parameters => parameters.Add(shown => shown.Id, story.CaseId));
        await page.WaitForAssertionAsync(() => Assert.Equal("permission.relation", page.Find("[role=alert]").GetAttribute("data-rule")));
        Assert.Single(page.FindAll("h1"));
    }

    private async Task<(IRenderedComponent<CaseIntakePage> Page, CaseStory Story)> OpenAsync()
    {
        var story = await CaseStory.InAsync(Host, CaseState.Submitted);
        await SignInAsync(Demo.Officer);
        var page = Render<CaseIntakePage>(parameters => parameters.Add(shown => shown.Id, story.CaseId));
        await page.WaitForAssertionAsync(() => Assert.Single(page.FindAll("fieldset")));
        return (page, story);
    }
}
