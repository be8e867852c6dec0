using RplCaseManager.Application.Decisions;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Web.Features.Decisions;

namespace RplCaseManager.Web.Tests.Features.Decisions;

/// <summary>What a decider fills in.</summary>
public sealed class DecisionChoicesTests
{
    private static readonly RplOutcome[] Sought = [RplOutcome.PartialQualification, RplOutcome.Microcredential];

    [Fact]
    public void Begin_ChoosesNothing_ExceptWhatCannotBeGranted()
    {
        var choices = Begin(partial: true, micro: false);
        Assert.Equal([null, false], choices.Choices.Select(choice => choice.Granted));
        Assert.Equal("against Microcredential", choices.Choices[1].Reason);
    }

    [Fact]
    public void Missing_NamesChoiceThenRefusalThenReasons()
    {
        var choices = Begin(partial: true, micro: true);
        Assert.Equal("Decide.Missing.Choice", choices.Missing);
        (choices.Choices[0].Granted, choices.Choices[1].Granted) = (true, false);
        Assert.Equal("Decide.Missing.Refusal", choices.Missing);
        choices.Choices[1].Reason = " Not enough. ";
        Assert.Equal("Decide.Missing.Reasons", choices.Missing);
        choices.Reasons = "The evidence convinces.";
        Assert.Null(choices.Missing);
        Assert.Equal([new AwardChoice(RplOutcome.PartialQualification, true, ""), new AwardChoice(RplOutcome.Microcredential, false, "Not enough.")], choices.Awards);
    }

    [Fact]
    public void Again_KeepsWhatIsStillPossible()
    {
        var choices = Begin(partial: true, micro: true);
        (choices.Choices[0].Granted, choices.Choices[1].Granted, choices.Reasons) = (true, true, "Why.");
        var again = choices.Again(Sought, Options(partial: true, micro: false), Why);
        Assert.Equal([true, false], again.Choices.Select(choice => choice.Granted));
        Assert.Equal("Why.", again.Reasons);
        Assert.Equal("against Microcredential", again.Choices[1].Reason);
    }

    private static DecisionChoices Begin(bool partial, bool micro) => new(Sought, Options(partial, micro), Why);

    private static string Why(OutcomeOption option) => "against " + option.Outcome;

    private static List<OutcomeOption> Options(bool partial, bool micro) => [.. Enum.GetValues<RplOutcome>().Select(outcome => new OutcomeOption(outcome,
        outcome is RplOutcome.PartialQualification ? partial : outcome is RplOutcome.Microcredential && micro, [], "outcome.missing", []))];
}
