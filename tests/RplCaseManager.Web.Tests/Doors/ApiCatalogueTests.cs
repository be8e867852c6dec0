using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.People;
using RplCaseManager.TestKit;

namespace RplCaseManager.Web.Tests.Doors;

/// <summary>Every operation that a person may call has its address, its description and its lock.</summary>
[Collection(RunningAppTests.Name)]
public sealed class ApiCatalogueTests(RunningApp app)
{
    private static readonly string[] Public = ["/api/v1/register/standards", "/api/v1/register/standards/{code}", "/api/v1/register/programmes/{code}", "/api/v1/verification/{token}", "/api/v1/verification/by-number"];

    // Bytes travel to /api/v1/files; a token cannot make tokens that live longer than itself.
    private static readonly Type[] Elsewhere = [typeof(ReceiveUpload), typeof(CreateToken)];

    /// <summary>Derived here once more, so that a mistake in the program's own list is seen.</summary>
    private static Dictionary<string, Type> Expected { get; } = typeof(Permissions).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IOperation<>)))
        .Where(type => Permissions.For(type).Any(grant => grant.Role is not Role.System) && !Elsewhere.Contains(type))
        .ToDictionary(type => $"/api/v1/{Kebab(type.Namespace!.Split('.')[^1])}/{Kebab(type.Name)}");

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public void EveryOperation_HasExactlyOneRoute()
    {
        Assert.True(Expected.Count > 50, $"only {Expected.Count} operations were found");
        var routes = app.Web.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText?.StartsWith("/api/v1/", StringComparison.Ordinal) is true && route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") is true)
            .Where(route => route.Metadata.GetMetadata<IEndpointNameMetadata>() is not null).Select(route => route.RoutePattern.RawText!).ToList();
        Assert.Equal(Expected.Keys.Append("/api/v1/files").Append("/api/v1/verification/by-number").Order(StringComparer.Ordinal), routes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EveryOperation_IsDescribed()
    {
        var paths = await DescriptionAsync();
        foreach (var (path, type) in Expected)
        {
            var post = paths.GetProperty(path).GetProperty("post");
            Assert.True(post.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").TryGetProperty("schema", out _), path + " has no schema of its request");
            Assert.True(post.GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject().First().Value.TryGetProperty("schema", out _), path + " has no schema of its result");
            Assert.True(post.GetProperty("security").GetArrayLength() == 1, path + " is described as open");
            Assert.True(post.GetProperty("summary").GetString() is { Length: > 10 }, $"{type.Name} has no summary");
        }
    }

    [Fact]
    public async Task WhatAnyoneMayAsk_IsDescribedAsOpen_AndNothingElse()
    {
        var paths = await DescriptionAsync();
        Assert.All(paths.EnumerateObject(), path => Assert.StartsWith("/api/v1/", path.Name, StringComparison.Ordinal));
        var open = paths.EnumerateObject().Where(path => path.Value.EnumerateObject().Any(operation => !operation.Value.TryGetProperty("security", out _))).Select(path => path.Name);
        Assert.Equal(Public.Order(StringComparer.Ordinal), open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task WithoutToken_NothingButThePublicQueriesAnswers()
    {
        using var stranger = app.Stranger();
        foreach (var path in Expected.Keys.Concat(["/api/v1/files", "/api/v1/cases/no-such-operation", "/api/v1/nothing", "/api/v1", "/API/v1/people/get-me"]))
        {
            using var response = await stranger.PostAsJsonAsync(path, new { }, Now);
            await response.ProblemAsync(401, "permission.sign-in");
            Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
        }

        foreach (var path in new[] { $"/api/v1/cases/{Guid.CreateVersion7()}/certificates/{Guid.CreateVersion7()}.pdf", "/api/v1/people/get-me", "/api/v1/register", "/api/v1/verification" })
        {
            using var response = await stranger.GetAsync(path, Now);
            await response.ProblemAsync(401, "permission.sign-in");
        }
    }

    [Theory]
    [InlineData("Bearer rpl_nothing")]
    [InlineData("Bearer ")]
    [InlineData("Basic cnBsOnJwbA==")]
    public async Task WithAnUnknownToken_NothingAnswers(string header)
    {
        using var stranger = app.Stranger();
        stranger.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        await stranger.RefusedAsync("people/get-me", new { }, 401, "permission.sign-in");
    }

    [Fact]
    public async Task Session_OpensPagesButNotTheInterface()
    {
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, (await app.Web.Host.ActorAsync(Demo.Candidate)).Id.ToString())], IdentityConstants.ApplicationScheme));
        var cookies = app.Web.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        cookies.Events.OnValidatePrincipal = _ => Task.CompletedTask;
        var ticket = new AuthenticationTicket(person, new AuthenticationProperties { IssuedUtc = app.Web.Services.GetRequiredService<TimeProvider>().GetUtcNow() }, IdentityConstants.ApplicationScheme);
        using var client = app.Stranger();
        client.DefaultRequestHeaders.Add("Cookie", $"{cookies.Cookie.Name}={cookies.TicketDataFormat.Protect(ticket)}");
        // The session is good: it gets an answer where one without it is sent to the sign-in page.
        using var page = await client.GetAsync($"/cases/{Guid.CreateVersion7()}/certificates/{Guid.CreateVersion7()}.pdf", Now);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        await client.RefusedAsync("people/get-me", new { }, 401, "permission.sign-in");
    }

    [Fact]
    public async Task UnknownOperation_IsNotThere()
    {
        using var client = await app.ClientAsync(Demo.Candidate);
        await client.RefusedAsync("cases/no-such-operation", new { }, 404, "not-found");
        using var response = await client.GetAsync("/api/v1/cases/submit-case", Now);
        await response.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task ReadToken_ChangesNothing()
    {
        using var client = await app.ClientAsync(Demo.Administrator, write: false);
        foreach (var (path, type) in Expected.Where(operation => typeof(IChange).IsAssignableFrom(operation.Value)))
        {
            using var response = await client.PostAsJsonAsync(path, new { }, Now);
            await response.ProblemAsync(403, "token.scope");
        }

        using var upload = await client.PostAsync("/api/v1/files", new MultipartFormDataContent { { new ByteArrayContent([1]), "file", "a.txt" } }, Now);
        await upload.ProblemAsync(403, "token.scope");
        Assert.Equal(Demo.Administrator, (await client.DoAsync("people/get-me", new { })).GetProperty("email").GetString());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{\"noSuchField\":1}")]
    [InlineData("{\"requestId\":\"no id\",\"caseId\":7}")]
    [InlineData("{\"take\":null,\"search\":\"\\u0000\",\"code\":{}}")]
    public async Task UnreadableRequest_IsRefusedByEveryOperation_InWords(string body)
    {
        using var client = await app.ClientAsync(Demo.Administrator);
        foreach (var path in Expected.Keys.Append("/api/v1/verification/by-number"))
        {
            using var response = await client.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"), Now);
            var problem = await response.ProblemAsync(400, "request.unreadable");
            var said = problem.GetProperty("detail").GetString()!;
            Assert.DoesNotContain("RplCaseManager", said, StringComparison.Ordinal);
            Assert.DoesNotContain("System.", said, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", problem.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task UnreadableField_IsNamedWithItsLine()
    {
        using var client = await app.ClientAsync(Demo.Candidate);
        using var response = await client.PostAsync("/api/v1/cases/get-case", new StringContent("{\n  \"caseId\": 7\n}", Encoding.UTF8, "application/json"), Now);
        var said = (await response.ProblemAsync(400, "request.unreadable")).GetProperty("detail").GetString()!;
        Assert.Contains("$.caseId", said, StringComparison.Ordinal);
        Assert.Contains("LineNumber: 1", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnumByNumber_IsRefused()
    {
        using var client = await app.ClientAsync(Demo.Administrator);
        await client.RefusedAsync("people/grant-role", new { requestId = Guid.CreateVersion7(), personId = Guid.CreateVersion7(), role = 99, body = (string?)null }, 400, "request.unreadable");
    }

    private async Task<JsonElement> DescriptionAsync()
    {
        using var stranger = app.Stranger();
        var description = await stranger.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Now);
        Assert.Equal("bearer", description.GetProperty("components").GetProperty("securitySchemes").GetProperty("Bearer").GetProperty("scheme").GetString());
        return description.GetProperty("paths");
    }

    private static string Kebab(string name) => Regex.Replace(name, "(?<!^)([A-Z])", "-$1").ToLowerInvariant();
}
