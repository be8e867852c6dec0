using System.Globalization;
using System.Text.Json;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Standards;

/// <summary>Something in a file that keeps it from being imported.</summary>
/// <param name="Place">Address of a cell, such as <c>Outcomes!C17</c>, or the path in a JSON file; empty for the file as a whole.</param>
/// <param name="Line">Line of a text file; null for a workbook.</param>
/// <param name="Rule">Rule id; its words stand in the resources.</param>
/// <param name="Detail">Value that the person needs; may be empty.</param>
public sealed record ImportError(string Place, int? Line, string Rule, string Detail = "");

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

    private string At(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{sheet.Name}!{Letters(column)}{row}");

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));
}

/// <summary>One row: each cell as what it should be. What it is not is noted, and a value is answered with which reading goes on.</summary>
internal sealed class SheetRow(SheetRows sheet, SheetLine line)
{
    public int Number => line.Number;

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

    public Stated Stated(string column) => new(Text(column), Choice<Basis>(column + " basis") ?? Basis.WorkedOut, Text(column + " source"));

    public Stated? StatedOrNone(string column) => Code(column) is null && Code(column + " basis") is null && Code(column + " source") is null ? null : Stated(column);

    public Requirement? Tree(string column)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Requirement>(text, RplJson.Strict);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            sheet.Wrong(column, Number, "import.requirement", Short(text));
            return null;
        }
    }

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

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
