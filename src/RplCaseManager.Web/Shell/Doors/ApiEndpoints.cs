using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using RplCaseManager.Application.Certificates;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Application.Programmes;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Shared;
using Scalar.AspNetCore;
using Missing = RplCaseManager.Application.Operations.NotFound;

namespace RplCaseManager.Web.Shell.Doors;

/// <summary>The HTTP interface: every operation through the same pipeline as the screens, mapped from the catalogue in one place.</summary>
internal static partial class ApiEndpoints
{
    /// <summary>Every address of the interface begins so.</summary>
    internal static PathString Root { get; } = "/api/v1";

    /// <summary>Below these anyone may ask.</summary>
    private static readonly PathString[] Public = ["/api/v1/register", "/api/v1/verification"];

    /// <summary>Adds tokens and the description.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiTokens>(ApiTokens.SchemeName, null);
        services.ConfigureHttpJsonOptions(options => // the description follows these
        {
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        // A wrong query value is said as a problem document, here and in Development alike.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddOpenApi("v1", options =>
        {
            options.ShouldInclude = endpoint => ("/" + endpoint.RelativePath).StartsWith(Root, StringComparison.OrdinalIgnoreCase);
            options.AddDocumentTransformer<ApiDescription>();
        });
        return services;
    }

    /// <summary>Maps operations, public queries, description and its page.</summary>
    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapScalarApiReference("/api", options =>
        {
            // The page is for reading and trying; what talks to its maker's servers stays off.
            options.WithTitle("RplCaseManager").WithOpenApiRoutePattern("/openapi/{documentName}.json").AddPreferredSecuritySchemes(ApiTokens.SchemeName)
                .DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools().HideClientButton();
            options.OperationTitleSource = OperationTitleSource.Path;
        });
        var api = app.MapGroup("").DisableAntiforgery();
        foreach (var operation in ApiCatalogue.Operations)
        {
            // The framework compiles a delegate of its own for each of any other form: for more than a hundred operations that is a tenth of a start.
            RequestDelegate run = async http => await (await RunAsync(http, operation)).ExecuteAsync(http);
            Answers(api.MapPost(operation.Path, run), operation.Result).WithTags(operation.Feature).WithName(operation.Operation.Name).WithSummary(DocComments.SummaryOf(operation.Operation))
                .WithMetadata(run.Method, new AcceptsMetadata(["application/json"], operation.Operation));
        }

        Answers(api.MapPost("/api/v1/files", async (HttpContext http, IAntiforgery antiforgery, IFileStore store, OperationRunner operations, RefusalTexts texts, TimeProvider time) =>
            await SignInAsync(http, write: true) ?? await FileEndpoints.UploadAsync(http, antiforgery, store, operations, texts, time)), typeof(ReceivedUpload)).WithTags("evidence").WithName("UploadFile")
            .Accepts<IFormFile>("multipart/form-data").WithMetadata(new RequestSizeLimitAttribute(FileEndpoints.Largest));
        Answers(api.MapGet("/api/v1/cases/{caseId:guid}/certificates/{id:guid}.pdf", (HttpContext http, Guid caseId, Guid id) => DownloadAsync(http, new GetCertificateFile(caseId, id))), typeof(DocumentFile))
            .WithTags("certificates").WithName("DownloadCertificate");
        Answers(api.MapGet("/api/v1/cases/{caseId:guid}/decisions/{id:guid}.pdf", (HttpContext http, Guid caseId, Guid id) => DownloadAsync(http, new GetDecisionLetter(caseId, id))), typeof(DocumentFile))
            .WithTags("decisions").WithName("DownloadDecision");
        Answers(api.MapGet("/api/v1/register/standards", (HttpContext http, [AsParameters] RegisterQueryString query) => PublicAsync(http, query.Request())),
            typeof(RegisterHits)).WithTags("register").WithName("PublicFindStandards");
        Answers(api.MapGet("/api/v1/register/standards/{code}", (HttpContext http, string code, int? version) => PublicAsync(http, new GetStandard(code, version))), typeof(StandardPage)).WithTags("register").WithName("PublicGetStandard");
        Answers(api.MapGet("/api/v1/register/programmes/{code}", (HttpContext http, string code, int? version) => PublicAsync(http, new GetProgramme(code, version))), typeof(PublicProgramme)).WithTags("register").WithName("PublicGetProgramme");
        Answers(api.MapGet("/api/v1/verification/{token}", (HttpContext http, string token) => PublicAsync(http, new VerifyByToken(token))), typeof(Verification)).WithTags("verification").WithName("PublicVerifyByToken");
        Answers(api.MapPost("/api/v1/verification/by-number", (Delegate)(async (HttpContext http) => await ReadAsync(http, typeof(VerifyByNumber)) switch
        {
            (VerifyByNumber request, _) => await PublicAsync(http, request),
            var (_, unreadable) => unreadable!,
        })), typeof(Verification)).Accepts<VerifyByNumber>("application/json").WithTags("verification").WithName("PublicVerifyByNumber");
    }

    /// <summary>Denied unless public: below <c>/api/v1</c> nothing is said without a token, not even what is there; and whatever goes wrong is said as a problem document.</summary>
    public static void UseApi(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (!http.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase))
        {
            await next(http);
            return;
        }

        http.Response.Headers.CacheControl = "no-store";
        try
        {
            // Every endpoint of the interface has a name; what has none is the framework's own answer, of which only "unsupported media type" helps.
            var found = http.GetEndpoint();
            var named = found?.Metadata.GetMetadata<IEndpointNameMetadata>() is not null;
            var no = named && Public.Any(place => http.Request.Path.StartsWithSegments(place, StringComparison.OrdinalIgnoreCase)) ? null : await SignInAsync(http, write: false);
            no ??= named || found?.DisplayName?.StartsWith("415", StringComparison.Ordinal) is true ? null : Problem(http, new Missing("operation"));
            await (no?.ExecuteAsync(http) ?? next(http));
        }
        catch (BadHttpRequestException exception) when (!http.Response.HasStarted)
        {
            await Problem(http, new RuleRefusal("request.unreadable", exception.Message), exception.StatusCode).ExecuteAsync(http);
        }
        catch (Exception exception) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            LogFailed(app.Logger, http.Request.Path, exception);
            await Problem(http, new RuleRefusal("server.error"), StatusCodes.Status500InternalServerError).ExecuteAsync(http);
        }
    });

    private static TBuilder Answers<TBuilder>(TBuilder route, Type result) where TBuilder : IEndpointConventionBuilder
    {
        route.WithMetadata(result == typeof(DocumentFile) ? new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Stream), ["application/pdf"])
            : new ProducesResponseTypeMetadata(StatusCodes.Status200OK, result, ["application/json"]));
        foreach (var status in new[] { 400, 401, 403, 404, 409, 422 })
        {
            route.ProducesProblem(status);
        }

        return route;
    }

    private static async Task<IResult> RunAsync(HttpContext http, ApiOperation operation)
    {
        if (await SignInAsync(http, operation.Changes) is { } no)
        {
            return no;
        }

        var (request, unreadable) = await ReadAsync(http, operation.Operation);
        return request is null ? unreadable! : await SendAsync(http, OperationClient.ActorOf(http.User), request);
    }

    private static async Task<IResult> DownloadAsync(HttpContext http, object request) => await SignInAsync(http, write: false) ?? await SendAsync(http, OperationClient.ActorOf(http.User), request);

    private static Task<IResult> PublicAsync(HttpContext http, object request) => SendAsync(http, Actor.Anyone, request);

    private static async Task<IResult> SendAsync(HttpContext http, Actor actor, object request)
    {
        dynamic? result = await http.RequestServices.GetRequiredService<OperationRunner>().SendAsync(actor, request, http.RequestAborted);
        Refusal? refusal = result!.Refusal;
        object? value = result.Value;
        if (refusal is null && HttpMethods.IsGet(http.Request.Method) && http.Request.Path.StartsWithSegments("/api/v1/register", StringComparison.OrdinalIgnoreCase))
        {
            // The register is the same for everybody; a verification is checked now.
            http.Response.Headers.CacheControl = "public, max-age=60";
            return Kept(http, value);
        }

        return refusal is not null ? Problem(http, refusal)
            : value is DocumentFile file ? Results.File(file.Bytes, file.MediaType, file.FileName) : Results.Json(value, RplJson.Options);
    }

    /// <summary>With a tag of the content: who has kept it is told that it is still the same.</summary>
    private static IResult Kept(HttpContext http, object? value)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, RplJson.Options);
        var tag = "\"" + Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16)) + "\"";
        http.Response.Headers.ETag = tag;
        return http.Request.Headers.IfNoneMatch.Contains(tag, StringComparer.Ordinal) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(bytes, "application/json; charset=utf-8");
    }

    /// <summary>Bearer tokens only: a cookie is never looked at here, so that nothing can be forged.</summary>
    private static async Task<IResult?> SignInAsync(HttpContext http, bool write)
    {
        var ticket = await http.AuthenticateAsync(ApiTokens.SchemeName);
        if (!ticket.Succeeded)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return Problem(http, new NotSignedIn());
        }

        http.User = ticket.Principal;
        return http.User.HasClaim(ApiTokens.ScopeClaim, write ? "write" : "read") ? null : Problem(http, new RuleRefusal("token.scope", write ? "write" : "read"), StatusCodes.Status403Forbidden);
    }

    private static async Task<(object? Request, IResult? Unreadable)> ReadAsync(HttpContext http, Type type)
    {
        try
        {
            using var reader = new StreamReader(http.Request.Body);
            var text = await reader.ReadToEndAsync(http.RequestAborted);
            return JsonSerializer.Deserialize(text.Length == 0 ? "{}" : text, type, ApiJson.Requests) is { } request ? (request, null) : throw new JsonException("null is no request.");
        }
        catch (JsonException exception)
        {
            return (null, Problem(http, new RuleRefusal("request.unreadable", JsonWords.Of(exception)), StatusCodes.Status400BadRequest));
        }
    }

    /// <summary>A refusal as a problem document: its rule, its values, its words.</summary>
    internal static IResult Problem(HttpContext http, Refusal refusal, int? status = null)
    {
        var texts = http.RequestServices.GetRequiredService<RefusalTexts>();
        var values = refusal.GetType().GetProperties().Where(property => property.Name is not nameof(Refusal.Rule) and not "EqualityContract")
            .ToDictionary(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name), property => property.GetValue(refusal), StringComparer.Ordinal);
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["values"] = values };
        if (refusal is InvalidInput invalid)
        {
            extensions["errors"] = invalid.Problems.GroupBy(problem => JsonNamingPolicy.CamelCase.ConvertName(problem.Field), StringComparer.Ordinal)
                .ToDictionary(field => field.Key, field => field.Select(texts.Of).ToArray(), StringComparer.Ordinal);
        }

        var text = texts.Of(refusal);
        return Results.Problem(type: "urn:rpl:refusal:" + refusal.Rule, title: text, detail: text, statusCode: status ?? Status(refusal), extensions: extensions);
    }

    [LoggerMessage(LogLevel.Error, "{Path} failed")]
    private static partial void LogFailed(ILogger logger, PathString path, Exception exception);

    private static int Status(Refusal refusal) => refusal switch
    {
        NotSignedIn => StatusCodes.Status401Unauthorized,
        RoleMissing or NotYours or Conflicted or DeclareFirst => StatusCodes.Status403Forbidden,
        Missing => StatusCodes.Status404NotFound,
        ChangedMeanwhile or CameSecond or RequestReused or DuplicateEvidence => StatusCodes.Status409Conflict,
        InvalidInput => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
