using System.Globalization;
using System.Text;

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

    private static string Quoted(string text)
    {
        // Spreadsheets skip blanks before they look for a formula.
        var begin = text.AsSpan().TrimStart();
        var harmless = begin.IsEmpty || begin[0] is not ('=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠');
        return $"\"{(harmless ? "" : "'")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
