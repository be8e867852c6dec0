using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RplCaseManager.Benchmarks.Pages;

/// <summary>A published program as a process of its own.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly string? socket;

    private RunningProgram(Process process, Uri address, string? socket) => (this.process, Address, this.socket) = (process, address, socket);

    public Uri Address { get; }

    /// <summary>From the start of the process to the first 200 on the first page.</summary>
    public TimeSpan StartedIn { get; private set; }

    /// <param name="dataFolder">Of the product; null for others.</param>
    /// <param name="socket">Where the program tells the size of its heap; null: it is not asked.</param>
    public static async Task<RunningProgram> StartAsync(Published program, string? dataFolder = null, string? socket = null)
    {
        var address = new Uri($"http://localhost:{FreePort()}");
        var start = new ProcessStartInfo(program.Executable) { WorkingDirectory = program.Folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        // Each program says when it listens, so that nobody has to ask it again and again.
        start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";
        if (dataFolder is not null)
        {
            start.Environment["Rpl__DataFolder"] = dataFolder;
        }

        if (socket is not null)
        {
            start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
            start.Environment[StartupHook.Variable] = socket;
        }

        using var http = new HttpClient();
        var watch = Stopwatch.StartNew();
        var started = Process.Start(start)!;
        var said = new StringBuilder();
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        started.OutputDataReceived += (_, line) => Keep(line.Data);
        started.ErrorDataReceived += (_, line) => Keep(line.Data);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        var running = new RunningProgram(started, address, socket);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await Task.WhenAny(listens.Task, started.WaitForExitAsync(limit.Token)).WaitAsync(limit.Token);
            using var response = await http.GetAsync(address, limit.Token);
            response.EnsureSuccessStatusCode();
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            await running.DisposeAsync();
            throw new InvalidOperationException($"{program.Name} does not answer: {said}", exception);
        }

        running.StartedIn = watch.Elapsed;
        return running;

        void Keep(string? line)
        {
            lock (said)
            {
                said.AppendLine(line);
            }

            if (line?.Contains("Now listening on", StringComparison.Ordinal) is true)
            {
                listens.TrySetResult();
            }
        }
    }

    /// <summary>Bytes of the managed heap after a full collection.</summary>
    public async Task<long> HeapAsync()
    {
        using var caller = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await caller.ConnectAsync(new UnixDomainSocketEndPoint(socket!));
        var buffer = new byte[40];
        var read = await caller.ReceiveAsync(buffer);
        return long.Parse(Encoding.ASCII.GetString(buffer, 0, read), System.Globalization.CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
