using System.Globalization;
using System.Text;
using RplCaseManager.Application.Operations;

namespace RplCaseManager.Web.Shell.Doors;

/// <summary>One line of a CSV file (RFC 4180) that a spreadsheet may open without harm.</summary>
public static class CsvText
{
    /// <summary>The line with its end. Texts that a spreadsheet would take for a formula get an apostrophe in front; numbers stay numbers.</summary>
    public static string Line(IEnumerable<object?> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var line = new StringBuilder();
        foreach (var cell in cells)
        {
            line.Append(line.Length > 0 ? "," : "").Append(Cell(cell));
        }

        return line.Append("\r\n").ToString();
    }

    private static string Cell(object? cell) => cell switch
    {
        null => "\"\"",
        int number => number.ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => Quoted(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? ""),
    };

    private static string Quoted(string text) => $"\"{CellText.Neutral(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
