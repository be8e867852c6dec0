namespace RplCaseManager.Benchmarks.Pages;

/// <summary>Start to first page, second start: the product (migrations looked up, jobs planned) against the bare template.</summary>
internal static class StartBenchmark
{
    private const int RunsEach = 9;

    public static async Task<Figure> RunAsync(ScratchFolder scratch, Published product, Published template)
    {
        var data = scratch.Sub("start-data");
        // The first start makes the database; one more warms the caches of the file system for both.
        for (var time = 0; time < 2; time++)
        {
            await (await RunningProgram.StartAsync(product, data)).DisposeAsync();
            await (await RunningProgram.StartAsync(template)).DisposeAsync();
        }

        var (ours, bare) = (new List<double>(), new List<double>());
        for (var run = 0; run < RunsEach; run++)
        {
            await using (var running = await RunningProgram.StartAsync(product, data))
            {
                ours.Add(running.StartedIn.TotalMilliseconds);
            }

            await using (var running = await RunningProgram.StartAsync(template))
            {
                bare.Add(running.StartedIn.TotalMilliseconds);
            }
        }

        return new Figure("Start to first page, second start, published", "bare Blazor template", new Runs(ours), new Runs(bare), "0 ms", 3);
    }
}
