using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Audit;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Audit;

/// <summary>Whatever is done to the trail behind the application's back, the check names the first broken entry and what is wrong with it.</summary>
public abstract class TamperTests(DatabaseKind kind)
{
    private static readonly string[] Tables = ["AuditEntries", "AuditHeads", "AuditDetails", "AuditCheckpoints"];

    [Theory]
    [InlineData("case")]
    [InlineData("standard")]
    [InlineData("scheme")]
    [InlineData("account")]
    [InlineData("system")]
    public async Task Stream_TamperedWith_IsNamedWithItsFirstBrokenEntry(string what)
    {
        await using var host = await RplHost.StartAsync(kind);
        var story = await CaseStory.InAsync(host, CaseState.Submitted);
        var stream = what switch
        {
            "case" => Streams.Case(story.CaseId),
            "standard" => Streams.Standard("at-cnc-specialist"),
            "scheme" => Streams.Scheme("AT-CERT"),
            "account" => Streams.Account((await host.ActorAsync(Demo.Candidate)).Id),
            _ => Streams.System,
        };
        await host.AppendAsync(stream, 5);
        await host.Jobs.HousekeepingAsync(CancellationToken.None);
        await host.AppendAsync(stream, 2);
        await BackUpAsync(host);
        Assert.Empty((await host.VerifyAsync()).Faults);

        var found = new List<string>();
        var expected = new List<string>();
        foreach (var blow in await BlowsAsync(host, stream))
        {
            await host.SqlAsync(blow.Sql);
            var faults = (await host.VerifyAsync()).Faults;
            expected.Add(blow.Name + ": " + Text(blow.Fault));
            found.Add(blow.Name + ": " + (faults.Count == 0 ? Text(null) : string.Join(" and ", faults.Select(Text))));
            if (what is "case")
            {
                expected.Add("history, " + blow.Name + ": " + Text(blow.InHistory));
                found.Add("history, " + blow.Name + ": " + Text((await host.DoAsync(Demo.Auditor, new GetCaseHistory(story.CaseId))).Faults.SingleOrDefault()));
            }

            await RestoreAsync(host);
        }

        Assert.Equal(expected, found);
        Assert.Empty((await host.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task Checkpoint_TamperedWith_IsNamed()
    {
        await using var host = await RplHost.StartAsync(kind);
        for (var round = 0; round < 3; round++)
        {
            await host.AppendAsync(Streams.System, 1);
            await host.Jobs.HousekeepingAsync(CancellationToken.None);
        }

        await BackUpAsync(host);
        var healthy = await host.VerifyAsync();
        Assert.Empty(healthy.Faults);
        Assert.Equal(3, healthy.Checkpoints);
        (string Sql, long Number, AuditFaultKind Kind)[] blows =
        [
            ("""UPDATE "AuditCheckpoints" SET "Payload" = replace("Payload", 'system', 'System') WHERE "Number" = 2""", 2, AuditFaultKind.CheckpointBroken),
            ("""UPDATE "AuditCheckpoints" SET "Payload" = 'no json' WHERE "Number" = 2""", 2, AuditFaultKind.CheckpointBroken),
            ("""UPDATE "AuditCheckpoints" SET "At" = "At" + 10 WHERE "Number" = 2""", 2, AuditFaultKind.CheckpointBroken),
            ("""UPDATE "AuditCheckpoints" SET "Hash" = 'zz' WHERE "Number" = 1""", 1, AuditFaultKind.CheckpointBroken),
            ("""UPDATE "AuditCheckpoints" SET "Signature" = 'AAAA' WHERE "Number" = 3""", 3, AuditFaultKind.CheckpointBroken),
            ("""UPDATE "AuditCheckpoints" SET "Signature" = 'not base64!' WHERE "Number" = 3""", 3, AuditFaultKind.CheckpointBroken),
            ("""UPDATE "AuditCheckpoints" SET "Signature" = (SELECT c."Signature" FROM "AuditCheckpoints" c WHERE c."Number" = 1) WHERE "Number" = 3""", 3, AuditFaultKind.CheckpointBroken),
            ("""DELETE FROM "AuditCheckpoints" WHERE "Number" = 2""", 2, AuditFaultKind.CheckpointBroken),
            ("""DELETE FROM "AuditCheckpoints" WHERE "Number" = 1""", 1, AuditFaultKind.CheckpointBroken),
            ("""DELETE FROM "AuditCheckpoints" WHERE "Number" = 3""", 3, AuditFaultKind.CheckpointRemoved),
            ("""DELETE FROM "AuditCheckpoints" WHERE "Number" > 1""", 2, AuditFaultKind.CheckpointRemoved),
            ("""DELETE FROM "AuditCheckpoints" """, 1, AuditFaultKind.CheckpointRemoved),
            ($"""INSERT INTO "AuditCheckpoints" ("Number", "At", "Payload", "Hash", "Signature") SELECT 4, "At", "Payload", '{await ForgedAsync(host)}', "Signature" FROM "AuditCheckpoints" WHERE "Number" = 3""", 4, AuditFaultKind.CheckpointBroken),
        ];
        foreach (var (sql, number, fault) in blows)
        {
            await host.SqlAsync(sql);
            Assert.Equal(new AuditFault("checkpoints", number, fault), Assert.Single((await host.VerifyAsync()).Faults));
            await RestoreAsync(host);
        }

        File.Delete(Path.Combine(host.Settings.DataFolder, "keys", "checkpoints.log"));
        Assert.True((await host.VerifyAsync()).CheckpointLogMissing);
    }

    private static async Task<string> ForgedAsync(RplHost host)
    {
        var last = await host.WithDbAsync(db => db.AuditCheckpoints.AsNoTracking().OrderBy(found => found.Number).LastAsync());
        return AuditChain.HashOf(last.Hash, last.Payload);
    }

    private static async Task<List<Blow>> BlowsAsync(RplHost host, string stream)
    {
        var entries = await host.WithDbAsync(db => db.AuditEntries.AsNoTracking().Where(entry => entry.Stream == stream).OrderBy(entry => entry.Sequence).ToListAsync());
        var head = await host.WithDbAsync(db => db.AuditHeads.AsNoTracking().SingleAsync(found => found.Stream == stream));
        // m is the newest entry, k the newest that the checkpoint covers; a and b stand before it.
        var (m, k) = (head.Sequence, head.CheckpointedSequence);
        var (a, b) = (k - 2, k - 1);
        Assert.True(a > 1 && m > k + 1);
        string Of(string table, string where = "") => $"\"{table}\" WHERE \"Stream\" = '{stream}'{where}";
        string At(long sequence) => $" AND \"Sequence\" = {sequence}";
        string Cut(long from) => $"DELETE FROM {Of("AuditEntries", $" AND \"Sequence\" >= {from}")}; DELETE FROM {Of("AuditDetails", $" AND \"Sequence\" >= {from}")};";
        string Head(long sequence, string hash, string mac) => $"UPDATE \"AuditHeads\" SET \"Sequence\" = {sequence}, \"Hash\" = '{hash}', \"Mac\" = '{mac}' WHERE \"Stream\" = '{stream}';";
        string Replayed(long sequence) => Head(sequence, entries[(int)sequence - 1].Hash, Mac(host, stream, sequence, entries[(int)sequence - 1].Hash));
        string Set(long sequence, string columns) => $"UPDATE \"AuditEntries\" SET {columns} WHERE \"Stream\" = '{stream}'{At(sequence)};";
        Blow One(string name, string sql, long sequence, AuditFaultKind fault) => new(name, sql, new(stream, sequence, fault), new(stream, sequence, fault));
        var payload = entries[^1].Payload.Replace($"\"seq\":{m}", $"\"seq\":{m + 1}", StringComparison.Ordinal);
        var forged = AuditChain.HashOf(entries[^1].Hash, payload);
        return
        [
            One("payload changed", Set(a, "\"Payload\" = replace(\"Payload\", 'test.noted', 'test.seen')"), a, AuditFaultKind.Changed),
            One("payload is no JSON", Set(a, "\"Payload\" = 'x'"), a, AuditFaultKind.Changed),
            One("first payload changed", Set(1, "\"Payload\" = \"Payload\" || ' '"), 1, AuditFaultKind.Changed),
            One("action changed", Set(a, "\"Action\" = 'test.seen'"), a, AuditFaultKind.ColumnsDiffer),
            One("actor changed", Set(a, $"\"ActorId\" = {host.Text(Guid.CreateVersion7())}"), a, AuditFaultKind.ColumnsDiffer),
            One("time changed", Set(a, "\"At\" = \"At\" + 10"), a, AuditFaultKind.ColumnsDiffer),
            One("hash changed", Set(a, "\"Hash\" = 'zz'"), a, AuditFaultKind.Changed),
            One("key's mark changed", Set(a, "\"Mac\" = 'zz'"), a, AuditFaultKind.Forged),
            One("one removed", $"DELETE FROM {Of("AuditEntries", At(a))}; DELETE FROM {Of("AuditDetails", At(a))};", a, AuditFaultKind.Gap),
            One("first removed", $"DELETE FROM {Of("AuditEntries", At(1))}", 1, AuditFaultKind.Gap),
            One("two reordered", Set(a, "\"Sequence\" = -1") + Set(b, $"\"Sequence\" = {a}") + Set(-1, $"\"Sequence\" = {b}"), a, AuditFaultKind.Changed),
            One("tail removed", Cut(m), m, AuditFaultKind.TailRemoved),
            One("tail removed, head mended without the key", Cut(m) + Head(m - 1, entries[^2].Hash, head.Mac), m - 1, AuditFaultKind.Forged),
            new("checkpointed tail removed, former head replayed", Cut(k) + Replayed(b), new(stream, k, AuditFaultKind.TailRemoved), null),
            // The limit: what no checkpoint has covered yet can be cut by whoever kept a former head row. Checkpoints follow within a quarter of a minute.
            new("tail after the checkpoint removed, former head replayed", Cut(m) + Replayed(m - 1), null, null),
            One("former head replayed, entries left", Replayed(b), k, AuditFaultKind.TailRemoved),
            One("head's count raised", $"UPDATE \"AuditHeads\" SET \"Sequence\" = {m + 1} WHERE \"Stream\" = '{stream}'", m + 1, AuditFaultKind.TailRemoved),
            One("head removed", $"DELETE FROM {Of("AuditHeads")}", m, AuditFaultKind.HeadMissing),
            new("stream removed", $"DELETE FROM {Of("AuditEntries")}; DELETE FROM {Of("AuditHeads")}; DELETE FROM {Of("AuditDetails")};", new(stream, 1, AuditFaultKind.StreamRemoved), new(stream, 0, AuditFaultKind.HeadMissing)),
            new("all entries removed", $"DELETE FROM {Of("AuditEntries")}", new(stream, 1, AuditFaultKind.StreamRemoved), new(stream, 1, AuditFaultKind.TailRemoved)),
            One("one added without the key",
                $"INSERT INTO \"AuditEntries\" (\"Stream\", \"Sequence\", \"At\", \"ActorId\", \"Action\", \"Payload\", \"Hash\", \"Mac\") SELECT \"Stream\", {m + 1}, \"At\", \"ActorId\", \"Action\", '{payload}', '{forged}', \"Mac\" FROM {Of("AuditEntries", At(m))};"
                + Head(m + 1, forged, head.Mac), m + 1, AuditFaultKind.Forged),
            new("entry brought in from another stream",
                $"INSERT INTO \"AuditEntries\" (\"Stream\", \"Sequence\", \"At\", \"ActorId\", \"Action\", \"Payload\", \"Hash\", \"Mac\") SELECT 'zz:strange', 1, \"At\", \"ActorId\", \"Action\", \"Payload\", \"Hash\", \"Mac\" FROM {Of("AuditEntries", At(1))};",
                new("zz:strange", 1, AuditFaultKind.ColumnsDiffer), null),
            One("recomputed without the key", Recomputed(entries, a, Head, null), a, AuditFaultKind.Forged),
            // Not even the keys help against a checkpoint: its signature covers the former hash.
            new("recomputed with a stolen key", Recomputed(entries, a, Head, host), new(stream, k, AuditFaultKind.CheckpointContradicts), null),
            One("detail changed", $"UPDATE \"AuditDetails\" SET \"Text\" = 'yes' WHERE \"Stream\" = '{stream}'{At(a)}", a, AuditFaultKind.DetailChanged),
            One("detail's salt is none", $"UPDATE \"AuditDetails\" SET \"Salt\" = 'zz' WHERE \"Stream\" = '{stream}'{At(a)}", a, AuditFaultKind.DetailChanged),
            One("detail added", $"INSERT INTO \"AuditDetails\" (\"Stream\", \"Sequence\", \"Name\", \"Salt\", \"Text\") SELECT \"Stream\", \"Sequence\", 'more', \"Salt\", \"Text\" FROM {Of("AuditDetails", At(a))}", a, AuditFaultKind.DetailChanged),
            new("detail erased, as retention may", $"DELETE FROM {Of("AuditDetails", At(a))}", null, null),
        ];
    }

    private static string Recomputed(List<AuditEntry> entries, long from, Func<long, string, string, string> head, RplHost? withKeys)
    {
        var (stream, previous, sql) = (entries[0].Stream, entries[(int)from - 2].Hash, new List<string>());
        foreach (var entry in entries.Skip((int)from - 1))
        {
            var payload = entry.Sequence == from ? entry.Payload.Replace("\"data\":{\"at\":\"", "\"data\":{\"at\":\"9", StringComparison.Ordinal) : entry.Payload;
            previous = AuditChain.HashOf(previous, payload);
            sql.Add($"UPDATE \"AuditEntries\" SET \"Payload\" = '{payload}', \"Hash\" = '{previous}', \"Mac\" = '{withKeys?.Keys().Mac(previous) ?? entry.Mac}' WHERE \"Stream\" = '{stream}' AND \"Sequence\" = {entry.Sequence};");
        }

        return string.Concat(sql) + head(entries.Count, previous, withKeys is null ? entries[^1].Mac : Mac(withKeys, stream, entries.Count, previous));
    }

    private static string Mac(RplHost host, string stream, long sequence, string hash) => host.Keys().Mac(stream + ":" + sequence.ToString(CultureInfo.InvariantCulture) + ":" + hash);

    private static async Task BackUpAsync(RplHost host)
    {
        foreach (var table in Tables)
        {
            await host.SqlAsync($"CREATE TABLE \"{table}Kept\" AS SELECT * FROM \"{table}\"");
        }
    }

    private static Task<int> RestoreAsync(RplHost host) =>
        host.SqlAsync(string.Concat(Tables.Select(table => $"DELETE FROM \"{table}\"; INSERT INTO \"{table}\" SELECT * FROM \"{table}Kept\"; ")));

    private static string Text(AuditFault? fault) => fault is null ? "nothing" : $"{fault.Kind} at {fault.Stream} {fault.Sequence}";

    private sealed record Blow(string Name, string Sql, AuditFault? Fault, AuditFault? InHistory);
}

public sealed class TamperOnSqliteTests() : TamperTests(DatabaseKind.Sqlite);

[Trait("Needs", "PostgreSql")]
public sealed class TamperOnPostgreSqlTests() : TamperTests(DatabaseKind.PostgreSql);
