namespace RplCaseManager.Domain.Tests.Seed;

/// <summary>A table taken out of the source document (Cedefop research paper 89, CC BY 4.0), as it is checked in beside the tests.</summary>
internal static class SourceTable
{
    /// <summary>The rows of a table, each a dictionary by column.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(SeedFolder.Root, "..", "tests", "RplCaseManager.Domain.Tests", "Seed", "Source", name + ".tsv")).Where(line => line.Length > 0).ToList();
        var columns = lines[0].Split('\t');
        return [.. lines.Skip(1).Select(line => line.Split('\t')).Select(cells => (IReadOnlyDictionary<string, string>)columns.Select((column, at) => (column, at < cells.Length ? cells[at] : ""))
            .ToDictionary(pair => pair.column, pair => pair.Item2, StringComparer.Ordinal))];
    }
}
