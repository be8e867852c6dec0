using RplCaseManager.TestKit;

namespace RplCaseManager.Web.Tests.Features.People;

public sealed class SigningInTests(WebAppFixture fixture) : IClassFixture<WebAppFixture>
{
    [Theory]
    [InlineData(Demo.Candidate, "/my/cases")]
    [InlineData(Demo.Officer, "/intake")]
    [InlineData(Demo.Assessor, "/queue")]
    [InlineData(Demo.Verifier, "/verification")]
    [InlineData(Demo.Decider, "/decisions")]
    [InlineData(Demo.Auditor, "/audit")]
    [InlineData(Demo.Administrator, "/admin/configuration")]
    [InlineData(Demo.ForeignAssessor, "/queue")] // assessor and decider: the first of both
    public async Task SignIn_LeadsToTheHomeOfTheRole(string person, string home)
    {
        using var browser = fixture.App.Open();
        await browser.SignInAsync(person);
        Assert.Equal(home, browser.SentTo);
    }

    [Fact]
    public async Task SignIn_WithAWrongPassword_AndWithAnUnknownAddress_ReadTheSame()
    {
        using var browser = fixture.App.Open();
        await browser.SignInAsync(Demo.OtherAssessor, "not the password");
        var wrong = browser.Page.QuerySelector(".refusal")!.TextContent;
        Assert.Equal(Demo.OtherAssessor, browser.Page.QuerySelector("#f-form-email")!.GetAttribute("value"));
        await browser.SignInAsync("nobody@post.example", "not the password");
        Assert.Equal(wrong, browser.Page.QuerySelector(".refusal")!.TextContent);
    }

    [Fact]
    public async Task SignIn_WithTooManyWrongPasswords_LocksTheAccount_UntilTimeHasPassed()
    {
        using var browser = fixture.App.Open();
        for (var count = 0; count < 8; count++)
        {
            await browser.SignInAsync(Demo.ForeignVerifier, "not the password");
        }

        await browser.SignInAsync(Demo.ForeignVerifier);
        Assert.Equal("locked", browser.Page.QuerySelector(".refusal")!.GetAttribute("data-rule"));
    }

    [Theory]
    [InlineData("/account/notices", "/account/notices")]
    [InlineData("//evil.example/", "/intake")]
    [InlineData("https://evil.example/", "/intake")]
    [InlineData("/\\evil.example", "/intake")]
    public async Task SignIn_ReturnsOnlyToOwnPlaces(string asked, string sent)
    {
        using var browser = fixture.App.Open();
        await browser.SignInAsync(Demo.Officer, query: "?returnUrl=" + Uri.EscapeDataString(asked));
        Assert.Equal(sent, browser.SentTo);
    }

    [Fact]
    public async Task SignIn_ByOneClick_IsOfferedInDevelopment()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/account/sign-in");
        await browser.SendAsync(("DemoEmail", Demo.Assessor));
        Assert.Equal("/queue", browser.SentTo);
    }

    [Fact]
    public async Task SignOut_EndsTheSession_AndOnlyWithItsToken()
    {
        using var browser = fixture.App.Open();
        await browser.SignInAsync(Demo.Candidate);
        await browser.GetAsync("/account");
        await browser.SendAsync(("NameForm.RequestId", Demo.NewRequest().ToString()), ("__RequestVerificationToken", "forged"));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, browser.Answer.StatusCode);
        await browser.GetAsync("/account/notices");
        var form = browser.Page.QuerySelector("form[action='/account/sign-out']")!;
        Assert.NotNull(form.QuerySelector("[name='__RequestVerificationToken']"));
        await browser.SendAsync(("__RequestVerificationToken", form.QuerySelector("input")!.GetAttribute("value")!));
        Assert.Equal("/", browser.SentTo);
        await browser.GetAsync("/account");
        Assert.StartsWith("/account/sign-in", browser.SentTo, StringComparison.Ordinal);
    }
}
