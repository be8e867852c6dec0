using Bunit;
using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Cases;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.Cases;

namespace RplCaseManager.Web.Tests.Features.Cases;

/// <summary>The list that every staff page shares.</summary>
public sealed class CaseTableTests : StaffTest
{
    private static readonly CaseList[] Lists = [CaseList.Intake, CaseList.Body];

    [Fact]
    public async Task Rows_SayWhoWhatAndUntilWhen_AndLeadToTheCase()
    {
        var story = await CaseStory.InAsync(Host, CaseState.Submitted);
        Host.Time.Advance(TimeSpan.FromDays(3));
        var table = await ShowAsync(new(CaseList.Intake, "", null));
        var row = table.Find("tbody tr");
        Assert.Equal("Małgorzata Świątkowska-Brückner", row.QuerySelector("bdi")!.TextContent);
        Assert.Equal($"/cases/{story.CaseId}", row.QuerySelector("a.case-link")!.GetAttribute("href"));
        Assert.Contains("AT-CERT · 22 outcomes", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(Text<Resources.CaseLists>("Days", 3), row.QuerySelector("td.num")!.TextContent);
        Assert.Equal(Text<Resources.States>("Submitted"), row.QuerySelectorAll(".chip")[1].TextContent);
        Assert.Equal(Text<Resources.CaseLists>("Cases.One"), table.Find(".list-foot").TextContent.Trim());
        Assert.Equal("1", table.Find(".tab[aria-current] .num").TextContent);
    }

    [Theory]
    [InlineData(CaseState.Decided)]
    [InlineData(CaseState.Closed)]
    [InlineData(CaseState.Inadmissible)]
    public async Task DaysWithUs_AreCountedOnlyWhileSomebodyHasTheCase(CaseState state)
    {
        await CaseStory.InAsync(Host, state);
        Host.Time.Advance(TimeSpan.FromDays(400));
        var table = await ShowAsync(new(CaseList.Body, "", null));
        Assert.Equal(Text<Resources.CaseLists>("NoLonger"), table.Find("tbody td.num").TextContent);
    }

    [Fact]
    public async Task Typing_NarrowsTheListAndTheAddress_WithoutAccentsOrCase()
    {
        await CaseStory.InAsync(Host, CaseState.Submitted);
        await CaseStory.InAsync(Host, CaseState.Submitted, Demo.OtherCandidate);
        var table = await ShowAsync(new(CaseList.Intake, "", null));
        Assert.Equal(2, table.FindAll("tbody tr").Count);
        await table.Find("input[type=search]").InputAsync("SWIATKOWSKA ");
        Assert.Equal("Małgorzata Świątkowska-Brückner", Assert.Single(table.FindAll("tbody tr bdi")).TextContent);
        Assert.Equal("/intake?list=Intake&q=SWIATKOWSKA", Address);
        Assert.Equal(Text<Resources.CaseLists>("Cases.Of", 1, 2), table.Find(".list-foot").TextContent.Trim());
        Assert.Equal("/cases/export.csv?list=Intake&q=SWIATKOWSKA", table.Find("a.export").GetAttribute("href"));
    }

    [Fact]
    public async Task AddressThatComesBackLate_TakesNothingBack()
    {
        await CaseStory.InAsync(Host, CaseState.Submitted);
        var table = await ShowAsync(new(CaseList.Intake, "", null));
        await table.Find("input[type=search]").InputAsync("zzz");
        await table.Find("input[type=search]").InputAsync("swia");
        table.Render(parameters => parameters.Add(shown => shown.Query, new(CaseList.Intake, "zzz", null)));
        Assert.Single(table.FindAll("tbody tr"));
        Assert.Equal("/intake?list=Intake&q=swia", Address);
    }

    [Fact]
    public async Task NoMatch_SaysSoAndOffersTheWholeList()
    {
        await CaseStory.InAsync(Host, CaseState.Submitted);
        var table = await ShowAsync(new(CaseList.Intake, "nobody", null));
        Assert.Equal(Text<Resources.CaseLists>("Empty.Filtered.Title"), table.Find(".empty h2").TextContent);
        await table.Find(".empty button").ClickAsync(new());
        Assert.Single(table.FindAll("tbody tr"));
        Assert.Equal("", table.Find("input[type=search]").GetAttribute("value"));
    }

    [Fact]
    public async Task EmptyList_SaysWhatComes()
    {
        var table = await ShowAsync(new(CaseList.Intake, "", null));
        Assert.Equal(Text<Resources.CaseLists>("Empty.Intake.Title"), table.Find(".empty h2").TextContent);
        Assert.Empty(table.FindAll(".empty button"));
    }

    [Fact]
    public async Task State_NarrowsTheList()
    {
        await CaseStory.InAsync(Host, CaseState.Submitted);
        await CaseStory.InAsync(Host, CaseState.Incomplete, Demo.OtherCandidate);
        var table = await ShowAsync(new(CaseList.Intake, "", null));
        await table.Find("select").ChangeAsync("Incomplete");
        Assert.Single(table.FindAll("tbody tr"));
        Assert.Equal("/intake?list=Intake&state=Incomplete", Address);
    }

    [Fact]
    public async Task Keys_MoveTheSelectionAndOpenTheCase()
    {
        await CaseStory.InAsync(Host, CaseState.Submitted);
        var second = await CaseStory.InAsync(Host, CaseState.Submitted, Demo.OtherCandidate);
        var table = await ShowAsync(new(CaseList.Intake, "", null));
        await PressAsync(table, "Enter");
        Assert.Equal("/", Address);
        foreach (var key in new[] { "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowDown" })
        {
            await PressAsync(table, key);
        }

        Assert.Contains("sel", table.FindAll("tbody tr")[1].ClassList);
        await PressAsync(table, "Enter");
        Assert.Equal($"/cases/{second.CaseId}", Address);
    }

    [Fact]
    public async Task More_AppendsTheNextPage_AndTheCountIsTheWhole()
    {
        for (var started = 0; started < 27; started++)
        {
            var story = await CaseStory.StartAsync(Host);
            await story.WithdrawAsync();
        }

        var table = await ShowAsync(new(CaseList.Body, "", null));
        Assert.Equal(25, table.FindAll("tbody tr").Count);
        Assert.Equal(Text<Resources.CaseLists>("Cases", 27), table.Find(".list-foot").TextContent.Trim());
        Assert.Equal(Text<Resources.CaseLists>("More", 2), table.Find(".actions button").TextContent);
        await table.Find(".actions button").ClickAsync(new());
        Assert.Equal(27, table.FindAll("tbody tr .case-link").Select(link => link.TextContent).Distinct().Count());
        Assert.Empty(table.FindAll(".actions button"));
    }

    [Fact]
    public async Task ForeignList_IsRefusedInWords()
    {
        var table = await ShowAsync(new(CaseList.Mine, "", null));
        Assert.Equal("permission.role", table.Find("[role=alert]").GetAttribute("data-rule"));
        Assert.Empty(table.FindAll("table"));
    }

    private async Task<IRenderedComponent<CaseTable>> ShowAsync(CaseQuery query)
    {
        await SignInAsync(Demo.Officer);
        var table = Render<CaseTable>(parameters => parameters.Add(shown => shown.Lists, Lists).Add(shown => shown.Query, query)
            .Add(shown => shown.Path, "/intake").Add(shown => shown.Href, row => $"/cases/{row.Id}"));
        await table.WaitForAssertionAsync(() => Assert.NotEqual(Text<Resources.CaseLists>("Loading"), table.Find(".list-foot").TextContent.Trim()));
        return table;
    }
}
