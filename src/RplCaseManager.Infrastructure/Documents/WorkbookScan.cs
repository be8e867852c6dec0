using System.Globalization;
using System.IO.Compression;
using System.Xml;
using RplCaseManager.Application.Ports;

namespace RplCaseManager.Infrastructure.Documents;

/// <summary>
/// Looks through a workbook before it is read: bounds what it unpacks to, and finds the cells that hold a formula or the error of one. A reader that
/// takes the value which a spreadsheet computed last would import what nobody typed.
/// </summary>
internal static class WorkbookScan
{
    /// <summary>Rows of all sheets together.</summary>
    public const int MostRows = 200_000;

    /// <summary>Columns of one sheet.</summary>
    public const int MostColumns = 200;

    private const int MostFaults = 1_000;
    private const long MostUnpacked = 300L * 1024 * 1024;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>The cells that cannot be used. Throws <see cref="SpreadsheetException"/> for what is no workbook, or is too large.</summary>
    public static IReadOnlyList<CellFault> Of(Stream file)
    {
        try
        {
            file.Position = 0;
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > 1_000 || archive.Entries.Sum(entry => entry.Length) > MostUnpacked)
            {
                throw new SpreadsheetException("import.unpacked");
            }

            var (faults, rows) = (new List<CellFault>(), 0);
            foreach (var (name, part) in Sheets(archive))
            {
                rows += Sheet(archive.GetEntry(part) ?? throw new SpreadsheetException("import.workbook", part), name, faults);
                if (rows > MostRows)
                {
                    throw new SpreadsheetException("import.rows", MostRows.ToString(CultureInfo.InvariantCulture));
                }
            }

            return faults;
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            throw new SpreadsheetException("import.workbook", exception.Message);
        }
    }

    private static List<(string Name, string Part)> Sheets(ZipArchive archive)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using (var relations = Open(archive, "xl/_rels/workbook.xml.rels"))
        {
            while (relations.Read())
            {
                if (relations is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && relations.GetAttribute("Target") is { } target)
                {
                    targets[relations.GetAttribute("Id") ?? ""] = target.StartsWith('/') ? target[1..] : "xl/" + target;
                }
            }
        }

        var sheets = new List<(string, string)>();
        using var workbook = Open(archive, "xl/workbook.xml");
        while (workbook.Read())
        {
            if (workbook is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && targets.TryGetValue(workbook.GetAttribute("id", Relation) ?? "", out var part))
            {
                sheets.Add((workbook.GetAttribute("name") ?? "", part));
            }
        }

        return sheets;
    }

    /// <summary>Answers the number of the last row.</summary>
    private static int Sheet(ZipArchiveEntry part, string name, List<CellFault> faults)
    {
        using var stream = part.Open();
        using var reader = XmlReader.Create(stream, Settings);
        var (last, cell) = (0, "");
        while (reader.Read())
        {
            if (reader.NodeType is not XmlNodeType.Element || reader.NamespaceURI != Main)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "dimension" when ColumnsOf(reader.GetAttribute("ref")?.Split(':')[^1] ?? "") > MostColumns:
                    throw new SpreadsheetException("import.columns", name);
                case "row":
                    last = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : last + 1;
                    if (last > MostRows)
                    {
                        throw new SpreadsheetException("import.rows", MostRows.ToString(CultureInfo.InvariantCulture));
                    }

                    break;
                case "c":
                    cell = reader.GetAttribute("r") ?? "";
                    if (ColumnsOf(cell) > MostColumns)
                    {
                        throw new SpreadsheetException("import.columns", name);
                    }

                    if (reader.GetAttribute("t") is "e")
                    {
                        Note("import.cell-error");
                    }

                    break;
                case "f":
                    Note("import.formula");
                    break;
            }
        }

        return last;

        void Note(string rule)
        {
            if (faults.Count < MostFaults)
            {
                faults.Add(new($"{name}!{cell}", rule));
            }
        }
    }

    private static XmlReader Open(ZipArchive archive, string part) =>
        XmlReader.Create((archive.GetEntry(part) ?? throw new SpreadsheetException("import.workbook", part)).Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });

    private static int ColumnsOf(string address)
    {
        var column = 0;
        foreach (var letter in address.TakeWhile(char.IsAsciiLetterUpper))
        {
            column = (column * 26) + (letter - 'A' + 1);
            if (column > MostColumns)
            {
                break;
            }
        }

        return column;
    }
}
