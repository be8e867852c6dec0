using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RplCaseManager.Infrastructure.Jobs;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;

namespace RplCaseManager.Infrastructure.Tests.Jobs;

/// <summary>A process that carries out everything due on an installation, and can be killed while it does.</summary>
internal static class DueWorkProcess
{
    public const string Command = "run-due-work";

    /// <summary>Starts the process on the data of a host, at its time.</summary>
    public static System.Diagnostics.Process Start(RplHost host)
    {
        var start = new System.Diagnostics.ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(start.FileName) is "dotnet")
        {
            start.ArgumentList.Add(typeof(DueWorkProcess).Assembly.Location);
        }

        foreach (var argument in new[] { Command, host.Settings.Database.ToString(), host.Settings.DataFolder, host.Settings.ConnectionString, host.Time.GetUtcNow().ToString("O") })
        {
            start.ArgumentList.Add(argument);
        }

        return System.Diagnostics.Process.Start(start)!;
    }

    public static async Task<int> RunAsync(string[] args)
    {
        var settings = new RplSettings
        {
            Database = Enum.Parse<DatabaseKind>(args[1]),
            DataFolder = args[2],
            ConnectionString = args[3],
            BaseAddress = new Uri("https://rpl.example"),
            Mail = new MailSettings(MailKind.Pickup, "rpl@rpl.example", Path.Combine(args[2], "mail"), "", 25, false, null, null),
            Jobs = false,
        };
        var time = new FakeTimeProvider(DateTimeOffset.Parse(args[4], System.Globalization.CultureInfo.InvariantCulture));
        await using var provider = new ServiceCollection().AddLogging().AddRpl(settings, clockMoves: false, time).BuildServiceProvider();
        await provider.GetRequiredService<HangfireJobs>().RunAllAsync(CancellationToken.None);
        return 0;
    }
}
