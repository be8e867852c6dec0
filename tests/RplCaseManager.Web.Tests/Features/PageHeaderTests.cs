using System.Net;

namespace RplCaseManager.Web.Tests.Features;

public sealed class PageHeaderTests(WebAppFixture fixture) : IClassFixture<WebAppFixture>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/register")]
    [InlineData("/verify")]
    [InlineData("/account/sign-in")]
    [InlineData("/account/register")]
    [InlineData("/no-such-page")]
    public async Task EveryPage_CarriesTheSecurityHeaders(string path)
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync(path);
        var policy = browser.Answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self' 'nonce-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", browser.Answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/register")]
    [InlineData("/account/forgot")]
    [InlineData("/account/password?id=00000000000000000000000000000001&code=a")]
    public async Task AccountPages_AreNeverKept(string path)
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync(path);
        Assert.True(browser.Answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task TooManyTries_AreStoppedInKindWords()
    {
        await using var strict = await WebApp.StartAsync("--Rpl:RateLimits:SignInPerMinute=3", "--Rpl:RateLimits:PublicPerMinute=4");
        using var browser = strict.Open();
        for (var count = 0; count < 3; count++)
        {
            await browser.SignInAsync("nobody@post.example", "not the password");
            Assert.Equal(HttpStatusCode.OK, browser.Answer.StatusCode);
        }

        await browser.SignInAsync("nobody@post.example", "not the password");
        Assert.Equal(HttpStatusCode.TooManyRequests, browser.Answer.StatusCode);
        Assert.Equal("60", browser.Answer.Headers.GetValues("Retry-After").Single());
        Assert.Contains("That was a little too often", browser.Text, StringComparison.Ordinal);
        for (var count = 0; count < 4; count++)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/verify")).Answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.GetAsync("/register")).Answer.StatusCode);
        Assert.Equal("no-store", browser.Answer.Headers.CacheControl?.ToString().Replace("no-cache, ", "", StringComparison.Ordinal) ?? "no-store");
    }

    [Fact]
    public void WrongLimit_StopsTheStart() =>
        Assert.Throws<Infrastructure.Setup.WrongSettingException>(() => Program.Build(["--Rpl:RateLimits:SignInPerMinute=none", "--contentRoot=" + Repository.Web]));
}
