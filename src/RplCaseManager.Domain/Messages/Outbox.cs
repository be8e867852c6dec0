using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Messages;

/// <summary>An effect outside the database, written in the transaction that caused it and carried out by a job.</summary>
public sealed class OutboxMessage
{
    private OutboxMessage() { }

    /// <summary>Makes a row.</summary>
    /// <param name="key">Unique: what the effect is about, such as <c>reminder:{case}:{due}:{step}</c>.</param>
    public OutboxMessage(Guid id, string key, Guid personId, Guid? caseId, string kind, IReadOnlyDictionary<string, string> values, DateTimeOffset at) =>
        (Id, Key, PersonId, CaseId, Kind, Values, CreatedAt, NextTryAt) = (id, key, personId, caseId, kind, values, at, at);

    public Guid Id { get; private set; }
    public string Key { get; private set; } = "";
    /// <summary>Whom the mail is for.</summary>
    public Guid PersonId { get; private set; }
    public Guid? CaseId { get; private set; }
    /// <summary>Key of the texts.</summary>
    public string Kind { get; private set; } = "";
    /// <summary>What fills the text; besides <c>path</c>, where the link leads, and <c>to</c>, the address where it is not the person's (a new or an old one).</summary>
    public IReadOnlyDictionary<string, string> Values { get; private set; } = new Dictionary<string, string>();
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset NextTryAt { get; private set; }
    public Guid? Lease { get; private set; }
    public DateTimeOffset? LeaseUntil { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    /// <summary>The reason did not hold any more when the row's turn came.</summary>
    public DateTimeOffset? DroppedAt { get; private set; }
    /// <summary>It kept failing and waits for somebody to look at it.</summary>
    public DateTimeOffset? ParkedAt { get; private set; }
    public string LastError { get; private set; } = "";

    /// <summary>Lets a parked row try again. Refused when it is not parked.</summary>
    public Refusal? TryAgain(DateTimeOffset at)
    {
        if (ParkedAt is null)
        {
            return new RuleRefusal("mail.not-parked");
        }

        (ParkedAt, Attempts, NextTryAt) = (null, 0, at);
        return null;
    }
}

/// <summary>A notice to a person inside the product; the mail beside it has the same words.</summary>
public sealed class Notice
{
    private Notice() { }

    /// <summary>Makes a notice.</summary>
    public Notice(Guid id, Guid personId, Guid? caseId, string kind, IReadOnlyDictionary<string, string> values, DateTimeOffset at) =>
        (Id, PersonId, CaseId, Kind, Values, At) = (id, personId, caseId, kind, values, at);

    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid? CaseId { get; private set; }
    public string Kind { get; private set; } = "";
    public IReadOnlyDictionary<string, string> Values { get; private set; } = new Dictionary<string, string>();
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>Marks it as read.</summary>
    public void Read(DateTimeOffset at) => ReadAt ??= at;
}
