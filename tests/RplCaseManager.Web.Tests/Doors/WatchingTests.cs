using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text.RegularExpressions;
using RplCaseManager.Application.Operations;
using RplCaseManager.TestKit;

namespace RplCaseManager.Web.Tests.Doors;

/// <summary>What operators and programmers see of a running installation.</summary>
[Collection(RunningAppTests.Name)]
public sealed class WatchingTests(RunningApp app)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_IsGood(string path)
    {
        using var stranger = app.Stranger();
        Assert.Equal("Healthy", await stranger.GetStringAsync(path, Now));
    }

    [Fact]
    public async Task PageOfTheInterface_NeedsNoInternet()
    {
        using var stranger = app.Stranger();
        using var response = await stranger.GetAsync("/api/", Now);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync(Now);
        Assert.Empty(Regex.Matches(page, @"(src|href)=""(https?:)?//[^""]*""").Select(match => match.Value));
        var scripts = Regex.Matches(page, @"src=""(?<script>[^""]+)""").Select(match => match.Groups["script"].Value).ToList();
        Assert.NotEmpty(scripts);
        foreach (var caller in new[] { "\"telemetry\":false", "\"showDeveloperTools\":\"never\"", "\"withDefaultFonts\":false" })
        {
            Assert.Contains(caller, page.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        foreach (var script in scripts)
        {
            using var served = await stranger.GetAsync(new Uri(new Uri(app.Web.Address, "/api/"), script), Now);
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        }
    }

    [Fact]
    public async Task TooManyRequests_AreRefusedForAWhile_PasswordsSooner()
    {
        await using var strict = await WebApp.StartAsync("--Rpl:RateLimits:ApiPerMinute=3", "--Rpl:RateLimits:SignInPerMinute=1");
        using var client = new HttpClient { BaseAddress = strict.Address };
        await client.RefusedAsync("people/request-password", new { }, 401, "permission.sign-in");
        await client.RefusedAsync("people/change-password", new { }, 429, "rate.limit");
        for (var i = 0; i < 3; i++)
        {
            await client.RefusedAsync("people/get-me", new { }, 401, "permission.sign-in");
        }

        using var fourth = await client.GetAsync("/api/v1/people/get-me", Now);
        await fourth.ProblemAsync(429, "rate.limit");
        Assert.Equal(TimeSpan.FromSeconds(60), fourth.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Operations_AreCountedByNameAndResult()
    {
        var counted = new ConcurrentBag<(string Operation, string Result)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == Telemetry.Name && instrument.Name == "rpl.operations")
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => counted.Add(((string)tags[0].Value!, (string)tags[1].Value!)));
        listener.Start();
        using var candidate = await app.ClientAsync(Demo.Candidate);
        await candidate.DoAsync("people/get-me", new { });
        await candidate.RefusedAsync("people/list-people", new { }, 403, "permission.role");
        Assert.Contains(("GetMe", "ok"), counted);
        Assert.Contains(("ListPeople", "permission.role"), counted);
    }
}
