using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Application.Audit;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Infrastructure.Persistence;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Audit;

/// <summary>The check of a long trail, and of one that grows while it is checked.</summary>
public abstract class TrailTests(DatabaseKind kind)
{
    [Fact]
    public async Task LongTrail_IsCheckedInBatches_ReadingEachRowOnce()
    {
        await using var host = await RplHost.StartAsync(kind);
        // Streams that end before, at and behind the boundary of a batch, and one that is longer than a batch.
        foreach (var (stream, count) in new[] { ("case:a", 400), ("case:b", 2500), ("case:c", 1), ("case:d", 1200), ("zz:last", 10) })
        {
            await host.AppendAsync(stream, count);
        }

        var counted = new Counted();
        var verified = await InspectAsync(host, counted);
        Assert.Empty(verified.Faults);
        var (entries, details) = await host.WithDbAsync(async db => (await db.AuditEntries.CountAsync(), await db.AuditDetails.CountAsync()));
        Assert.True(entries > 4100);
        Assert.Equal(entries, verified.Entries);
        Assert.Equal((entries, details), (counted.Entries, counted.Details));

        await host.SqlAsync("""
            UPDATE "AuditDetails" SET "Text" = 'other' WHERE "Stream" = 'case:b' AND "Sequence" = 1999;
            UPDATE "AuditEntries" SET "Payload" = "Payload" || ' ' WHERE "Stream" = 'case:d' AND "Sequence" = 1200;
            DELETE FROM "AuditEntries" WHERE "Stream" = 'zz:last' AND "Sequence" = 10;
            """);
        Assert.Equal(
            [new("case:b", 1999, AuditFaultKind.DetailChanged), new("case:d", 1200, AuditFaultKind.Changed), new("zz:last", 10, AuditFaultKind.TailRemoved)],
            (await host.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task Trail_OfAnOperationOfAnySize_IsWrittenWhole()
    {
        await using var host = await RplHost.StartAsync(kind);
        // Values go in commands of about a thousand: below, ending with one of the rows, above, and many times that.
        foreach (var (streams, count) in new (string[], int)[] { (["a:1", "b:1"], 37), (["a:2", "b:2"], 38), (["a:3"], 77), (["a:4", "b:4"], 39), (["a:5"], 900) })
        {
            await host.AppendAsync(streams, count);
        }

        var verified = await host.VerifyAsync();
        Assert.Empty(verified.Faults);
        Assert.Equal(74 + 76 + 77 + 78 + 900, await host.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Action == "test.noted")));
        Assert.Equal(74 + 76 + 77 + 78 + 900, await host.WithDbAsync(db => db.AuditDetails.CountAsync(detail => detail.Stream.StartsWith("a:") || detail.Stream.StartsWith("b:"))));
    }

    [Fact]
    public async Task Trail_ThatGrowsWhileItIsChecked_HasNoFault()
    {
        await using var host = await RplHost.StartAsync(kind);
        var story = await CaseStory.InAsync(host, CaseState.Submitted);
        var stream = Streams.Case(story.CaseId);
        var grows = new AfterFirst("FROM \"AuditHeads\"", () => host.AppendAsync(stream, 2));
        Assert.Empty((await InspectAsync(host, grows)).Faults);
        Assert.True(grows.Done);

        var after = new AfterFirst("FROM \"AuditEntries\"", () => host.AppendAsync(stream, 2));
        await using var db = Open(host, after);
        using var gate = new WriterGate();
        var handler = new GetCaseHistoryHandler(db, new EfWork(db, gate), host.Keys(), new CaseDesk(db, new Authorisation(db, new OperationContext(host.Time, host.Services.GetRequiredService<Installation>())), new Catalogue(db, new CatalogueCache())));
        var history = await handler.Handle(new GetCaseHistory(story.CaseId), CancellationToken.None);
        Assert.True(after.Done);
        Assert.Empty(history.Value!.Faults);
        Assert.Empty((await host.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task Checkpoints_FollowWhatMoved_AndRestWhenNothingDoes()
    {
        await using var host = await RplHost.StartAsync(kind);
        await host.Jobs.HousekeepingAsync(CancellationToken.None);
        await host.Jobs.HousekeepingAsync(CancellationToken.None);
        Assert.Equal(1, (await host.VerifyAsync()).Checkpoints);
        await host.AppendAsync("case:a", 1);
        await host.Jobs.HousekeepingAsync(CancellationToken.None);
        await host.Jobs.HousekeepingAsync(CancellationToken.None);
        var verified = await host.VerifyAsync();
        Assert.Equal((2, false), (verified.Checkpoints, verified.CheckpointLogMissing));
        Assert.Empty(verified.Faults);
    }

    private static async Task<AuditVerification> InspectAsync(RplHost host, IInterceptor interceptor)
    {
        await using var db = Open(host, interceptor);
        using var gate = new WriterGate();
        return await new AuditInspector(db, new EfWork(db, gate), host.Keys(), host.Services.GetRequiredService<ICheckpointLog>()).VerifyAsync(CancellationToken.None);
    }

    private static RplDbContext Open(RplHost host, IInterceptor interceptor)
    {
        var options = new DbContextOptionsBuilder<RplDbContext>().AddInterceptors(interceptor);
        options.UseApplicationServiceProvider(host.Services);
        InfrastructureServices.Configure(options, host.Settings.Database, host.Settings.ConnectionString);
        return new RplDbContext((DbContextOptions<RplDbContext>)options.Options);
    }

    private sealed class Counted : IMaterializationInterceptor
    {
        public int Entries { get; private set; }
        public int Details { get; private set; }

        public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
        {
            Entries += entity is AuditEntry ? 1 : 0;
            Details += entity is AuditDetail ? 1 : 0;
            return entity;
        }
    }

    /// <summary>Lets something happen after the first query of a kind has been answered.</summary>
    private sealed class AfterFirst(string text, Func<Task> happens) : DbCommandInterceptor
    {
        public bool Done { get; private set; }

        public override async ValueTask<InterceptionResult> DataReaderClosingAsync(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
        {
            if (!Done && command.CommandText.Contains(text, StringComparison.Ordinal))
            {
                Done = true;
                await happens();
            }

            return result;
        }
    }
}

public sealed class TrailOnSqliteTests() : TrailTests(DatabaseKind.Sqlite);

[Trait("Needs", "PostgreSql")]
public sealed class TrailOnPostgreSqlTests() : TrailTests(DatabaseKind.PostgreSql);
