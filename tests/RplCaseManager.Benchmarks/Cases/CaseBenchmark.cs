using System.Diagnostics;

namespace RplCaseManager.Benchmarks.Cases;

/// <summary>One case from draft to certificate: transactions a second, against bare ADO.NET transactions that write the same rows.</summary>
internal static class CaseBenchmark
{
    private const int CasesARun = 20;
    private const int RunsEach = 7;
    private const int Warming = 60;

    public static async Task<Figure> RunAsync(bool explain = false)
    {
        using var scratch = new ScratchFolder();
        var (template, watched, ours, bare) = (scratch.Sub("template"), scratch.Sub("watched"), scratch.Sub("ours"), scratch.Sub("bare"));
        await (await Installation.OpenAsync(template)).DisposeAsync();
        Copy(template, watched);
        Copy(template, ours);
        Copy(template, bare);
        var transactions = await CaptureAsync(watched, explain);
        var (mine, theirs) = (new List<double>(), new List<double>());
        await using var installation = await Installation.OpenAsync(ours);
        var driver = await CaseDriver.MakeAsync(installation);
        using var replay = new BareReplay(Installation.SqliteConnection(bare));
        var next = 0;
        // Some cases unmeasured on both sides, then run by run in turn, so that both see the same machine.
        for (var run = -1; run < RunsEach; run++)
        {
            var cases = run < 0 ? Warming : CasesARun;
            var (before, watch, cpu) = (driver.Sent, Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            for (var index = 0; index < cases; index++)
            {
                await driver.RunAsync();
            }

            var operations = driver.Sent - before;
            var took = watch.Elapsed.TotalSeconds;
            var used = Environment.CpuUsage.TotalTime;
            watch.Restart();
            for (var index = 0; index < operations; index++)
            {
                replay.Run(transactions[next++]);
            }

            if (run >= 0)
            {
                mine.Add(operations / took);
                theirs.Add(operations / watch.Elapsed.TotalSeconds);
                if (explain)
                {
                    var bareCpu = Environment.CpuUsage.TotalTime - used;
                    Console.WriteLine($"run {run}: {(used - cpu).TotalMicroseconds / operations:0} µs of processor time an operation, {bareCpu.TotalMicroseconds / operations:0} µs bare; {took * 1e6 / operations:0} and {watch.Elapsed.TotalMicroseconds / operations:0} µs of time");
                }
            }
        }

        return new Figure($"One case from draft to certificate ({driver.Sent / ((RunsEach * CasesARun) + Warming)} operations), SQLite, WAL, synchronous FULL", "bare ADO.NET, same rows", new Runs(mine), new Runs(theirs), "0 tx/s", 1.0 / 3, AtLeast: true);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<CapturedCommand>>> CaptureAsync(string folder, bool explain)
    {
        var capture = new WriteCapture();
        await using var installation = await Installation.OpenAsync(folder, watch: capture);
        var driver = await CaseDriver.MakeAsync(installation, capture.Next);
        capture.Clear();
        for (var index = 0; index < (RunsEach * CasesARun) + Warming; index++)
        {
            await driver.RunAsync();
        }

        if (explain)
        {
            foreach (var (sql, times) in capture.Seen.OrderByDescending(pair => pair.Value))
            {
                Console.WriteLine($"{(double)times / driver.Sent:0.000} an operation: {sql.ReplaceLineEndings(" ")}");
            }
        }

        return capture.Transactions;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
