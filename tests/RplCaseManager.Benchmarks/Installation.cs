using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Infrastructure.Persistence;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;

namespace RplCaseManager.Benchmarks;

/// <summary>The product without its web on a data folder, composed as the program composes it.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    private Installation(ServiceProvider provider, RplSettings settings) => (this.provider, Settings) = (provider, settings);

    public RplSettings Settings { get; }
    public OperationRunner Operations => provider.GetRequiredService<OperationRunner>();
    public IFileStore Files => provider.GetRequiredService<IFileStore>();

#pragma warning disable RS0030 // A composition root.
    public static TimeProvider Clock => TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>Opens a data folder; migrates and seeds it with the demo people when it is new.</summary>
    /// <param name="postgres">Connection string; null: the SQLite file of the folder.</param>
    /// <param name="watch">Sees every command; null in measured runs.</param>
    public static async Task<Installation> OpenAsync(string folder, string? postgres = null, IInterceptor? watch = null)
    {
        var settings = new RplSettings
        {
            DataFolder = Path.GetFullPath(folder),
            Database = postgres is null ? DatabaseKind.Sqlite : DatabaseKind.PostgreSql,
            ConnectionString = postgres ?? SqliteConnection(folder),
            BaseAddress = new Uri("http://localhost:5080"),
            Mail = new MailSettings(MailKind.Pickup, "rpl@localhost", Path.Combine(folder, "mail"), "", 25, false, null, null),
            Jobs = false,
        };
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning)).AddRpl(settings, clockMoves: false, Clock);
        if (watch is not null)
        {
            services.ConfigureDbContext<RplDbContext>(options => options.AddInterceptors(watch));
        }

        var opened = new Installation(services.BuildServiceProvider(), settings);
        await opened.provider.GetRequiredService<DatabaseSetup>().PrepareAsync(new SeedFolder(Path.Combine(Repository.Root, "seed-data")), demoPeople: true, CancellationToken.None);
        return opened;
    }

    public static string SqliteConnection(string folder) => $"Data Source={Path.Combine(Path.GetFullPath(folder), "rpl.db")};Foreign Keys=True;Default Timeout=30;Pooling=True";

    /// <summary>Works on the tables directly.</summary>
    public async Task<T> WithDbAsync<T>(Func<RplDbContext, Task<T>> work)
    {
        await using var scope = provider.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<RplDbContext>());
    }

    /// <summary>A demo person as an actor.</summary>
    public async Task<Actor> ActorAsync(string email) => new(await WithDbAsync(db => db.People.Where(person => person.Email == email).Select(person => person.Id).SingleAsync()));

    /// <summary>Sends an operation that must succeed.</summary>
    public async Task<T> DoAsync<T>(Actor actor, IOperation<T> operation)
    {
        var result = await Operations.SendAsync(actor, operation);
        return result.Ok ? result.Value : throw new InvalidOperationException($"{operation.GetType().Name} was refused: {result.Refusal}");
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}

/// <summary>A folder that goes away with its owner.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("rpl-bench-").FullName;

    public string Sub(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException exception)
        {
            Console.Error.WriteLine("Left behind: " + Path + " (" + exception.Message + ")");
        }
    }
}
