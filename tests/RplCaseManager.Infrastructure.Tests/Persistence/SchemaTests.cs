using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Persistence;

/// <summary>The schema holds the rules that no code may break, and the versions that tell a second writer.</summary>
public abstract class SchemaTests(DatabaseKind kind)
{
    [Fact]
    public async Task Migrations_AreAppliedAndMatchTheModel()
    {
        await using var host = await RplHost.StartAsync(kind);
        var (pending, differs) = await host.WithDbAsync(async db => (await db.Database.GetPendingMigrationsAsync(), db.Database.HasPendingModelChanges()));
        Assert.Empty(pending);
        Assert.False(differs);
    }

    [Fact]
    public async Task Migration_FromBeforeHashes_ForgetsLinksThatSetAPassword_AndKeepsTheOtherResults()
    {
        await using var host = await RplHost.StartAsync(kind);
        var results = await host.WithDbAsync(async db =>
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync("QueueOfAnAssessor");
            foreach (var operation in new[] { "MakeFirstAdministrator", "StartCase" })
            {
                await db.Database.ExecuteSqlAsync($"""INSERT INTO "Requests" ("ActorId", "RequestId", "Operation", "Result", "At") VALUES ({Guid.Empty}, {Guid.CreateVersion7()}, {operation}, {"/account/password?code=" + operation}, 1)""");
            }

            await migrator.MigrateAsync();
            return await db.Requests.AsNoTracking().Where(row => row.Result.Contains("code=") || row.Result == "{}").Select(row => row.Operation + row.Result + row.RequestHash).Order().ToListAsync();
        });
        Assert.Equal(["MakeFirstAdministrator{}", "StartCase/account/password?code=StartCase"], results);
    }

    [Fact]
    public async Task Keys_ThatHoldTheRules_ExistInTheDatabase()
    {
        await using var host = await RplHost.StartAsync(kind);
        var (unique, foreign) = await host.WithDbAsync(db => Task.FromResult((
            db.Model.GetEntityTypes().SelectMany(type => type.GetIndexes()).Where(index => index.IsUnique).Select(index => index.GetDatabaseName()!).ToList(),
            db.Model.GetEntityTypes().Where(type => type.ClrType.Namespace!.StartsWith("RplCaseManager.Domain", StringComparison.Ordinal)).SelectMany(type => type.GetForeignKeys())
                .Select(key => key.DeclaringEntityType.GetTableName() + ">" + key.PrincipalEntityType.GetTableName()).ToList())));
        string[] rules = ["IX_Cases_OpenKey", "IX_Cases_Number", "IX_Decisions_CaseId_Round_Corrigendum", "IX_JudgementSheets_CaseId_Round_OutcomeCode", "IX_Certificates_Number", "IX_Certificates_Token", "IX_Outbox_Key"];
        Assert.Subset(unique.ToHashSet(StringComparer.Ordinal), rules.ToHashSet(StringComparer.Ordinal));
        Assert.True(foreign.Count >= 8);
        var sqlite = kind is DatabaseKind.Sqlite;
        var there = await host.ColumnAsync(sqlite ? "SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE UNIQUE%'" : "SELECT indexname FROM pg_indexes WHERE indexdef LIKE 'CREATE UNIQUE%'");
        Assert.Subset(there.ToHashSet(StringComparer.Ordinal), unique.ToHashSet(StringComparer.Ordinal));
        var keys = await host.ColumnAsync(sqlite ? """SELECT m.name || '>' || f."table" FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'"""
            : "SELECT replace(conrelid::regclass::text, '\"', '') || '>' || replace(confrelid::regclass::text, '\"', '') FROM pg_constraint WHERE contype = 'f'");
        Assert.Subset(keys.ToHashSet(StringComparer.Ordinal), foreign.ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Cases", "Id", "Number")]
    [InlineData("Cases", "Id", "OpenKey")]
    [InlineData("Decisions", "Id", "CaseId\", \"Round\", \"Corrigendum")]
    [InlineData("JudgementSheets", "Id", "CaseId\", \"Round\", \"OutcomeCode")]
    [InlineData("Certificates", "Id", "Number")]
    [InlineData("Certificates", "Id", "Token")]
    [InlineData("Outbox", "Id", "Key")]
    [InlineData("CaseHistory", "", "CaseId\", \"Sequence")]
    [InlineData("AuditEntries", "", "Stream\", \"Sequence")]
    [InlineData("Requests", "", "ActorId\", \"RequestId")]
    public async Task Row_InsertedTwice_IsRefusedByTheDatabase(string table, string id, string key)
    {
        await using var host = await RplHost.StartAsync(kind);
        // A decided case has no open key, so that one that is open stands beside it.
        await (await CaseStory.StartAsync(host, Demo.OtherCandidate)).FillAsync();
        await CaseStory.InAsync(host, CaseState.Decided);
        var columns = await host.ColumnAsync(kind is DatabaseKind.Sqlite ? $"SELECT name FROM pragma_table_info('{table}')" : $"SELECT column_name FROM information_schema.columns WHERE table_name = '{table}'");
        var named = key.Split("\", \"").Append(id).ToHashSet(StringComparer.Ordinal);
        // The copy differs in its id and in every other unique text, and is equal in the key that is tried.
        string[] unique = ["Number", "OpenKey", "Token", "Key"];
        var values = columns.Select(column => column == id ? host.Text(Guid.CreateVersion7()) : unique.Contains(column) && !named.Contains(column) ? "'other'" : $"\"{column}\"");
        var copy = $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) SELECT {string.Join(", ", values)} FROM \"{table}\" WHERE \"{key.Split('"')[0]}\" IS NOT NULL LIMIT 1";
        var refused = await Assert.ThrowsAnyAsync<DbException>(() => host.SqlAsync(copy));
        await using var scope = host.Services.CreateAsyncScope();
        Assert.True(scope.ServiceProvider.GetRequiredService<IWork>().IsUniqueViolation(refused), refused.Message);
    }

    [Fact]
    public async Task Aggregate_ChangedByTwoContexts_RefusesTheSecond()
    {
        await using var host = await RplHost.StartAsync(kind);
        await CaseStory.InAsync(host, CaseState.Decided);
        await host.DoAsync(Demo.Candidate, new CreateToken(Demo.NewRequest(), "script", false, 30));
        await host.DoAsync(Demo.Assessor, new Application.People.RecordAbsence(Demo.NewRequest(), (await host.ActorAsync(Demo.Assessor)).Id, new DateOnly(2030, 1, 7), new DateOnly(2030, 1, 11), "Holidays", null));
        var types = await host.WithDbAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(type => type.ClrType).Where(type => type.IsAssignableTo(typeof(Aggregate))).ToList()));
        Assert.True(types.Count >= 10);
        foreach (var type in types)
        {
            await host.WithDbAsync(async first => await host.WithDbAsync(async second =>
            {
                var (one, other) = (await FirstAsync(first, type), await FirstAsync(second, type));
                Raise(first, one);
                Raise(second, other);
                await first.SaveChangesAsync();
                await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
                return 0;
            }));
        }
    }

    private static async Task<object> FirstAsync(DbContext db, Type type) =>
        await ((IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type).Invoke(db, null)!).FirstAsync();

    private static void Raise(DbContext db, object row)
    {
        var version = db.Entry(row).Property(nameof(Aggregate.Version));
        version.CurrentValue = (long)version.CurrentValue! + 1;
    }
}

public sealed class SchemaOnSqliteTests() : SchemaTests(DatabaseKind.Sqlite);

[Trait("Needs", "PostgreSql")]
public sealed class SchemaOnPostgreSqlTests() : SchemaTests(DatabaseKind.PostgreSql)
{
    [Fact]
    public async Task Operation_WhoseThingWasChangedMeanwhile_IsToldThatItCameSecond()
    {
        await using var host = await RplHost.StartAsync(DatabaseKind.PostgreSql);
        var person = (await host.ActorAsync(Demo.OtherAssessor)).Id;
        var other = await host.WithDbAsync(async db =>
        {
            await using var first = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"""UPDATE "People" SET "Version" = "Version" + 1 WHERE "Id" = {person}""");
            var second = host.SendAsync(Demo.Administrator, new GrantRole(Demo.NewRequest(), person, Role.Verifier, "AT-WIFI"));
            // The second writer has read, and waits for the first one's row.
            while (await host.ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 0)
            {
                Assert.False(second.IsCompleted);
            }

            await first.CommitAsync();
            return await second;
        });
        Assert.IsType<CameSecond>(other.Refusal);
        Assert.False(await host.WithDbAsync(db => db.People.AnyAsync(found => found.Id == person && found.RoleNames.Contains("|Verifier|"))));
    }
}
