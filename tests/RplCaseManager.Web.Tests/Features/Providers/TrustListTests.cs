using RplCaseManager.Application.Providers;
using RplCaseManager.Domain.Providers;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.Providers;

namespace RplCaseManager.Web.Tests.Features.Providers;

/// <summary>The public trust list and the page of each provider.</summary>
public sealed class TrustListTests(WebAppFixture fixture) : IClassFixture<WebAppFixture>
{
    [Theory]
    [InlineData("")]
    [InlineData("?show=All")]
    [InlineData("?show=NotAccredited")]
    [InlineData("?country=MT")]
    [InlineData("?country=international&show=All")]
    [InlineData("?kind=SectoralBody")]
    [InlineData("?q=welding")]
    [InlineData("?on=1990-01-01")]
    [InlineData("?kind=NoSuchKind")]
    public async Task List_CountsWhatItLists_AndEqualsTheOperation(string query)
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/trust-list" + query);
        var asked = System.Web.HttpUtility.ParseQueryString(query);
        var expected = TrustQuery.Read(asked["on"], asked["q"], asked["kind"], asked["country"], asked["show"]) is var question
            ? question.Of((await fixture.App.Host.DoAsync(Demo.Administrator, new GetTrustList(question.On, question.Search))).Providers) : [];
        Assert.Equal(expected.Select(provider => provider.Name), browser.Page.QuerySelectorAll(".results > li h2").Select(head => head.TextContent.Trim()));
        if (expected.Count > 0)
        {
            Assert.StartsWith($"{expected.Count} provider", browser.Page.QuerySelector("#count")!.TextContent, StringComparison.Ordinal);
        }
        else
        {
            Assert.NotNull(browser.Page.QuerySelector(".empty"));
        }
    }

    [Fact]
    public async Task List_ShowsByItselfOnlyWhoIsAccredited_AndTheOthersOnRequest()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/trust-list");
        Assert.Contains("WIFI certification body", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Venjakob", browser.Text, StringComparison.Ordinal);
        await browser.GetAsync("/trust-list?show=NotAccredited");
        Assert.Contains("Venjakob", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("WIFI certification body", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OnADayThatCannotBeRead_SaysSo_AndShowsToday()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/trust-list?on=31-12");
        Assert.Contains("\"31-12\" is not a day that can be read", browser.Text, StringComparison.Ordinal);
        Assert.NotEmpty(browser.Page.QuerySelectorAll(".results > li"));
    }

    [Fact]
    public async Task Provider_ShowsEveryAwardAsTheSourceHasIt()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/trust-list/MT-RETAIL");
        foreach (var text in new[] { "Accredited for 3 of 3 awards", "Award in retail", "not specified", "30 ECVET", "Cedefop Annex 1, tables 9, 14 and 15, row" })
        {
            Assert.Contains(text, browser.Text, StringComparison.Ordinal);
        }

        Assert.Equal(3, browser.Page.QuerySelectorAll("section.award").Length);
    }

    [Fact]
    public async Task Provider_BeforeItsAccreditation_IsNotAccredited_AndKeepsTheDayInItsLinks()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/trust-list/AT-WIFI?on=1990-01-01");
        Assert.Contains("Nothing of it is accredited", browser.Text, StringComparison.Ordinal);
        Assert.Contains("not yet valid", browser.Text, StringComparison.Ordinal);
        Assert.NotNull(browser.Page.QuerySelector("a[href='/trust-list?on=1990-01-01']"));
        Assert.NotNull(browser.Page.QuerySelector("a[href='/trust-list/AT-WIFI?on=1990-01-01']"));
    }

    [Fact]
    public async Task Provider_ThatDoesNotExist_IsNotFound()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/trust-list/nobody");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, browser.Answer.StatusCode);
    }

    [Fact]
    public async Task Provider_OfEachKind_IsShownInWords()
    {
        using var browser = fixture.App.Open();
        foreach (var provider in (await fixture.App.Host.DoAsync(Demo.Administrator, new GetTrustList())).Providers)
        {
            await browser.GetAsync("/trust-list/" + provider.Code);
            Assert.Contains(provider.Name, browser.Text, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"Kind\.|Answer\.|\w+ \{ \w+ = |System\.Collections", browser.Text);
        }
    }

    [Theory]
    [InlineData("2024-01-01", PeriodState.NotYet, false)]
    [InlineData("2025-01-01", PeriodState.Holds, true)]
    [InlineData("2025-12-31", PeriodState.Holds, true)]
    [InlineData("2026-01-01", PeriodState.Over, false)]
    [InlineData("2027-01-01", PeriodState.ProviderEnded, false)]
    public void Trust_IncludesBothDaysOfAPeriod_AndNothingAfterTheProvidersEnd(string day, PeriodState state, bool accredited)
    {
        var award = new ProviderAward
        {
            Code = "a",
            Title = "Award",
            Sector = "s",
            Country = "c",
            LearningOutcomesSpecified = Answer.Yes,
            Prerequisites = Answer.No,
            AssessmentCarriedOut = Answer.Yes,
            LinkedToFramework = Answer.NotSpecified,
            LinkedToOccupationalStandards = Answer.No,
            Standard = "standard-a",
            Source = "x",
        };
        var content = new ProviderContent
        {
            Code = "P",
            Name = "P",
            Kind = ProviderKind.Employer,
            QualityAssuranceType = "q",
            EndsOn = new(2026, 6, 30),
            Awards = [award],
            Accreditations = [new("standard-a", new(2025, 1, 1), new(2025, 12, 31), "A")],
        };
        var trust = new ProviderTrust(content, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(state, trust.StateOf(content.Accreditations[0]));
        Assert.Equal(accredited, trust.IsAccredited(award));
        Assert.Equal(accredited, trust.Any);
        Assert.Equal("Award", trust.TitleOf(content.Accreditations[0]));
    }
}
