using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Ports;

/// <summary>The transaction of a changing operation: opened before anything is read, rows locked first.</summary>
public interface IWork
{
    /// <summary>Opens the transaction (on SQLite: waits for its turn among the writers first). Disposing without a commit undoes everything.</summary>
    Task<IAsyncDisposable> BeginAsync(CancellationToken cancellation);

    /// <summary>One unchanging view of all tables for reading them in several queries; nobody waits for it. Ends with disposing.</summary>
    Task<IAsyncDisposable> SnapshotAsync(CancellationToken cancellation);

    /// <summary>Keeps the connection open until the unit of work ends, where opening one for each query costs more than it frees (SQLite).</summary>
    Task HoldAsync(CancellationToken cancellation);

    /// <summary>Locks the row of a case; false when it does not exist.</summary>
    Task<bool> LockCaseAsync(Guid caseId, CancellationToken cancellation);

    /// <summary>Locks the head of an audit stream; a new one for a new stream. It is written by <see cref="WriteTrailAsync"/>.</summary>
    Task<AuditHead> LockHeadAsync(string stream, CancellationToken cancellation);

    /// <summary>Locks the heads of many streams at once, in their ordinal order, so that <see cref="LockHeadAsync"/> need not ask for each.</summary>
    Task LockHeadsAsync(IReadOnlyList<string> streams, CancellationToken cancellation);

    /// <summary>Writes what every changing operation writes, in one command: its part of the trail, the heads that it moved, and the request with its result.</summary>
    Task WriteTrailAsync(Trail trail, RequestRecord request, CancellationToken cancellation);

    /// <summary>Locks the heads that moved since the last checkpoint, in the order in which operations lock them; answers their streams.</summary>
    Task<IReadOnlyList<string>> LockMovedHeadsAsync(int most, CancellationToken cancellation);

    /// <summary>The next value of a running number, under lock until the end of the transaction.</summary>
    Task<long> NextNumberAsync(string name, CancellationToken cancellation);

    /// <summary>Commits.</summary>
    Task CommitAsync(CancellationToken cancellation);

    /// <summary>Whether an exception of saving means that a unique index refused, that is, that somebody was first.</summary>
    bool IsUniqueViolation(Exception exception);
}

/// <summary>What an operation adds to the audit trail.</summary>
public sealed record Trail(IReadOnlyList<AuditEntry> Entries, IReadOnlyList<AuditDetail> Details, IReadOnlyList<AuditHead> Heads);

/// <summary>Keys that are not in the database.</summary>
public interface IKeys
{
    /// <summary>HMAC-SHA-256 of an audit hash, lower-case hexadecimal.</summary>
    string Mac(string hash);

    /// <summary>ECDSA P-256 signature, base64.</summary>
    string Sign(string text);

    /// <summary>Checks a signature.</summary>
    bool Verify(string text, string signature);

    /// <summary>An unguessable token for addresses: 32 random bytes, base64url.</summary>
    string NewToken();

    /// <summary>A ticket that opens something for some minutes.</summary>
    string Ticket(string what, TimeSpan lifetime);

    /// <summary>What a ticket opens, or null when it is forged or over.</summary>
    string? OpenTicket(string ticket);
}

/// <summary>Keeps what was written outside the database about checkpoints, so that a removed tail is seen.</summary>
public interface ICheckpointLog
{
    /// <summary>Appends one line: number and hash.</summary>
    void Append(long number, string hash);

    /// <summary>All lines.</summary>
    IReadOnlyList<(long Number, string Hash)> Read();
}
