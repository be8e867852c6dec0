using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Tests.Builders;

namespace RplCaseManager.Domain.Tests.Cases;

/// <summary>A trial of a scheme: the real case with the real clocks, day by day.</summary>
public sealed class CaseTrialTests
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static CaseTrial Run(TrialAnswers answers, SchemeContent? content = null) => CaseTrial.Run(SchemeBuilder.Rules(content), answers);

    private static CaseTrigger?[] Triggers(CaseTrial trial) => [.. trial.Steps.Select(step => step.Trigger)];

    [Fact]
    public void StraightThrough_EndsClosedAfterTheAppealWindow()
    {
        var trial = Run(new(Monday));
        Assert.Null(trial.Refused);
        Assert.Equal([null, CaseTrigger.Submit, CaseTrigger.Accept, CaseTrigger.Recommend, CaseTrigger.Confirm, CaseTrigger.Decide, CaseTrigger.Close], Triggers(trial));
        var decided = trial.Steps[5];
        Assert.Equal((new DateOnly(2026, 3, 9), new DateOnly(2026, 4, 8)), (decided.On, decided.WindowUntil!.Value));
        Assert.Equal((new DateOnly(2026, 4, 9), null), (trial.Steps[6].On, trial.Steps[6].By));
        Assert.Equal(new DateOnly(2026, 7, 3), trial.Steps[1].AuthorityDueOn);
    }

    [Fact]
    public void LastDay_SkipsHolidays_AndNamesThem()
    {
        var trial = Run(new(new(2026, 3, 2)) { Pace = TrialPace.LastDay }, SchemeBuilder.Content() with { Clocks = SchemeBuilder.Clocks with { DraftLapse = new(14) } });
        var accepted = trial.Steps.Single(step => step.Trigger is CaseTrigger.Accept);
        Assert.Equal([new DateOnly(2026, 4, 6)], accepted.Holidays);
        Assert.Equal(new Period(20, DayKind.Working), accepted.Clock);
        Assert.Equal(accepted.DueOn, trial.Steps.Single(step => step.Trigger is CaseTrigger.Recommend).On);
        Assert.Equal([accepted.DueOn!.Value.AddDays(-7), accepted.DueOn!.Value.AddDays(-2)], accepted.Reminders);
    }

    [Fact]
    public void Question_StopsTheAuthoritysClock_AndTheAssessorGoesOn()
    {
        var trial = Run(new(Monday) { Question = TrialQuestion.NotAnswered });
        var (asked, silent) = (trial.Steps.Single(step => step.Trigger is CaseTrigger.RequestInformation), trial.Steps.Single(step => step.Trigger is CaseTrigger.NoAnswer));
        Assert.Equal(asked.On, asked.AuthorityStoppedOn);
        Assert.Equal((asked.DueOn!.Value.AddDays(1), null, true), (silent.On, silent.By, silent.GoesOn));
        Assert.Equal(asked.AuthorityDueOn!.Value.AddDays(21), silent.AuthorityDueOn);
    }

    [Fact]
    public void Silence_Lapses_WhereTheSchemeSaysSo()
    {
        var trial = Run(new(Monday) { Question = TrialQuestion.NotAnswered }, SchemeBuilder.Content() with { NoAnswerContinues = false });
        Assert.Equal([CaseTrigger.Expire, CaseTrigger.Close], Triggers(trial)[^2..]);
        Assert.Null(trial.CertificateUntil);
    }

    [Theory]
    [InlineData(TrialDraft.LetsLapse, CaseTrigger.Close, 3)]
    [InlineData(TrialDraft.LetsLapseAndReturns, CaseTrigger.Close, 9)]
    public void Draft_CanLapse_AndBeTakenUpAgain(TrialDraft draft, CaseTrigger last, int steps)
    {
        var trial = Run(new(Monday) { Draft = draft });
        Assert.Null(trial.Refused);
        Assert.Equal((last, steps), (trial.Steps[^1].Trigger!.Value, trial.Steps.Count));
        Assert.Equal((CaseTrigger.Expire, Monday.AddDays(91)), (trial.Steps[1].Trigger!.Value, trial.Steps[1].On));
    }

    [Fact]
    public void Refused_EndsWithAWindowOfAppeal()
    {
        var trial = Run(new(Monday) { Intake = TrialIntake.Refuses });
        Assert.Equal([null, CaseTrigger.Submit, CaseTrigger.RejectAsInadmissible, CaseTrigger.Close], Triggers(trial));
        Assert.NotNull(trial.Steps[2].WindowUntil);
    }

    [Fact]
    public void TwoReturns_AndACompletion_AreWalked()
    {
        var trial = Run(new(Monday) { Intake = TrialIntake.AsksToComplete, VerifierReturns = true, DeciderReturns = true });
        Assert.Null(trial.Refused);
        Assert.Superset(new HashSet<CaseTrigger?> { CaseTrigger.RequestCompletion, CaseTrigger.Resubmit, CaseTrigger.ReturnToAssessor, CaseTrigger.ReturnForAssessment }, Triggers(trial).ToHashSet());
    }

    [Fact]
    public void Drawn_DecidesWhetherASampleIsVerified()
    {
        var sample = SchemeBuilder.Content() with { Verification = VerificationMode.Sample };
        Assert.DoesNotContain(Run(new(Monday), sample).Steps, step => step.State is CaseState.UnderVerification);
        Assert.Contains(Run(new(Monday) { Drawn = true }, sample).Steps, step => step.State is CaseState.UnderVerification);
    }

    [Fact]
    public void ShortAuthoritysClock_IsLate()
    {
        var trial = Run(new(Monday) { Pace = TrialPace.LastDay }, SchemeBuilder.Content() with { Clocks = SchemeBuilder.Clocks with { Authority = new(10) } });
        Assert.True(trial.Steps.Single(step => step.Trigger is CaseTrigger.Decide).AuthorityLate);
        Assert.False(trial.Steps[1].AuthorityLate);
    }

    [Fact]
    public void Certificate_EndsAfterItsYears_WithReminders()
    {
        var trial = Run(new(Monday) { CertificateYears = 3 });
        Assert.Equal(new DateOnly(2029, 3, 8), trial.CertificateUntil);
        Assert.Equal([trial.CertificateUntil!.Value.AddDays(-90), trial.CertificateUntil!.Value.AddDays(-30), trial.CertificateUntil!.Value.AddDays(-7)], trial.CertificateReminders);
    }
}
