using System.Text;

namespace RplCaseManager.Infrastructure.Documents;

/// <summary>The rows of separated values (RFC 4180), each as long as it is: a row that somebody wrote by hand ends where they stopped.</summary>
internal static class CsvRows
{
    /// <summary>Row by row; empty cells are null, and an empty line is a row without cells. A quote that is never closed holds the rest of the text.</summary>
    public static IEnumerable<IReadOnlyList<string?>> Of(string text, char separator)
    {
        var (row, cell) = (new List<string?>(), new StringBuilder());
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at];
            if (quoted)
            {
                if (sign != '"')
                {
                    cell.Append(sign);
                }
                else if (at + 1 < text.Length && text[at + 1] == '"')
                {
                    cell.Append(text[++at]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (sign == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (sign == separator)
            {
                row.Add(Taken(cell));
            }
            else if (sign is '\n' or '\r')
            {
                at += sign == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 1 : 0;
                yield return Ended(row, cell);
                row = [];
            }
            else
            {
                cell.Append(sign);
            }
        }

        if (row.Count > 0 || cell.Length > 0)
        {
            yield return Ended(row, cell);
        }
    }

    private static List<string?> Ended(List<string?> row, StringBuilder cell)
    {
        if (row.Count > 0 || cell.Length > 0)
        {
            row.Add(Taken(cell));
        }

        return row;
    }

    private static string? Taken(StringBuilder cell)
    {
        var text = cell.Length == 0 ? null : cell.ToString();
        cell.Clear();
        return text;
    }
}
