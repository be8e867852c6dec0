using System.Data;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Infrastructure.Persistence;

/// <summary>Lets the writers of one SQLite file in one after the other, first come first served; without it some starve for seconds.</summary>
public sealed class WriterGate : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);

    internal Task EnterAsync(CancellationToken cancellation) => gate.WaitAsync(cancellation);

    internal void Leave() => gate.Release();

    public void Dispose() => gate.Dispose();
}

/// <summary>The transaction of an operation on either database.</summary>
internal sealed class EfWork(RplDbContext db, WriterGate gate) : IWork
{
    private static readonly ConditionalWeakTable<IModel, Func<RplDbContext, string, CancellationToken, Task<AuditHead?>>> Heads = [];
    private readonly Dictionary<string, AuditHead> locked = new(StringComparer.Ordinal);

    private bool Sqlite => db.Database.IsSqlite();

    public async Task<IAsyncDisposable> BeginAsync(CancellationToken cancellation)
    {
        // What fails undoes the whole operation: nobody goes on from a savepoint.
        db.Database.AutoSavepointsEnabled = false;
        if (!Sqlite)
        {
            return new Unit(await db.Database.BeginTransactionAsync(cancellation), null);
        }

        await gate.EnterAsync(cancellation);
        try
        {
            // EF begins with BEGIN IMMEDIATE: the writer's place is taken before anything is read.
            return new Unit(await db.Database.BeginTransactionAsync(cancellation), gate);
        }
        catch
        {
            gate.Leave();
            throw;
        }
    }

    public async Task<IAsyncDisposable> SnapshotAsync(CancellationToken cancellation)
    {
        if (!Sqlite)
        {
            return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        }

        await db.Database.OpenConnectionAsync(cancellation);
        // Deferred: a reader of the write-ahead log, which takes no writer's place. It is never upgraded to a write.
        var transaction = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(transaction, cancellation);
        return new Reading(db, transaction);
    }

    public Task HoldAsync(CancellationToken cancellation) => Sqlite ? db.Database.OpenConnectionAsync(cancellation) : Task.CompletedTask;

    public async Task<bool> LockCaseAsync(Guid caseId, CancellationToken cancellation) => Sqlite
        || (await db.Database.SqlQuery<int>($"""SELECT 1 AS "Value" FROM "Cases" WHERE "Id" = {caseId} FOR UPDATE""").ToListAsync(cancellation)).Count == 1;

    public async Task LockHeadsAsync(IReadOnlyList<string> streams, CancellationToken cancellation)
    {
        foreach (var batch in streams.Where(stream => !locked.ContainsKey(stream)).Chunk(500))
        {
            if (!Sqlite)
            {
                await db.Database.ExecuteSqlAsync($"""
                    INSERT INTO "AuditHeads" ("Stream", "Sequence", "Hash", "Mac", "CheckpointedSequence") SELECT stream, 0, {new string('0', 64)}, '', 0 FROM unnest({batch}) AS stream ORDER BY stream COLLATE "C" ON CONFLICT DO NOTHING
                    """, cancellation);
                await db.Database.SqlQuery<int>($"""SELECT 1 AS "Value" FROM "AuditHeads" WHERE "Stream" = ANY({batch}) ORDER BY "Stream" FOR UPDATE""").ToListAsync(cancellation);
            }

            foreach (var head in await db.AuditHeads.AsNoTracking().Where(head => batch.Contains(head.Stream)).ToListAsync(cancellation))
            {
                locked.Add(head.Stream, head);
            }

            foreach (var stream in batch)
            {
                locked.TryAdd(stream, new AuditHead(stream));
            }
        }
    }

    public async Task<AuditHead> LockHeadAsync(string stream, CancellationToken cancellation)
    {
        if (!Sqlite && !locked.ContainsKey(stream))
        {
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO "AuditHeads" ("Stream", "Sequence", "Hash", "Mac", "CheckpointedSequence") VALUES ({stream}, 0, {new string('0', 64)}, '', 0) ON CONFLICT DO NOTHING
                """, cancellation);
            await db.Database.SqlQuery<int>($"""SELECT 1 AS "Value" FROM "AuditHeads" WHERE "Stream" = {stream} FOR UPDATE""").ToListAsync(cancellation);
        }

        if (!locked.TryGetValue(stream, out var head))
        {
            head = await HeadOf(db)(db, stream, cancellation) ?? new AuditHead(stream);
            locked.Add(stream, head);
        }

        return head;
    }

    // Translated once a model, as the other reads of every operation are.
    private static Func<RplDbContext, string, CancellationToken, Task<AuditHead?>> HeadOf(RplDbContext db) => Heads.GetValue(db.Model, static _ =>
        EF.CompileAsyncQuery((RplDbContext asked, string stream, CancellationToken cancellation) => asked.AuditHeads.AsNoTracking().FirstOrDefault(head => head.Stream == stream)));

    public async Task<IReadOnlyList<string>> LockMovedHeadsAsync(int most, CancellationToken cancellation) => Sqlite
        ? await db.AuditHeads.Where(head => head.Sequence > head.CheckpointedSequence).OrderBy(head => head.Stream).Take(most).Select(head => head.Stream).ToListAsync(cancellation)
        : await db.Database.SqlQuery<string>($"""SELECT "Stream" AS "Value" FROM "AuditHeads" WHERE "Sequence" > "CheckpointedSequence" ORDER BY "Stream" LIMIT {most} FOR UPDATE""").ToListAsync(cancellation);

    public Task WriteTrailAsync(Trail trail, RequestRecord request, CancellationToken cancellation) => TrailWriter.WriteAsync(db, trail, request, cancellation);

    public async Task<long> NextNumberAsync(string name, CancellationToken cancellation)
    {
        // One statement on both databases; the row stays locked until the end of the transaction.
        var rows = await db.Database.SqlQuery<long>($"""
            INSERT INTO "Numbers" ("Name", "Next") VALUES ({name}, 2) ON CONFLICT ("Name") DO UPDATE SET "Next" = "Numbers"."Next" + 1 RETURNING "Next" - 1 AS "Value"
            """).ToListAsync(cancellation);
        return rows[0];
    }

    public async Task CommitAsync(CancellationToken cancellation) => await db.Database.CommitTransactionAsync(cancellation);

    public bool IsUniqueViolation(Exception exception) => exception switch
    {
        DbUpdateException { InnerException: { } inner } => IsUniqueViolation(inner),
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        // 2067 and 1555: SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY.
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 2067 or 1555,
        _ => false,
    };

    private sealed class Reading(RplDbContext db, SqliteTransaction transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await db.Database.UseTransactionAsync(null);
            await db.Database.CloseConnectionAsync();
        }
    }

    private sealed class Unit(IDbContextTransaction transaction, WriterGate? gate) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await transaction.DisposeAsync();
            }
            finally
            {
                gate?.Leave();
            }
        }
    }
}
