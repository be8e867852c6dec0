using System.Text;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Standards;

/// <summary>One standard as a file holds it.</summary>
/// <param name="Place">Where it begins: a cell or a path.</param>
/// <param name="Fault">The problem of a content, at its place in the file.</param>
/// <param name="Complete">The content when the file leaves out what stays as it is (a missing sheet): taken from what is there.</param>
internal sealed record FiledStandard(StandardContent Content, string Place, Func<ContentProblem, ImportError> Fault, Func<StandardContent, StandardContent> Complete);

/// <summary>A file as it was read: its standards, and everything that could not be read.</summary>
internal sealed record FiledStandards(IReadOnlyList<FiledStandard> Standards, IReadOnlyList<ImportError> Errors);

/// <summary>Reads a file of standards by what it is: a workbook, comma-separated values or JSON.</summary>
internal static class StandardFile
{
    private const string Bom = "\uFEFF";

    /// <summary>Reads it; never throws for what the file holds.</summary>
    public static FiledStandards Read(ReadOnlyMemory<byte> file, string name, ISpreadsheets spreadsheets)
    {
        if (!ImportedFile.IsWorkbook(file.Span) && (FirstSign(file.Span) is '{' or '[' || name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)))
        {
            return JsonReader.Read(file);
        }

        var (workbook, error) = ImportedFile.Sheets(file, name, StandardForms.Standards, spreadsheets, "import.type");
        return workbook is null ? new([], [error!]) : SheetReader.Read(workbook);
    }

    private static char FirstSign(ReadOnlySpan<byte> file)
    {
        var begin = Encoding.UTF8.GetString(file[..Math.Min(file.Length, 256)]).Replace(Bom, "", StringComparison.Ordinal).AsSpan().TrimStart();
        return begin.IsEmpty ? ' ' : begin[0];
    }
}
