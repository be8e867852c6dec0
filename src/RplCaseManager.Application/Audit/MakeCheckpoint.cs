using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Audit;

/// <summary>Signs a checkpoint over the heads that moved since the one before (job).</summary>
public sealed record MakeCheckpoint(Guid RequestId) : IChange<MadeCheckpoint>;

/// <summary>The checkpoint; the job writes number and hash to the log outside the database after the commit.</summary>
public sealed record MadeCheckpoint(long Number, string Hash, int Heads);

/// <summary>Covers at most a thousand heads at once, so that its cost follows what moved.</summary>
public sealed class MakeCheckpointHandler(IRplDb db, IKeys keys, IWork work, Journal journal, OperationContext context) : IHandle<MakeCheckpoint, MadeCheckpoint>
{
    private const int Most = 1000;

    public async ValueTask<Result<MadeCheckpoint>> Handle(MakeCheckpoint request, CancellationToken cancellationToken)
    {
        var number = await work.NextNumberAsync("checkpoint", cancellationToken);
        var previous = await db.AuditCheckpoints.AsNoTracking().Where(found => found.Number == number - 1).Select(found => found.Hash).FirstOrDefaultAsync(cancellationToken) ?? AuditChain.Genesis;
        var streams = await work.LockMovedHeadsAsync(Most, cancellationToken);
        var heads = await db.AuditHeads.Where(head => streams.Contains(head.Stream)).OrderBy(head => head.Stream).ToListAsync(cancellationToken);
        var payload = Payload(number, previous, heads);
        var hash = AuditChain.HashOf(previous, payload);
        heads.ForEach(head => head.Checkpointed());
        db.AuditCheckpoints.Add(new AuditCheckpoint(number, context.Now, payload, hash, keys.Sign(hash)));
        journal.Record(Streams.System, "audit.checkpoint", new { number, hash, heads = heads.Count });
        return new MadeCheckpoint(number, hash, heads.Count);
    }

    private string Payload(long number, string previous, List<AuditHead> heads)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("number", number);
            json.WriteString("at", context.Now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("previous", previous);
            json.WriteStartArray("heads");
            foreach (var head in heads)
            {
                json.WriteStartArray();
                json.WriteStringValue(head.Stream);
                json.WriteNumberValue(head.Sequence);
                json.WriteStringValue(head.Hash);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
