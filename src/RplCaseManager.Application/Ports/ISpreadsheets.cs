namespace RplCaseManager.Application.Ports;

/// <summary>One table of a workbook, to be written.</summary>
/// <param name="Rows">Cells in the order of the columns: texts, whole or decimal numbers, or null. Read once, row by row.</param>
public sealed record SheetTable(string Name, IReadOnlyList<string> Columns, IEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>One row as it was read.</summary>
/// <param name="Number">As a spreadsheet counts rows, from 1.</param>
/// <param name="Cells">Texts by column; numbers in invariant form, days in ISO form, empty cells null.</param>
public sealed record SheetLine(int Number, IReadOnlyList<string?> Cells);

/// <summary>One sheet as it was read; rows without any text are left out.</summary>
public sealed record ReadSheet(string Name, IReadOnlyList<SheetLine> Lines);

/// <summary>A cell that cannot be used whatever it should hold.</summary>
/// <param name="Address">Such as <c>Outcomes!C17</c>.</param>
/// <param name="Rule">Rule id: a formula, which is never evaluated, or the error value of one.</param>
public sealed record CellFault(string Address, string Rule);

/// <summary>A workbook as it was read.</summary>
public sealed record Workbook(IReadOnlyList<ReadSheet> Sheets, IReadOnlyList<CellFault> Faults);

/// <summary>Spreadsheets as files.</summary>
public interface ISpreadsheets
{
    /// <summary>Writes a workbook (.xlsx). Texts that a spreadsheet would take for a formula are neutralised.</summary>
    void Write(Stream target, IReadOnlyList<SheetTable> tables);

    /// <summary>Writes comma-separated values in UTF-8, marked so that a spreadsheet sees it. Texts that it would take for a formula are neutralised.</summary>
    void WriteCsv(Stream target, SheetTable table);

    /// <summary>Reads a workbook (.xlsx). Throws <see cref="SpreadsheetException"/> for what is none, or is too large.</summary>
    Workbook ReadWorkbook(Stream source);

    /// <summary>Reads comma-, semicolon- or tab-separated values in UTF-8 as one sheet. Throws <see cref="SpreadsheetException"/> for another encoding.</summary>
    Workbook ReadCsv(Stream source, string sheet);
}

/// <summary>A file that cannot be read as a spreadsheet.</summary>
/// <param name="rule">Rule id of the reason.</param>
/// <param name="detail">What the person needs to find it; may be empty.</param>
public sealed class SpreadsheetException(string rule, string detail = "") : Exception(rule + " " + detail)
{
    /// <summary>Rule id.</summary>
    public string Rule { get; } = rule;

    /// <summary>Value for its words.</summary>
    public string Detail { get; } = detail;
}
