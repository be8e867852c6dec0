using Microsoft.Net.Http.Headers;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Application.Standards;

namespace RplCaseManager.Web.Shell.Doors;

/// <summary>Standards and the template of people as files, as the imports read them.</summary>
internal static class SpreadsheetEndpoints
{
    public static void MapSpreadsheets(this WebApplication app)
    {
        var standards = app.MapGroup("/admin/standards").RequireAuthorization();
        standards.MapGet("/template.xlsx", (HttpContext http, OperationRunner operations, RefusalTexts texts) => SendAsync(new ExportStandards(StandardFileForm.Workbook, Empty: true), http, operations, texts));
        standards.MapGet("/export.xlsx", (HttpContext http, OperationRunner operations, RefusalTexts texts) => SendAsync(new ExportStandards(StandardFileForm.Workbook), http, operations, texts));
        standards.MapGet("/export.json", (HttpContext http, OperationRunner operations, RefusalTexts texts) => SendAsync(new ExportStandards(StandardFileForm.Json), http, operations, texts));
        standards.MapGet("/{code}.xlsx", (string code, HttpContext http, OperationRunner operations, RefusalTexts texts) => SendAsync(new ExportStandards(StandardFileForm.Workbook, code), http, operations, texts));
        standards.MapGet("/{code}.json", (string code, HttpContext http, OperationRunner operations, RefusalTexts texts) => SendAsync(new ExportStandards(StandardFileForm.Json, code), http, operations, texts));
        var people = app.MapGroup("/admin/people").RequireAuthorization();
        people.MapGet("/template.xlsx", (HttpContext http, OperationRunner operations, RefusalTexts texts) => SendAsync(new GetPeopleTemplate(PeopleFileForm.Workbook), http, operations, texts));
        people.MapGet("/template.csv", (HttpContext http, OperationRunner operations, RefusalTexts texts) => SendAsync(new GetPeopleTemplate(PeopleFileForm.Csv), http, operations, texts));
    }

    private static async Task<IResult> SendAsync(IRead<DocumentFile> file, HttpContext http, OperationRunner operations, RefusalTexts texts)
    {
        var result = await operations.SendAsync(OperationClient.ActorOf(http.User), file, cancellation: http.RequestAborted);
        if (!result.Ok)
        {
            return Results.Problem(type: "urn:rpl:refusal:" + result.Refusal.Rule, title: texts.Of(result.Refusal), detail: texts.Of(result.Refusal),
                statusCode: result.Refusal is Application.Operations.NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden);
        }

        http.Response.Headers[HeaderNames.CacheControl] = "private, no-store";
        return Results.File(result.Value.Bytes, result.Value.MediaType, result.Value.FileName);
    }
}
