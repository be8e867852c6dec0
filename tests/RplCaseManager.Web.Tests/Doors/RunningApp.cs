using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Application.Ports;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;

namespace RplCaseManager.Web.Tests.Doors;

/// <summary>The real program in this process, in Development, on an empty data folder and a free port; one for all tests of the HTTP door.</summary>
public sealed class RunningApp : IAsyncLifetime
{
    private WebApplication? app;

    public string Folder { get; } = Directory.CreateTempSubdirectory("rpl-doors-").FullName;
    public Uri Address { get; private set; } = new("http://localhost");
    public WebApplication App => app ?? throw new InvalidOperationException("The program has not been started.");

    public async ValueTask InitializeAsync()
    {
        app = Program.Build(["--environment=Development", "--applicationName=RplCaseManager.Web", "--contentRoot=" + Repository.Web, "--urls=http://127.0.0.1:0",
            "--Rpl:DataFolder=" + Folder, "--Rpl:Jobs=false", "--Rpl:RateLimits:PublicPerMinute=100000"]);
        await Program.StartAsync(app);
        await app.StartAsync();
        Address = new Uri(app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await using (var scope = App.Services.CreateAsyncScope())
        {
            SqliteConnection.ClearPool(new SqliteConnection(scope.ServiceProvider.GetRequiredService<RplSettings>().ConnectionString));
        }

        await App.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Somebody without a token.</summary>
    public HttpClient Stranger() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    /// <summary>A program that acts for a demo person.</summary>
    public async Task<HttpClient> ClientAsync(string email, bool write = true)
    {
        var client = Stranger();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await TokenAsync(email, write)).Secret);
        return client;
    }

    /// <summary>A new token of a demo person.</summary>
    public async Task<CreatedToken> TokenAsync(string email, bool write = true, int days = 30)
    {
        var made = await App.Services.GetRequiredService<OperationRunner>().SendAsync(new Actor(await PersonAsync(email)), new CreateToken(Demo.NewRequest(), "tests", write, days));
        return made.Value ?? throw new InvalidOperationException($"No token for {email}: {made.Refusal}");
    }

    /// <summary>The id of a demo person.</summary>
    public async Task<Guid> PersonAsync(string email)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IRplDb>().People.Where(person => person.Email == email).Select(person => person.Id).SingleAsync();
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
