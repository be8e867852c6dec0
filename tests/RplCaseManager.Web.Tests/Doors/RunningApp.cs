using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using RplCaseManager.Application.People;
using RplCaseManager.TestKit;

namespace RplCaseManager.Web.Tests.Doors;

/// <summary>One running program for all tests of the HTTP door.</summary>
public sealed class RunningApp : IAsyncLifetime
{
    private WebApp? web;

    public WebApp Web => web ?? throw new InvalidOperationException("The program has not been started.");

    public async ValueTask InitializeAsync() => web = await WebApp.StartAsync("--Rpl:RateLimits:ApiPerMinute=100000");

    public ValueTask DisposeAsync() => Web.DisposeAsync();

    /// <summary>Somebody without a token.</summary>
    public HttpClient Stranger() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Web.Address };

    /// <summary>A program that acts for a demo person.</summary>
    public async Task<HttpClient> ClientAsync(string email, bool write = true)
    {
        var token = await Web.Host.DoAsync(email, new CreateToken(Demo.NewRequest(), "tests", write, 30));
        var client = Stranger();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Secret);
        return client;
    }
}

/// <summary>Tests of this collection share one running program.</summary>
[CollectionDefinition(Name)]
public sealed class RunningAppTests : ICollectionFixture<RunningApp>
{
    public const string Name = "Running app";
}

/// <summary>How tests speak to the HTTP interface: JSON as a stranger to our types would write it.</summary>
internal static class HttpWords
{
    /// <summary>Sends a request that must succeed; answers its JSON.</summary>
    public static async Task<JsonElement> DoAsync(this HttpClient client, string operation, object request)
    {
        using var response = await client.PostAsJsonAsync("/api/v1/" + operation, request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{operation}: {(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Sends a request that must be refused with a status and a rule; answers the problem document.</summary>
    public static async Task<JsonElement> RefusedAsync(this HttpClient client, string operation, object request, int status, string rule)
    {
        using var response = await client.PostAsJsonAsync("/api/v1/" + operation, request, TestContext.Current.CancellationToken);
        return await response.ProblemAsync(status, rule);
    }

    /// <summary>Reads a problem document and checks its shape.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage response, int status, string rule)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} instead of {status}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal("urn:rpl:refusal:" + rule, problem.GetProperty("type").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEqual("", problem.GetProperty("title").GetString());
        // A key instead of a sentence would mean that the text is missing.
        Assert.Contains(' ', problem.GetProperty("detail").GetString()!);
        return problem;
    }
}
