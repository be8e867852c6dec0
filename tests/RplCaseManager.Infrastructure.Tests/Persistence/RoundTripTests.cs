using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Infrastructure.Persistence;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Persistence;

/// <summary>Every row of every table of a lived-in installation, written into the other database and read again, is the same.</summary>
[Trait("Needs", "PostgreSql")]
public sealed class RoundTripTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite, DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.PostgreSql, DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Sqlite, DatabaseKind.Sqlite)]
    public async Task EveryRow_WrittenAndReadAgain_IsTheSame(DatabaseKind from, DatabaseKind to)
    {
        await using var source = await RplHost.StartAsync(from);
        await LiveAsync(source);
        await using var target = await RplHost.StartAsync(to);
        await EmptyAsync(target);

        var (before, rows) = await source.WithDbAsync(async db => (await ImageAsync(db), await AllAsync(db)));
        await target.WithDbAsync(async db =>
        {
            db.AddRange(rows);
            return await db.SaveChangesAsync();
        });
        var after = await target.WithDbAsync(ImageAsync);

        // Every kind of row must be there, or the test proves nothing of it. What Identity alone writes is not ours.
        Assert.Equal(["AccessTokens", "Claims", "DataProtectionKey", "Logins", "Passkeys"], before.Where(table => table.Value.Count == 0).Select(table => table.Key).Order(StringComparer.Ordinal));
        Assert.Equal(before.Keys, after.Keys);
        foreach (var (table, expected) in before)
        {
            Assert.Equal(expected, after[table]);
        }
    }

    private static async Task LiveAsync(RplHost host)
    {
        var story = await CaseStory.InAsync(host, CaseState.InformationRequested);
        await host.DoAsync(Demo.Candidate, new AttachEvidence(Demo.NewRequest(), story.CaseId, (await story.UploadAsync("flange-shaft.jpg")).UploadId,
            new EvidenceDescription("Žluťoučký kůň 😀 العربية", EvidenceKind.WorkSample, "two\nlines, \"quoted\", 'quoted', \\ and \u00a0", new DateOnly(2024, 2, 29)), []));
        await story.AnswerAsync();
        await story.JudgeAllAsync(Demo.Assessor, (await story.CodesAsync())[3]);
        await story.JudgeAllAsync();
        await story.RecommendAsync();
        await story.ConfirmAsync();
        await story.DecideAsync();
        await host.DoAsync(Demo.Candidate, new Application.People.CreateToken(Demo.NewRequest(), "script", false, 30));
        await host.DoAsync(Demo.Assessor, new Application.People.RecordAbsence(Demo.NewRequest(), (await host.ActorAsync(Demo.Assessor)).Id, new DateOnly(2030, 1, 7), new DateOnly(2030, 1, 11), "Holidays", null));
        await host.RunJobsAsync();
    }

    private static async Task<List<object>> AllAsync(RplDbContext db)
    {
        var rows = new List<object>();
        // Triggers write the register from the versions; what they write is compared like the rest.
        foreach (var type in Types(db).Where(type => !type.ClrType.Equals(typeof(Domain.Standards.RegisterEntry))))
        {
            rows.AddRange(await ReadAsync(db, type));
        }

        return rows;
    }

    private static async Task<SortedDictionary<string, List<string>>> ImageAsync(RplDbContext db)
    {
        var image = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var type in Types(db))
        {
            var lines = (await ReadAsync(db, type)).Select(row => string.Join('\n', type.GetProperties().Where(property => !IsCounter(property)).OrderBy(property => property.Name, StringComparer.Ordinal)
                .Select(property => property.Name + ": " + JsonSerializer.Serialize(db.Entry(row).Property(property).CurrentValue, RplJson.Options)))).Order(StringComparer.Ordinal).ToList();
            image[Name(type)] = lines;
        }

        return image;
    }

    // Counts the lines that the triggers ever wrote, so that it differs in every database.
    private static bool IsCounter(IReadOnlyProperty property) => property.Name == nameof(Domain.Standards.RegisterEntry.Row) && property.DeclaringType.ClrType.Equals(typeof(Domain.Standards.RegisterEntry));

    private static string Name(IReadOnlyEntityType type) => type.ClrType.Name switch
    {
        "IdentityUserToken`1" => "AccessTokens",
        "IdentityUserClaim`1" => "Claims",
        "IdentityUserLogin`1" => "Logins",
        "IdentityUserPasskey`1" => "Passkeys",
        var name => name,
    };

    private static IEnumerable<IEntityType> Types(RplDbContext db) => db.Model.GetEntityTypes().Where(type => !type.IsOwned());

    private static async Task<List<object>> ReadAsync(RplDbContext db, IEntityType type)
    {
        var set = typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!;
        return await ((IQueryable<object>)set).AsNoTracking().ToListAsync();
    }

    private static async Task EmptyAsync(RplHost host)
    {
        var tables = await host.WithDbAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct().ToList()));
        await host.SqlAsync(host.Settings.Database is DatabaseKind.PostgreSql
            ? "TRUNCATE " + string.Join(", ", tables.Select(table => $"\"{table}\""))
            : "PRAGMA foreign_keys=OFF; " + string.Concat(tables.Select(table => $"DELETE FROM \"{table}\"; ")) + "PRAGMA foreign_keys=ON;");
    }
}
