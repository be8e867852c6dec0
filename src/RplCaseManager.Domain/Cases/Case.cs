using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Cases;

/// <summary>What a case aims at: pinned for its whole life.</summary>
public sealed record CaseAim(
    Guid SchemeId, Guid SchemeVersionId, string BodyCode, Guid StandardId, Guid StandardVersionId, Guid? ProgrammeVersionId, IReadOnlyList<RplOutcome> Sought);

/// <summary>One candidate's application under one scheme for a set of outcomes sought. The verbs fire the machine; there is no other way to change the state.</summary>
public sealed partial class Case : Aggregate
{
    private readonly List<StatusEntry> history = [];

    private Case() { }

    /// <summary>Starts a draft.</summary>
    public Case(Guid id, string number, Guid candidateId, CaseAim aim, Act act, SchemeRules rules)
    {
        (Id, Number, CandidateId, CreatedAt) = (id, number, candidateId, act.At);
        (SchemeId, SchemeVersionId, BodyCode) = (aim.SchemeId, aim.SchemeVersionId, aim.BodyCode);
        (StandardId, StandardVersionId, ProgrammeVersionId, Sought) = (aim.StandardId, aim.StandardVersionId, aim.ProgrammeVersionId, [.. aim.Sought]);
        OpenKey = OpenKeyWhenOpen();
        Arrive(act, rules, rules.DateOf(act.At));
    }

    /// <summary>Number that people see, such as <c>RPL-2026-000123-C</c>; unique and never reused.</summary>
    public string Number { get; private set; } = "";
    public Guid CandidateId { get; private set; }
    public Guid SchemeId { get; private set; }
    public Guid SchemeVersionId { get; private set; }
    /// <summary>Code of the awarding body.</summary>
    public string BodyCode { get; private set; } = "";
    public Guid StandardId { get; private set; }
    public Guid StandardVersionId { get; private set; }
    public Guid? ProgrammeVersionId { get; private set; }
    public IReadOnlyList<RplOutcome> Sought { get; private set; } = [];
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }

    public CaseState State { get; private set; } = CaseState.Draft;
    public CaseState? ReturnState { get; private set; }
    public CaseState? StandingState { get; private set; }
    public bool DecisionStands { get; private set; }
    public bool ReopenedByAuthority { get; private set; }
    public int Round { get; private set; } = 1;
    /// <summary>Set while the case is an open first-round case, else null; a unique index over it holds DOMAIN rule 9.</summary>
    public string? OpenKey { get; private set; }
    /// <summary>Number of changes of state.</summary>
    public int HistoryCount { get; private set; }
    /// <summary>Changes of state added in this unit of work; earlier ones are read by queries.</summary>
    public IReadOnlyList<StatusEntry> History => history;

    public CaseHolder Holder { get; private set; }
    public DateOnly HeldSince { get; private set; }
    /// <summary>Last day of whoever holds the case; null where no clock runs.</summary>
    public DateOnly? DueOn { get; private set; }
    /// <summary>First instant after <see cref="DueOn"/> in the scheme's zone.</summary>
    public DateTimeOffset? DueAt { get; private set; }
    public DateTimeOffset? NextReminderAt { get; private set; }
    /// <summary>Last day of the appeal or reopening window that runs now.</summary>
    public DateOnly? WindowUntil { get; private set; }
    public DateTimeOffset? WindowEndsAt { get; private set; }
    /// <summary>Last day of the awarding body for its decision; null before the file is complete and after the decision.</summary>
    public DateOnly? AuthorityDueOn { get; private set; }
    /// <summary>Since when the authority's clock stands still; null while it runs.</summary>
    public DateOnly? AuthorityStoppedOn { get; private set; }
    /// <summary>Calendar days for which the authority's clock stood still since the last submission.</summary>
    public int AuthorityStoppedDays { get; private set; }
    /// <summary>Working days that the assessor had left when the candidate was asked.</summary>
    public int? AssessorDaysLeft { get; private set; }

    public Guid? CaseOfficerId { get; private set; }
    public Guid? AssessorId { get; private set; }
    public Guid? VerifierId { get; private set; }
    public Guid? DeciderId { get; private set; }
    /// <summary>Duties carried out so far, for the separation of duties.</summary>
    public IReadOnlyList<DutyHeld> Duties { get; private set; } = [];
    public IReadOnlyList<Claim> Claims { get; private set; } = [];
    public int ClaimedCount { get; private set; }
    public IReadOnlyList<InformationRequest> Requests { get; private set; } = [];
    public bool IdentityChecked { get; private set; }
    public bool? VerificationDrawn { get; private set; }
    /// <summary>The assessor's summary for verifier and decider.</summary>
    public string Recommendation { get; private set; } = "";

    /// <summary>The position of the machine.</summary>
    public CasePosition Position => new(State, ReturnState, StandingState, DecisionStands, ReopenedByAuthority, Round);

    /// <summary>Codes of the outcomes that the candidate claims.</summary>
    public IEnumerable<string> ClaimedOutcomes => Claims.Where(claim => claim.Claimed).Select(claim => claim.OutcomeCode);

    /// <summary>Whether the candidate may still change the file: draft and completion freely, a request for information by adding.</summary>
    public bool FileIsOpen => State is CaseState.Draft or CaseState.Incomplete;

    /// <summary>Why an act would be refused now, or null; feeds the screens.</summary>
    public Refusal? Check(CaseTrigger trigger, Act act, SchemeRules rules, CaseFacts? facts = null) =>
        CaseMachine.Check(Position, trigger, Complete(facts ?? new(), act, rules, trigger));

    /// <summary>Whether a person may take a duty in this case.</summary>
    public bool MayTake(Guid person, CaseDuty duty, SchemeRules rules) =>
        SeparationOfDuties.MayTake(person, duty, CandidateId, Duties, rules.Content.MayCombine);

    /// <summary>The duty that a trigger belongs to; null for the candidate's and the system's.</summary>
    public static CaseDuty? DutyOf(CaseTrigger trigger) => trigger switch
    {
        CaseTrigger.Accept or CaseTrigger.RequestCompletion or CaseTrigger.RejectAsInadmissible => CaseDuty.CaseOfficer,
        CaseTrigger.RequestInformation or CaseTrigger.Recommend => CaseDuty.Assessor,
        CaseTrigger.Confirm or CaseTrigger.ReturnToAssessor => CaseDuty.Verifier,
        CaseTrigger.Decide or CaseTrigger.AwardConditionally or CaseTrigger.ReturnForAssessment or CaseTrigger.ReturnForVerification => CaseDuty.Decider,
        _ => null,
    };

    private bool IsIndependent(CaseTrigger trigger, Guid person, SchemeRules rules) => trigger switch
    {
        CaseTrigger.Uphold or CaseTrigger.UpholdAndRedecide or CaseTrigger.Dismiss or CaseTrigger.RejectAppeal =>
            SeparationOfDuties.MayReviewAppeal(person, CandidateId, Duties),
        _ => DutyOf(trigger) is not { } duty || MayTake(person, duty, rules),
    };

    private CaseFacts Complete(CaseFacts facts, Act act, SchemeRules rules, CaseTrigger trigger) => (facts with { IdentityChecked = facts.IdentityChecked || IdentityChecked }).Under(rules.Content) with
    {
        ClaimMade = ClaimedCount > 0,
        ActorIndependent = IsIndependent(trigger, act.By, rules),
        CandidateDateOver = Holder is CaseHolder.Candidate && DueAt <= act.At,
        ConditionOver = State is CaseState.ConditionallyAwarded && DueAt <= act.At,
        WindowOver = WindowEndsAt is { } end && end <= act.At,
    };

    private Refusal? Fire(CaseTrigger trigger, Act act, SchemeRules rules, CaseFacts facts, string reason = "")
    {
        var (position, refusal) = CaseMachine.Fire(Position, trigger, Complete(facts, act, rules, trigger));
        if (refusal is not null)
        {
            return refusal;
        }

        var from = State;
        (State, ReturnState, StandingState) = (position.State, position.ReturnState, position.StandingState);
        (DecisionStands, ReopenedByAuthority, Round) = (position.DecisionStands, position.ReopenedByAuthority, position.Round);
        OpenKey = OpenKeyWhenOpen();
        if (DutyOf(trigger) is { } taken)
        {
            TakeDuty(act.By, taken);
        }

        // What follows from a date that is over counts from that date, not from when the job came to it.
        var effective = rules.DateOf(trigger switch
        {
            CaseTrigger.NoAnswer or CaseTrigger.Expire => DueAt ?? act.At,
            CaseTrigger.Close => WindowEndsAt ?? act.At,
            _ => act.At,
        });
        Clock(from, act, rules, effective);
        CountRetention(from, effective, rules);
        history.Add(new StatusEntry(Id, ++HistoryCount, trigger, from, State, act, reason, DueOn));
        Touch();
        return null;
    }

    private void TakeDuty(Guid person, CaseDuty duty)
    {
        var held = new DutyHeld(person, duty);
        Duties = Duties.Contains(held) ? Duties : [.. Duties, held];
    }

    private string? OpenKeyWhenOpen() => State.IsOpen() && Round == 1
        ? $"{CandidateId:N}:{StandardId:N}:{ProgrammeVersionId?.ToString("N") ?? "-"}:{SchemeId:N}"
        : null;

    private void Clock(CaseState from, Act act, SchemeRules rules, DateOnly today)
    {
        // The authority's clock runs from the last complete file and stands still while the candidate has the case.
        if (State is CaseState.Submitted && from is CaseState.Draft or CaseState.Incomplete or CaseState.UnderAppeal)
        {
            (AuthorityDueOn, AuthorityStoppedOn, AuthorityStoppedDays) = (rules.Deadline(today, rules.Content.Clocks.Authority).On, null, 0);
        }
        else if (State is CaseState.InformationRequested or CaseState.Lapsed or CaseState.Discontinued)
        {
            // A lapse and a discontinuance can be taken back: the clock then goes on with the days that were left.
            AuthorityStoppedOn ??= AuthorityDueOn is null ? null : today;
            AssessorDaysLeft = State is CaseState.InformationRequested && DueOn is { } due ? Math.Max(0, rules.Calendar.WorkingDaysBetween(today, due)) : null;
        }
        else if (AuthorityStoppedOn is { } since)
        {
            var days = today.DayNumber - since.DayNumber;
            (AuthorityDueOn, AuthorityStoppedOn, AuthorityStoppedDays) = (AuthorityDueOn?.AddDays(days), null, AuthorityStoppedDays + days);
        }

        if (State is CaseState.Decided or CaseState.Inadmissible or CaseState.Withdrawn or CaseState.Closed or CaseState.Incomplete)
        {
            (AuthorityDueOn, AuthorityStoppedOn) = (null, null);
        }

        Arrive(act, rules, today);
    }

    private void Arrive(Act act, SchemeRules rules, DateOnly today)
    {
        var clocks = rules.Content.Clocks;
        (Holder, HeldSince) = (CaseStates.HolderIn(State), today);
        Deadline? due = State switch
        {
            // After an answer the assessor goes on with the days that were left, with a week at least to read what came.
            CaseState.InAssessment when AssessorDaysLeft is { } left => rules.Deadline(today, new Period(Math.Max(left, 5), DayKind.Working)),
            _ => CaseStates.ClockIn(State, clocks) is { } period ? rules.Deadline(today, period) : null,
        };
        AssessorDaysLeft = State is CaseState.InformationRequested ? AssessorDaysLeft : null;
        SetDue(due, act, rules);
        var window = CaseStates.WindowIn(State, clocks) is { } length ? rules.Deadline(today, length) : null;
        (WindowUntil, WindowEndsAt) = (window?.On, window?.EndsAt);
    }

    private void SetDue(Deadline? due, Act act, SchemeRules rules)
    {
        (DueOn, DueAt) = (due?.On, due?.EndsAt);
        NextReminderAt = due is null ? null : rules.NextReminder(due.On, rules.Content.Clocks.ReminderDays, act.At);
    }
}
