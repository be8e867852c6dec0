using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Audit;

/// <summary>
/// Appends entries to their chains. The canonical form of a payload: one JSON object without blanks, keys in this order:
/// <c>v, stream, seq, at, effect, actor, action, data, commit</c>; inside <c>data</c> and <c>commit</c> keys in ordinal order; every
/// value a string but <c>v</c> and <c>seq</c>; instants as <c>O</c> in UTC; <c>commit</c> holds SHA-256(salt ‖ text) in lower-case hexadecimal.
/// </summary>
public sealed class AuditChain(IWork work, IKeys keys, OperationContext context)
{
    /// <summary>Hash before the first entry.</summary>
    public static string Genesis { get; } = new('0', 64);

    // An import moves many heads; up to this many are asked for one by one.
    private const int FewStreams = 8;
    private readonly List<AuditEntry> appended = [];
    private readonly List<AuditDetail> details = [];
    private readonly List<AuditHead> heads = [];

    /// <summary>Chains entries in order, streams locked in ordinal order so that two operations never wait for each other; the caller writes them.</summary>
    public async Task<Trail> AppendAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
    {
        var streams = entries.GroupBy(entry => entry.Stream).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        if (streams.Count > FewStreams)
        {
            await work.LockHeadsAsync([.. streams.Select(stream => stream.Key)], cancellation);
        }

        foreach (var stream in streams)
        {
            var head = await work.LockHeadAsync(stream.Key, cancellation);
            foreach (var entry in stream)
            {
                Append(head, entry);
            }

            heads.Add(head);
        }

        return new Trail(appended, details, heads);
    }

    /// <summary>Hash of a link.</summary>
    public static string HashOf(string previous, string payload) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(previous), .. Encoding.UTF8.GetBytes(payload)]));

    /// <summary>What an entry holds instead of a personal text.</summary>
    public static string Commit(string salt, string text) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(salt), .. Encoding.UTF8.GetBytes(text)]));

    /// <summary>Whether a commitment is to this detail; a salt that is none commits to nothing.</summary>
    public static bool Commits(string? commitment, AuditDetail detail) =>
        detail.Salt.Length % 2 == 0 && detail.Salt.All(char.IsAsciiHexDigit) && commitment == Commit(detail.Salt, detail.Text);

    private void Append(AuditHead head, JournalEntry entry)
    {
        var sequence = head.Sequence + 1;
        var at = context.RecordedAt;
        var personal = entry.Personal.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new AuditDetail(entry.Stream, sequence, pair.Key, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), pair.Value)).ToList();
        var payload = Payload(entry, sequence, at, personal);
        var hash = HashOf(head.Hash, payload);
        appended.Add(new AuditEntry(entry.Stream, sequence, at, context.Actor.Id, entry.Action, payload, hash, keys.Mac(hash)));
        details.AddRange(personal);
        head.Advance(hash, keys.Mac(entry.Stream + ":" + sequence.ToString(CultureInfo.InvariantCulture) + ":" + hash));
    }

    private string Payload(JournalEntry entry, long sequence, DateTimeOffset at, IReadOnlyList<AuditDetail> personal)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("v", 1);
            json.WriteString("stream", entry.Stream);
            json.WriteNumber("seq", sequence);
            json.WriteString("at", at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("effect", context.Now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("actor", context.Actor.Id.ToString("N"));
            json.WriteString("action", entry.Action);
            json.WriteStartObject("data");
            foreach (var (name, value) in entry.Data.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteStartObject("commit");
            foreach (var detail in personal)
            {
                json.WriteString(detail.Name, Commit(detail.Salt, detail.Text));
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
