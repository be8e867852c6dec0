using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Tests.Builders;
using static RplCaseManager.Domain.Tests.Builders.CaseWalk;

namespace RplCaseManager.Domain.Tests.Cases;

/// <summary>Clocks and dates of a case, walked through its verbs. 2 March 2026 is a Monday.</summary>
public sealed class CaseClockTests
{
    [Fact]
    public void Draft_LapsesNinetyDaysAfterTheLastActivity()
    {
        var walk = new CaseWalk();
        Assert.Equal(Day("2026-05-31"), walk.Case.DueOn);
        Assert.Equal(CaseHolder.Candidate, walk.Case.Holder);

        walk.On("2026-03-20").Claimed();
        Assert.Equal(Day("2026-06-18"), walk.Case.DueOn);

        walk.On("2026-04-01");
        Assert.Null(walk.Case.ChangeFile(adding: true, walk.By(Candidate), walk.Rules));
        Assert.Equal(Day("2026-06-30"), walk.Case.DueOn);
        Assert.Equal(walk.Rules.At(Day("2026-06-30")).EndsAt, walk.Case.DueAt);
    }

    [Fact]
    public void Submit_OnTheLastDay_IsInTime_AndTheDayAfterItIsRefused_ThoughNoJobRan()
    {
        var inTime = new CaseWalk().Claimed().On("2026-05-31");
        Assert.Null(inTime.TrySubmit());

        var late = new CaseWalk().Claimed().On("2026-06-01");
        Refused.ByRule("case.date-over", late.TrySubmit());
        Refused.ByRule("case.date-over", late.Case.ChangeFile(adding: true, late.By(Candidate), late.Rules));
        Refused.ByRule("case.date-over", late.Case.SetClaims([], late.By(Candidate), late.Rules));
        Assert.Equal(CaseState.Draft, late.Case.State);
    }

    [Fact]
    public void LastInstantOfTheLastDay_IsInTime_AndTheNextIsLate()
    {
        var walk = new CaseWalk().Claimed();
        var end = walk.Case.DueAt!.Value;

        Assert.Null(walk.Case.Check(CaseTrigger.Submit, new(Candidate, end.AddTicks(-1)), walk.Rules, new() { ClaimSupported = true, VersionOpen = true }));
        Refused.ByRule("case.date-over", walk.Case.Check(CaseTrigger.Submit, new(Candidate, end), walk.Rules, new() { ClaimSupported = true, VersionOpen = true }));
        Refused.ByRule("case.date-not-over", walk.Case.Expire(new(Act.SystemId, end.AddTicks(-1)), walk.Rules));
        Assert.Null(walk.Case.Expire(new(Act.SystemId, end), walk.Rules));
    }

    [Fact]
    public void EachHolder_HasTheClockOfTheScheme()
    {
        var walk = new CaseWalk().Submitted();
        AssertHolder(walk, CaseHolder.CaseOfficer, "2026-03-09");
        walk.On("2026-03-03").Accepted();
        AssertHolder(walk, CaseHolder.Assessor, "2026-03-31");
        walk.ClaimedByAssessor().On("2026-03-05").Recommended();
        AssertHolder(walk, CaseHolder.Verifier, "2026-03-12");
        walk.On("2026-04-01").Confirmed();
        // Ten working days over Easter Monday.
        AssertHolder(walk, CaseHolder.Decider, "2026-04-16");
        walk.On("2026-04-02").Decided();
        Assert.Equal(CaseHolder.Nobody, walk.Case.Holder);
        Assert.Null(walk.Case.DueOn);
        Assert.Null(walk.Case.NextReminderAt);
        Assert.Equal(Day("2026-05-02"), walk.Case.WindowUntil);
    }

    [Fact]
    public void AuthorityClock_RunsFourMonthsFromTheLastSubmission()
    {
        var walk = new CaseWalk().Submitted();
        Assert.Equal(Day("2026-07-02"), walk.Case.AuthorityDueOn);

        walk.On("2026-03-04").Incomplete();
        Assert.Null(walk.Case.AuthorityDueOn);

        walk.On("2026-03-20").Submitted();
        Assert.Equal(Day("2026-07-20"), walk.Case.AuthorityDueOn);
        walk.Accepted().ClaimedByAssessor().Recommended().Confirmed().Decided();
        Assert.Null(walk.Case.AuthorityDueOn);
    }

    [Fact]
    public void AuthorityClock_StandsStillWhileTheCandidateHasTheCase()
    {
        var walk = InAssessment().On("2026-03-10").Asked();
        Assert.Equal(Day("2026-03-10"), walk.Case.AuthorityStoppedOn);

        walk.On("2026-03-25").Provided();

        Assert.Null(walk.Case.AuthorityStoppedOn);
        Assert.Equal(15, walk.Case.AuthorityStoppedDays);
        Assert.Equal(Day("2026-07-17"), walk.Case.AuthorityDueOn);
        walk.On("2026-03-26").Asked(402).On("2026-03-28").Provided();
        Assert.Equal(17, walk.Case.AuthorityStoppedDays);
        Assert.Equal(Day("2026-07-19"), walk.Case.AuthorityDueOn);
    }

    [Fact]
    public void Assessor_GoesOnWithTheDaysThatWereLeft()
    {
        // 20 working days from Monday 2 March end on 30 March; on 10 March 14 of them are left.
        var walk = InAssessment();
        Assert.Equal(Day("2026-03-30"), walk.Case.DueOn);
        walk.On("2026-03-10").Asked();
        Assert.Equal(14, walk.Case.AssessorDaysLeft);
        Assert.Equal(Day("2026-03-30"), walk.Case.DueOn);

        walk.On("2026-03-16").Provided();

        Assert.Equal(walk.Rules.Calendar.Add(Day("2026-03-16"), new(14, DayKind.Working)), walk.Case.DueOn);
        Assert.Null(walk.Case.AssessorDaysLeft);
    }

    [Fact]
    public void Assessor_HasAWeekAtLeastToReadWhatCame()
    {
        var walk = InAssessment().On("2026-03-30").Asked().On("2026-04-07").Provided();
        Assert.Equal(Day("2026-04-14"), walk.Case.DueOn);

        var late = InAssessment().On("2026-04-02").Asked();
        Assert.Equal(0, late.Case.AssessorDaysLeft);
    }

    [Fact]
    public void Provide_AfterTheDate_IsRefused_ThoughNoJobRan()
    {
        var walk = InAssessment().Asked();
        Assert.Equal(Day("2026-03-22"), walk.Case.DueOn);

        Assert.Null(walk.On("2026-03-22").Case.Check(CaseTrigger.Provide, walk.By(Candidate), walk.Rules));
        Refused.ByRule("case.date-over", walk.On("2026-03-23").Case.Provide(walk.By(Candidate), walk.Rules, "late"));
        Refused.ByRule("case.date-over", walk.Case.ChangeFile(adding: true, walk.By(Candidate), walk.Rules));
        Assert.Equal(CaseState.InformationRequested, walk.Case.State);
    }

    [Fact]
    public void NoAnswer_ContinuesTheAssessment_AndMarksTheRequest()
    {
        var walk = InAssessment().Asked();
        Refused.ByRule("case.date-not-over", walk.Case.RecordNoAnswer(walk.By(Act.SystemId), walk.Rules));

        // The job ran three days late; everybody's days begin as if it had been in time.
        Assert.Null(walk.On("2026-03-26").Case.RecordNoAnswer(walk.By(Act.SystemId), walk.Rules));

        Assert.Equal(CaseState.InAssessment, walk.Case.State);
        Assert.True(Assert.Single(walk.Case.Requests) is { NoAnswer: true, AnsweredAt: null });
        Assert.Equal(21, walk.Case.AuthorityStoppedDays);
        Assert.Equal(walk.Rules.Calendar.Add(Day("2026-03-23"), new(20, DayKind.Working)), walk.Case.DueOn);
        Assert.Equal(walk.Noon(Day("2026-03-26")), walk.Case.History[^1].At);
    }

    [Fact]
    public void Lapse_RecordedLate_GivesNoLongerWindow()
    {
        var (inTime, late) = (new CaseWalk().On("2026-06-01"), new CaseWalk().On("2026-06-20"));
        Assert.Null(inTime.Case.Expire(inTime.By(Act.SystemId), inTime.Rules));
        Assert.Null(late.Case.Expire(late.By(Act.SystemId), late.Rules));

        Assert.Equal(Day("2026-08-30"), late.Case.WindowUntil);
        Assert.Equal(inTime.Case.WindowEndsAt, late.Case.WindowEndsAt);
    }

    [Fact]
    public void Silence_LapsesTheCase_WhereTheSchemeSaysSo_AndReopeningBringsTheClocksBack()
    {
        var walk = InAssessment(SchemeBuilder.Content() with { NoAnswerContinues = false }).Asked().On("2026-03-23");
        Refused.ByRule("case.no-answer.scheme", walk.Case.RecordNoAnswer(walk.By(Act.SystemId), walk.Rules));

        Assert.Null(walk.Case.Expire(walk.By(Act.SystemId), walk.Rules));
        Assert.Equal(Day("2026-06-21"), walk.Case.WindowUntil);
        Assert.Equal(Day("2026-03-02"), walk.Case.AuthorityStoppedOn);

        Assert.Null(walk.On("2026-04-01").Case.Reopen(walk.By(Candidate), walk.Rules, otherCaseOpen: false));
        Assert.Equal(CaseState.InformationRequested, walk.Case.State);
        Assert.Equal(Day("2026-04-21"), walk.Case.DueOn);
        walk.On("2026-04-02").Provided();
        Assert.Equal(31, walk.Case.AuthorityStoppedDays);
        Assert.Equal(Day("2026-08-02"), walk.Case.AuthorityDueOn);
    }

    [Fact]
    public void Silence_WhereTheSchemeGoesOn_NeverLapses() =>
        Refused.ByRule("case.expire.no-answer-continues", InAssessment().Asked().On("2026-12-01") is var walk ? walk.Case.Expire(walk.By(Act.SystemId), walk.Rules) : null);

    [Fact]
    public void Discontinuance_StopsTheAuthorityClock_UntilItIsTakenBack()
    {
        var walk = InAssessment().On("2026-03-10");
        Assert.Null(walk.Case.Discontinue(walk.By(Officer), walk.Rules, "duplicate"));
        Assert.Equal(Day("2026-03-10"), walk.Case.AuthorityStoppedOn);
        Assert.Null(walk.Case.DueOn);

        Assert.Null(walk.On("2026-03-20").Case.Resume(walk.By(Officer), walk.Rules, "mistake"));

        Assert.Equal(CaseState.InAssessment, walk.Case.State);
        Assert.Null(walk.Case.AuthorityStoppedOn);
        Assert.Equal(Day("2026-07-12"), walk.Case.AuthorityDueOn);
        Assert.Equal(walk.Rules.Calendar.Add(Day("2026-03-20"), new(20, DayKind.Working)), walk.Case.DueOn);
    }

    [Fact]
    public void Discontinuance_DuringARequest_KeepsTheFirstDayOfTheStop()
    {
        var walk = InAssessment().On("2026-03-10").Asked().On("2026-03-12");
        Assert.Null(walk.Case.Discontinue(walk.By(Officer), walk.Rules, "duplicate"));
        Assert.Null(walk.On("2026-03-14").Case.Resume(walk.By(Officer), walk.Rules, "mistake"));
        walk.On("2026-03-20").Provided();

        Assert.Equal(10, walk.Case.AuthorityStoppedDays);
    }

    [Fact]
    public void LapsedDraft_CanBeReopenedWithinItsWindow_AndThenIsClosed()
    {
        var walk = new CaseWalk().On("2026-06-01");
        Assert.Null(walk.Case.Expire(walk.By(Act.SystemId), walk.Rules));
        Assert.Equal(Day("2026-08-30"), walk.Case.WindowUntil);
        Refused.ByRule("case.close.window", walk.Case.Close(walk.By(Act.SystemId), walk.Rules));
        Refused.ByRule("case.reopen.other-open", walk.On("2026-08-30").Case.Reopen(walk.By(Candidate), walk.Rules, otherCaseOpen: true));
        Assert.Null(walk.Case.Check(CaseTrigger.Reopen, walk.By(Candidate), walk.Rules));

        // On the day after the window, whatever a job did or did not do.
        Refused.ByRule("case.reopen.window-over", walk.On("2026-08-31").Case.Reopen(walk.By(Candidate), walk.Rules, otherCaseOpen: false));
        Assert.Null(walk.Case.Close(walk.By(Act.SystemId), walk.Rules));
        Assert.Equal(CaseState.Closed, walk.Case.State);
        Assert.Null(walk.Case.WindowUntil);
    }

    [Fact]
    public void AppealWindow_IncludesItsLastDay()
    {
        var walk = InAssessment().Recommended().Confirmed().Decided();
        Assert.Equal(Day("2026-04-01"), walk.Case.WindowUntil);

        Refused.ByRule("case.close.window", walk.On("2026-04-01").Case.Close(walk.By(Act.SystemId), walk.Rules));
        Assert.Null(walk.On("2026-04-02").Case.Close(walk.By(Act.SystemId), walk.Rules));
    }

    [Fact]
    public void Reminders_FollowTheDueDate()
    {
        var walk = new CaseWalk();
        Assert.Equal(Day("2026-05-24"), walk.Rules.DateOf(walk.Case.NextReminderAt!.Value));

        walk.Case.Reminded(walk.On("2026-05-24").By(Act.SystemId), walk.Rules);
        Assert.Equal(Day("2026-05-29"), walk.Rules.DateOf(walk.Case.NextReminderAt!.Value));
        walk.Case.Reminded(walk.On("2026-05-30").By(Act.SystemId), walk.Rules);
        Assert.Null(walk.Case.NextReminderAt);
        // A moved deadline reminds again.
        walk.Claimed();
        Assert.NotNull(walk.Case.NextReminderAt);
    }

    private static void AssertHolder(CaseWalk walk, CaseHolder holder, string due)
    {
        Assert.Equal(holder, walk.Case.Holder);
        Assert.Equal(Day(due), walk.Case.DueOn);
        Assert.Equal(walk.Today, walk.Case.HeldSince);
    }
}
