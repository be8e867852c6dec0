using RplCaseManager.Infrastructure.Tests.Jobs;

namespace RplCaseManager.Infrastructure.Tests;

/// <summary>The test runner, and with <see cref="DueWorkProcess.Command"/> a process of the product that a test can kill.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is [DueWorkProcess.Command, ..])
        {
            return await DueWorkProcess.RunAsync(args);
        }

        return args.Any(argument => argument is "--server" or "--internal-msbuild-node")
            ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
    }
}
