using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Domain.Tests.Builders;

namespace RplCaseManager.Domain.Tests.Standards;

/// <summary>What an administrator does with units, outcomes and criteria.</summary>
public sealed class StandardEditsTests
{
    private static readonly StandardContent Blank = StandardBuilder.Content() with { Units = [], Composition = null };

    private static StandardContent Two() => PastedOutcomes.AddTo(Blank, null, PastedOutcomes.Read("# First\nSets up\n- Clamps\n- Zeroes\nMeasures\n# Second\nPlans\n"));

    [Fact]
    public void PastedLines_BecomeUnitsOutcomesAndCriteria()
    {
        var content = Two();
        Assert.Equal(["U1 First", "U2 Second"], content.Units.Select(unit => $"{unit.Code} {unit.Title}"));
        Assert.Equal(["U1.1 Sets up", "U1.2 Measures", "U2.1 Plans"], content.AllOutcomes().Select(outcome => $"{outcome.Code} {outcome.Title}"));
        Assert.Equal(["U1.1.a Clamps", "U1.1.b Zeroes"], content.Units[0].Outcomes[0].Criteria.Select(criterion => $"{criterion.Code} {criterion.Text}"));
    }

    [Theory]
    [InlineData("1. Sets up", "Sets up")]
    [InlineData("U2.3 Sets up", "Sets up")]
    [InlineData("a) Sets up", "Sets up")]
    [InlineData("3 axes are set up", "3 axes are set up")]
    [InlineData("CNC machines are set up", "CNC machines are set up")]
    public void PastedNumbering_IsLeftOut_AndNothingElse(string line, string title) =>
        Assert.Equal(title, PastedOutcomes.Read(line)[0].Outcomes[0].Title);

    [Fact]
    public void PastedIntoAUnit_GoesThere_AndABulletWithoutAnOutcomeIsAnOutcome()
    {
        var content = PastedOutcomes.AddTo(Two(), 0, PastedOutcomes.Read("- Cleans\r\n\tWipes\r\n"));
        Assert.Equal(["Sets up", "Measures", "Cleans"], content.Units[0].Outcomes.Select(outcome => outcome.Title));
        Assert.Equal("Wipes", content.Units[0].Outcomes[2].Criteria[0].Text);
    }

    [Fact]
    public void NewCodes_AreNeverTaken()
    {
        var content = Two().RenameOutcome(0, 0, "U1.3");
        Assert.Equal(["U1.3", "U1.4", "U1.2"], content.AddOutcome(0, "Cleans", OutcomeType.Skill, 0).Units[0].Outcomes.Select(outcome => outcome.Code));
    }

    [Fact]
    public void RenamingAndRenumbering_TakeRequirementsAlong()
    {
        var content = Two() with { Composition = new AllOf([new HasUnit("U2"), new AtLeast(1, [new HasOutcome("U1.2")]), new CreditsFrom(2, ["U1"])]) };
        var renamed = content.RenameUnit(1, "B").RenameOutcome(0, 1, "U1.9");
        Assert.Equal([new HasUnit("B"), new HasOutcome("U1.9")], Leaves(renamed.Composition).OfType<Requirement>().Where(node => node is HasUnit or HasOutcome));

        var swapped = renamed with { Units = [renamed.Units[1], renamed.Units[0]] };
        var numbered = swapped.Renumber();
        Assert.Equal(["U1", "U2"], numbered.Units.Select(unit => unit.Code));
        Assert.Equal(["U1.1", "U2.1", "U2.2"], numbered.AllOutcomes().Select(outcome => outcome.Code));
        Assert.Equal("U2.1.b", numbered.Units[1].Outcomes[0].Criteria[1].Code);
        Assert.Equal([new HasUnit("U1"), new HasOutcome("U2.2")], Leaves(numbered.Composition).Where(node => node is HasUnit or HasOutcome));
        Assert.Equal(["U2"], Leaves(numbered.Composition).OfType<CreditsFrom>().Single().Units);
    }

    [Fact]
    public void AnOutcomeMovesWithItsCode()
    {
        var content = Two().MoveOutcome(0, 0, 1);
        Assert.Equal(["U1.2"], content.Units[0].Outcomes.Select(outcome => outcome.Code));
        Assert.Equal(["U2.1", "U1.1"], content.Units[1].Outcomes.Select(outcome => outcome.Code));
    }

    [Fact]
    public void Map_FollowsTitlesWhenCodesChange()
    {
        var before = Two();
        var after = (before with { Units = [before.Units[0] with { Outcomes = [new("U1.9", "New first", OutcomeType.Skill, []), .. before.Units[0].Outcomes] }] }).Renumber();
        Assert.Equal(
            [("U1.1", "", OutcomeChange.New), ("U1.2", "U1.1", OutcomeChange.Same), ("U1.3", "U1.2", OutcomeChange.Same), ("", "U2.1", OutcomeChange.Gone)],
            OutcomeMap.Suggest(before, after).Lines.Select(line => (line.Code, string.Concat(line.From), line.Change)));
        Assert.Empty(OutcomeMap.Suggest(before, after).Problems(before, after));
    }

    [Fact]
    public void Map_AdaptsToChangedContents_AndKeepsWhatWasSaid()
    {
        var before = Two();
        var merged = OutcomeMap.Suggest(before, before).Set(before, "U1.1", OutcomeChange.Merged, ["U1.1", "U1.2"]).Set(before, "U1.2", OutcomeChange.New, ["U1.2"]);
        Assert.Empty(merged.Problems(before, before));
        var without = before with { Units = [before.Units[0]] };
        var adapted = merged.Adapt(before, without);
        Assert.Empty(adapted.Problems(before, without));
        Assert.Contains(adapted.Lines, line => line is { Code: "U1.1", Change: OutcomeChange.Merged, From.Count: 2 });
        Assert.Contains(adapted.Lines, line => line is { Code: "", Change: OutcomeChange.Gone } && line.From[0] == "U2.1");
        Assert.True(adapted.SaysTheSameAs(adapted.Adapt(before, without)));
    }

    [Fact]
    public void ADraft_BeginsWithTheMapThatIsSuggested()
    {
        var standard = new QualificationStandard(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), "test-standard");
        standard.AddDraft(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Two(), default, Guid.CreateVersion7(DateTimeOffset.UnixEpoch));
        standard.Publish([], new(2026, 1, 1), null, "First");
        standard.AddDraft(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Two(), default, Guid.CreateVersion7(DateTimeOffset.UnixEpoch));
        Assert.Empty(standard.MapProblems(Two()));
        Assert.Equal(["U1.3"], standard.MapProblems(Two().AddOutcome(0, "Cleans", OutcomeType.Skill)).Select(problem => problem.Detail));
    }

    [Fact]
    public void Elements_SayWhatIsMissing_AndWhere()
    {
        var content = Two() with { AssessmentMethods = [], Workload = new(null, Basis.Named, null) };
        var missing = StandardElements.Of(content).Where(element => element is { Mandatory: true, Filled: false }).Select(element => (element.Key, element.Place));
        Assert.Equal([("assessmentCriteria", "units[0].outcomes[1].criteria"), ("workload", "workload"), ("assessment", "assessmentMethods")], missing);
        Assert.Equal(StandardCheck.Missing(content), missing.Select(element => element.Key));
        Assert.Equal(missing.Select(element => element.Place), StandardCheck.Problems(content).Take(3).Select(problem => problem.Path));
    }

    private static IEnumerable<Requirement> Leaves(Requirement? node) => node switch { AllOf all => all.Parts.SelectMany(Leaves), AtLeast some => some.Parts.SelectMany(Leaves), null => [], _ => [node] };
}
