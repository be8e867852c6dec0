using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Audit;

/// <summary>Reads the whole trail once, stream by stream, against heads, checkpoints and the log of checkpoints outside the database.</summary>
public sealed class AuditInspector(IRplDb db, IWork work, IKeys keys, ICheckpointLog log)
{
    private readonly List<AuditFault> faults = [];
    // What the checkpoints say of each stream: the newest sequence and hash.
    private readonly Dictionary<string, (long Sequence, string Hash)> covered = new(StringComparer.Ordinal);

    /// <summary>The full check.</summary>
    public async Task<AuditVerification> VerifyAsync(CancellationToken cancellation)
    {
        // The log first: what it names was committed before. Then one view of all tables, so that what others append meanwhile is no fault.
        var logged = log.Read();
        await using var snapshot = await work.SnapshotAsync(cancellation);
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
            if (payload.RootElement.GetProperty("at").GetString() != checkpoint.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture))
            {
                faults.Add(new("checkpoints", number, AuditFaultKind.CheckpointBroken));
                return number;
            }

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
            var details = await DetailsAsync(batch, cancellation);
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

    /// <summary>The details of one batch only, however long its streams are.</summary>
    private async Task<ILookup<(string Stream, long Sequence), AuditDetail>> DetailsAsync(List<AuditEntry> batch, CancellationToken cancellation)
    {
        if (batch.Count == 0)
        {
            return Array.Empty<AuditDetail>().ToLookup(detail => (detail.Stream, detail.Sequence));
        }

        var (first, firstSequence, last, lastSequence) = (batch[0].Stream, batch[0].Sequence, batch[^1].Stream, batch[^1].Sequence);
        var details = await db.AuditDetails.AsNoTracking()
            .Where(detail => detail.Stream.CompareTo(first) > 0 || (detail.Stream == first && detail.Sequence >= firstSequence))
            .Where(detail => detail.Stream.CompareTo(last) < 0 || (detail.Stream == last && detail.Sequence <= lastSequence)).ToListAsync(cancellation);
        return details.ToLookup(detail => (detail.Stream, detail.Sequence));
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
