using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Web.Shell.Doors;

/// <summary>Lists as files: the same operation as the screen, page after page, so that the export is what the list shows.</summary>
internal static class ExportEndpoints
{
    private const int PageSize = 500;

    public static void MapExports(this WebApplication app) => app.MapGet("/cases/export.csv", CasesAsync).RequireAuthorization();

    private static async Task<IResult> CasesAsync(
        [FromQuery] CaseList list, [FromQuery] string? q, [FromQuery] CaseState? state, [FromQuery] string? fit, HttpContext http, OperationRunner operations, RefusalTexts refusals,
        IStringLocalizer<Resources.CaseLists> texts, IStringLocalizer<Resources.States> states, IStringLocalizer<Resources.CaseWords> words, TimeProvider time)
    {
        var actor = OperationClient.ActorOf(http.User);
        var page = await operations.SendAsync(actor, new ListCases(list, q, null, state, null, PageSize, fit is "mine"), cancellation: http.RequestAborted);
        if (!page.Ok)
        {
            return Problem(page.Refusal, refusals);
        }

        var name = texts["Csv.File", time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)].Value;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(async body =>
        {
            // The mark tells spreadsheets that the file is UTF-8.
            await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
            await writer.WriteAsync(CsvText.Line(Head.Select(column => (object?)texts["Csv." + column].Value)));
            while (page.Ok)
            {
                foreach (var row in page.Value.Rows)
                {
                    await writer.WriteAsync(CsvText.Line(
                    [
                        row.Number, row.Candidate, row.Standard, row.Scheme, states[row.State.ToString()].Value, words["Holder." + row.Holder].Value,
                        row.DueOn, row.WorkingDaysLeft, row.Judged, row.Claimed, row.Assessor, row.SubmittedAt,
                    ]));
                }

                await writer.FlushAsync(http.RequestAborted);
                if (page.Value.Next is not { } next)
                {
                    return;
                }

                page = await operations.SendAsync(actor, new ListCases(list, q, null, state, next, PageSize, fit is "mine"), cancellation: http.RequestAborted);
            }

            // The right to read was taken away in between: a file that ends early must not look whole.
            http.Abort();
        }, "text/csv; charset=utf-8");
    }

    private static string[] Head { get; } = ["Case", "Candidate", "Standard", "Scheme", "State", "With", "Due", "DaysLeft", "Judged", "Claimed", "Assessor", "Submitted"];

    private static IResult Problem(Refusal refusal, RefusalTexts refusals) =>
        Results.Problem(type: "urn:rpl:refusal:" + refusal.Rule, title: refusals.Of(refusal), detail: refusals.Of(refusal), statusCode: StatusCodes.Status403Forbidden);
}
