using System.Diagnostics;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Standards;

namespace RplCaseManager.Benchmarks.Register;

/// <summary>The first page of the public register with its total and facets, as the operation and as hand-written SQL of the same match.</summary>
internal static class RegisterBenchmark
{
    private const int RunsEach = 9;

    private static readonly (string Name, string? Search, string? Match, int PagesARun)[] Searches =
    [
        ("no words", null, null, 20),
        ("one word's beginning", "steel", "\"steel\"*", 10),
        ("two words' beginnings", "weld inspec", "\"weld\"* AND \"inspec\"*", 50),
    ];

    /// <param name="standards">How many the installation gets.</param>
    public static async Task<IReadOnlyList<Figure>> RunAsync(string folder, int standards)
    {
        await using var installation = await Installation.OpenAsync(folder);
        await SeedStandards.RunAsync(installation, standards);
        var figures = new List<Figure>();
        foreach (var (name, search, match, pages) in Searches)
        {
            var request = new FindStandards(search);
            using var bare = new BareRegister(folder, match);
            var total = await SameAnswersAsync(installation, request, bare);
            var (ours, theirs) = (new List<double>(), new List<double>());
            for (var run = -3; run < RunsEach; run++)
            {
                var (one, other) = (await TimeAsync(installation, request, pages), Time(bare, pages));
                if (run >= 0)
                {
                    ours.Add(one);
                    theirs.Add(other);
                }
            }

            figures.Add(new Figure($"Register, {standards:N0} standards: first page, total and facets for {name} ({total:N0} hits)", "bare SQL, same match and answers", new Runs(ours), new Runs(theirs), "0.00 ms", 3));
        }

        return figures;
    }

    private static async Task<int> SameAnswersAsync(Installation installation, FindStandards request, BareRegister bare)
    {
        var hits = await installation.DoAsync(Actor.Anyone, request);
        var (codes, total, values) = bare.Read();
        return hits.Total == total && total > 0 && hits.Facets.Sum(facet => facet.Values.Count) == values && hits.Rows.Select(row => row.Code).SequenceEqual(codes.Take(20), StringComparer.Ordinal)
            ? total : throw new InvalidOperationException($"The answers are not the same: {hits.Total} and {total} hits.");
    }

    private static async Task<double> TimeAsync(Installation installation, FindStandards request, int pages)
    {
        var watch = Stopwatch.StartNew();
        for (var page = 0; page < pages; page++)
        {
            await installation.DoAsync(Actor.Anyone, request);
        }

        return watch.Elapsed.TotalMilliseconds / pages;
    }

    private static double Time(BareRegister bare, int pages)
    {
        var watch = Stopwatch.StartNew();
        for (var page = 0; page < pages; page++)
        {
            bare.Read();
        }

        return watch.Elapsed.TotalMilliseconds / pages;
    }
}
