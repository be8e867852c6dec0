using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Tests.Shell;

/// <summary>The shell alone, on a real server: headers, theme cookie, pages for errors.</summary>
public sealed class SecurityHeadersTests : IAsyncLifetime
{
    private WebApplication? app;
    private HttpClient client = new();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(App).Assembly.GetName().Name,
            EnvironmentName = "Development",
            ContentRootPath = Repository.Web,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddShell(builder.Environment);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddAuthentication();
        builder.Services.AddAuthorization();
        app = builder.Build();
        app.UseShell();
        app.UseAntiforgery();
        app.MapShell();
        app.MapGet("/framed", (HttpContext context) => context.Response.Headers.ContentSecurityPolicy = "frame-ancestors 'self'");
        await app.StartAsync();
        client = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }

    [Fact]
    public async Task Page_CarriesAllHeaders_AndItsInlineScriptsCarryTheNonce()
    {
        var response = await client.GetAsync("/");
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        var nonce = Regex.Match(policy, "'nonce-(?<nonce>[^']+)'").Groups["nonce"].Value;
        Assert.NotEmpty(nonce);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe-eval", policy);
        Assert.DoesNotContain("unsafe-inline", Regex.Match(policy, "script-src[^;]*").Value);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("camera=()", Assert.Single(response.Headers.GetValues("Permissions-Policy")));

        var html = await response.Content.ReadAsStringAsync();
        var inline = Regex.Matches(html, "<script(?![^>]* src=)[^>]*>");
        Assert.NotEmpty(inline);
        Assert.All(inline, script => Assert.Contains($"nonce=\"{nonce}\"", script.Value));
    }

    [Fact]
    public async Task EachResponse_HasItsOwnNonce()
    {
        var first = (await client.GetAsync("/")).Headers.GetValues("Content-Security-Policy").Single();
        var second = (await client.GetAsync("/")).Headers.GetValues("Content-Security-Policy").Single();
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Endpoint_KeepsThePolicyItSetItself() =>
        Assert.Equal("frame-ancestors 'self'", (await client.GetAsync("/framed")).Headers.GetValues("Content-Security-Policy").Single());

    [Theory]
    [InlineData(null, "auto")]
    [InlineData("dark", "dark")]
    [InlineData("light", "light")]
    [InlineData("\"><script>", "auto")]
    public async Task ThemeCookie_IsOnTheHtmlElement(string? cookie, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        if (cookie is not null)
        {
            request.Headers.TryAddWithoutValidation("Cookie", $"rpl-theme={cookie}");
        }

        var html = await (await client.SendAsync(request)).Content.ReadAsStringAsync();
        Assert.Equal(expected, Regex.Match(html, "<html[^>]* class=\"(?<class>[^\"]*)\"").Groups["class"].Value);
    }

    [Fact]
    public async Task MissingPage_IsAPageWithStatus404()
    {
        var response = await client.GetAsync("/there/is/no/such/page");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains("This page does not exist", html);
        Assert.Contains("href=\"/there/is/no/such/page#main\"", html);
    }

    [Fact]
    public async Task MissingApiAddress_IsNoPage() => Assert.Empty(await (await client.GetAsync("/api/v1/nothing")).Content.ReadAsStringAsync());

    [Fact]
    public async Task StaticPage_OpensNoCircuit()
    {
        var html = await client.GetStringAsync("/");
        Assert.DoesNotContain("\"type\":\"server\"", html);
        Assert.DoesNotContain("components-reconnect-modal", html);
    }

    [Fact]
    public async Task InteractivePage_ShowsItsFrameAtOnce_AndHoldsTheBodyBack()
    {
        var html = await client.GetStringAsync("/design");
        Assert.Contains("\"type\":\"server\"", html);
        Assert.Contains("class=\"bar", html);
        Assert.Contains("class=\"wrap waiting\"", html);
        Assert.DoesNotContain("Plain inputs", html);
    }
}
