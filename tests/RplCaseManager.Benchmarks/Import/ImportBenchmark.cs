using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;

namespace RplCaseManager.Benchmarks.Import;

/// <summary>A folder of many standards through the import of a seed folder, on SQLite as the product opens it, against bare inserts of the same rows.</summary>
internal static class ImportBenchmark
{
    private const int Small = 10_000;
    private const int PerFile = 1_000;
    private const int PerTransaction = 500;
    private static readonly string[] Tables = ["Standards", "StandardVersions", "AuditEntries", "AuditHeads"];

    /// <summary>Three runs of each size, every one in a process of its own, for its peak memory is asked.</summary>
    public static async Task<IReadOnlyList<Figure>> RunAsync(ScratchFolder scratch, int count)
    {
        var (small, large, bare) = (new List<Run>(), new List<Run>(), new List<double>());
        for (var round = 0; round < 3; round++)
        {
            small.Add(await ChildAsync(Small, scratch.Sub($"small-{round}")));
            var folder = scratch.Sub($"large-{round}");
            large.Add(await ChildAsync(count, folder));
            bare.Add(count / await BareAsync(folder, scratch.Sub($"bare-{round}")));
        }

        var speed = new Runs([.. large.Select(run => count / run.Seconds)]);
        var what = string.Create(CultureInfo.InvariantCulture, $"Import of {count:N0} standards, SQLite, WAL, synchronous FULL");
        return
        [
            new(what, "bare ADO.NET, same rows", speed, new(bare), "0 standards/s", null),
            new("The same import", "goal", speed, new([2_000]), "0 standards/s", 1, AtLeast: true),
            new("Peak memory of the same import", string.Create(CultureInfo.InvariantCulture, $"{Small:N0} standards"), new([.. large.Select(run => run.PeakMiB)]), new([.. small.Select(run => run.PeakMiB)]), "0 MiB", 1.25),
        ];
    }

    /// <summary>One import in this process: seconds and peak of the working set, on one line.</summary>
    public static async Task OneAsync(int count, string folder)
    {
        var seed = Directory.CreateDirectory(Path.Combine(folder, "seed")).FullName;
        await WriteAsync(seed, count);
        await using var installation = await Installation.OpenAsync(Path.Combine(folder, "data"));
        var import = new SeedImport(installation.Operations, Installation.Clock);
        var watch = Stopwatch.StartNew();
        var result = await import.RunAsync(new SeedFolder(seed), _ => { }, CancellationToken.None);
        watch.Stop();
        if (!result.Ok || result.Value.Count != count)
        {
            throw new InvalidOperationException($"The import was refused: {result.Refusal}");
        }

        using var process = Process.GetCurrentProcess();
        process.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds} {process.PeakWorkingSet64 / 1024.0 / 1024.0}"));
    }

    private sealed record Run(double Seconds, double PeakMiB);

    private static async Task<Run> ChildAsync(int count, string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var word in (string[])["import", "--one", count.ToString(CultureInfo.InvariantCulture), folder])
        {
            start.ArgumentList.Add(word);
        }

        using var child = Process.Start(start)!;
        var line = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return line.Split(' ', StringSplitOptions.TrimEntries) is [var seconds, var peak] && child.ExitCode == 0
            ? new(double.Parse(seconds, CultureInfo.InvariantCulture), double.Parse(peak, CultureInfo.InvariantCulture)) : throw new InvalidOperationException($"The import ended with {child.ExitCode}.");
    }

    /// <summary>A shipped standard under many codes and titles, a thousand a file.</summary>
    private static async Task WriteAsync(string seed, int count)
    {
        var shipped = new SeedFolder(Path.Combine(Repository.Root, "seed-data")).ReadStandards().Where(standard => standard.Composition is null).ToList();
        var folder = Directory.CreateDirectory(Path.Combine(seed, "standards")).FullName;
        for (var from = 0; from < count; from += PerFile)
        {
            var standards = Enumerable.Range(from, Math.Min(PerFile, count - from)).Select(number => Numbered(shipped[number % shipped.Count], number)).ToList();
            await using var file = File.Create(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{from:D6}.json")));
            await JsonSerializer.SerializeAsync(file, standards, RplJson.Options);
        }
    }

    private static StandardContent Numbered(StandardContent content, int number) =>
        content with { Code = string.Create(CultureInfo.InvariantCulture, $"bench-{number}"), Title = string.Create(CultureInfo.InvariantCulture, $"{content.Title} {number}") };

    /// <summary>Seconds of prepared inserts of the rows that the import wrote, as many a transaction; reading them is not counted.</summary>
    private static async Task<double> BareAsync(string imported, string folder)
    {
        await using (await Installation.OpenAsync(folder))
        {
            // Migrated and closed again.
        }

        await using var source = new SqliteConnection(Installation.SqliteConnection(Path.Combine(imported, "data")));
        await using var target = new SqliteConnection(Installation.SqliteConnection(folder));
        await source.OpenAsync();
        await target.OpenAsync();
        Execute(target, "PRAGMA busy_timeout=30000; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000;");
        var watch = new Stopwatch();
        var readers = new List<DbDataReader>();
        foreach (var table in Tables)
        {
            var key = table.StartsWith("Audit", StringComparison.Ordinal) ? "\"Stream\" LIKE 'standard:bench-%'" : table == "Standards" ? "\"Code\" LIKE 'bench-%'" : "\"StandardId\" IN (SELECT \"Id\" FROM \"Standards\" WHERE \"Code\" LIKE 'bench-%')";
            readers.Add(await Command(source, $"SELECT * FROM \"{table}\" WHERE {key} ORDER BY rowid").ExecuteReaderAsync());
        }

        for (var more = true; more;)
        {
            var rows = readers.ConvertAll(Rows);
            more = rows[0].Count > 0;
            watch.Start();
            Execute(target, "BEGIN IMMEDIATE");
            for (var table = 0; table < Tables.Length; table++)
            {
                Insert(target, Tables[table], readers[table], rows[table]);
            }

            Execute(target, "COMMIT");
            watch.Stop();
        }

        readers.ForEach(reader => reader.Dispose());
        return watch.Elapsed.TotalSeconds;
    }

    private static List<object[]> Rows(DbDataReader reader)
    {
        var rows = new List<object[]>(PerTransaction);
        while (rows.Count < PerTransaction && reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private static void Insert(SqliteConnection target, string table, DbDataReader shape, List<object[]> rows)
    {
        var columns = Enumerable.Range(0, shape.FieldCount).ToList();
        using var insert = Command(target, $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{shape.GetName(column)}\""))}) VALUES ({string.Join(", ", columns.Select(column => $"$p{column}"))})");
        columns.ForEach(column => insert.Parameters.Add(new SqliteParameter($"$p{column}", null)));
        insert.Prepare();
        foreach (var row in rows)
        {
            columns.ForEach(column => insert.Parameters[column].Value = row[column]);
            insert.ExecuteNonQuery();
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        command.ExecuteNonQuery();
    }

#pragma warning disable CA2100 // Names of the model, no input.
    private static SqliteCommand Command(SqliteConnection connection, string sql) => new(sql, connection);
#pragma warning restore CA2100
}
