using RplCaseManager.Benchmarks.Cases;
using RplCaseManager.Benchmarks.Queue;
using RplCaseManager.Benchmarks.Seeding;

namespace RplCaseManager.Benchmarks;

internal static class Program
{
    private const string Usage = """
        Usage: dotnet run -c Release --project tests/RplCaseManager.Benchmarks -- COMMAND
          seed-cases COUNT FOLDER [--postgres CONNECTION]   fill a new data folder with cases
          all                                                    run everything and print the table
        """;

    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["seed-cases", var count, var folder, .. var options] when int.TryParse(count, out var number):
                await SeedCases.RunAsync(number, folder, options is ["--postgres", var connection] ? connection : null);
                return 0;
            case ["case", .. var options]:
                Print(await CaseBenchmark.RunAsync(options.Contains("--explain")));
                return 0;
            case ["queue", "--explain", var folder]:
                await QueueBenchmark.ExplainAsync(folder);
                return 0;
            case ["queue", var small, var large]:
                Print(await QueueBenchmark.RunAsync(small, large));
                return 0;
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }

    private static void Print(params IEnumerable<Figure> figures)
    {
        Console.WriteLine(Figure.Head);
        foreach (var figure in figures)
        {
            Console.WriteLine(figure);
        }
    }
}
