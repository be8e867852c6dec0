using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Domain.Cases;

/// <summary>Walks one case through a scheme, each act by a person of its own, as the answers say.</summary>
internal sealed class CaseTrialRun
{
    private static readonly Guid Candidate = new("00000000-0000-7000-8000-0000000000c0");
    private readonly SchemeRules rules;
    private readonly TrialAnswers answers;
    private readonly Case running;
    private readonly List<TrialStep> steps = [];
    private bool asked, completed, returnedByVerifier, returnedByDecider, cameBack;
    private DateOnly day;

    public CaseTrialRun(SchemeRules rules, TrialAnswers answers)
    {
        (this.rules, this.answers, day) = (rules, answers, answers.Start);
        var nothing = Guid.Empty;
        running = new(nothing, "", Candidate, new(nothing, nothing, rules.Content.AwardingBody, nothing, nothing, null, []), Act(CaseHolder.Candidate), rules);
    }

    public CaseTrial Run()
    {
        Record(null, CaseHolder.Candidate, goesOn: false, authorityDue: null);
        Refusal? refusal = null;
        while (refusal is null && running.State is not CaseState.Closed)
        {
            var (goesOn, due, count) = (running.AssessorDaysLeft is not null, running.AuthorityDueOn, running.HistoryCount);
            // What follows from a date that is over is the system's, on the day after.
            CaseHolder? by = DateRunsOut || running.State is CaseState.Decided or CaseState.Inadmissible ? null : running.State is CaseState.Lapsed ? CaseHolder.Candidate : running.Holder;
            day = by is null ? (running.DueOn ?? running.WindowUntil)!.Value.AddDays(1) : NextDay();
            refusal = Step(by);
            if (refusal is null && running.HistoryCount > count)
            {
                Record(running.History[^1].Trigger, by, goesOn, due);
            }
        }

        var decidedOn = steps.LastOrDefault(step => step.Trigger is CaseTrigger.Decide)?.On;
        var until = decidedOn is { } from && answers.CertificateYears is not null ? new CertificateValidity(answers.CertificateYears, []).LastDay(from) : null;
        return new(steps, refusal, until, until is { } last ? Reminders(last, rules.Content.Clocks.CertificateReminderDays, SchemeDays.EndOf(decidedOn!.Value, rules.Zone)) : []);
    }

    private bool DateRunsOut => running.State switch
    {
        CaseState.Draft => answers.Draft is not TrialDraft.HandsIn && !cameBack,
        CaseState.InformationRequested => answers.Question is TrialQuestion.NotAnswered,
        CaseState.Lapsed => !Returns,
        _ => false,
    };

    private bool Returns => answers.Draft is TrialDraft.LetsLapseAndReturns && !cameBack;

    private Refusal? Step(CaseHolder? by)
    {
        var act = Act(by);
        switch (running.State)
        {
            case CaseState.Draft or CaseState.InformationRequested when by is null:
                return running.State is CaseState.InformationRequested && rules.Content.NoAnswerContinues ? running.RecordNoAnswer(act, rules) : running.Expire(act, rules);
            case CaseState.Draft or CaseState.Incomplete:
                return running.SetClaims([new("trial", SelfRating.Alone, true)], act, rules) ?? running.Submit(act, rules, supported: true, versionOpen: true);
            case CaseState.Submitted when answers.Intake is TrialIntake.Refuses:
                return running.RejectAsInadmissible(act, rules, "");
            case CaseState.Submitted when answers.Intake is TrialIntake.AsksToComplete && !completed:
                completed = true;
                return running.RequestCompletion(Guid.Empty, act, rules, "");
            case CaseState.Submitted:
                return running.Accept(act, rules, identityChecked: true);
            case CaseState.InAssessment when answers.Question is not TrialQuestion.None && !asked:
                asked = true;
                return running.RequestInformation(Guid.Empty, act, rules, "", []);
            case CaseState.InAssessment:
                return running.Recommend(act, rules, allJudged: true, answers.Drawn, "");
            case CaseState.InformationRequested:
                return running.Provide(act, rules, "");
            case CaseState.UnderVerification when answers.VerifierReturns && !returnedByVerifier:
                returnedByVerifier = true;
                return running.ReturnToAssessor(act, rules, "");
            case CaseState.UnderVerification:
                return running.Confirm(act, rules, "");
            case CaseState.AwaitingDecision when answers.DeciderReturns && !returnedByDecider:
                returnedByDecider = true;
                return running.ReturnForAssessment(act, rules, "");
            case CaseState.AwaitingDecision:
                return running.Decide(act, rules, anyJudged: true, panelVoted: true);
            case CaseState.Lapsed when Returns:
                cameBack = true;
                return running.Reopen(act, rules, otherCaseOpen: false);
            case CaseState.Lapsed or CaseState.Decided or CaseState.Inadmissible:
                return running.Close(act, rules);
            default:
                return new WrongState("case", running.State.ToString(), "Trial");
        }
    }

    // Nobody waits beyond their last day, whatever the pace.
    private DateOnly NextDay()
    {
        var last = running.DueOn ?? running.WindowUntil;
        var next = rules.Calendar.Add(day, new Period(1, DayKind.Working));
        return last is { } due && (answers.Pace is TrialPace.LastDay || due < next) ? due : next;
    }

    // Noon in the scheme's zone; each duty is a person of its own, so that duties are never the obstacle.
    private Act Act(CaseHolder? by) => new(by switch
    {
        null => Cases.Act.SystemId,
        CaseHolder.Candidate => Candidate,
        { } holder => new Guid($"00000000-0000-7000-8000-0000000000d{(int)holder}"),
    }, SchemeDays.EndOf(day, rules.Zone).AddHours(-12));

    private void Record(CaseTrigger? trigger, CaseHolder? by, bool goesOn, DateOnly? authorityDue)
    {
        var clock = CaseStates.ClockIn(running.State, rules.Content.Clocks);
        goesOn = goesOn && running.State is CaseState.InAssessment;
        var skips = goesOn || clock?.Kind is DayKind.Working;
        steps.Add(new(
            day, trigger, by, running.State, running.Holder, running.DueOn, goesOn ? null : clock, goesOn,
            running.DueOn is { } due ? Reminders(due, rules.Content.Clocks.ReminderDays, SchemeDays.EndOf(day, rules.Zone).AddHours(-12)) : [],
            skips && running.DueOn is { } last ? [.. Days(day, last).Where(IsFreeWeekday)] : [],
            running.DueOn is { } end && !rules.Calendar.IsWorkingDay(end),
            running.AuthorityDueOn, running.AuthorityStoppedOn, running.AuthorityStoppedDays,
            (running.AuthorityDueOn ?? authorityDue) < day && running.AuthorityStoppedOn is null && running.State is not CaseState.Closed,
            running.WindowUntil));
    }

    private bool IsFreeWeekday(DateOnly date) => rules.Calendar.IsHoliday(date) && !rules.Calendar.IsWeekend(date);

    private static IEnumerable<DateOnly> Days(DateOnly after, DateOnly until) => Enumerable.Range(1, Math.Max(0, until.DayNumber - after.DayNumber)).Select(after.AddDays);

    private List<DateOnly> Reminders(DateOnly due, IReadOnlyList<int> steps, DateTimeOffset after)
    {
        var found = new List<DateOnly>();
        for (var next = rules.NextReminder(due, steps, after); next is { } at; next = rules.NextReminder(due, steps, at))
        {
            found.Add(rules.DateOf(at));
        }

        return found;
    }
}
