using RplCaseManager.TestKit;

namespace RplCaseManager.Web.Tests.Features.People;

public sealed class LookingAfterAccountTests(WebAppFixture fixture) : IClassFixture<WebAppFixture>
{
    [Fact]
    public async Task Forgot_ByMail_SetsAPasswordOnce_AndUnlocks()
    {
        using var browser = fixture.App.Open();
        for (var count = 0; count < 8; count++)
        {
            await browser.SignInAsync(Demo.OtherAssessor, "not the password");
        }

        await AskAsync(browser, Demo.OtherAssessor);
        var link = WebApp.LinkIn(await fixture.App.MailToAsync(Demo.OtherAssessor));
        await browser.GetAsync(link);
        await browser.SendAsync(("NewPassword", "short"));
        Assert.Equal("Please use at least 10 characters.", browser.Page.QuerySelector(".field-error")!.TextContent);
        await browser.SendAsync(("NewPassword", "a better long one"));
        Assert.NotNull(browser.Page.QuerySelector(".callout.good"));
        await browser.SignInAsync(Demo.OtherAssessor, "a better long one");
        Assert.Equal("/queue", browser.SentTo);

        using var again = fixture.App.Open();
        await again.GetAsync(link);
        await again.SendAsync(("NewPassword", "yet another long one"));
        Assert.Equal("account.link", again.Page.QuerySelector(".refusal")!.GetAttribute("data-rule"));
    }

    [Fact]
    public async Task Forgot_ForAnUnknownAddress_AnswersTheSame()
    {
        using var browser = fixture.App.Open();
        await AskAsync(browser, Demo.Verifier);
        var known = browser.Page.QuerySelector(".callout")!.TextContent;
        await AskAsync(browser, "nobody@post.example");
        Assert.Equal(known, browser.Page.QuerySelector(".callout")!.TextContent);
    }

    [Fact]
    public async Task ChangePassword_EndsOtherSessions_AndKeepsThisOne()
    {
        using var other = fixture.App.Open();
        await other.SignInAsync(Demo.ForeignOfficer);
        using var browser = fixture.App.Open();
        await browser.SignInAsync(Demo.ForeignOfficer);
        await browser.GetAsync("/account");
        await browser.SendAsync(("PasswordForm.Current", "wrong"), ("PasswordForm.Password", "a better long one"));
        Assert.Equal("This is not your password.", browser.Page.QuerySelector(".field-error")!.TextContent);
        await browser.SendAsync(("PasswordForm.Current", Infrastructure.Setup.DatabaseSetup.DemoPassword), ("PasswordForm.Password", "a better long one"));
        Assert.Equal("/account?saved=password", browser.SentTo);

        fixture.App.Host.Time.Advance(TimeSpan.FromMinutes(2)); // a session looks once a minute whether it still holds
        await browser.GetAsync("/account");
        Assert.Null(browser.SentTo);
        await other.GetAsync("/account");
        Assert.StartsWith("/account/sign-in", other.SentTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangeProfile_ShowsTheNewNameAtOnce()
    {
        using var browser = fixture.App.Open();
        await browser.SignInAsync(Demo.OtherCandidate);
        await browser.GetAsync("/account");
        await browser.SendAsync(("NameForm.GivenName", "Minh"), ("NameForm.FamilyName", "Nguyễn"), ("NameForm.LatinName", ""), ("NameForm.DateOfBirth", "1995-08-21"));
        Assert.Equal("/account?saved=name", browser.SentTo);
        await browser.GetAsync(browser.SentTo!);
        Assert.Contains("Minh Nguyễn", browser.Page.QuerySelector(".who")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_IsShownOnce_ListedWithoutItsSecret_AndEnded()
    {
        using var browser = fixture.App.Open();
        await browser.SignInAsync(Demo.Administrator);
        await browser.GetAsync("/account");
        await browser.SendAsync(("TokenForm.Name", "Night script"), ("TokenForm.Days", "30"));
        var secret = browser.Page.QuerySelector("#token-secret")!.TextContent.Trim();
        Assert.StartsWith("rpl_", secret, StringComparison.Ordinal);
        await browser.GetAsync("/account");
        Assert.Contains("Night script", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, browser.Text, StringComparison.Ordinal);
        await browser.SendAsync(("TokenId", browser.Page.QuerySelector("[name='TokenId']")!.GetAttribute("value")!));
        Assert.Null(browser.Page.QuerySelector("[name='TokenId']"));
        Assert.Contains("ended", browser.Text, StringComparison.Ordinal);
    }

    // The first administrator's address is not one to which mails go.
    [Fact]
    public async Task Address_IsChangedByTheLinkThatComesToTheNewOne()
    {
        using var browser = fixture.App.Open();
        await browser.SignInAsync(Demo.ForeignVerifier);
        await browser.GetAsync("/account");
        Assert.NotNull(browser.Page.QuerySelector("a[href='/account/address']"));
        await browser.GetAsync("/account/address");
        Assert.Contains(Demo.ForeignVerifier, browser.Text, StringComparison.Ordinal);
        await browser.SendAsync(("Form.Email", Demo.ForeignVerifier), ("Form.Current", Infrastructure.Setup.DatabaseSetup.DemoPassword));
        Assert.Equal("This is your address already.", browser.Page.QuerySelector(".field-error")!.TextContent);
        await browser.SendAsync(("Form.Email", "tomas@post.example"), ("Form.Current", Infrastructure.Setup.DatabaseSetup.DemoPassword));
        Assert.Contains("tomas@post.example", browser.Page.QuerySelector(".callout")!.TextContent, StringComparison.Ordinal);

        var link = WebApp.LinkIn(await fixture.App.MailToAsync("tomas@post.example"));
        using var elsewhere = fixture.App.Open();
        await elsewhere.GetAsync(link);
        await elsewhere.SendAsync();
        Assert.True(elsewhere.Page.QuerySelector(".callout.good") is not null, link + " " + elsewhere.Text);
        Assert.Contains("tomas@post.example", await fixture.App.MailToAsync(Demo.ForeignVerifier), StringComparison.Ordinal);
        await elsewhere.SignInAsync(Demo.ForeignVerifier);
        Assert.Null(elsewhere.SentTo);
        await elsewhere.SignInAsync("tomas@post.example");
        Assert.Equal("/verification", elsewhere.SentTo);
        using var again = fixture.App.Open();
        await again.GetAsync(link);
        await again.SendAsync();
        Assert.Equal("account.link", again.Page.QuerySelector(".refusal")!.GetAttribute("data-rule"));
    }

    [Fact]
    public async Task Notices_AreCountedInTheBar_AndMarkedAsRead()
    {
        var story = await CaseStory.InAsync(fixture.App.Host, Domain.Cases.CaseState.Submitted);
        using var browser = fixture.App.Open();
        await browser.SignInAsync(Demo.Candidate);
        await browser.GetAsync("/account/notices");
        Assert.Contains("We have your application", browser.Text, StringComparison.Ordinal);
        Assert.NotNull(browser.Page.QuerySelector(".notices-link .count"));
        Assert.NotNull(browser.Page.QuerySelector($"a[href='/cases/{story.CaseId}']"));
        // Eight o'clock in UTC is ten in the zone of the case's scheme.
        Assert.StartsWith("2 September 2026, 10:0", browser.Page.QuerySelector(".notices time")!.TextContent, StringComparison.Ordinal);
        await browser.SendAsync();
        await browser.GetAsync(browser.SentTo!);
        Assert.Null(browser.Page.QuerySelector(".notices-link .count"));

        await browser.GetAsync($"/cases/{story.CaseId}");
        Assert.Equal($"/my/cases/{story.CaseId}", browser.SentTo);
        using var officer = fixture.App.Open();
        await officer.SignInAsync(Demo.Officer);
        await officer.GetAsync($"/cases/{story.CaseId}");
        Assert.Equal($"/cases/{story.CaseId}/intake", officer.SentTo);
    }

    private static async Task AskAsync(Browser browser, string email)
    {
        await browser.GetAsync("/account/forgot");
        await browser.SendAsync(("Form.Email", email));
    }
}
