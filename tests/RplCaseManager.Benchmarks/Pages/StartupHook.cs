using System.Net.Sockets;
using System.Text;

#pragma warning disable CA1050, MA0047, CA1852 // The runtime looks for this name outside any namespace.
/// <summary>
/// Runs inside a measured program (<c>DOTNET_STARTUP_HOOKS</c>) and answers the size of its managed heap after a full collection on a Unix socket.
/// The program itself stays as it was published. Uses nothing but the BCL.
/// </summary>
internal sealed class StartupHook
{
    /// <summary>Path of the socket.</summary>
    public const string Variable = "RPL_BENCH_SOCKET";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path)
        {
            new Thread(() => Serve(path)) { IsBackground = true, Name = "heap" }.Start();
        }
    }

    private static void Serve(string path)
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        while (true)
        {
            using var caller = listener.Accept();
            for (var time = 0; time < 3; time++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }

            caller.Send(Encoding.ASCII.GetBytes(GC.GetTotalMemory(forceFullCollection: true).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
    }
}
