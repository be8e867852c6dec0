using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using RplCaseManager.TestKit;

namespace RplCaseManager.EndToEnd.Tests;

/// <summary>The real program as a process of its own, on an empty data folder and a free port, in Development as a newcomer starts it.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly List<string> output = [];

    private AppProcess(Process process, Uri address, string folder) => (this.process, Address, DataFolder) = (process, address, folder);

    public Uri Address { get; }
    public string DataFolder { get; }

    /// <summary>What the program printed so far.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return string.Join('\n', output);
            }
        }
    }

    private static string Program => Path.Combine(Repository.Root, "src/RplCaseManager.Web/bin", Configuration, "net10.0/RplCaseManager.Web.dll");

    private static string Configuration { get; } = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<AppProcess> StartAsync(params string[] settings)
    {
        var address = new Uri($"http://localhost:{FreePort()}");
        var folder = Directory.CreateTempSubdirectory("rpl-e2e-").FullName;
        var start = Info(["--urls", address.ToString(), "--Rpl:DataFolder=" + folder, "--Rpl:BaseAddress=" + address, .. settings]);
        var app = new AppProcess(Process.Start(start)!, address, folder);
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Heard(string? line)
        {
            if (line is null)
            {
                return;
            }

            lock (app.output)
            {
                app.output.Add(line);
            }

            if (line.Contains("Application started", StringComparison.Ordinal))
            {
                listening.TrySetResult();
            }
        }

        app.process.OutputDataReceived += (_, line) => Heard(line.Data);
        app.process.ErrorDataReceived += (_, line) => Heard(line.Data);
        app.process.EnableRaisingEvents = true;
        app.process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The program ended:\n" + app.Output));
        app.process.BeginOutputReadLine();
        app.process.BeginErrorReadLine();
        await listening.Task;
        return app;
    }

    /// <summary>Runs an operator's command on the same data folder; answers exit code and what it printed.</summary>
    public async Task<(int Code, string Printed)> CommandAsync(params string[] words)
    {
        using var command = Process.Start(Info([.. words, "--Rpl:DataFolder=" + DataFolder, "--Rpl:BaseAddress=" + Address]))!;
        var errors = command.StandardError.ReadToEndAsync();
        var printed = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        return (command.ExitCode, printed + await errors);
    }

    /// <summary>The mails in the pickup folder, oldest first, as text.</summary>
    public IReadOnlyList<string> Mails() => !Directory.Exists(Path.Combine(DataFolder, "mail")) ? []
        : [.. Directory.EnumerateFiles(Path.Combine(DataFolder, "mail"), "*.eml").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        Directory.Delete(DataFolder, recursive: true);
    }

    private static ProcessStartInfo Info(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.Combine(Repository.Root, "src/RplCaseManager.Web"),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
