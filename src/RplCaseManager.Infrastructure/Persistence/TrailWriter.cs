using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Ports;

namespace RplCaseManager.Infrastructure.Persistence;

/// <summary>
/// Writes the rows of every changing operation in one command. They are the greater part of what an operation writes, are never changed by anything else and
/// hold nothing but texts and numbers, so that tracking them one by one only costs.
/// </summary>
internal sealed class TrailWriter(RplDbContext db, CancellationToken cancellation)
{
    // SQLite takes 32,766 values in a command, PostgreSQL 65,535; an import writes more than fit in one.
    private const int MostValues = 1000;
    private readonly StringBuilder sql = new(1024);
    private readonly List<object> values = new(32);

    public static async Task WriteAsync(RplDbContext db, Trail trail, RequestRecord request, CancellationToken cancellation)
    {
        var writer = new TrailWriter(db, cancellation);
        foreach (var entry in trail.Entries)
        {
            await writer.AddAsync("""INSERT INTO "AuditEntries" ("Stream", "Sequence", "At", "ActorId", "Action", "Payload", "Hash", "Mac") VALUES (""", ");",
                entry.Stream, entry.Sequence, entry.At.UtcTicks, entry.ActorId, entry.Action, entry.Payload, entry.Hash, entry.Mac);
        }

        foreach (var detail in trail.Details)
        {
            await writer.AddAsync("""INSERT INTO "AuditDetails" ("Stream", "Sequence", "Name", "Salt", "Text") VALUES (""", ");", detail.Stream, detail.Sequence, detail.Name, detail.Salt, detail.Text);
        }

        foreach (var head in trail.Heads)
        {
            // What a checkpoint covers is noted by the checkpoint alone.
            await writer.AddAsync("""INSERT INTO "AuditHeads" ("Stream", "Sequence", "Hash", "Mac", "CheckpointedSequence") VALUES (""",
                """, 0) ON CONFLICT ("Stream") DO UPDATE SET "Sequence" = excluded."Sequence", "Hash" = excluded."Hash", "Mac" = excluded."Mac";""", head.Stream, head.Sequence, head.Hash, head.Mac);
        }

        await writer.AddAsync("""INSERT INTO "Requests" ("ActorId", "RequestId", "Operation", "RequestHash", "Result", "At") VALUES (""", ");",
            request.ActorId, request.RequestId, request.Operation, request.RequestHash, request.Result, request.At.UtcTicks);
        await writer.SendAsync();
    }

    private Task AddAsync(string before, string after, params ReadOnlySpan<object> row)
    {
        sql.Append(before);
        foreach (var value in row)
        {
            sql.Append('{').Append(values.Count.ToString(CultureInfo.InvariantCulture)).Append("}, ");
            values.Add(value);
        }

        sql.Length -= ", ".Length;
        sql.Append(after).Append('\n');
        return values.Count < MostValues ? Task.CompletedTask : SendAsync();
    }

    private async Task SendAsync()
    {
        if (values.Count == 0)
        {
            return;
        }

        try
        {
            await db.Database.ExecuteSqlRawAsync(sql.ToString(), values, cancellation);
        }
        catch (DbException exception)
        {
            // As every other write that the database refuses.
            throw new DbUpdateException("The trail could not be written.", exception);
        }

        sql.Clear();
        values.Clear();
    }
}
