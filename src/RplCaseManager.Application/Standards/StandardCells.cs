using System.Text.Json;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Standards;

/// <summary>Cells that only the workbook of standards has.</summary>
internal static class StandardCells
{
    /// <summary>A text with its basis and source, each in a column of its own.</summary>
    public static Stated Stated(this SheetRow row, string column) => new(row.Text(column), row.Choice<Basis>(column + " basis") ?? Basis.WorkedOut, row.Text(column + " source"));

    /// <summary>The same, or null where all three are empty.</summary>
    public static Stated? StatedOrNone(this SheetRow row, string column) =>
        row.Code(column) is null && row.Code(column + " basis") is null && row.Code(column + " source") is null ? null : row.Stated(column);

    /// <summary>A requirement as JSON, or null.</summary>
    public static Requirement? Tree(this SheetRow row, string column)
    {
        if (row.Text(column) is not { } text)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Requirement>(text, RplJson.Strict);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            row.Wrong(column, "import.requirement", SheetRow.Short(text));
            return null;
        }
    }
}
