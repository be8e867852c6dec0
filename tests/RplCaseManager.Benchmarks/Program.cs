using System.Diagnostics;
using RplCaseManager.Benchmarks.Cases;
using RplCaseManager.Benchmarks.Import;
using RplCaseManager.Benchmarks.Pages;
using RplCaseManager.Benchmarks.Queue;
using RplCaseManager.Benchmarks.Register;
using RplCaseManager.Benchmarks.Seeding;

namespace RplCaseManager.Benchmarks;

internal static class Program
{
    private const string Usage = """
        Usage: dotnet run -c Release --project tests/RplCaseManager.Benchmarks -- COMMAND
          all [CASES]                                      everything, as a Markdown table; the large installation has CASES cases (1000000)
          case [--explain]                                 one case from draft to certificate; --explain: the commands it sends
          queue [CASES]                                    the assessor's queue page in a small and a large installation
          queue --in SMALL LARGE                           the same in folders that were seeded before
          queue --explain FOLDER                           what the database does for the page in a seeded folder
          register [STANDARDS]                             the public register's first page, total and facets over many standards (50000)
          circuits                                         memory of an idle circuit
          start                                            start to first page
          import [COUNT]                                   a folder of COUNT standards (50000)
          seed-cases COUNT FOLDER [--postgres CONNECTION]  fills a new data folder (or an empty PostgreSQL database) with cases
        """;

    private const int Standards = 50_000;

    public static async Task<int> Main(string[] args)
    {
        using var scratch = new ScratchFolder();
        switch (args)
        {
            case ["all"] or ["all", _]:
                await AllAsync(scratch, Count(args));
                return 0;
            case ["case", .. var options]:
                Print([await CaseBenchmark.RunAsync(options.Contains("--explain"))]);
                return 0;
            case ["queue", "--explain", var folder]:
                await QueueBenchmark.ExplainAsync(folder);
                return 0;
            case ["queue", "--in", var small, var large]:
                Print(await QueueBenchmark.RunAsync(small, large));
                return 0;
            case ["queue"] or ["queue", _]:
                Print(await QueueAsync(scratch, Count(args)));
                return 0;
            case ["register"] or ["register", _]:
                Print(await RegisterBenchmark.RunAsync(scratch.Sub("register"), Count(args, Standards)));
                return 0;
            case ["circuits"]:
                Print(await CircuitBenchmark.RunAsync(scratch, await Published.ProductAsync(scratch), await Published.TemplateAsync(scratch), await Published.GridAsync(scratch)));
                return 0;
            case ["start"]:
                Print([await StartBenchmark.RunAsync(scratch, await Published.ProductAsync(scratch), await Published.TemplateAsync(scratch))]);
                return 0;
            case ["import", "--one", var count, var folder] when int.TryParse(count, out var number):
                await ImportBenchmark.OneAsync(number, folder);
                return 0;
            case ["import"] or ["import", _]:
                Print(await ImportBenchmark.RunAsync(scratch, args is [_, var standards] ? int.Parse(standards, System.Globalization.CultureInfo.InvariantCulture) : 50_000));
                return 0;
            case ["seed-cases", var count, var folder, .. var options] when int.TryParse(count, out var number):
                await SeedCases.RunAsync(number, folder, options is ["--postgres", var connection] ? connection : null);
                return 0;
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }

    private static int Count(string[] args, int otherwise = 1_000_000) => args is [_, var count] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : otherwise;

    private static async Task AllAsync(ScratchFolder scratch, int cases)
    {
        var watch = Stopwatch.StartNew();
        var figures = new List<Figure>();
        Say("one case");
        figures.Add(await CaseBenchmark.RunAsync());
        Say("queue");
        figures.AddRange(await QueueAsync(scratch, cases));
        Say("register");
        figures.AddRange(await RegisterBenchmark.RunAsync(scratch.Sub("register"), Standards));
        Say("import");
        figures.AddRange(await ImportBenchmark.RunAsync(scratch, 50_000));
        Say("publishing");
        var (product, template, grid) = (await Published.ProductAsync(scratch), await Published.TemplateAsync(scratch), await Published.GridAsync(scratch));
        Say("start");
        var start = await StartBenchmark.RunAsync(scratch, product, template);
        Say("circuits");
        figures.AddRange(await CircuitBenchmark.RunAsync(scratch, product, template, grid));
        figures.Add(start);
        Say("done");
        Print(figures);

        void Say(string what) => Console.Error.WriteLine($"{watch.Elapsed:m\\:ss} {what}");
    }

    private static async Task<IReadOnlyList<Figure>> QueueAsync(ScratchFolder scratch, int cases)
    {
        var (small, large) = (scratch.Sub("small"), scratch.Sub("large"));
        await SeedCases.RunAsync(1_000, small);
        await SeedCases.RunAsync(cases, large);
        return await QueueBenchmark.RunAsync(small, large);
    }

    private static void Print(IReadOnlyList<Figure> figures)
    {
        Console.WriteLine(Figure.Head);
        foreach (var figure in figures)
        {
            Console.WriteLine(figure);
        }
    }
}
