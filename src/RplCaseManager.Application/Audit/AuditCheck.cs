using System.Globalization;
using System.Text.Json;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Audit;

/// <summary>Kinds of fault that a check finds.</summary>
public enum AuditFaultKind { Gap, Changed, Forged, ColumnsDiffer, DetailChanged, TailRemoved, HeadMissing, StreamRemoved, CheckpointBroken, CheckpointContradicts, CheckpointRemoved }

/// <summary>The first broken entry of a stream.</summary>
public sealed record AuditFault(string Stream, long Sequence, AuditFaultKind Kind);

/// <summary>Checks the links of one stream.</summary>
public static class AuditCheck
{
    /// <summary>Empty when the chain holds; else the first fault.</summary>
    public static IReadOnlyList<AuditFault> Stream(string stream, IReadOnlyList<AuditEntry> entries, IReadOnlyList<AuditDetail> details, AuditHead? head, IKeys keys)
    {
        var run = new StreamRun(stream, keys);
        var bySequence = details.ToLookup(detail => detail.Sequence);
        foreach (var entry in entries)
        {
            if (run.Next(entry, bySequence[entry.Sequence]) is { } fault)
            {
                return [fault];
            }
        }

        return run.End(head) is { } end ? [end] : [];
    }
}

/// <summary>The running check of one stream, entry by entry.</summary>
public sealed class StreamRun(string stream, IKeys keys)
{
    private string previous = AuditChain.Genesis;
    private long sequence;

    /// <summary>The fault of an entry, or null.</summary>
    public AuditFault? Next(AuditEntry entry, IEnumerable<AuditDetail> details)
    {
        sequence++;
        if (entry.Sequence != sequence)
        {
            return new(stream, sequence, AuditFaultKind.Gap);
        }

        if (AuditChain.HashOf(previous, entry.Payload) != entry.Hash)
        {
            return new(stream, sequence, AuditFaultKind.Changed);
        }

        if (keys.Mac(entry.Hash) != entry.Mac)
        {
            return new(stream, sequence, AuditFaultKind.Forged);
        }

        previous = entry.Hash;
        return Columns(entry, details);
    }

    /// <summary>The fault at the end of the stream, or null: the head tells how many entries there must be.</summary>
    public AuditFault? End(AuditHead? head)
    {
        if (head is null)
        {
            return new(stream, sequence, AuditFaultKind.HeadMissing);
        }

        if (head.Sequence != sequence || head.Hash != previous)
        {
            return new(stream, Math.Min(sequence, head.Sequence) + 1, AuditFaultKind.TailRemoved);
        }

        return head.Mac == keys.Mac(stream + ":" + sequence.ToString(CultureInfo.InvariantCulture) + ":" + previous) ? null : new(stream, sequence, AuditFaultKind.Forged);
    }

    private AuditFault? Columns(AuditEntry entry, IEnumerable<AuditDetail> details)
    {
        using var payload = JsonDocument.Parse(entry.Payload);
        var root = payload.RootElement;
        if (root.GetProperty("stream").GetString() != stream || root.GetProperty("seq").GetInt64() != sequence
            || root.GetProperty("action").GetString() != entry.Action || root.GetProperty("actor").GetString() != entry.ActorId.ToString("N")
            || root.GetProperty("at").GetString() != entry.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture))
        {
            return new(stream, sequence, AuditFaultKind.ColumnsDiffer);
        }

        // A detail that is not there was erased, as retention may do; one that is there must be the one that was committed to.
        var commitments = root.GetProperty("commit");
        return details.Any(detail => !commitments.TryGetProperty(detail.Name, out var commitment) || !AuditChain.Commits(commitment.GetString(), detail))
            ? new(stream, sequence, AuditFaultKind.DetailChanged) : null;
    }
}
