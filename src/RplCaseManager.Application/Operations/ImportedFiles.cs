using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Operations;

/// <summary>Something in a file that keeps it from being imported.</summary>
/// <param name="Place">Address of a cell, such as <c>Outcomes!C17</c>, or the path in a JSON file; empty for the file as a whole.</param>
/// <param name="Line">Line of a text file; null for a workbook.</param>
/// <param name="Rule">Rule id; its words stand in the resources.</param>
/// <param name="Detail">Value that the person needs; may be empty.</param>
public sealed record ImportError(string Place, int? Line, string Rule, string Detail = "");

/// <summary>The file holds errors: nothing of it is imported.</summary>
/// <param name="Count">How many errors.</param>
/// <param name="First">Place of the first one.</param>
public sealed record ImportFileRefused(int Count, string First, IReadOnlyList<ImportError> Errors) : Refusal("import.errors");

/// <summary>Since the check somebody changed what the file meets: it would do something else than was shown.</summary>
public sealed record ImportPlanChanged() : Refusal("import.plan-changed");

/// <summary>What holds for every file that an administrator imports.</summary>
public static class ImportedFile
{
    /// <summary>Bytes of a file that the screen and the HTTP interface take.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>Errors that are listed; more help nobody.</summary>
    public const int ListedErrors = 1_000;

    /// <summary>What is checked of every file.</summary>
    internal static IEnumerable<FieldProblem> Problems(string fileName, byte[]? file)
    {
        foreach (var problem in TextLimits.Check("FileName", fileName, TextLimits.Name))
        {
            yield return problem;
        }

        if (file is not { Length: > 0 })
        {
            yield return new("File", "required");
        }
        else if (file.Length > MostBytes)
        {
            yield return new("File", "too-large", MostBytes.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Whether the bytes are those of a workbook, whatever the name says.</summary>
    internal static bool IsWorkbook(ReadOnlySpan<byte> file) => file.StartsWith("PK\u0003\u0004"u8);

    /// <summary>The sheets of a workbook, or of a text file of comma-separated values as one sheet; or the error that says why there are none.</summary>
    /// <param name="sheet">Name that the one sheet of a text file gets.</param>
    /// <param name="otherType">Rule id for what is neither.</param>
    internal static (Workbook? Workbook, ImportError? Error) Sheets(ReadOnlyMemory<byte> file, string name, string sheet, ISpreadsheets spreadsheets, string otherType)
    {
        using var stream = new MemoryStream(file.ToArray(), writable: false);
        try
        {
            return IsWorkbook(file.Span) ? (spreadsheets.ReadWorkbook(stream), null)
                : name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) ? (spreadsheets.ReadCsv(stream, sheet), null)
                : (null, new ImportError("", null, otherType));
        }
        catch (SpreadsheetException exception)
        {
            return (null, new ImportError("", null, exception.Rule, exception.Detail));
        }
    }

    /// <summary>Stands for what an import would do, given as one line for each thing: sent with the import, so that it does what was shown and nothing else.</summary>
    internal static string PlanOf(IEnumerable<string> lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")))));
}
