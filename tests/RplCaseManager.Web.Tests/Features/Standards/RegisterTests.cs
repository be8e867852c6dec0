using RplCaseManager.TestKit;

namespace RplCaseManager.Web.Tests.Features.Standards;

public sealed class RegisterTests(WebAppFixture fixture) : IClassFixture<WebAppFixture>
{
    [Fact]
    public async Task Register_CountsWhatItLists()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/register");
        Assert.Equal("19 qualifications", browser.Page.QuerySelector("#count")!.TextContent.Trim());
        Assert.Equal(19, browser.Page.QuerySelectorAll(".results > li").Length);
    }

    [Theory]
    [InlineData("?q=zzz", 0)]
    [InlineData("?q=c%E1%B9%89c", 1)] // accents do not matter
    [InlineData("?q=CNC", 1)]
    [InlineData("?q=welding+practitioner", 1)]
    [InlineData("?country=AT", 4)]
    [InlineData("?country=CZ&kind=Microcredential", 1)]
    [InlineData("?kind=NoSuchKind", 19)]
    public async Task Register_IsSearchedByItsAddress(string query, int expected)
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/register" + query);
        Assert.Equal(expected, browser.Page.QuerySelectorAll(".results > li").Length);
        Assert.Equal(expected == 0, browser.Page.QuerySelector(".empty") is not null);
    }

    [Fact]
    public async Task EveryFacet_LeadsToAsManyAsItCounts_AndCanBeTakenAway()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/register");
        var links = browser.Page.QuerySelectorAll(".narrow li > a").Select(link => (Href: link.GetAttribute("href")!, Hits: link.QuerySelector(".hits")!.TextContent)).ToList();
        Assert.True(links.Count > 20, $"{links.Count} values");
        foreach (var (href, hits) in links)
        {
            await browser.GetAsync(href);
            Assert.Equal(hits, browser.Page.QuerySelectorAll(".results > li").Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal("/register", browser.Page.QuerySelector(".chosen a")!.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task NothingFound_SaysWhatToTakeAway_AndKeepsWhatWasChosen()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/register?q=cnc&country=CZ");
        Assert.Equal("0 qualifications", browser.Page.QuerySelector("#count")!.TextContent.Trim());
        Assert.Equal("/register?q=cnc", browser.Page.QuerySelector(".empty a")!.GetAttribute("href"));
        Assert.Equal("CZ", browser.Page.QuerySelector("form[role=search] input[name=country]")!.GetAttribute("value"));
        Assert.Equal("/api/v1/register/standards?search=cnc&country=CZ", browser.Page.QuerySelector("link[rel=alternate]")!.GetAttribute("href"));
        await browser.GetAsync("/register?q=" + new string('a', 300));
        Assert.Contains("at most 200 characters", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_SaysWhatItAsksFor_AndWhatWasWorkedOut()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/register/at-cnc-specialist");
        foreach (var text in new[]
        {
            "140 teaching units", "not specified", "valid for 3 years", "Refresher seminars, Proof of practice", "WIFI certification body", "accredited for this award today",
            "Austria", "portfolio review, professional discussion, practical demonstration", "10 working days", "4 months", "Interpret technical drawings with tolerances",
        })
        {
            Assert.Contains(text, browser.Text, StringComparison.Ordinal);
        }

        Assert.Equal(22, browser.Page.QuerySelectorAll(".criteria").Length);
        Assert.NotEmpty(browser.Page.QuerySelectorAll(".worked-out"));
        Assert.Equal("/my/cases/start?standard=at-cnc-specialist&scheme=AT-CERT", browser.Page.QuerySelector("a.btn")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Standards_AreShownInWords_NotAsTheProgramHoldsThem()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/register");
        var pages = browser.Page.QuerySelectorAll(".results a[href^='/register/']").Select(link => link.GetAttribute("href")!).Distinct(StringComparer.Ordinal).ToList();
        Assert.Equal(19, pages.Count);
        foreach (var page in pages)
        {
            await browser.GetAsync(page);
            Assert.DoesNotMatch(@"\w+ \{ \w+ = |System\.Collections", browser.Text);
        }
    }

    [Fact]
    public async Task Standard_ThatOnlyAProgrammeLeadsThrough_StartsWithTheProgramme()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/register/at-fh-business-informatics");
        Assert.Equal(["/my/cases/start?standard=at-fh-business-informatics&scheme=AT-FH&programme=at-fh-business-informatics"],
            browser.Page.QuerySelectorAll("a.btn[href^='/my/cases/start']").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Standard_OfAVersion_HasAPermanentAddress_AndAnUnknownOneIsNotFound()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/register/iwp/v/1");
        Assert.Contains("International welding practitioner", browser.Text, StringComparison.Ordinal);
        await browser.GetAsync("/register/iwp/v/7");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, browser.Answer.StatusCode);
        Assert.Contains("This page does not exist", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_MayBeKeptByAVisitorsBrowser_ButNotOnceSignedIn()
    {
        using var browser = fixture.App.Open();
        foreach (var path in new[] { "/register", "/register/iwp" })
        {
            await browser.GetAsync(path);
            Assert.Equal("public, max-age=60", browser.Answer.Headers.CacheControl!.ToString());
            Assert.Contains("Cookie", browser.Answer.Headers.Vary);
            Assert.False(browser.Answer.Headers.Contains("Set-Cookie"));
        }

        await browser.SignInAsync(Demo.Candidate);
        await browser.GetAsync("/register");
        Assert.True(browser.Answer.Headers.CacheControl is { Private: true, NoCache: true, Public: false });
    }
}
