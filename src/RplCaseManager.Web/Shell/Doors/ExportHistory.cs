using System.Text.Json;
using Microsoft.Net.Http.Headers;
using RplCaseManager.Application.Audit;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Web.Shell.Doors;

/// <summary>The history of a case as a file, by the same operation as the auditor's page.</summary>
internal static class ExportHistory
{
    private static readonly JsonSerializerOptions Readable = new(RplJson.Options) { WriteIndented = true };

    public static void MapHistoryExport(this WebApplication app) => app.MapGet("/audit/cases/{caseId:guid}/history.json", HistoryAsync).RequireAuthorization();

    private static async Task<IResult> HistoryAsync(Guid caseId, HttpContext http, OperationRunner operations, RefusalTexts refusals)
    {
        var result = await operations.SendAsync(OperationClient.ActorOf(http.User), new GetCaseHistory(caseId), cancellation: http.RequestAborted);
        if (!result.Ok)
        {
            return Results.Problem(type: "urn:rpl:refusal:" + result.Refusal.Rule, title: refusals.Of(result.Refusal), detail: refusals.Of(result.Refusal), statusCode: StatusCodes.Status403Forbidden);
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(result.Value.Number + ".json");
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Json(result.Value, Readable);
    }
}
