using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Web.Features.Cases;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Tests.Features.Cases;

/// <summary>In each of the fifteen states the candidate reads what is asked of them, or who has the case.</summary>
public sealed class CaseSituationTests : PageTest
{
    // As many as the callout gives to each of its texts.
    private static readonly object[] Values = ["0", "1", "2", "3", "4", "5", "6"];

    public static TheoryData<CaseState> States => [.. Enum.GetValues<CaseState>()];

    [Theory]
    [MemberData(nameof(States))]
    public void EveryState_HasWords_WithAndWithoutADecision(CaseState state)
    {
        foreach (var decided in new[] { false, true })
        {
            var words = CaseSituation.Of(Sample.Case(state) with { HasDecision = decided }).Words;
            Assert.NotEqual($"Callout.{words}.Title", Text<Web.Resources.MyCase>($"Callout.{words}.Title", Values));
            Assert.NotEqual($"Callout.{words}.Body", Text<Web.Resources.MyCase>($"Callout.{words}.Body", Values));
        }
    }

    [Theory]
    [MemberData(nameof(States))]
    public void EveryState_SaysWhatIsNext_OrThatNothingIs(CaseState state)
    {
        var next = WhoHasIt.NextWords(Sample.Case(state));
        Assert.Equal(next is null, state is CaseState.Withdrawn or CaseState.Discontinued or CaseState.Closed);
        Assert.True(next is null || Text<Web.Resources.MyCase>("Next." + next) != "Next." + next, $"no words for {next}");
    }

    [Theory]
    [MemberData(nameof(States))]
    public void OnlyStatesInWhichTheCandidateHasTheCase_OrMayTakeItUp_SayThatItIsTheirTurn(CaseState state) =>
        Assert.Equal(CaseStates.HolderIn(state) is CaseHolder.Candidate || state is CaseState.Lapsed, CaseSituation.Of(Sample.Case(state)).Tone is Tone.Turn);

    [Theory]
    [InlineData(CaseState.Draft, CaseStep.Continue)]
    [InlineData(CaseState.Incomplete, CaseStep.Complete)]
    [InlineData(CaseState.InformationRequested, CaseStep.Answer)]
    [InlineData(CaseState.Lapsed, CaseStep.Reopen)]
    [InlineData(CaseState.Decided, CaseStep.ReadDecision)]
    [InlineData(CaseState.ConditionallyAwarded, CaseStep.ReadDecision)]
    [InlineData(CaseState.Withdrawn, CaseStep.StartAgain)]
    public void FirstStep_IsWhatMostPeopleWant(CaseState state, CaseStep step) => Assert.Equal(step, CaseSituation.Of(Sample.Case(state)).Steps[0]);

    [Theory]
    [InlineData(CaseState.Submitted)]
    [InlineData(CaseState.InAssessment)]
    [InlineData(CaseState.UnderVerification)]
    [InlineData(CaseState.AwaitingDecision)]
    [InlineData(CaseState.Inadmissible)]
    [InlineData(CaseState.Discontinued)]
    public void NothingToDo_OffersNoButton(CaseState state) => Assert.Empty(CaseSituation.Of(Sample.Case(state)).Steps);

    [Fact]
    public void RequestAfterItsDate_OffersNoAnswer()
    {
        var situation = CaseSituation.Of(Sample.Case(CaseState.InformationRequested).Refusing(CaseTrigger.Provide, "case.date-over"));
        Assert.Equal("InformationRequested.Over", situation.Words);
        Assert.Empty(situation.Steps);
    }

    [Fact]
    public void RequestInASchemeWhereSilenceLapses_SaysSo() =>
        Assert.Equal("InformationRequested.Lapses", CaseSituation.Of(Sample.Case(CaseState.InformationRequested) with { NoAnswerContinues = false }).Words);

    [Fact]
    public void LapsedAfterItsWindow_OffersANewCase() =>
        Assert.Equal([CaseStep.StartAgain], CaseSituation.Of(Sample.Case(CaseState.Lapsed).Refusing(CaseTrigger.Reopen, "case.reopen.window-over")).Steps);

    [Fact]
    public void Inadmissible_QuotesTheReason()
    {
        var entry = new TimelineEntry(CaseTrigger.RejectAsInadmissible, CaseState.Submitted, CaseState.Inadmissible, DateTimeOffset.UnixEpoch, "Zoë Größl", "The experience is not in this field.", null);
        Assert.Equal(entry.Reason, CaseSituation.Of(Sample.Case(CaseState.Inadmissible) with { Timeline = [entry] }).Quote);
    }

    [Fact]
    public void ClosedWithoutDecision_OffersNoDecisionToRead() =>
        Assert.DoesNotContain(CaseStep.ReadDecision, CaseSituation.Of(Sample.Case(CaseState.Closed)).Steps);

    [Fact]
    public void AnotherRefusalThanTheDate_LeavesTheDraftOpen()
    {
        var draft = Sample.Case(CaseState.Draft).Refusing(CaseTrigger.Submit, "case.submit.claim");
        Assert.Equal("Draft", CaseSituation.Of(draft).Words);
        Assert.True(CaseSituation.FileIsOpen(draft));
        Assert.False(CaseSituation.FileIsOpen(Sample.Case(CaseState.InformationRequested)));
        Assert.True(CaseSituation.MayAddEvidence(Sample.Case(CaseState.InformationRequested)));
    }

    [Fact]
    public void EveryTrigger_HasAWordInTheTimeline() =>
        Assert.All(Enum.GetValues<CaseTrigger>(), trigger => Assert.NotEqual($"Event.{trigger}", Text<Web.Resources.MyCase>($"Event.{trigger}")));
}
