using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RplCaseManager.Application.Messages;
using RplCaseManager.Infrastructure.Identity;
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

    [Theory]
    [InlineData("/my/cases/start?standard=at-cnc-specialist&scheme=AT-CERT", "start@post.example", "/my/cases/start?standard=at-cnc-specialist&scheme=AT-CERT")]
    [InlineData("//evil.example/my/cases", "evil@post.example", "/my/cases")]
    [InlineData("https://evil.example", "evil2@post.example", "/my/cases")]
    public async Task WhereSomebodyWasGoing_IsKept_ThroughRegistrationConfirmationAndSignIn(string goal, string email, string arrived)
    {
        using var browser = fixture.App.Open();
        var first = "/account/sign-in?returnUrl=" + Uri.EscapeDataString(goal);
        if (goal.StartsWith("/my", StringComparison.Ordinal))
        {
            await browser.GetAsync(goal);
            // The framework's own redirect writes the parameter with a capital letter.
            Assert.Equal(first, browser.SentTo, ignoreCase: true);
        }

        await browser.GetAsync(first);
        await browser.GetAsync(LinkTo(browser, "/account/register"));
        await browser.SendAsync(Fields("Ana", "Žgajnar", "", email, Password));
        using var otherDevice = fixture.App.Open();
        await otherDevice.GetAsync(WebApp.LinkIn(await fixture.App.MailToAsync(email)));
        await otherDevice.SendAsync();
        await otherDevice.GetAsync(LinkTo(otherDevice, "/account/sign-in"));
        await otherDevice.SendAsync(("Form.Email", email), ("Form.Password", Password));
        Assert.Equal(arrived, otherDevice.SentTo);
    }

    [Fact]
    public async Task WhereSomebodyWasGoing_IsKept_ThroughAForgottenPassword()
    {
        using var browser = fixture.App.Open();
        await OpenAsync(browser, "Ana", "Žgajnar", "", "forgot@post.example", Password);
        // The clock stands still, so that two mails that wait together could leave in either order.
        await fixture.App.MailToAsync("forgot@post.example");
        await browser.GetAsync("/account/sign-in?returnUrl=%2Fmy%2Fcertificates");
        await browser.GetAsync(LinkTo(browser, "/account/forgot"));
        await browser.SendAsync(("Form.Email", "forgot@post.example"));
        await browser.GetAsync(WebApp.LinkIn(await fixture.App.MailToAsync("forgot@post.example")));
        await browser.SendAsync(("NewPassword", "another battery horse"));
        await browser.GetAsync(LinkTo(browser, "/account/sign-in"));
        await browser.SendAsync(("Form.Email", "forgot@post.example"), ("Form.Password", "another battery horse"));
        Assert.Equal("/my/certificates", browser.SentTo);
    }

    [Fact]
    public void LinksOfMails_WorkAsLongAsTheMailSays()
    {
        using var scope = fixture.App.Services.CreateScope();
        Assert.Equal(TimeSpan.FromDays(7), scope.ServiceProvider.GetRequiredService<IOptions<ConfirmationLinkOptions>>().Value.TokenLifespan);
        Assert.Equal(TimeSpan.FromDays(1), scope.ServiceProvider.GetRequiredService<IOptions<DataProtectionTokenProviderOptions>>().Value.TokenLifespan);
        Assert.Equal("ConfirmationLinks", scope.ServiceProvider.GetRequiredService<IOptions<IdentityOptions>>().Value.Tokens.EmailConfirmationTokenProvider);
        Assert.Contains("seven days", NoticeText.Fixed("confirm-address.body", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Contains("one day", NoticeText.Fixed("password-reset.body", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Contains("one day", NoticeText.Fixed("invitation.body", CultureInfo.InvariantCulture), StringComparison.Ordinal);
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

    // The link of the page itself, not of the bar.
    private static string LinkTo(Browser browser, string page) => browser.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).First(href => href.StartsWith(page, StringComparison.Ordinal));

    private static string? Rule(Browser browser) => browser.Page.QuerySelector(".refusal")?.GetAttribute("data-rule");

    private static string? Error(Browser browser, string field) => browser.Page.QuerySelector($"#{field}-error")?.TextContent;
}
