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
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }
}
