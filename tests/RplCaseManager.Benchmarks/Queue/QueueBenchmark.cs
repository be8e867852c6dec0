using System.Diagnostics;
using Microsoft.Data.Sqlite;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Operations;
using RplCaseManager.Benchmarks.Seeding;

namespace RplCaseManager.Benchmarks.Queue;

/// <summary>The assessor's queue page: 25 rows and the count of the same 200 hits, in a small and in a large installation, and as hand-written SQL.</summary>
internal static class QueueBenchmark
{
    private const int RunsEach = 9;
    private const int PagesARun = 100;

    /// <param name="small">Folder seeded with 1,000 cases.</param>
    /// <param name="large">Folder seeded with many cases.</param>
    public static async Task<IReadOnlyList<Figure>> RunAsync(string small, string large)
    {
        await using var few = await Installation.OpenAsync(small);
        await using var many = await Installation.OpenAsync(large);
        var (inFew, inMany) = (await few.ActorAsync(Surroundings.MeasuredAssessor), await many.ActorAsync(Surroundings.MeasuredAssessor));
        using var bareMany = new BareQueue(large, inMany.Id);
        var cases = await many.WithDbAsync(db => Task.FromResult(db.Cases.Count()));
        await SameHitsAsync(few, inFew, many, inMany, bareMany);
        var (fewTimes, manyTimes, bareTimes) = (new List<double>(), new List<double>(), new List<double>());
        for (var run = -3; run < RunsEach; run++)
        {
            var (one, other, bare) = (await TimeAsync(few, inFew), await TimeAsync(many, inMany), Time(bareMany));
            if (run >= 0)
            {
                fewTimes.Add(one);
                manyTimes.Add(other);
                bareTimes.Add(bare);
            }
        }

        return
        [
            new Figure($"Assessor's queue page (25 rows and count, 200 hits), {cases:N0} cases", "1,000 cases", new Runs(manyTimes), new Runs(fewTimes), "0.00 ms", 1.5),
            new Figure($"The same page, {cases:N0} cases", "bare SQL, same rows", new Runs(manyTimes), new Runs(bareTimes), "0.00 ms", 3),
        ];
    }

    /// <summary>Prints what the database does for the page: commands, their plans and their times.</summary>
    public static async Task ExplainAsync(string folder)
    {
        var capture = new Cases.WriteCapture();
        await using var installation = await Installation.OpenAsync(folder, watch: capture);
        var me = await installation.ActorAsync(Surroundings.MeasuredAssessor);
        capture.Clear();
        capture.KeepReads = true;
        await installation.DoAsync(me, new ListCases(CaseList.Mine));
        await using var connection = new SqliteConnection(Installation.SqliteConnection(folder));
        await connection.OpenAsync();
        foreach (var read in capture.Reads)
        {
            Console.WriteLine(read.Sql);
#pragma warning disable CA2100 // The text is what the product sent.
            await using (var plan = new SqliteCommand("EXPLAIN QUERY PLAN " + read.Sql, connection))
#pragma warning restore CA2100
            {
                Fill(plan, read);
                await using var lines = await plan.ExecuteReaderAsync();
                while (await lines.ReadAsync())
                {
                    Console.WriteLine("   " + lines.GetString(3));
                }
            }

#pragma warning disable CA2100
            await using var command = new SqliteCommand(read.Sql, connection);
#pragma warning restore CA2100
            Fill(command, read);
            var watch = Stopwatch.StartNew();
            for (var time = 0; time < 100; time++)
            {
                await using var rows = await command.ExecuteReaderAsync();
                while (await rows.ReadAsync())
                {
                }
            }

            Console.WriteLine($"   {watch.Elapsed.TotalMicroseconds / 100:0} µs");
        }

        static void Fill(SqliteCommand command, Cases.CapturedCommand read)
        {
            foreach (var (name, value) in read.Values)
            {
                command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            }
        }
    }

    private static async Task SameHitsAsync(Installation few, Actor inFew, Installation many, Actor inMany, BareQueue bare)
    {
        var one = await few.DoAsync(inFew, new ListCases(CaseList.Mine));
        var other = await many.DoAsync(inMany, new ListCases(CaseList.Mine));
        var (rows, total) = bare.Read();
        if (one.Total != SeedPlan.Hits || other.Total != SeedPlan.Hits || total != SeedPlan.Hits || one.Rows.Count != 25
            || !one.Rows.Select(row => row.Candidate).SequenceEqual(other.Rows.Select(row => row.Candidate), StringComparer.Ordinal)
            || !rows.Take(25).Select(row => row.Id).SequenceEqual(other.Rows.Select(row => row.Id)))
        {
            throw new InvalidOperationException($"The pages are not the same: {one.Total}, {other.Total} and {total} hits.");
        }
    }

    private static async Task<double> TimeAsync(Installation installation, Actor me)
    {
        var watch = Stopwatch.StartNew();
        for (var page = 0; page < PagesARun; page++)
        {
            await installation.DoAsync(me, new ListCases(CaseList.Mine));
        }

        return watch.Elapsed.TotalMilliseconds / PagesARun;
    }

    private static double Time(BareQueue bare)
    {
        var watch = Stopwatch.StartNew();
        for (var page = 0; page < PagesARun; page++)
        {
            bare.Read();
        }

        return watch.Elapsed.TotalMilliseconds / PagesARun;
    }
}
