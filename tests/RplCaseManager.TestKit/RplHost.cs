using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Infrastructure.Jobs;
using RplCaseManager.Infrastructure.Persistence;
using RplCaseManager.Infrastructure.Setup;

namespace RplCaseManager.TestKit;

/// <summary>The product without its web: real database, real files, a clock that the test moves, the demo people and the seed.</summary>
public sealed class RplHost : IAsyncDisposable
{
    private readonly ServiceProvider provider;
    private readonly string? database;
    private bool owner = true;

    private RplHost(ServiceProvider provider, RplSettings settings, FakeTimeProvider time, string? database) =>
        (this.provider, Settings, Time, this.database) = (provider, settings, time, database);

    /// <summary>The instant at which every host starts: a Wednesday without holidays near.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 9, 2, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Where every host is: another day than in UTC for two hours before midnight.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna");

    public RplSettings Settings { get; }
    public FakeTimeProvider Time { get; }
    public IServiceProvider Services => provider;
    public OperationRunner Operations => provider.GetRequiredService<OperationRunner>();
    public DueWork Jobs => provider.GetRequiredService<DueWork>();
    public IFileStore Files => provider.GetRequiredService<IFileStore>();

    /// <summary>Starts a host on a new database.</summary>
    public static async Task<RplHost> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var (folder, template) = await Prepared.GetAsync(kind, () => PrepareAsync(kind));
        var mine = NewFolder();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(mine, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return Compose(kind, mine, kind is DatabaseKind.PostgreSql ? Databases.NewPostgres(template) : null);
    }

    /// <summary>A second process on the same data, as several servers or a restart would be.</summary>
    public RplHost Again() => Compose(Settings.Database, Settings.DataFolder, database, Time, owner: false);

    /// <summary>A host on the data folder of a running program (SQLite), to bring its cases into states that a test is about.</summary>
    public static RplHost Attach(string folder) =>
        // The program has just written its database: that is the instant it is.
        Compose(DatabaseKind.Sqlite, folder, null, new FakeTimeProvider(new DateTimeOffset(File.GetLastWriteTimeUtc(Path.Combine(folder, "rpl.db")), TimeSpan.Zero)), owner: false);

    /// <summary>Carries out everything due and sends every mail; answers what the jobs answer.</summary>
    public Task<(int Done, int Sent)> RunJobsAsync() => provider.GetRequiredService<HangfireJobs>().RunAllAsync(CancellationToken.None);

    /// <summary>Works on the tables directly, as somebody behind the application's back would.</summary>
    public async Task<T> WithDbAsync<T>(Func<RplDbContext, Task<T>> work)
    {
        await using var scope = provider.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<RplDbContext>());
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        if (!owner)
        {
            return;
        }

        if (database is not null)
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(Settings.ConnectionString));
            Databases.DropPostgres(database);
        }
        else
        {
            SqliteConnection.ClearPool(new SqliteConnection(Settings.ConnectionString));
        }

        Directory.Delete(Settings.DataFolder, recursive: true);
    }

    private static async Task<(string Folder, string? Database)> PrepareAsync(DatabaseKind kind)
    {
        var template = kind is DatabaseKind.PostgreSql ? Databases.NewPostgres(null) : null;
        var host = Compose(kind, NewFolder(), template);
        await host.provider.GetRequiredService<DatabaseSetup>().PrepareAsync(new SeedFolder(Path.Combine(Repository.Root, "seed-data")), demoPeople: true, CancellationToken.None);
        await host.provider.DisposeAsync();
        // Nobody may be connected to a template, and a copied file must be whole.
        NpgsqlConnection.ClearAllPools();
        SqliteConnection.ClearAllPools();
        return (host.Settings.DataFolder, template);
    }

    private static RplHost Compose(DatabaseKind kind, string folder, string? name, FakeTimeProvider? clock = null, bool owner = true)
    {
        var time = clock ?? new FakeTimeProvider(Start);
        var settings = new RplSettings
        {
            DataFolder = folder,
            Database = kind,
            ConnectionString = name is null ? $"Data Source={Path.Combine(folder, "rpl.db")};Foreign Keys=True;Default Timeout=30;Pooling=True" : Databases.PostgresConnection(name),
            BaseAddress = new Uri("https://rpl.example"),
            Mail = new MailSettings(MailKind.Pickup, "rpl@rpl.example", Path.Combine(folder, "mail"), "", 25, false, null, null),
            Jobs = false,
            Zone = Zone,
        };
        var services = new ServiceCollection().AddLogging().AddRpl(settings, clockMoves: false, time);
        return new RplHost(services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true }), settings, time, name) { owner = owner };
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("rpl-test-").FullName;
}

/// <summary>Where the checkout is.</summary>
public static class Repository
{
    /// <summary>Folder of the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "RplCaseManager.sln")) ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside a checkout."));
}
