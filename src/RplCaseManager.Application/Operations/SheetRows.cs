using System.Globalization;
using RplCaseManager.Application.Ports;

namespace RplCaseManager.Application.Operations;

/// <summary>A column of a workbook that is imported.</summary>
/// <param name="Path">Name of what it holds in the content, by which a problem finds its cell.</param>
/// <param name="Required">Whether a row without it cannot be read.</param>
public sealed record SheetColumn(string Name, string Path, bool Required = false);

/// <summary>One sheet whose columns are known: finds cells by name and notes what is wrong by address.</summary>
internal sealed class SheetRows
{
    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> paths;
    private readonly ReadSheet sheet;
    private readonly List<ImportError> errors;

    public SheetRows(ReadSheet sheet, IReadOnlyList<SheetColumn> columns, List<ImportError> errors)
    {
        (this.sheet, this.errors) = (sheet, errors);
        paths = columns.ToDictionary(column => column.Path, column => column.Name, StringComparer.Ordinal);
        var head = sheet.Lines.Count > 0 ? sheet.Lines[0] : null;
        for (var at = 0; at < (head?.Cells.Count ?? 0); at++)
        {
            if (head!.Cells[at]?.Trim() is not { Length: > 0 } name)
            {
                continue;
            }

            if (!columns.Any(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase)))
            {
                errors.Add(new(At(at, head.Number), null, "import.column.unknown", name));
            }
            else if (!places.TryAdd(name, at))
            {
                errors.Add(new(At(at, head.Number), null, "import.column.twice", name));
            }
        }

        errors.AddRange(columns.Where(column => !places.ContainsKey(column.Name)).Select(column => new ImportError(sheet.Name, null, "import.column.missing", column.Name)));
        Usable = columns.All(column => places.ContainsKey(column.Name));
    }

    /// <summary>Whether every column is there; rows are read only then.</summary>
    public bool Usable { get; }

    /// <summary>The rows below the head.</summary>
    public IEnumerable<SheetRow> Rows => Usable ? sheet.Lines.Skip(1).Select(line => new SheetRow(this, line)) : [];

    public string Address(string column, int row) => At(places[column], row);

    /// <summary>Address of the cell that holds a part of the content; the first cell of the row where no column does.</summary>
    public string AddressOf(string path, int row) => At(paths.TryGetValue(path, out var column) ? places[column] : 0, row);

    public string? Cell(SheetLine line, string column) => places[column] is var at && at < line.Cells.Count && line.Cells[at] is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    public void Wrong(string column, int row, string rule, string detail = "") => errors.Add(new(Address(column, row), null, rule, detail));

    private string At(int column, int row) => CellAddress.Of(sheet.Name, column, row);
}

/// <summary>One row: each cell as what it should be. What it is not is noted, and a value is answered with which reading goes on.</summary>
internal sealed class SheetRow(SheetRows sheet, SheetLine line)
{
    public int Number => line.Number;

    /// <summary>Address of a cell of the row.</summary>
    public string Address(string column) => sheet.Address(column, Number);

    /// <summary>Text as it stands, or null.</summary>
    public string? Text(string column)
    {
        if (sheet.Cell(line, column) is not { } cell)
        {
            return null;
        }

        var text = CellText.Restore(cell);
        if (text.Length > TextLimits.Reason)
        {
            sheet.Wrong(column, Number, "import.too-long", TextLimits.ReasonText);
        }
        else if (!RequestTexts.IsStorable(text))
        {
            sheet.Wrong(column, Number, "import.unreadable");
        }

        return text;
    }

    /// <summary>A code: without blanks around it; empty when it is missing, which is noted.</summary>
    public string Required(string column)
    {
        if (Text(column)?.Trim() is { Length: > 0 } text)
        {
            return text;
        }

        sheet.Wrong(column, Number, "import.empty");
        return "";
    }

    public string? Code(string column) => Text(column)?.Trim();

    public decimal? Figure(string column)
    {
        if (Code(column) is not { } text)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        sheet.Wrong(column, Number, "import.number", Short(text));
        return null;
    }

    public int? Whole(string column)
    {
        if (Figure(column) is not { } number)
        {
            return null;
        }

        if (number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue)
        {
            return (int)number;
        }

        sheet.Wrong(column, Number, "import.whole", number.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    public bool YesNo(string column, bool otherwise)
    {
        switch (Code(column)?.ToUpperInvariant())
        {
            case null:
                return otherwise;
            case "YES" or "TRUE" or "1" or "X":
                return true;
            case "NO" or "FALSE" or "0":
                return false;
            default:
                sheet.Wrong(column, Number, "import.yes-no", Short(Code(column)!));
                return otherwise;
        }
    }

    public T? Choice<T>(string column) where T : struct, Enum => Code(column) is { } text ? One<T>(column, text) : null;

    public T RequiredChoice<T>(string column) where T : struct, Enum => Required(column) is { Length: > 0 } text ? One<T>(column, text) ?? default : default;

    public IReadOnlyList<T> Choices<T>(string column) where T : struct, Enum => [.. List(column).Select(text => One<T>(column, text)).OfType<T>()];

    public IReadOnlyList<string> List(string column) => Text(column)?.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    public void Wrong(string column, string rule, string detail = "") => sheet.Wrong(column, Number, rule, detail);

    private T? One<T>(string column, string text) where T : struct, Enum
    {
        // People write "Full qualification"; the content says FullQualification.
        var name = string.Concat(text.Where(char.IsLetterOrDigit));
        if (Enum.GetNames<T>().FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return Enum.Parse<T>(found);
        }

        sheet.Wrong(column, Number, "import.choice", $"{Short(text)} ({string.Join(", ", Enum.GetNames<T>())})");
        return null;
    }

    /// <summary>The beginning of a text, as an error quotes it.</summary>
    public static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
