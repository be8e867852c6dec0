using System.Diagnostics;
using System.Threading.Channels;

namespace RplCaseManager.Benchmarks.Seeding;

/// <summary>
/// The seeding tool: fills a data folder (or a PostgreSQL database) with realistic cases of every state. Exactly 200 cases are open and assigned to the
/// demo assessor Ingrid, at every size. Not made: audit trails, decisions, certificates, files and accounts of the candidates.
/// </summary>
internal static class SeedCases
{
    private const int BatchSize = 5_000;

    /// <summary>Fills the installation; answers the number of cases.</summary>
    public static async Task<int> RunAsync(int count, string folder, string? postgres = null)
    {
        var watch = Stopwatch.StartNew();
        Surroundings around;
        await using (var installation = await Installation.OpenAsync(folder, postgres))
        {
            around = await Surroundings.ReadAsync(installation);
            if (await installation.WithDbAsync(db => Task.FromResult(db.Cases.Any())))
            {
                throw new InvalidOperationException("The installation has cases already; the seeding tool fills a new one.");
            }
        }

        var plan = new SeedPlan(count);
        var clock = Installation.Clock.GetUtcNow();
        var maker = new CaseMaker(around, plan, new DateTimeOffset(clock.Year, clock.Month, clock.Day, 12, 0, 0, TimeSpan.Zero));
        await using IBulkWriter writer = postgres is null ? new SqliteBulk(Installation.SqliteConnection(folder)) : new PostgresBulk(postgres);
        await writer.BeginAsync();
        // One core makes the rows, the other writes them.
        var channel = Channel.CreateBounded<Batch>(3);
        var making = Task.Run(async () =>
        {
            try
            {
                await MakeAsync(around, plan, maker, channel.Writer);
                channel.Writer.Complete();
            }
            catch (Exception exception)
            {
                channel.Writer.Complete(exception);
            }
        });
        var written = 0;
        await foreach (var batch in channel.Reader.ReadAllAsync())
        {
            await writer.WriteAsync(batch);
            written += batch.Of(Table.Cases).Count;
            if (written % 100_000 == 0)
            {
                Console.Error.WriteLine($"{written:N0} cases after {watch.Elapsed.TotalSeconds:0} s");
            }
        }

        await making;
        await writer.EndAsync($"case:{clock.Year}", plan.Count + 1);
        Console.Error.WriteLine($"{written:N0} cases in {watch.Elapsed.TotalSeconds:0} s");
        return written;
    }

    private static async Task MakeAsync(Surroundings around, SeedPlan plan, CaseMaker maker, ChannelWriter<Batch> writer)
    {
        var batch = new Batch();
        SeededPeople.AddFixed(batch, around, plan);
        for (var place = 0; place < plan.Count; place++)
        {
            // Every fifth person has a second case, the next one, for which every standard comes round.
            if (place % 5 != 4)
            {
                SeededPeople.AddCandidate(batch, place);
            }

            maker.Add(batch, place);
            if ((place + 1) % BatchSize == 0)
            {
                await writer.WriteAsync(batch);
                batch = new Batch();
            }
        }

        await writer.WriteAsync(batch);
    }
}
