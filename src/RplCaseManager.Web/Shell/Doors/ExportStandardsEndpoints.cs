using Microsoft.Net.Http.Headers;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Standards;

namespace RplCaseManager.Web.Shell.Doors;

/// <summary>Standards as files, as the import reads them.</summary>
internal static class ExportStandardsEndpoints
{
    public static void MapStandardExports(this WebApplication app)
    {
        var group = app.MapGroup("/admin/standards").RequireAuthorization();
        group.MapGet("/template.xlsx", (HttpContext http, OperationRunner operations, RefusalTexts texts) => SendAsync(new ExportStandards(StandardFileForm.Workbook, Empty: true), http, operations, texts));
        group.MapGet("/export.xlsx", (HttpContext http, OperationRunner operations, RefusalTexts texts) => SendAsync(new ExportStandards(StandardFileForm.Workbook), http, operations, texts));
        group.MapGet("/export.json", (HttpContext http, OperationRunner operations, RefusalTexts texts) => SendAsync(new ExportStandards(StandardFileForm.Json), http, operations, texts));
        group.MapGet("/{code}.xlsx", (string code, HttpContext http, OperationRunner operations, RefusalTexts texts) => SendAsync(new ExportStandards(StandardFileForm.Workbook, code), http, operations, texts));
        group.MapGet("/{code}.json", (string code, HttpContext http, OperationRunner operations, RefusalTexts texts) => SendAsync(new ExportStandards(StandardFileForm.Json, code), http, operations, texts));
    }

    private static async Task<IResult> SendAsync(ExportStandards export, HttpContext http, OperationRunner operations, RefusalTexts texts)
    {
        var result = await operations.SendAsync(OperationClient.ActorOf(http.User), export, cancellation: http.RequestAborted);
        if (!result.Ok)
        {
            return Results.Problem(type: "urn:rpl:refusal:" + result.Refusal.Rule, title: texts.Of(result.Refusal), detail: texts.Of(result.Refusal),
                statusCode: result.Refusal is Application.Operations.NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden);
        }

        http.Response.Headers[HeaderNames.CacheControl] = "private, no-store";
        return Results.File(result.Value.Bytes, result.Value.MediaType, result.Value.FileName);
    }
}
