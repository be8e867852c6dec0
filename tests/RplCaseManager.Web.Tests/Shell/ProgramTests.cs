using System.Net;
using System.Net.Sockets;

namespace RplCaseManager.Web.Tests.Shell;

/// <summary>Where the program looks for its pages and its data.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rpl-program-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void PublishedProgram_WorksFromAnyDirectory()
    {
        Assert.Null(Program.Where([], folder).ContentRootPath);
        Directory.CreateDirectory(Path.Combine(folder, "wwwroot"));
        Assert.Equal(folder, Program.Where([], folder).ContentRootPath);
        Assert.Null(Program.Where(["--contentRoot=/srv/rpl"], folder).ContentRootPath);
    }

    [Fact]
    public async Task AddressInUse_OrNoDatabase_EndsTheStartWithAnExitCode_NotWithAnException()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        string[] settings = ["--environment=Production", "--applicationName=RplCaseManager.Web", "--contentRoot=" + Repository.Web, "--Rpl:DataFolder=" + folder, "--Rpl:Jobs=false", "--Logging:LogLevel:Default=None"];
        Assert.Equal(2, await Program.Main([.. settings, "--urls=http://" + taken.LocalEndpoint]));
        Assert.Equal(2, await Program.Main([.. settings, "--urls=http://127.0.0.1:0", "--Rpl:Database=PostgreSql", "--ConnectionStrings:Rpl=Host=127.0.0.1;Port=1;Database=none;Username=nobody"]));
    }
}
