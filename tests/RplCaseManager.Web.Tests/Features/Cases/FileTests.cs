using RplCaseManager.Domain.Cases;
using RplCaseManager.Web.Features.Cases;

namespace RplCaseManager.Web.Tests.Features.Cases;

/// <summary>Task list, units, ratings and what is missing: computed from the case, without rendering.</summary>
public sealed class FileTests
{
    private static readonly Guid One = Guid.CreateVersion7();
    private static readonly Guid Two = Guid.CreateVersion7();

    [Fact]
    public void NewDraft_BeginsWithRating()
    {
        var tasks = DraftTasks.Of(Sample.Case(CaseState.Draft, Sample.Outcome("U1.1"), Sample.Outcome("U1.2")));
        Assert.Equal(DraftStep.Rate, tasks.Next);
        Assert.Equal([StepStatus.ToDo, StepStatus.ToDo, StepStatus.NotYet, StepStatus.NotYet], tasks.All.Select(task => task.Status));
    }

    [Fact]
    public void RatedWithoutEvidence_GoesOnWithEvidence()
    {
        var tasks = DraftTasks.Of(Sample.Case(CaseState.Draft, Sample.Outcome("U1.1", true, SelfRating.Alone)));
        Assert.Equal(DraftStep.AddEvidence, tasks.Next);
        Assert.Equal(StepStatus.Done, tasks[DraftStep.Rate].Status);
        Assert.Equal(StepStatus.NotYet, tasks[DraftStep.Connect].Status);
    }

    [Fact]
    public void EvidenceForSome_GoesOnWithConnecting()
    {
        var tasks = DraftTasks.Of(Sample.Case(CaseState.Draft, Sample.Outcome("U1.1", true, SelfRating.Alone, One), Sample.Outcome("U1.2", true, SelfRating.Alone)) with { Evidence = [Sample.Piece(One, null, "U1.1")] });
        Assert.Equal(DraftStep.Connect, tasks.Next);
        Assert.Equal((StepStatus.Begun, 1, 2), (tasks[DraftStep.Connect].Status, tasks[DraftStep.Connect].Done, tasks[DraftStep.Connect].Total));
        Assert.Equal(StepStatus.NotYet, tasks[DraftStep.Submit].Status);
    }

    [Fact]
    public void EverythingClaimedIsSupported_HandsInEvenWhenNotAllIsRated()
    {
        var tasks = DraftTasks.Of(Sample.Case(CaseState.Draft, Sample.Outcome("U1.1", true, SelfRating.Alone, One), Sample.Outcome("U1.2")) with { Evidence = [Sample.Piece(One, null, "U1.1")] });
        Assert.Equal(DraftStep.Submit, tasks.Next);
        Assert.Equal(StepStatus.Begun, tasks[DraftStep.Rate].Status);
    }

    [Fact]
    public void RatedAndNothingClaimed_StaysWithRating()
    {
        var tasks = DraftTasks.Of(Sample.Case(CaseState.Draft, Sample.Outcome("U1.1", false, SelfRating.NotYet)) with { Evidence = [Sample.Piece(One)] });
        Assert.Equal(DraftStep.Rate, tasks.Next);
    }

    [Fact]
    public void Gaps_NameWhatStandsAgainstHandingIn_AndWhatToLookAt()
    {
        var old = Sample.Outcome("U1.2", true, SelfRating.Alone, Two) with { Outdated = 1 };
        var gaps = FileGaps.Of(Sample.Case(CaseState.Draft, Sample.Outcome("U1.1", true, SelfRating.Alone), old, Sample.Outcome("U1.3")) with
        {
            Evidence = [Sample.Piece(One), Sample.Piece(Two, new DateOnly(2015, 1, 1), "U1.2")],
        });
        Assert.False(gaps.MayBeHandedIn);
        Assert.Equal(["U1.1"], gaps.Unsupported.Select(outcome => outcome.Code));
        Assert.Equal(["U1.2"], gaps.Outdated.Select(outcome => outcome.Code));
        Assert.Equal([One], gaps.Unused.Select(piece => piece.Id));
        Assert.Equal(["U1.3"], gaps.MandatoryLeft.Select(outcome => outcome.Code));
    }

    [Fact]
    public void Gaps_NothingClaimed_CannotBeHandedIn() => Assert.False(FileGaps.Of(Sample.Case(CaseState.Draft, Sample.Outcome("U1.1"))).MayBeHandedIn);

    [Fact]
    public void Unit_CountsAPieceOnce_AndItsAge()
    {
        var shown = Assert.Single(UnitShown.Of(Sample.Case(CaseState.InAssessment, Sample.Outcome("U1.1", true, null, One), Sample.Outcome("U1.2", true, null, One, Two)) with
        {
            Evidence = [Sample.Piece(One, Sample.Today.AddYears(-6), "U1.1", "U1.2"), Sample.Piece(Two, Sample.Today.AddYears(-5), "U1.2")],
        }));
        Assert.Equal((2, 2, 2, 1, UnitStanding.Complete), (shown.Claimed, shown.Supported, shown.Pieces, shown.Outdated, shown.Standing));
    }

    [Fact]
    public void Unit_OfTheOpenRequest_IsAskedForMore()
    {
        var details = Sample.Case(CaseState.InformationRequested, Sample.Outcome("U1.1", true, null, One)) with
        {
            Requests = [new(Guid.CreateVersion7(), "How?", ["U1.1"], "Ingrid", DateTimeOffset.UnixEpoch, Sample.Today, null, "", false)],
        };
        Assert.Equal(UnitStanding.AskedForMore, Assert.Single(UnitShown.Of(details)).Standing);
    }

    [Fact]
    public void Rating_SuggestsTheClaim_UntilThePersonDecides()
    {
        var ratings = new Ratings(Sample.Case(CaseState.Draft, Sample.Outcome("U1.1"), Sample.Outcome("U1.2")));
        ratings.Rate("U1.1", SelfRating.Alone);
        Assert.True(ratings["U1.1"].Claimed);
        ratings.Rate("U1.1", SelfRating.WithHelp);
        Assert.False(ratings["U1.1"].Claimed);
        ratings.Decide("U1.1", true);
        ratings.Rate("U1.1", SelfRating.NotYet);
        Assert.True(ratings["U1.1"].Claimed);
        Assert.Equal(["U1.1"], ratings.All.Select(claim => claim.OutcomeCode));
    }

    [Fact]
    public void Rating_SavedAgainstTheSuggestion_IsTheirDecision()
    {
        var ratings = new Ratings(Sample.Case(CaseState.Draft, Sample.Outcome("U1.1", claimed: false, SelfRating.Alone)));
        ratings.Rate("U1.1", SelfRating.CouldTeachIt);
        Assert.False(ratings["U1.1"].Claimed);
    }

    [Fact]
    public void StageSince_IsTheDayOnWhichTheStageBegan_NotTheLastChange()
    {
        var details = Sample.Case(CaseState.InformationRequested) with
        {
            Timeline =
            [
                new(CaseTrigger.Submit, CaseState.Draft, CaseState.Submitted, new DateTimeOffset(2026, 8, 1, 8, 0, 0, TimeSpan.Zero), "", "", null),
                new(CaseTrigger.Accept, CaseState.Submitted, CaseState.InAssessment, new DateTimeOffset(2026, 8, 5, 8, 0, 0, TimeSpan.Zero), "", "", null),
                new(CaseTrigger.RequestInformation, CaseState.InAssessment, CaseState.InformationRequested, new DateTimeOffset(2026, 8, 20, 8, 0, 0, TimeSpan.Zero), "", "", null),
            ],
        };
        Assert.Equal(new DateOnly(2026, 8, 5), WhoHasIt.StageSince(details));
    }
}
