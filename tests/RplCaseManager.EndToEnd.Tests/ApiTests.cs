using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.People;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.EndToEnd.Tests;

/// <summary>One running program for the doors beside the screens.</summary>
public sealed class RunningApp : IAsyncLifetime
{
    public AppProcess App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await AppProcess.StartAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

/// <summary>The HTTP interface and the operator's commands, from outside.</summary>
[Collection("one after the other")]
public sealed class ApiTests(RunningApp running) : IClassFixture<RunningApp>
{
    private readonly AppProcess app = running.App;

    [Fact]
    public async Task EveryOperation_HasItsAddressInTheDescription()
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        var description = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!;
        var posts = description["paths"]!.AsObject().Where(path => path.Value!["post"] is not null).Select(path => path.Value!["post"]!["operationId"]?.GetValue<string>()).ToHashSet();
        var operations = typeof(Permissions).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IOperation<>)))
            .Where(type => Permissions.For(type).Any(grant => grant.Role is not Role.System)).Select(type => type.Name).Except(["ReceiveUpload", "CreateToken"]).ToList();
        Assert.True(operations.Count > 40);
        Assert.DoesNotContain(operations, name => !posts.Contains(name));
        Assert.Equal("bearer", description["components"]!["securitySchemes"]!["Bearer"]!["scheme"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("POST", "/api/v1/cases/list-my-cases")]
    [InlineData("POST", "/api/v1/people/list-people")]
    [InlineData("POST", "/api/v1/files")]
    [InlineData("POST", "/api/v1/no/such-operation")]
    [InlineData("GET", "/api/v1/no")]
    public async Task WithoutToken_EverythingPrivateAnswers401(string method, string path)
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "POST" ? JsonContent.Create(new { }) : null };
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("urn:rpl:refusal:permission.sign-in", (await JsonAsync(answer))["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Anyone_ReadsTheRegister()
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        var found = JsonNode.Parse(await client.GetStringAsync("/api/v1/register/standards?search=cnc"))!["rows"]!.AsArray();
        Assert.Equal("at-cnc-specialist", Assert.Single(found)!["code"]!.GetValue<string>());
        var page = JsonNode.Parse(await client.GetStringAsync("/api/v1/register/standards/at-cnc-specialist"))!;
        Assert.Equal(22, page["content"]!["units"]!.AsArray().Sum(unit => unit!["outcomes"]!.AsArray().Count));
        using var unknown = await client.GetAsync(new Uri("/api/v1/verification/unknown", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Candidate_HandsACaseIn_WithTokensOnly()
    {
        using var client = await SignedInAsync(Demo.Candidate, write: true);
        var request = Guid.CreateVersion7();
        var started = await PostAsync(client, "cases/start-case", new { requestId = request, standardCode = "at-cnc-specialist", schemeCode = "AT-CERT", sought = Array.Empty<string>() });
        var again = await PostAsync(client, "cases/start-case", new { requestId = request, standardCode = "at-cnc-specialist", schemeCode = "AT-CERT", sought = Array.Empty<string>() });
        Assert.Equal(started.ToJsonString(), again.ToJsonString());
        var caseId = started["caseId"]!.GetValue<Guid>();

        var seen = await PostAsync(client, "cases/get-case", new { caseId });
        var codes = seen["units"]!.AsArray().SelectMany(unit => unit!["outcomes"]!.AsArray()).Select(outcome => outcome!["code"]!.GetValue<string>()).ToList();
        await PostAsync(client, "cases/rate-outcomes", new { requestId = Guid.CreateVersion7(), caseId, expectedVersion = seen["version"]!.GetValue<long>(), claims = codes.Select(code => new { outcomeCode = code, rating = "Alone", claimed = true }) });
        var refused = await RefusedAsync(client, "cases/submit-case", new { requestId = Guid.CreateVersion7(), caseId, expectedVersion = seen["version"]!.GetValue<long>() }, HttpStatusCode.Conflict);
        Assert.Equal("urn:rpl:refusal:version.changed", refused["type"]!.GetValue<string>());
        Assert.Equal("claims.set", refused["values"]!["what"]!.GetValue<string>());

        using var form = new MultipartFormDataContent();
        using var file = new StreamContent(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Fixtures", "portfolio.pdf")));
        form.Add(file, "file", "Portfolio Świątkowska.pdf");
        using var uploaded = await client.PostAsync(new Uri("/api/v1/files", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.OK, uploaded.StatusCode);
        var upload = await JsonAsync(uploaded);
        var attached = await PostAsync(client, "evidence/attach-evidence", new
        {
            requestId = Guid.CreateVersion7(),
            caseId,
            uploadId = upload["uploadId"]!.GetValue<Guid>(),
            description = new { title = "Portfolio", kind = "WorkSample", note = "", datedOn = "2025-03-01" },
            mappings = codes.Select(code => new { outcomeCode = code, note = "" }),
        });
        await PostAsync(client, "cases/submit-case", new { requestId = Guid.CreateVersion7(), caseId, expectedVersion = attached["caseVersion"]!.GetValue<long>() });

        var ticket = await PostAsync(client, "evidence/open-evidence", new { requestId = Guid.CreateVersion7(), caseId, evidenceId = attached["evidenceId"]!.GetValue<Guid>() });
        using var ranged = new HttpRequestMessage(HttpMethod.Get, "/files/" + ticket["ticket"]!.GetValue<string>()) { Headers = { Range = new RangeHeaderValue(0, 3) } };
        using var bytes = await client.SendAsync(ranged);
        Assert.Equal(HttpStatusCode.PartialContent, bytes.StatusCode);
        Assert.Equal("%PDF", await bytes.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Refusals_AreProblemDocuments_InWords()
    {
        using var reading = await SignedInAsync(Demo.OtherCandidate, write: false);
        Assert.Equal("urn:rpl:refusal:token.scope", (await RefusedAsync(reading, "cases/start-case", new { }, HttpStatusCode.Forbidden))["type"]!.GetValue<string>());
        Assert.Equal("urn:rpl:refusal:permission.role", (await RefusedAsync(reading, "people/list-people", new { }, HttpStatusCode.Forbidden))["type"]!.GetValue<string>());
        Assert.Equal("urn:rpl:refusal:permission.relation", (await RefusedAsync(reading, "cases/get-case", new { caseId = Guid.CreateVersion7() }, HttpStatusCode.Forbidden))["type"]!.GetValue<string>());
        using var writing = await SignedInAsync(Demo.OtherCandidate, write: true);
        var unreadable = await RefusedAsync(writing, "cases/start-case", new { requestId = Guid.CreateVersion7(), standardCode = "at-cese" }, HttpStatusCode.BadRequest);
        Assert.Contains("schemeCode", unreadable["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("RplCaseManager.", unreadable["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        var empty = await RefusedAsync(writing, "cases/start-case", new { requestId = Guid.CreateVersion7(), standardCode = "", schemeCode = "AT-CERT", sought = Array.Empty<string>() }, HttpStatusCode.BadRequest);
        Assert.NotNull(empty["errors"]!["standardCode"]);
    }

    [Fact]
    public async Task Health_TellsWhetherTheProgramCanWork()
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        Assert.Equal("Healthy", await client.GetStringAsync("/health/live"));
        Assert.Equal("Healthy", await client.GetStringAsync("/health/ready"));
    }

    [Fact]
    public async Task Commands_PrintWhatTheyDid_AndFailWhenTheyDidNot()
    {
        var (code, printed) = await app.CommandAsync("audit", "verify");
        Assert.True(code == 0, printed);
        Assert.Contains("The trail is unbroken.", printed, StringComparison.Ordinal);
        (code, printed) = await app.CommandAsync("jobs", "run");
        Assert.True(code == 0, printed);
        Assert.Contains("mails sent", printed, StringComparison.Ordinal);
        (code, printed) = await app.CommandAsync("seed", "import", Path.Combine(Repository.Root, "seed-data"));
        Assert.True(code == 0, printed);
        Assert.Contains("unchanged    standard at-cnc-specialist", printed, StringComparison.Ordinal);
        (code, printed) = await app.CommandAsync("user", "create", "--email", "new@wifi.example", "--given", "Łucja", "--family", "Öztürk", "--role", "Verifier@AT-WIFI", "--password", "long enough 2026");
        Assert.True(code == 0, printed);
        Assert.NotEqual(0, (await app.CommandAsync("user", "create", "--email", "new@wifi.example", "--given", "Ł", "--family", "Ö", "--role", "Verifier")).Code);
        Assert.NotEqual(0, (await app.CommandAsync("seed", "import", "/no/such/folder")).Code);
        Assert.NotEqual(0, (await app.CommandAsync("clock", "set", "2001-01-01")).Code);
        Assert.NotEqual(0, (await app.CommandAsync("no-such-command")).Code);
        (code, printed) = await app.CommandAsync("migrate", "--Rpl:Database=Oracle");
        Assert.NotEqual(0, code);
        Assert.Contains("Rpl:Database", printed, StringComparison.Ordinal);
    }

    private async Task<HttpClient> SignedInAsync(string email, bool write)
    {
        var (code, printed) = await app.CommandAsync(["token", "create", "--email", email, "--name", "test", .. write ? new[] { "--write" } : []]);
        Assert.True(code == 0, printed);
        return new HttpClient { BaseAddress = app.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", printed.Trim()) } };
    }

    private static async Task<JsonNode> PostAsync(HttpClient client, string operation, object body)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/" + operation, body, JsonSerializerOptions.Web);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, operation + ": " + text);
        return JsonNode.Parse(text)!;
    }

    private static async Task<JsonNode> RefusedAsync(HttpClient client, string operation, object body, HttpStatusCode status)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/" + operation, body, JsonSerializerOptions.Web);
        Assert.Equal(status, answer.StatusCode);
        return await JsonAsync(answer);
    }

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
}
