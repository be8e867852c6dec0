using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Standards;

/// <summary>Forms in which standards are exported; both are read back to the same content.</summary>
public enum StandardFileForm { Workbook, Json }

/// <summary>Standards as a file: of each the draft, or what is published, or the latest version where there is neither.</summary>
/// <param name="Code">One standard; null: all of them.</param>
/// <param name="Empty">The form alone, without a row.</param>
public sealed record ExportStandards(StandardFileForm Form, string? Code = null, bool Empty = false) : IRead<DocumentFile>;

/// <summary>By code.</summary>
public sealed class ExportStandardsHandler(IRplDb db, ISpreadsheets spreadsheets) : IHandle<ExportStandards, DocumentFile>
{
    private static readonly JsonSerializerOptions Readable = new(RplJson.Options) { WriteIndented = true };

    public async ValueTask<Result<DocumentFile>> Handle(ExportStandards request, CancellationToken cancellationToken)
    {
        var standards = new List<StandardContent>();
        if (!request.Empty)
        {
            // The newest version that is not thrown away is the draft, or else what is published.
            var rows = db.Standards.AsNoTracking().Where(found => request.Code == null || found.Code == request.Code).OrderBy(found => found.Code)
                .Select(found => found.Versions.OrderByDescending(version => version.State != VersionState.Discarded).ThenByDescending(version => version.Number).First().Content);
            await foreach (var content in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                standards.Add(content);
            }

            if (request.Code is not null && standards.Count == 0)
            {
                return new NotFound("standard");
            }
        }

        var name = request.Code ?? "standards";
        if (request.Form is StandardFileForm.Json)
        {
            var json = request.Code is null ? JsonSerializer.SerializeToUtf8Bytes(standards, Readable) : JsonSerializer.SerializeToUtf8Bytes(standards[0], Readable);
            return new DocumentFile(name + ".json", "application/json", json);
        }

        using var buffer = new MemoryStream();
        spreadsheets.Write(buffer, StandardForms.Tables(standards));
        return new DocumentFile(name + ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer.ToArray());
    }
}
