namespace RplCaseManager.Domain.Cases;

/// <summary>A person acting at an instant.</summary>
/// <param name="By">The person; <see cref="SystemId"/> for the jobs.</param>
/// <param name="At">Instant of effect.</param>
public sealed record Act(Guid By, DateTimeOffset At)
{
    /// <summary>The identity of the jobs.</summary>
    public static Guid SystemId { get; } = new("00000000-0000-7000-8000-000000000001");
}

/// <summary>How a candidate rates themself on a learning outcome.</summary>
public enum SelfRating { NotYet, WithHelp, Alone, CouldTeachIt }

/// <summary>What a candidate says of one learning outcome.</summary>
/// <param name="Claimed">The candidate claims to have the outcome.</param>
public sealed record Claim(string OutcomeCode, SelfRating? Rating, bool Claimed);

/// <summary>A question to the candidate: a completion (before acceptance) or a request for information (assessment).</summary>
public sealed record InformationRequest(
    Guid Id, string Text, IReadOnlyList<string> OutcomeCodes, Guid AskedBy, DateTimeOffset AskedAt, DateOnly DueOn,
    DateTimeOffset? AnsweredAt = null, string Answer = "", bool NoAnswer = false);

/// <summary>One change of state, as people read it in the timeline.</summary>
public sealed class StatusEntry
{
    private StatusEntry() { }

    internal StatusEntry(Guid caseId, int sequence, CaseTrigger trigger, CaseState from, CaseState to, Act act, string reason, DateOnly? dueOn) =>
        (CaseId, Sequence, Trigger, From, To, By, At, Reason, DueOn) = (caseId, sequence, trigger, from, to, act.By, act.At, reason, dueOn);

    public Guid CaseId { get; private set; }
    public int Sequence { get; private set; }
    public CaseTrigger Trigger { get; private set; }
    public CaseState From { get; private set; }
    public CaseState To { get; private set; }
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string Reason { get; private set; } = "";
    /// <summary>The date that the new holder was given.</summary>
    public DateOnly? DueOn { get; private set; }
}

/// <summary>A declaration before opening a case: whether there is a conflict of interest. Who declared one never acts on the case.</summary>
public sealed class ConflictDeclaration
{
    private ConflictDeclaration() { }

    /// <summary>Records a declaration.</summary>
    public ConflictDeclaration(Guid id, Guid caseId, Guid personId, bool hasConflict, string reason, DateTimeOffset at) =>
        (Id, CaseId, PersonId, HasConflict, Reason, At) = (id, caseId, personId, hasConflict, reason, at);

    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public Guid PersonId { get; private set; }
    public bool HasConflict { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}
