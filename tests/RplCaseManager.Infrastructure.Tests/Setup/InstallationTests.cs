using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RplCaseManager.Infrastructure.Identity;
using RplCaseManager.Infrastructure.Persistence;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Setup;

/// <summary>How an installation comes to life, comes again, and says what is wrong.</summary>
public sealed class InstallationTests : IAsyncDisposable
{
    private static readonly string Seed = Path.Combine(Repository.Root, "seed-data");
    private readonly string folder = Directory.CreateTempSubdirectory("rpl-start-").FullName;
    private readonly FakeTimeProvider time = new(RplHost.Start);
    private readonly List<ServiceProvider> started = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in started)
        {
            await provider.DisposeAsync();
        }

        SqliteConnection.ClearPool(new SqliteConnection(Connection));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Development_HasDemoPeopleOfEveryRole_AndASecondStartChangesNothing()
    {
        Assert.Equal("", await StartAsync(demoPeople: true));
        var people = await DbAsync(db => db.People.AsNoTracking().ToListAsync());
        Assert.Equal(Enum.GetValues<Domain.People.Role>().Where(role => role is not (Domain.People.Role.Anyone or Domain.People.Role.System)
            and not (Domain.People.Role.Advisor or Domain.People.Role.PanelMember or Domain.People.Role.AppealReviewer)).Order(),
            people.SelectMany(person => person.Grants).Select(grant => grant.Role).Where(role => role is not (Domain.People.Role.Advisor or Domain.People.Role.PanelMember or Domain.People.Role.AppealReviewer)).Distinct().Order());
        await using (var scope = started[^1].CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            Assert.True(await users.CheckPasswordAsync((await users.FindByEmailAsync(Demo.Candidate))!, DatabaseSetup.DemoPassword));
        }

        var before = await RowsAsync();
        Assert.Equal("", await StartAsync(demoPeople: true));
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task Production_MakesALinkForTheFirstAdministrator_UntilItsPasswordIsSet()
    {
        var link = await StartAsync(demoPeople: false);
        Assert.StartsWith("/account/password?id=", link);
        var administrator = Assert.Single(await DbAsync(db => db.People.AsNoTracking().ToListAsync()));
        Assert.Equal("|Administrator|", administrator.RoleNames);
        // Nobody used it: the next start shows one again, for the same person.
        var again = await StartAsync(demoPeople: false);
        Assert.StartsWith("/account/password?id=", again);
        Assert.Equal(1, await DbAsync(db => db.People.CountAsync()));

        await using (var scope = started[^1].CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            var account = (await users.FindByIdAsync(administrator.Id.ToString()))!;
            Assert.True((await users.ResetPasswordAsync(account, Code(again), "a-long-enough-password")).Succeeded);
            // Either link works once only: the password changed the stamp that both carry.
            Assert.False((await users.ResetPasswordAsync(account, Code(again), "another-long-password")).Succeeded);
            Assert.False((await users.ResetPasswordAsync(account, Code(link), "another-long-password")).Succeeded);
        }

        var before = await RowsAsync();
        Assert.Equal("", await StartAsync(demoPeople: false));
        // Only that it started is written down.
        var after = await RowsAsync();
        Assert.Equal(before["AuditEntries"] + 1, after["AuditEntries"]);
        Assert.Equal(before["Requests"] + 1, after["Requests"]);
        Assert.Equal(before.Where(table => table.Key is not ("AuditEntries" or "Requests")), after.Where(table => table.Key is not ("AuditEntries" or "Requests")));
    }

    [Fact]
    public async Task LockOfAMigrationWhoseProcessDied_IsNamedInsteadOfWaitedFor()
    {
        await StartAsync(demoPeople: false);
        await DbAsync(db => db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2026-09-02 07:49:59')"""));
        var named = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(demoPeople: false));
        Assert.Contains("2026-09-02 07:49:59", named.Message, StringComparison.Ordinal);
        Assert.Contains("DELETE FROM \"__EFMigrationsLock\"", named.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(folder, "rpl.db"), named.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("calendars", "{\n  \"country\": \"AT\",\n  \"fixed\": [\n", 4)]
    [InlineData("calendars", "{\n  \"$schema\": \"../schemas/calendar.schema.json\",\n  \"country\": \"AT\",\n  \"festivals\": []\n}\n", 4)]
    [InlineData("providers", "{\n  \"$schema\": \"../schemas/provider.schema.json\",\n\n  \"code\": 7\n}\n", 4)]
    [InlineData("standards", "", 1)]
    [InlineData("standards", "[7]", 1)]
    [InlineData("schemes", "{\n  \"code\": \"X\",\n  \"name\": \"X\"\n}\n", 4)]
    [InlineData("people", "{\n  \"people\": [\n    { \"email\": \"a@b.example\", \"roles\": [ { \"role\": \"Wizard\", \"body\": null } ] }\n  ]\n}\n", 3)]
    public void SeedFile_ThatCannotBeRead_IsNamedWithItsLine(string kind, string text, int line)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "seed", kind)).FullName, "x.json");
        File.WriteAllText(file, text);
        var seed = new SeedFolder(Path.Combine(folder, "seed"));
        var wrong = Assert.Throws<SeedFileException>(() => kind is "people" ? (object)seed.ReadPeople() : seed.ReadConfiguration(Demo.NewRequest()));
        Assert.StartsWith($"{file}({line}): ", wrong.Message);
    }

    [Fact]
    public void SeedFolder_OfTheProduct_IsReadWhole()
    {
        var seed = new SeedFolder(Seed);
        var all = seed.ReadConfiguration(Demo.NewRequest());
        Assert.Equal(Directory.GetFiles(Path.Combine(Seed, "standards"), "*.json").Length, all.Standards.Count);
        Assert.Equal(Directory.GetFiles(Path.Combine(Seed, "schemes"), "*.json").Length, all.Schemes.Count);
        Assert.NotEmpty(seed.ReadPeople());
        Assert.False(new SeedFolder(Path.Combine(folder, "absent")).Exists);
    }

    private string Connection => $"Data Source={Path.Combine(folder, "rpl.db")};Foreign Keys=True;Default Timeout=30;Pooling=True";

    private async Task<string> StartAsync(bool demoPeople)
    {
        var settings = new RplSettings
        {
            DataFolder = folder,
            Database = DatabaseKind.Sqlite,
            ConnectionString = Connection,
            BaseAddress = new Uri("https://rpl.example"),
            Mail = new MailSettings(MailKind.Pickup, "rpl@rpl.example", Path.Combine(folder, "mail"), "", 25, false, null, null),
            Jobs = false,
        };
        started.Add(new ServiceCollection().AddLogging().AddRpl(settings, clockMoves: false, time).BuildServiceProvider());
        var setup = started[^1].GetRequiredService<DatabaseSetup>();
        await setup.PrepareAsync(new SeedFolder(Seed), demoPeople, CancellationToken.None);
        return demoPeople ? "" : await setup.FirstAdministratorAsync(CancellationToken.None);
    }

    private async Task<T> DbAsync<T>(Func<RplDbContext, Task<T>> work)
    {
        await using var scope = started[^1].CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<RplDbContext>());
    }

    private Task<SortedDictionary<string, int>> RowsAsync() => DbAsync(async db =>
    {
        var rows = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct())
        {
#pragma warning disable EF1003 // The names come from the model.
            rows[table] = (await db.Database.SqlQueryRaw<int>("SELECT count(*) AS \"Value\" FROM \"" + table + "\"").ToListAsync())[0];
#pragma warning restore EF1003
        }

        return rows;
    });

    private static string Code(string link) => System.Text.Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(QueryHelpers.ParseQuery(link.Split('?')[1])["code"]!));
}
