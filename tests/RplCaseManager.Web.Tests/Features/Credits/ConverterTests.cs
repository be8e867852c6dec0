using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.Credits;

namespace RplCaseManager.Web.Tests.Features.Credits;

/// <summary>The public converter and the credit systems of every country.</summary>
public sealed class ConverterTests(WebAppFixture fixture) : IClassFixture<WebAppFixture>
{
    [Fact]
    public async Task Conversion_IsExact_AndNamesRatioAndSourceOfEachStep()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/credits?amount=2.25&from=PT-VET&to=NL-EC");
        foreach (var text in new[]
        {
            "2.25 Credit points of the national qualifications system (Portugal) ≈ 0.8929 Study credit, EC (Netherlands)", "Exactly 25/28",
            "Credit points of the national qualifications system (Portugal) → hours of workload: × 100/9", "hours of workload → Study credit, EC (Netherlands): × 1/28",
            "Cedefop table 12", "Cedefop table 8", "no limit of validity is named",
        })
        {
            Assert.Contains(text, browser.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Conversion_ThatEndsAsADecimal_SaysThatNothingWasRounded()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/credits?amount=4,5&from=PT-VET&to=hours");
        Assert.Contains("4.5 Credit points of the national qualifications system (Portugal) = 50 hours of workload", browser.Text, StringComparison.Ordinal);
        Assert.Contains("nothing was rounded", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAPath_NothingIsEstimated()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/credits?amount=6&from=ECVET&to=hours");
        Assert.Contains("No conversion is defined from ECVET to hours of workload", browser.Text, StringComparison.Ordinal);
        Assert.Null(browser.Page.QuerySelector(".answer"));
        Assert.Equal("6", browser.Page.QuerySelector("#amount")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("?amount=many&from=PT-VET&to=hours", "\"many\" is not a number")]
    [InlineData("?amount=1&from=PT-VET", "Choose both systems")]
    [InlineData("?amount=1&from=NOPE&to=hours", "There is no system \"NOPE\"")]
    [InlineData("?amount=1000001&from=PT-VET&to=hours", "1,000,000")]
    [InlineData("?amount=1&from=PT-VET&to=hours&on=yesterday", "\"yesterday\" is not a day")]
    public async Task BadInput_IsAnsweredInWords_AndKeepsWhatWasTyped(string query, string words)
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/credits" + query);
        Assert.Contains(words, browser.Text, StringComparison.Ordinal);
        Assert.Equal(System.Web.HttpUtility.ParseQueryString(query)["amount"], browser.Page.QuerySelector("#amount")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Countries_AreThirtyOne_AndEachHasAPage()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/credits");
        var pages = browser.Page.QuerySelectorAll(".credit-rows a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(31, pages.Count);
        Assert.StartsWith("31 countries", browser.Page.QuerySelector("#count")!.TextContent, StringComparison.Ordinal);
        foreach (var page in pages)
        {
            await browser.GetAsync(page);
            Assert.NotNull(browser.Page.QuerySelector("blockquote"));
            Assert.DoesNotMatch(@"Kind\.|\w+ \{ \w+ = ", browser.Text);
        }

        await browser.GetAsync("/credits/XX");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, browser.Answer.StatusCode);
    }

    [Fact]
    public async Task Countries_OfAKind_AreCountedAsListed()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/credits?kind=EcvetCompatible");
        var count = browser.Page.QuerySelectorAll(".credit-rows tbody tr").Length;
        Assert.InRange(count, 1, 30);
        Assert.StartsWith($"{count} countr", browser.Page.QuerySelector("#count")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4.5", "4.5")]
    [InlineData("4,5", "4.5")]
    [InlineData("1 200", "1200")]
    [InlineData("1,200.5", null)]
    [InlineData("-3", null)]
    [InlineData("", null)]
    public void Amount_IsReadAsPeopleWriteIt(string written, string? amount) =>
        Assert.Equal(amount, ConversionQuestion.Read(written, "a", "b", null).Amount?.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
