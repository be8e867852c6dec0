namespace RplCaseManager.Domain.Audit;

/// <summary>Names of the audit streams: one a case, standard, scheme, account, and one of the system.</summary>
public static class Streams
{
    /// <summary>The installation itself: start, import, keys, checkpoints, clock.</summary>
    public const string System = "system";

    public static string Case(Guid id) => $"case:{id:N}";
    public static string Standard(string code) => "standard:" + code;
    public static string Scheme(string code) => "scheme:" + code;
    public static string Programme(string code) => "programme:" + code;
    public static string Provider(string code) => "provider:" + code;
    public static string Credits(string code) => "credits:" + code;
    public static string Account(Guid id) => $"account:{id:N}";
}

/// <summary>
/// One link of a hash chain. <see cref="Payload"/> is stored as it was hashed and never serialised again:
/// <c>hash = SHA-256(previous hash ‖ UTF-8 of the payload)</c>, 32 zero bytes before the first; <c>mac = HMAC-SHA-256(key, hash)</c>
/// with a key that is not in the database. The columns beside it are for queries; the verification compares them with the payload.
/// </summary>
public sealed class AuditEntry
{
    private AuditEntry() { }

    /// <summary>Makes a link.</summary>
    public AuditEntry(string stream, long sequence, DateTimeOffset at, Guid actorId, string action, string payload, string hash, string mac) =>
        (Stream, Sequence, At, ActorId, Action, Payload, Hash, Mac) = (stream, sequence, at, actorId, action, payload, hash, mac);

    public string Stream { get; private set; } = "";
    /// <summary>1, 2, 3 … without a gap in each stream.</summary>
    public long Sequence { get; private set; }
    /// <summary>Instant of recording.</summary>
    public DateTimeOffset At { get; private set; }
    public Guid ActorId { get; private set; }
    public string Action { get; private set; } = "";
    public string Payload { get; private set; } = "";
    /// <summary>Lower-case hexadecimal.</summary>
    public string Hash { get; private set; } = "";
    /// <summary>Lower-case hexadecimal.</summary>
    public string Mac { get; private set; } = "";
}

/// <summary>Personal or free text that an entry commits to. The entry holds SHA-256(salt ‖ text); erasing this row keeps the chain checkable.</summary>
public sealed class AuditDetail
{
    private AuditDetail() { }

    /// <summary>Makes a detail.</summary>
    public AuditDetail(string stream, long sequence, string name, string salt, string text) =>
        (Stream, Sequence, Name, Salt, Text) = (stream, sequence, name, salt, text);

    public string Stream { get; private set; } = "";
    public long Sequence { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>16 random bytes, lower-case hexadecimal.</summary>
    public string Salt { get; private set; } = "";
    public string Text { get; private set; } = "";
}

/// <summary>The head of a stream, kept under a lock while an entry is appended.</summary>
public sealed class AuditHead
{
    private AuditHead() { }

    /// <summary>Makes the head of a new stream.</summary>
    public AuditHead(string stream) => Stream = stream;

    public string Stream { get; private set; } = "";
    public long Sequence { get; private set; }
    public string Hash { get; private set; } = new('0', 64);
    public string Mac { get; private set; } = "";
    /// <summary>Sequence that the last checkpoint covers.</summary>
    public long CheckpointedSequence { get; private set; }

    /// <summary>Moves the head on by one entry.</summary>
    public void Advance(string hash, string mac)
    {
        Sequence++;
        (Hash, Mac) = (hash, mac);
    }

    /// <summary>Notes that a checkpoint covers the head as it is now.</summary>
    public void Checkpointed() => CheckpointedSequence = Sequence;
}

/// <summary>A signed checkpoint over the heads that moved since the one before; checkpoints are a chain of their own.</summary>
public sealed class AuditCheckpoint
{
    private AuditCheckpoint() { }

    /// <summary>Makes a checkpoint.</summary>
    public AuditCheckpoint(long number, DateTimeOffset at, string payload, string hash, string signature) =>
        (Number, At, Payload, Hash, Signature) = (number, at, payload, hash, signature);

    public long Number { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>JSON: number, instant, hash of the checkpoint before, and the heads (stream, sequence, hash).</summary>
    public string Payload { get; private set; } = "";
    public string Hash { get; private set; } = "";
    /// <summary>ECDSA P-256 over the hash, base64; the key is not in the database.</summary>
    public string Signature { get; private set; } = "";
}
