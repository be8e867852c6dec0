using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using RplCaseManager.Application.Certificates;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Features.Cases;

namespace RplCaseManager.Web.Shell.Doors;

/// <summary>Where bytes travel: uploads into quarantine, evidence by ticket, documents as PDF.</summary>
internal static class FileEndpoints
{
    /// <summary>No scheme allows more than this (its own limit is asked when the file is attached); protects the disk.</summary>
    internal const long Largest = 2L * 1024 * 1024 * 1024;

    public static void MapFiles(this WebApplication app)
    {
        app.MapPost("/files/upload", UploadAsync).RequireAuthorization().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(Largest));
        app.MapGet("/files/{ticket}", Serve);
        app.MapGet("/cases/{caseId:guid}/certificates/{id:guid}.pdf", (Guid caseId, Guid id, HttpContext http, OperationRunner operations, RefusalTexts texts) =>
            DocumentAsync(caseId, new GetCertificateFile(caseId, id), http, operations, texts)).RequireAuthorization();
        app.MapGet("/cases/{caseId:guid}/decisions/{id:guid}.pdf", (Guid caseId, Guid id, HttpContext http, OperationRunner operations, RefusalTexts texts) =>
            DocumentAsync(caseId, new GetDecisionLetter(caseId, id), http, operations, texts)).RequireAuthorization();
    }

    /// <summary>Streams one file of a form into quarantine.</summary>
    internal static async Task<IResult> UploadAsync(HttpContext http, IAntiforgery antiforgery, IFileStore store, OperationRunner operations, RefusalTexts texts, TimeProvider time)
    {
        // Endpoints that read the raw request are not checked by the middleware.
        if (http.User.Identity?.AuthenticationType is not ApiTokens.SchemeName && !await antiforgery.IsRequestValidAsync(http))
        {
            return Problem("antiforgery", texts.Of(new RuleRefusal("antiforgery")), 400);
        }

        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return Problem("file.form", texts.Of(new RuleRefusal("file.form")), 400);
        }

        // Who may not send a file is told before it travels, so that nothing of it is stored.
        var actor = OperationClient.ActorOf(http.User);
        if ((await operations.SendAsync(actor, new ListMyUploads(), cancellation: http.RequestAborted)).Refusal is { } refusal)
        {
            return Problem(refusal.Rule, texts.Of(refusal), 422);
        }

        var max = long.TryParse(http.Request.Query["max"], System.Globalization.CultureInfo.InvariantCulture, out var asked) && asked > 0 ? Math.Min(asked, Largest) : Largest;
        var reader = new MultipartReader(boundary, http.Request.Body);
        while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } disposition || !disposition.IsFileDisposition())
            {
                continue;
            }

            var name = FileNames.Clean(HeaderUtilities.RemoveQuotes(disposition.FileNameStar.Value ?? disposition.FileName.Value ?? "").Value ?? "");
            try
            {
                var content = await store.WriteAsync(section.Body, max, http.RequestAborted, arrived => ReceiveUpload.Refuses(arrived) is null);
                var result = await operations.SendAsync(actor, new ReceiveUpload(Guid.CreateVersion7(time.GetUtcNow()), name, content, max), cancellation: http.RequestAborted);
                return result.Ok ? Results.Json(result.Value, RplJson.Options) : Problem(result.Refusal.Rule, texts.Of(result.Refusal), 422);
            }
            catch (FileTooLargeException)
            {
                return Problem("file.size", texts.Of(new FileRefused("file.size", name, max.ToString(System.Globalization.CultureInfo.InvariantCulture))), 413);
            }
            catch (Exception exception) when (exception is IOException or BadHttpRequestException && http.RequestAborted.IsCancellationRequested)
            {
                // The connection broke: nobody reads the answer, and the store has removed what had arrived.
                return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
            }
        }

        return Problem("file.form", texts.Of(new RuleRefusal("file.form")), 400);
    }

    private static IResult Serve(string ticket, HttpContext http, IKeys keys, IFileStore store)
    {
        if (keys.OpenTicket(ticket) is not { } text || JsonSerializer.Deserialize<TicketContent>(text) is not { } content || store.OpenRead(content.Sha256) is not { } stream)
        {
            return Results.NotFound();
        }

        var inline = Viewable.Inline(content.MediaType);
        // Text is shown as text, whatever it holds; nothing uploaded is ever rendered as a page or run.
        var mediaType = content.MediaType is "text/plain" or "application/json" or "application/ld+json" ? "text/plain; charset=utf-8" : content.MediaType;
        var disposition = new ContentDispositionHeaderValue(inline ? "inline" : "attachment");
        disposition.SetHttpFileName(content.FileName);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        // Only our own pages may frame it, and nothing inside may run; the browser's PDF viewer cannot work in a sandbox.
        http.Response.Headers.ContentSecurityPolicy = content.MediaType is "application/pdf"
            ? "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'" : "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";
        http.Response.Headers.XFrameOptions = "SAMEORIGIN";
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(stream, mediaType, enableRangeProcessing: true);
    }

    private static async Task<IResult> DocumentAsync(Guid caseId, IOperation<DocumentFile> operation, HttpContext http, OperationRunner operations, RefusalTexts texts)
    {
        var result = await operations.SendAsync(OperationClient.ActorOf(http.User), operation, cancellation: http.RequestAborted);
        return result.Refusal switch
        {
            null => Results.File(result.Value!.Bytes, result.Value.MediaType, result.Value.FileName),
            // The page of the case asks for the declaration; the file is linked there.
            DeclareFirst => Results.Redirect(CaseLinks.Door(caseId)),
            _ => Problem(result.Refusal.Rule, texts.Of(result.Refusal), 404),
        };
    }

    private static IResult Problem(string rule, string detail, int status) =>
        Results.Problem(type: "urn:rpl:refusal:" + rule, title: detail, detail: detail, statusCode: status);
}
