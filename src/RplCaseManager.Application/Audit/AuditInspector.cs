using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Audit;

/// <summary>Reads the whole trail once, stream by stream, against heads, checkpoints and the log of checkpoints outside the database.</summary>
public sealed class AuditInspector(IRplDb db, IKeys keys, ICheckpointLog log)
{
    private readonly List<AuditFault> faults = [];
    // What the checkpoints say of each stream: the newest sequence and hash.
    private readonly Dictionary<string, (long Sequence, string Hash)> covered = new(StringComparer.Ordinal);

    /// <summary>The full check.</summary>
    public async Task<AuditVerification> VerifyAsync(CancellationToken cancellation)
    {
        var logged = log.Read();
        var checkpoints = await CheckpointsAsync(logged, cancellation);
        var heads = await db.AuditHeads.AsNoTracking().ToDictionaryAsync(head => head.Stream, StringComparer.Ordinal, cancellation);
        var (streams, entries) = await EntriesAsync(heads, cancellation);
        foreach (var stream in heads.Keys.Concat(covered.Keys).Distinct(StringComparer.Ordinal).Where(stream => !streams.Contains(stream)).Order(StringComparer.Ordinal))
        {
            faults.Add(new(stream, 1, AuditFaultKind.StreamRemoved));
        }

        return new(streams.Count, entries, checkpoints, faults, logged.Count == 0 && checkpoints > 0);
    }

    private async Task<long> CheckpointsAsync(IReadOnlyList<(long Number, string Hash)> logged, CancellationToken cancellation)
    {
        var (number, previous) = (0L, AuditChain.Genesis);
        var seen = new HashSet<(long, string)>();
        await foreach (var checkpoint in db.AuditCheckpoints.AsNoTracking().OrderBy(found => found.Number).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            number++;
            if (checkpoint.Number != number || AuditChain.HashOf(previous, checkpoint.Payload) != checkpoint.Hash || !keys.Verify(checkpoint.Hash, checkpoint.Signature))
            {
                faults.Add(new("checkpoints", number, AuditFaultKind.CheckpointBroken));
                return number;
            }

            previous = checkpoint.Hash;
            seen.Add((checkpoint.Number, checkpoint.Hash));
            using var payload = JsonDocument.Parse(checkpoint.Payload);
            foreach (var head in payload.RootElement.GetProperty("heads").EnumerateArray())
            {
                covered[head[0].GetString()!] = (head[1].GetInt64(), head[2].GetString()!);
            }
        }

        foreach (var line in logged.Where(line => !seen.Contains(line)))
        {
            faults.Add(new("checkpoints", line.Number, AuditFaultKind.CheckpointRemoved));
            break;
        }

        return number;
    }

    private async Task<(HashSet<string> Streams, long Entries)> EntriesAsync(Dictionary<string, AuditHead> heads, CancellationToken cancellation)
    {
        var streams = new HashSet<string>(StringComparer.Ordinal);
        var entries = 0L;
        StreamRun? run = null;
        string? current = null;
        var broken = false;
        const int Batch = 2000;
        for (var (stream, after) = ("", 0L); ;)
        {
            var batch = await db.AuditEntries.AsNoTracking()
                .Where(entry => entry.Stream.CompareTo(stream) > 0 || (entry.Stream == stream && entry.Sequence > after))
                .OrderBy(entry => entry.Stream).ThenBy(entry => entry.Sequence).Take(Batch).ToListAsync(cancellation);
            var names = batch.Select(entry => entry.Stream).Distinct().ToList();
            var details = (await db.AuditDetails.AsNoTracking().Where(detail => names.Contains(detail.Stream)).ToListAsync(cancellation)).ToLookup(detail => (detail.Stream, detail.Sequence));
            foreach (var entry in batch)
            {
                if (entry.Stream != current)
                {
                    End(run, current, heads, broken);
                    (current, run, broken) = (entry.Stream, new StreamRun(entry.Stream, keys), false);
                    streams.Add(entry.Stream);
                }

                entries++;
                if (!broken && (run!.Next(entry, details[(entry.Stream, entry.Sequence)]) ?? Contradiction(entry)) is { } fault)
                {
                    faults.Add(fault);
                    broken = true;
                }
            }

            if (batch.Count < Batch)
            {
                End(run, current, heads, broken);
                return (streams, entries);
            }

            (stream, after) = (batch[^1].Stream, batch[^1].Sequence);
        }
    }

    private AuditFault? Contradiction(AuditEntry entry) => covered.TryGetValue(entry.Stream, out var point) && point.Sequence == entry.Sequence && point.Hash != entry.Hash
        ? new(entry.Stream, entry.Sequence, AuditFaultKind.CheckpointContradicts) : null;

    private void End(StreamRun? run, string? stream, Dictionary<string, AuditHead> heads, bool broken)
    {
        if (run is null || stream is null || broken)
        {
            return;
        }

        var head = heads.GetValueOrDefault(stream);
        if (run.End(head) is { } fault)
        {
            faults.Add(fault);
        }
        else if (covered.TryGetValue(stream, out var point) && point.Sequence > head!.Sequence)
        {
            // Entries and head were cut together; the checkpoint remembers that there were more.
            faults.Add(new(stream, head.Sequence + 1, AuditFaultKind.TailRemoved));
        }
    }
}
