using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Domain.Tests.Builders;
using static RplCaseManager.Domain.Schemes.RplOutcome;

namespace RplCaseManager.Domain.Tests.Decisions;

/// <summary>Which of the six outcomes a set of judgements allows, and why each other one is not allowed.</summary>
public sealed class OutcomeOptionsTests
{
    private static readonly string[] Nothing = [];
    private static readonly string[] FirstUnit = ["U1.1", "U1.2"];
    private static readonly string[] Everything = ["U1.1", "U1.2", "U2.1", "U2.2"];

    /// <summary>Outcome × kind, with everything, the first unit, and nothing achieved: the rule against it, or empty when allowed.</summary>
    public static TheoryData<RplOutcome, StandardKind, string, string, string> Table() => new()
    {
        // outcome, kind, rule with everything, with one unit of two, with nothing
        { FullQualification, StandardKind.FullQualification, "", "outcome.missing", "outcome.missing" },
        { FullQualification, StandardKind.PartialQualification, "outcome.kind", "outcome.kind", "outcome.kind" },
        { FullQualification, StandardKind.Microcredential, "outcome.kind", "outcome.kind", "outcome.kind" },
        { FullQualification, StandardKind.SupplementaryQualification, "outcome.kind", "outcome.kind", "outcome.kind" },
        { FullQualification, StandardKind.SpecialPurpose, "", "outcome.missing", "outcome.missing" },
        { PartialQualification, StandardKind.FullQualification, "", "", "outcome.unit" },
        { PartialQualification, StandardKind.PartialQualification, "", "outcome.missing", "outcome.missing" },
        { PartialQualification, StandardKind.Microcredential, "outcome.kind", "outcome.kind", "outcome.kind" },
        { PartialQualification, StandardKind.SupplementaryQualification, "outcome.kind", "outcome.kind", "outcome.kind" },
        { PartialQualification, StandardKind.SpecialPurpose, "", "", "outcome.unit" },
        { Microcredential, StandardKind.FullQualification, "outcome.kind", "outcome.kind", "outcome.kind" },
        { Microcredential, StandardKind.PartialQualification, "outcome.kind", "outcome.kind", "outcome.kind" },
        { Microcredential, StandardKind.Microcredential, "", "outcome.missing", "outcome.missing" },
        { Microcredential, StandardKind.SupplementaryQualification, "", "outcome.missing", "outcome.missing" },
        { Microcredential, StandardKind.SpecialPurpose, "outcome.kind", "outcome.kind", "outcome.kind" },
        { QualificationExemption, StandardKind.FullQualification, "", "", "outcome.unit" },
        { QualificationExemption, StandardKind.PartialQualification, "", "", "outcome.unit" },
        { QualificationExemption, StandardKind.Microcredential, "outcome.kind", "outcome.kind", "outcome.kind" },
        { QualificationExemption, StandardKind.SupplementaryQualification, "outcome.kind", "outcome.kind", "outcome.kind" },
        { QualificationExemption, StandardKind.SpecialPurpose, "", "", "outcome.unit" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Option_ByKindAndJudgements(RplOutcome outcome, StandardKind kind, string everything, string oneUnit, string nothing)
    {
        var standard = StandardBuilder.Content(kind);
        Assert.Equal([everything, oneUnit, nothing], new[] { Everything, FirstUnit, Nothing }.Select(achieved => Option(outcome, standard, achieved).Rule));
        foreach (var option in new[] { Everything, FirstUnit, Nothing }.Select(achieved => Option(outcome, standard, achieved)))
        {
            Assert.Equal(option.Rule.Length == 0, option.Allowed);
            Assert.True(!option.Allowed || (option.Parts.Count > 0 && option.Missing.Count == 0));
            // A rule that could be mended says by what; a rule of the kind cannot.
            Assert.Equal(option.Rule is "outcome.missing" or "outcome.unit", option.Missing.Count > 0);
        }
    }

    [Fact]
    public void Compute_AnswersEachOutcomeOnce_InTheirOrder() => Assert.Equal(Enum.GetValues<RplOutcome>(),
        OutcomeOptions.Compute(SchemeBuilder.Content(), StandardBuilder.Content(), new Dictionary<string, Judgement>()).Select(option => option.Outcome));

    [Theory]
    [InlineData(FullQualification)]
    [InlineData(PartialQualification)]
    [InlineData(Microcredential)]
    [InlineData(ProgrammeExemption)]
    [InlineData(QualificationExemption)]
    [InlineData(Admission)]
    public void Outcome_ThatTheSchemeDoesNotEnable_IsNotAllowed(RplOutcome outcome)
    {
        var scheme = SchemeBuilder.Content() with { Outcomes = [.. SchemeBuilder.EveryOutcome.Where(entry => entry.Outcome != outcome)] };
        var options = Compute(scheme, StandardBuilder.Content(), Everything, Programme());

        Assert.Equal("outcome.scheme.not-enabled", options.Single(option => option.Outcome == outcome).Rule);
        Assert.DoesNotContain(options, option => option.Outcome != outcome && option.Rule == "outcome.scheme.not-enabled");
    }

    [Fact]
    public void Missing_NamesTheMandatoryOutcomesThatWereNotAchieved() =>
        Assert.Equal(["U2.1", "U2.2"], Option(FullQualification, StandardBuilder.Content(StandardKind.FullQualification), FirstUnit).Missing);

    [Theory]
    [InlineData(Judgement.NotYetAchieved)]
    [InlineData(Judgement.InsufficientEvidence)]
    public void OnlyAchieved_Counts(Judgement judgement)
    {
        var judgements = Everything.ToDictionary(code => code, code => code == "U2.2" ? judgement : Judgement.Achieved);
        var option = OutcomeOptions.Compute(SchemeBuilder.Content(), StandardBuilder.Content(), judgements).Single(option => option.Outcome is Microcredential);

        Assert.Equal("outcome.missing", option.Rule);
        Assert.Equal(["U2.2"], option.Missing);
    }

    [Fact]
    public void OptionalOutcome_IsNotNeeded_ButAUnitOfOptionalOnesIsNotWonByNothing()
    {
        var standard = StandardBuilder.Content(StandardKind.FullQualification) with
        {
            Units = [new("U1", "One", [StandardBuilder.Outcome("U1.1"), StandardBuilder.Outcome("U1.2", mandatory: false)]), new("U2", "Two", [StandardBuilder.Outcome("U2.1", mandatory: false)])],
        };

        var option = Option(FullQualification, standard, "U1.1");

        Assert.True(option.Allowed);
        Assert.Equal(["U1"], option.Parts);
        Assert.Equal(["U1", "U2"], Option(FullQualification, standard, "U1.1", "U2.1").Parts);
    }

    [Fact]
    public void Croatia_PartialAwardNeedsTenCredits()
    {
        // Cedefop table 12.
        var scheme = SchemeBuilder.Content() with { MinimumCreditsForPartial = 10 };
        var standard = StandardBuilder.Content(StandardKind.FullQualification) with
        {
            Units = [StandardBuilder.Unit(1, 1, credits: 6), StandardBuilder.Unit(2, 1, credits: 4), StandardBuilder.Unit(3, 1, credits: 9.5m), StandardBuilder.Unit(4, 1)],
        };
        OutcomeOption Partial(params string[] achieved) => Compute(scheme, standard, achieved).Single(option => option.Outcome is PartialQualification);

        Assert.True(Partial("U1.1", "U2.1").Allowed);
        Assert.Equal("outcome.partial.minimum", Partial("U3.1").Rule);
        Assert.Equal("outcome.partial.minimum", Partial("U3.1", "U4.1").Rule);
        Assert.Equal(["U1.1", "U2.1", "U4.1"], Partial("U3.1").Missing);
        Assert.Equal("outcome.unit", Partial().Rule);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(1, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void Lithuania_LevelsOneToFive(int? level, bool allowed)
    {
        // Cedefop table 16. A level that is not specified is not known to be one of them.
        var scheme = SchemeBuilder.Yielding(FullQualification, new(MinEqfLevel: 1, MaxEqfLevel: 5));
        var option = Compute(scheme, StandardBuilder.Content(StandardKind.FullQualification) with { EqfLevel = level }, Everything).Single(option => option.Outcome is FullQualification);

        Assert.Equal(allowed ? "" : "outcome.scheme.condition", option.Rule);
        Assert.Empty(option.Missing);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    [InlineData(8, false)]
    public void Austria_NoHigherEducation(int? level, bool allowed)
    {
        var scheme = SchemeBuilder.Yielding(FullQualification, new(ExcludeHigherEducation: true));
        var option = Compute(scheme, StandardBuilder.Content(StandardKind.FullQualification) with { EqfLevel = level }, Everything).Single(option => option.Outcome is FullQualification);

        Assert.Equal(allowed ? "" : "outcome.scheme.condition", option.Rule);
    }

    [Fact]
    public void Scheme_MayLimitAnOutcomeToKinds()
    {
        var scheme = SchemeBuilder.Yielding(Microcredential, new(Kinds: [StandardKind.SupplementaryQualification]));

        Assert.Equal("outcome.scheme.condition", Compute(scheme, StandardBuilder.Content(), Everything).Single(option => option.Outcome is Microcredential).Rule);
        Assert.True(Compute(scheme, StandardBuilder.Content(StandardKind.SupplementaryQualification), Everything).Single(option => option.Outcome is Microcredential).Allowed);
    }

    [Fact]
    public void StandAloneUnit_OfAnyKind_IsAMicrocredential()
    {
        var standard = StandardBuilder.Content(StandardKind.FullQualification) with { Units = [StandardBuilder.Unit(1, 2), StandardBuilder.Unit(2, 2, standAlone: true)] };

        Assert.Equal(["U2"], Option(Microcredential, standard, "U2.1", "U2.2").Parts);
        var option = Option(Microcredential, standard, "U1.1", "U1.2", "U2.1");
        Assert.Equal("outcome.missing", option.Rule);
        Assert.Equal(["U2.2"], option.Missing);
    }

    [Fact]
    public void Microcredential_InHalf_IsStillAwardedForItsStandAloneUnit()
    {
        var standard = StandardBuilder.Content() with { Units = [StandardBuilder.Unit(1, 2, standAlone: true), StandardBuilder.Unit(2, 2)] };

        Assert.Equal(["U1"], Option(Microcredential, standard, FirstUnit).Parts);
        Assert.Equal(["U1", "U2"], Option(Microcredential, standard, Everything).Parts);
        Assert.Equal(["U1.1", "U1.2", "U2.1", "U2.2"], Option(Microcredential, standard).Missing);
    }

    [Fact]
    public void Composition_DecidesWhatTheWholeIs()
    {
        var standard = StandardBuilder.Content(StandardKind.FullQualification, 1, 1, 1) with
        {
            Composition = new AllOf([new HasUnit("U1"), new AtLeast(1, [new HasUnit("U2"), new HasUnit("U3")])]),
        };

        Assert.Equal(["U1", "U3"], Option(FullQualification, standard, "U1.1", "U3.1").Parts);
        Assert.Equal(["U2", "U3"], Option(FullQualification, standard, "U1.1").Missing);
    }

    [Fact]
    public void ProgrammeExemption_NeedsAProgramme() => Assert.Equal("outcome.programme", Option(ProgrammeExemption, StandardBuilder.Content(), Everything).Rule);

    [Fact]
    public void ProgrammeExemption_CoversThePartsWhoseOutcomesAreAchieved()
    {
        var option = WithProgramme(Programme(), ProgrammeExemption, "U1.1", "U1.2", "U2.1");

        Assert.True(option.Allowed);
        Assert.Equal(["P1"], option.Parts);
    }

    [Fact]
    public void ProgrammeExemption_ThatMayNotBe_IsNeitherGrantedNorMissing()
    {
        var programme = Programme() with { Parts = [new("P1", "Thesis", ["U1.1"], MayBeExempted: false), new("P2", "Tools", ["U2.1"]), new("P3", "Welcome", [])] };

        var option = WithProgramme(programme, ProgrammeExemption, "U1.1");

        Assert.Equal("outcome.programme.part", option.Rule);
        Assert.Equal(["U2.1"], option.Missing);
    }

    [Theory]
    [InlineData("1", 2, "")]
    [InlineData("0.5", 1, "")]
    [InlineData("0.99", 1, "")]
    [InlineData("0.4", 0, "outcome.programme.share")]
    public void ProgrammeExemption_StaysWithinTheLargestShare(string share, int parts, string rule)
    {
        var option = WithProgramme(Programme() with { LargestShareExempted = decimal.Parse(share) }, ProgrammeExemption, Everything);

        Assert.Equal(rule, option.Rule);
        Assert.Equal(parts, option.Parts.Count);
    }

    [Fact]
    public void Admission_NeedsAnEntryRequirement()
    {
        Assert.Equal("outcome.programme", Option(Admission, StandardBuilder.Content(), Everything).Rule);
        Assert.Equal("outcome.programme", WithProgramme(Programme() with { EntryRequirement = null }, Admission, Everything).Rule);
    }

    [Fact]
    public void Admission_FollowsTheEntryRequirement()
    {
        Assert.Equal(["U1", "U2.1"], WithProgramme(Programme(), Admission, "U1.1", "U1.2", "U2.1").Parts);
        var option = WithProgramme(Programme(), Admission, "U1.1");
        Assert.Equal("outcome.missing", option.Rule);
        Assert.Equal(["U1", "U2.1"], option.Missing);
    }

    [Fact]
    public void Units_SayWhatIsWonAndWhatIsMissing()
    {
        var units = OutcomeOptions.Units(StandardBuilder.Content(), new HashSet<string> { "U1.1", "U1.2", "U2.2" });

        Assert.Equal([true, false], units.Select(unit => unit.Won));
        Assert.Equal(["U2.1"], units[1].MissingOutcomes);
    }

    private static ProgrammeContent Programme() => new()
    {
        Code = "cnc",
        Title = "CNC course",
        Kind = ProgrammeKind.EducationProgramme,
        Summary = "A course.",
        Provider = "AT-BODY",
        Standard = "test-standard",
        Parts = [new("P1", "Turning", ["U1.1", "U1.2"]), new("P2", "Milling", ["U2.1", "U2.2"])],
        EntryRequirement = new AllOf([new HasUnit("U1"), new HasOutcome("U2.1")]),
    };

    private static OutcomeOption Option(RplOutcome outcome, StandardContent standard, params string[] achieved) =>
        Compute(SchemeBuilder.Content(), standard, achieved).Single(option => option.Outcome == outcome);

    private static OutcomeOption WithProgramme(ProgrammeContent programme, RplOutcome outcome, params string[] achieved) =>
        Compute(SchemeBuilder.Content(), StandardBuilder.Content(), achieved, programme).Single(option => option.Outcome == outcome);

    private static IReadOnlyList<OutcomeOption> Compute(SchemeContent scheme, StandardContent standard, string[] achieved, ProgrammeContent? programme = null) =>
        OutcomeOptions.Compute(scheme, standard, achieved.ToDictionary(code => code, _ => Judgement.Achieved), programme);
}
