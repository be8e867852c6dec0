using System.Globalization;
using System.Text;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;

namespace RplCaseManager.Infrastructure.Documents;

/// <summary>Workbooks and comma-separated values.</summary>
public sealed class Spreadsheets : ISpreadsheets
{
    /// <inheritdoc/>
    public void Write(Stream target, IReadOnlyList<SheetTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var sheets = tables.ToDictionary(table => table.Name, table => (object)Rows(table), StringComparer.Ordinal);
        MiniExcel.SaveAs(target, sheets, printHeader: false, configuration: new OpenXmlConfiguration { AutoFilter = false, FastMode = false });
    }

    /// <inheritdoc/>
    public void WriteCsv(Stream target, SheetTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        foreach (var row in table.Rows.Prepend(table.Columns))
        {
            writer.WriteLine(string.Join(',', row.Select(Quoted)));
        }

        static string Quoted(object? cell) => cell is null ? "" : $"\"{CellText.Neutral(Convert.ToString(cell, CultureInfo.InvariantCulture)!).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <inheritdoc/>
    public Workbook ReadWorkbook(Stream source)
    {
        var scan = WorkbookScan.Of(source);
        try
        {
            source.Position = 0;
            return new Workbook([.. source.GetSheetNames().Select(name => new ReadSheet(name, [.. Lines(source, name)]))], scan);
        }
        catch (Exception exception) when (exception is InvalidDataException or System.Xml.XmlException or InvalidOperationException or KeyNotFoundException or FormatException or NullReferenceException)
        {
            // The library throws what it stumbles over in a damaged workbook.
            throw new SpreadsheetException("import.workbook", exception.Message);
        }
    }

    /// <inheritdoc/>
    public Workbook ReadCsv(Stream source, string sheet)
    {
        ArgumentNullException.ThrowIfNull(source);
        var bytes = new MemoryStream();
        source.CopyTo(bytes);
        var text = Utf8(bytes.ToArray());
        var (lines, faults) = (new List<SheetLine>(), new List<CellFault>());
        var number = 0;
        foreach (var row in CsvRows.Of(text, SeparatorOf(text)))
        {
            number++;
            if (number > WorkbookScan.MostRows)
            {
                throw new SpreadsheetException("import.rows", WorkbookScan.MostRows.ToString(CultureInfo.InvariantCulture));
            }

            if (row.Count > WorkbookScan.MostColumns)
            {
                throw new SpreadsheetException("import.columns", sheet);
            }

            // What a spreadsheet would evaluate is no value; it is refused and never evaluated.
            faults.AddRange(row.Index().Where(cell => cell.Item?.StartsWith('=') is true).Select(cell => new CellFault(CellAddress.Of(sheet, cell.Index, number), "import.formula")));
            if (row.Any(value => value is not null))
            {
                lines.Add(new(number, row));
            }
        }

        return new Workbook([new(sheet, lines)], faults);
    }

    private static IEnumerable<SheetLine> Lines(Stream source, string sheet)
    {
        var number = 0;
        foreach (var row in source.Query(useHeaderRow: false, sheetName: sheet, excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>())
        {
            number++;
            if (row.Values.Any(value => value is not null))
            {
                yield return new(number, [.. row.Values.Select(Text)]);
            }
        }
    }

    private static IEnumerable<IDictionary<string, object?>> Rows(SheetTable table)
    {
        // The head is the first row, so that a table without rows has one, too.
        yield return Row(table, table.Columns);
        foreach (var row in table.Rows)
        {
            yield return Row(table, row);
        }
    }

    private static Dictionary<string, object?> Row(SheetTable table, IReadOnlyList<object?> cells) =>
        table.Columns.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second is string text ? CellText.Neutral(text) : pair.Second, StringComparer.Ordinal);

    private static string? Text(object? cell) => cell switch
    {
        null => null,
        string text => text,
        bool value => value ? "yes" : "no",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString(instant.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
    };

    private static string Utf8(byte[] bytes)
    {
        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
            // Two bytes a character, as some spreadsheets save "Unicode text", is UTF-8 by accident.
            return text.Contains('\0', StringComparison.Ordinal) ? throw new SpreadsheetException("import.encoding", "1") : text.TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException exception)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(exception.Index, 0, bytes.Length)).Count((byte)'\n');
            throw new SpreadsheetException("import.encoding", line.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static char SeparatorOf(string text)
    {
        var head = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : text.Length);
        var (best, most) = (',', head.Count(','));
        foreach (var candidate in (ReadOnlySpan<char>)[';', '\t'])
        {
            if (head.Count(candidate) is var count && count > most)
            {
                (best, most) = (candidate, count);
            }
        }

        return best;
    }
}
