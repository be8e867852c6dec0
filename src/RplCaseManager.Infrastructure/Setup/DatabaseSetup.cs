using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Infrastructure.Persistence;

namespace RplCaseManager.Infrastructure.Setup;

/// <summary>Brings an installation to life: data folder, schema, seed, demo people or the first administrator.</summary>
public sealed partial class DatabaseSetup(IServiceScopeFactory scopes, OperationRunner operations, RplSettings settings, TimeProvider time, ILogger<DatabaseSetup> log)
{
    /// <summary>Password of the demo people; they exist in Development only.</summary>
    public const string DemoPassword = "demo-people-2026";

    /// <summary>Everything that must be there before anybody is served.</summary>
    /// <param name="seed">Imported when the installation has no standards yet.</param>
    public async Task PrepareAsync(SeedFolder seed, bool demoPeople, CancellationToken cancellation)
    {
        await MigrateAsync(cancellation);
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<RplDbContext>();
            if (seed.Exists && !await db.Standards.AnyAsync(cancellation))
            {
                Required(await operations.SendAsync(Actor.System, seed.ReadConfiguration(NewRequest()), cancellation: cancellation));
            }

            if (demoPeople && !await db.People.AnyAsync(cancellation))
            {
                Required(await operations.SendAsync(Actor.System, new AddPeople(NewRequest(), seed.ReadPeople(), DemoPassword), cancellation: cancellation));
            }
        }
    }

    /// <summary>Records the start; answers the path of the first administrator's link, or an empty text where there is one. Nobody waits for it: people are served meanwhile.</summary>
    public async Task<string> FirstAdministratorAsync(CancellationToken cancellation) =>
        Required(await operations.SendAsync(Actor.System, new MakeFirstAdministrator(NewRequest()), cancellation: cancellation)).Path;

    /// <summary>Creates the folder and brings the schema up to date. A lock that a former process left behind is named instead of waited for.</summary>
    public async Task MigrateAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(settings.DataFolder);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RplDbContext>();
        if (settings.Database is DatabaseKind.Sqlite && await StaleLockAsync(db, cancellation) is { } since)
        {
            throw new InvalidOperationException($"The database has been locked for a migration since {since}. When no other process migrates it, remove the lock: sqlite3 {Path.Combine(settings.DataFolder, "rpl.db")} 'DELETE FROM \"__EFMigrationsLock\"'");
        }

        var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).ToList();
        if (pending.Count > 0)
        {
            await db.Database.MigrateAsync(cancellation);
            await ReindexAsync(db, cancellation);
        }

        LogMigrated(pending.Count);
    }

    /// <summary>What was written before the columns for search were what they are now is brought up to date; the triggers of the register follow. A part at a time, so that memory stays flat.</summary>
    private static async Task ReindexAsync(RplDbContext db, CancellationToken cancellation)
    {
        (await db.Providers.ToListAsync(cancellation)).ForEach(provider => provider.Reindex());
        await db.SaveChangesAsync(cancellation);
        var last = Guid.Empty;
        while (await db.StandardVersions.Where(version => version.Id > last).OrderBy(version => version.Id).Take(500).ToListAsync(cancellation) is { Count: > 0 } versions)
        {
            versions.ForEach(version => version.Reindex());
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
            last = versions[^1].Id;
        }
    }

    private async Task<string?> StaleLockAsync(RplDbContext db, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(settings.DataFolder, "rpl.db"))
            || (await db.Database.SqlQuery<long>($"""SELECT count(*) AS "Value" FROM sqlite_master WHERE name = '__EFMigrationsLock'""").ToListAsync(cancellation))[0] == 0)
        {
            return null;
        }

        var since = (await db.Database.SqlQuery<string>($"""SELECT "Timestamp" AS "Value" FROM "__EFMigrationsLock" """).ToListAsync(cancellation)).FirstOrDefault();
        // A migration takes seconds; ten minutes mean that its process died.
        return since is not null && DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && time.GetUtcNow() - at > TimeSpan.FromMinutes(10) ? since : null;
    }

    private Guid NewRequest() => Guid.CreateVersion7(time.GetUtcNow());

    private static T Required<T>(Result<T> result) => result.Ok ? result.Value : throw new InvalidOperationException($"The installation could not be prepared: {result.Refusal}");

    [LoggerMessage(LogLevel.Information, "The schema is up to date ({Count} migrations applied)")]
    private partial void LogMigrated(int count);
}
