using RplCaseManager.TestKit;

namespace RplCaseManager.Web.Tests.Features.People;

public sealed class OpeningAccountTests(WebAppFixture fixture) : IClassFixture<WebAppFixture>
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task OpenAccount_ConfirmByMail_SignIn_LeadsToOnesCases()
    {
        using var browser = fixture.App.Open();
        await OpenAsync(browser, "Oľga", "Šťastná-O’Brien", "", "olga@post.example", Password);
        Assert.Contains("olga@post.example", browser.Text, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(fixture.App.Host.Settings.DataFolder, "mail"), browser.Text, StringComparison.Ordinal);

        await browser.SignInAsync("olga@post.example", Password);
        Assert.Equal("not-confirmed", Rule(browser));

        await browser.GetAsync(WebApp.LinkIn(await fixture.App.MailToAsync("olga@post.example")));
        Assert.Null(browser.Page.QuerySelector(".callout.good")); // opening the link alone does nothing
        await browser.SendAsync();
        Assert.NotNull(browser.Page.QuerySelector(".callout.good"));

        await browser.SignInAsync("olga@post.example", Password);
        Assert.Equal("/my/cases", browser.SentTo);
        await browser.GetAsync("/");
        Assert.Equal("/my/cases", browser.SentTo);
        await browser.GetAsync("/account");
        Assert.Contains("Šťastná-O’Brien", browser.Page.QuerySelector(".who")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAccount_SentTwice_OpensOne()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/account/register");
        var request = browser.Page.QuerySelector("[name='Form.RequestId']")!.GetAttribute("value")!;
        await OpenAsync(browser, "Two", "Times", "", "twice@post.example", Password);
        await browser.GetAsync("/account/register");
        await browser.SendAsync([.. Fields("Two", "Times", "", "twice@post.example", Password), ("Form.RequestId", request)]);
        Assert.Equal("account.exists", Rule(browser)); // another request id: another intention
        await browser.GetAsync("/account/register");
        await browser.SendAsync([.. Fields("Once", "More", "", "once@post.example", Password), ("Form.RequestId", request)]);
        await browser.GetAsync("/account/register");
        await browser.SendAsync([.. Fields("Once", "More", "", "once@post.example", Password), ("Form.RequestId", request)]);
        Assert.NotNull(browser.Page.QuerySelector(".callout.info")); // the same one: the first answer
    }

    [Fact]
    public async Task OpenAccount_WithAWeakPassword_SaysSo_AndKeepsWhatWasTyped_ButNotThePassword()
    {
        using var browser = fixture.App.Open();
        await OpenAsync(browser, "Anna", "Maier", "", "weak@post.example", "short");
        Assert.Equal("Please use at least 10 characters.", Error(browser, "f-form-password"));
        Assert.Equal("Anna", browser.Page.QuerySelector("#f-form-givenname")!.GetAttribute("value"));
        Assert.Equal("1990-02-03", browser.Page.QuerySelector("#f-form-dateofbirth")!.GetAttribute("value"));
        Assert.DoesNotContain("short", browser.Page.QuerySelector("#f-form-password")!.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAccount_InOtherLetters_AsksForLatinOnes()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/account/register");
        Assert.True(browser.Page.QuerySelector("#f-form-latinname-field")!.HasAttribute("hidden"));
        await OpenAsync(browser, "Παναγιώτα", "Παπαδοπούλου", "", "greek@post.example", Password);
        Assert.False(browser.Page.QuerySelector("#f-form-latinname-field")!.HasAttribute("hidden"));
        Assert.NotNull(Error(browser, "f-form-latinname"));
        await OpenAsync(browser, "Παναγιώτα", "Παπαδοπούλου", "Panagiota Papadopoulou", "greek@post.example", Password);
        Assert.NotNull(browser.Page.QuerySelector(".callout.info"));
    }

    [Fact]
    public async Task OpenAccount_WithNothing_MarksEveryField()
    {
        using var browser = fixture.App.Open();
        await OpenAsync(browser, "", "", "", "", "", born: "");
        foreach (var field in new[] { "givenname", "familyname", "dateofbirth", "email" })
        {
            Assert.NotNull(Error(browser, "f-form-" + field));
            Assert.Equal("true", browser.Page.QuerySelector("#f-form-" + field)!.GetAttribute("aria-invalid"));
        }
    }

    [Fact]
    public async Task Confirm_WithAWrongCode_IsRefused()
    {
        var person = (await fixture.App.Host.ActorAsync(Demo.Candidate)).PersonId;
        using var browser = fixture.App.Open();
        await browser.GetAsync($"/account/confirm?id={person:N}&code=bm90LWEtY29kZQ");
        await browser.SendAsync();
        Assert.Equal("account.link", Rule(browser));
    }

    private static async Task OpenAsync(Browser browser, string given, string family, string latin, string email, string password, string born = "1990-02-03")
    {
        await browser.GetAsync("/account/register");
        await browser.SendAsync(Fields(given, family, latin, email, password, born));
    }

    private static (string, string)[] Fields(string given, string family, string latin, string email, string password, string born = "1990-02-03") =>
        [("Form.GivenName", given), ("Form.FamilyName", family), ("Form.LatinName", latin), ("Form.DateOfBirth", born), ("Form.Email", email), ("Form.Password", password)];

    private static string? Rule(Browser browser) => browser.Page.QuerySelector(".refusal")?.GetAttribute("data-rule");

    private static string? Error(Browser browser, string field) => browser.Page.QuerySelector($"#{field}-error")?.TextContent;
}
