using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Domain.Tests.Builders;
using RplCaseManager.Domain.Tests.Seed;

namespace RplCaseManager.Domain.Tests.Schemes;

/// <summary>Every shipped scheme against each of the six outcomes, on standards built for the pair: what is enabled can be won, what is not is refused with its reason.</summary>
public sealed class ArrangementTests
{
    private static readonly RplOutcome[] Six = Enum.GetValues<RplOutcome>();

    private static IReadOnlyList<(SchemeContent Scheme, RplOutcome Outcome)> All { get; } = [.. SeedFolder.Schemes.SelectMany(file => Six.Select(outcome => (file.Content, outcome)))];

    public static TheoryData<string, RplOutcome> Enabled() => Pairs(pair => pair.Scheme.Yields(pair.Outcome) is not null);

    public static TheoryData<string, RplOutcome> NotEnabled() => Pairs(pair => pair.Scheme.Yields(pair.Outcome) is null);

    /// <summary>A standard that breaks one condition of a pair: its level (0: not specified), kind and sector, and the size of its units.</summary>
    public static TheoryData<string, RplOutcome, string> Broken() =>
        [.. All.SelectMany(pair => Breaks(pair.Scheme, pair.Outcome).Select(one => (pair.Scheme.Code, pair.Outcome, one.Name)))];

    public static TheoryData<string> Codes() => [.. SeedFolder.Schemes.Select(file => file.Content.Code)];

    [Fact]
    public void Pairs_AreTheSchemesTimesTheSixOutcomes()
    {
        Assert.Equal(27 * 6, Enabled().Count + NotEnabled().Count);
        var rows = SourceTable.Rows("table16-outcomes").SelectMany(row => row["outcomes"].Split(';', StringSplitOptions.RemoveEmptyEntries)).Count();
        // Beside those that the rows name: one of the certification body, two each of the university, Croatia, Poland and Slovenia.
        Assert.Equal(rows + 9, Enabled().Count);
    }

    [Theory, MemberData(nameof(Enabled))]
    public void Outcome_IsWonByWhoShowsEverything(string code, RplOutcome outcome)
    {
        var scheme = Scheme(code);
        var standard = Fitting(scheme, outcome);

        Assert.Contains(outcome, OutcomeOptions.Seekable(scheme, standard, Programme()));
        var option = Option(scheme, outcome, standard, Everything(standard));
        Assert.True(option.Allowed, option.Rule);
        Assert.NotEmpty(option.Parts);
        Assert.Equal(("", 0), (option.Rule, option.Missing.Count));
    }

    [Theory, MemberData(nameof(Enabled))]
    public void Outcome_IsNotWonByNothing_AndSaysWhatIsMissing(string code, RplOutcome outcome)
    {
        var scheme = Scheme(code);

        var option = Option(scheme, outcome, Fitting(scheme, outcome), []);

        Assert.Contains(option.Rule, (string[])["outcome.missing", "outcome.unit", "outcome.programme.part"]);
        Assert.NotEmpty(option.Missing);
    }

    [Theory, MemberData(nameof(NotEnabled))]
    public void OutcomeThatIsNotEnabled_IsRefused_WhateverWasShown(string code, RplOutcome outcome)
    {
        var scheme = Scheme(code);
        var standard = Fitting(scheme, outcome);

        Assert.DoesNotContain(outcome, OutcomeOptions.Seekable(scheme, standard, Programme()));
        var option = Option(scheme, outcome, standard, Everything(standard));
        Assert.Equal((false, "outcome.scheme.not-enabled"), (option.Allowed, option.Rule));
        Assert.Empty(option.Parts);
    }

    [Theory, MemberData(nameof(Broken))]
    public void Condition_RefusesWhatDoesNotMeetIt(string code, RplOutcome outcome, string broken)
    {
        var scheme = Scheme(code);
        var (_, standard, rule) = Breaks(scheme, outcome).Single(one => one.Name == broken);

        Assert.Equal((false, rule), Option(scheme, outcome, standard, Everything(standard)) is var option ? (option.Allowed, option.Rule) : default);
    }

    [Fact]
    public void EveryCondition_IsBrokenByAStandard() =>
        Assert.Equal(
            ["AT FullQualification", "HR Microcredential", "HR PartialQualification", "IE PartialQualification", "LT Microcredential", "LU FullQualification", "LU PartialQualification"],
            Broken().Select(row => $"{row.Data.Item1} {row.Data.Item2}").Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("AT", RplOutcome.FullQualification, "1 2 3 4 5 ?")]
    [InlineData("LT", RplOutcome.Microcredential, "1 2 3 4 5")]
    [InlineData("LU", RplOutcome.FullQualification, "1 2 3 4 5")]
    [InlineData("LU", RplOutcome.PartialQualification, "6 7 8")]
    [InlineData("HR", RplOutcome.PartialQualification, "2 3 4 5 6 7")]
    [InlineData("HR", RplOutcome.Microcredential, "2 3 4 5")]
    [InlineData("CZ", RplOutcome.Microcredential, "1 2 3 4 5 6 7 8 ?")]
    public void Levels_AreThoseOfTheSource(string code, RplOutcome outcome, string levels)
    {
        // "?": the level is not specified, which is not known to lie in a range.
        var scheme = Scheme(code);
        var standard = Fitting(scheme, outcome);
        int?[] asked = [1, 2, 3, 4, 5, 6, 7, 8, null];
        var allowed = asked.Where(level => Option(scheme, outcome, standard with { EqfLevel = level }, Everything(standard)).Allowed);

        Assert.Equal(levels, string.Join(' ', allowed.Select(level => level?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?")));
    }

    [Theory, MemberData(nameof(Codes))]
    public void ObligatoryExamination_StandsBeforeEveryAward_AndOnlyWhereItIs(string code)
    {
        var scheme = Scheme(code);
        Assert.Equal(code == "CZ", scheme.ExaminationObligatory);
        Assert.All(scheme.Outcomes, entry =>
        {
            var standard = Fitting(scheme, entry.Outcome);
            var without = OutcomeOptions.Compute(scheme, standard, Judged(Everything(standard)), Programme(), examinationPassed: false).Single(option => option.Outcome == entry.Outcome);
            Assert.Equal(scheme.ExaminationObligatory ? "outcome.examination" : "", without.Rule);
            // Who has shown nothing hears what is missing, not that an examination is.
            Assert.NotEqual("outcome.examination", Option(scheme, entry.Outcome, standard, []).Rule);
        });
    }

    [Theory, MemberData(nameof(Codes))]
    public void Demands_AreMadeWhereTheSourceMakesThem(string code)
    {
        var rule = code switch { "BE-VLG" => "case.submit.proof-of-experience", "LT" => "case.submit.documented", _ => null };

        Assert.Equal(rule, EvidenceDemands.Unmet(Scheme(code), [EvidenceKind.ReflectiveAccount, EvidenceKind.WorkSample]));
        Assert.Null(EvidenceDemands.Unmet(Scheme(code), [EvidenceKind.ReflectiveAccount, EvidenceKind.ProofOfExperience]));
    }

    [Theory]
    [InlineData("HR", "U1.1 U1.2", "outcome.partial.minimum")]
    [InlineData("HR", "U1.1 U1.2 U2.1 U2.2", "")]
    [InlineData("CY", "U1.1 U1.2", "")]
    public void SmallestPartialQualification_IsTheSchemes(string code, string achieved, string rule)
    {
        // Units of five credits: one is too small where ten are needed.
        var option = Option(Scheme(code), RplOutcome.PartialQualification, Fitting(Scheme(code), RplOutcome.PartialQualification), achieved.Split(' '));

        Assert.Equal(rule, option.Rule);
        Assert.Equal(rule.Length > 0 ? ["U2.1", "U2.2", "U3.1", "U3.2"] : [], option.Missing);
    }

    [Fact]
    public void SteppingStones_ArePutTogether_AndALargerUnitIsNoneOfThem()
    {
        // Ireland, Cedefop table 16: five credits or fewer; the whole is another matter.
        var scheme = Scheme("IE");
        var standard = Fitting(scheme, RplOutcome.PartialQualification) with
        {
            Units = [StandardBuilder.Unit(1, 2, 5), StandardBuilder.Unit(2, 2, 2.5m), StandardBuilder.Unit(3, 2, 5.5m), StandardBuilder.Unit(4, 2)],
        };

        Assert.Equal(["U1", "U2"], Option(scheme, RplOutcome.PartialQualification, standard, Everything(standard)).Parts);
        Assert.Equal(["U1", "U2", "U3", "U4"], Option(scheme, RplOutcome.FullQualification, standard, Everything(standard)).Parts);
    }

    [Fact]
    public void HalfValidation_LeavesAPartMissing_ThatTheFullQualificationStillNeeds()
    {
        // Luxembourg, Cedefop table 16: below higher education no part is awarded, and what is missing is named, so that time can be given for it.
        var scheme = Scheme("LU");
        var standard = Fitting(scheme, RplOutcome.FullQualification);
        string[] half = ["U1.1", "U1.2", "U2.1", "U2.2", "U3.1"];

        Assert.True(scheme.ConditionalAward);
        Assert.Equal("outcome.scheme.condition", Option(scheme, RplOutcome.PartialQualification, standard, half).Rule);
        var full = Option(scheme, RplOutcome.FullQualification, standard, half);
        Assert.Equal("outcome.missing", full.Rule);
        Assert.Equal(["U3.2"], full.Missing);
    }

    [Fact]
    public void SetsOfOutcomes_CanBeSoughtTogether()
    {
        // DOMAIN, Case: Belgium-fl, Denmark and Ireland combine outcomes in one case.
        Assert.Equal(Six.Except([RplOutcome.Microcredential]).Order(), OutcomeOptions.Seekable(Scheme("BE-VLG"), Fitting(Scheme("BE-VLG"), RplOutcome.FullQualification), Programme()).Order());
        Assert.Equal([RplOutcome.FullQualification, RplOutcome.Admission, RplOutcome.ProgrammeExemption], OutcomeOptions.Seekable(Scheme("DK"), Fitting(Scheme("DK"), RplOutcome.FullQualification), Programme()));
        Assert.Equal([RplOutcome.PartialQualification, RplOutcome.FullQualification, RplOutcome.Admission], OutcomeOptions.Seekable(Scheme("IE"), Fitting(Scheme("IE"), RplOutcome.FullQualification), Programme()));
    }

    /// <summary>A standard on which a pair can run: its level, sector and kind meet the conditions; three units of five credits with two outcomes each.</summary>
    private static StandardContent Fitting(SchemeContent scheme, RplOutcome outcome)
    {
        var conditions = scheme.Yields(outcome)?.Conditions;
        var kind = outcome is RplOutcome.Microcredential ? StandardKind.Microcredential : StandardKind.FullQualification;
        var credits = Math.Min(conditions?.MaxPartCredits ?? 5, 5);
        return StandardBuilder.Content(conditions?.Kinds?.First(allowed => OutcomeOptions.CanYield(outcome, allowed)) ?? kind) with
        {
            EqfLevel = conditions?.MinEqfLevel ?? conditions?.MaxEqfLevel ?? 4,
            Sector = conditions?.Sectors?[0],
            Units = [StandardBuilder.Unit(1, 2, credits), StandardBuilder.Unit(2, 2, credits), StandardBuilder.Unit(3, 2, credits)],
        };
    }

    /// <summary>The fitting standard with one thing changed so that it breaks a condition, for each condition of a pair; and the rule that says so.</summary>
    private static IEnumerable<(string Name, StandardContent Standard, string Rule)> Breaks(SchemeContent scheme, RplOutcome outcome)
    {
        if (scheme.Yields(outcome)?.Conditions is not { } conditions)
        {
            yield break;
        }

        const string Rule = "outcome.scheme.condition";
        var fitting = Fitting(scheme, outcome);
        // Level 1 has none below it.
        if (conditions.MinEqfLevel is > 1)
        {
            yield return ("below the lowest level", fitting with { EqfLevel = conditions.MinEqfLevel - 1 }, Rule);
        }

        if (conditions.MaxEqfLevel is { } highest)
        {
            yield return ("above the highest level", fitting with { EqfLevel = highest + 1 }, Rule);
        }

        if (conditions.MinEqfLevel is not null || conditions.MaxEqfLevel is not null)
        {
            yield return ("level not specified", fitting with { EqfLevel = null }, Rule);
        }

        if (conditions.ExcludeHigherEducation)
        {
            yield return ("higher education", fitting with { EqfLevel = 6 }, Rule);
        }

        if (conditions.Kinds is { } kinds)
        {
            yield return ("another kind", fitting with { Kind = Enum.GetValues<StandardKind>().Except(kinds).First() }, Rule);
        }

        if (conditions.Sectors is not null)
        {
            yield return ("another sector", fitting with { Sector = "Beekeeping" }, Rule);
        }

        if (conditions.MaxPartCredits is { } largest)
        {
            yield return ("units too large", fitting with { Units = [.. fitting.Units.Select(unit => unit with { Credits = largest + 1 })] }, "outcome.unit");
            yield return ("units without credits", fitting with { Units = [.. fitting.Units.Select(unit => unit with { Credits = null })] }, "outcome.unit");
        }
    }

    private static ProgrammeContent Programme() => new()
    {
        Code = "course",
        Title = "Course",
        Kind = ProgrammeKind.EducationProgramme,
        Summary = "A course.",
        Provider = "AT-BODY",
        Standard = "test-standard",
        Parts = [new("P1", "First part", ["U1.1", "U1.2"]), new("P2", "Second part", ["U2.1", "U2.2", "U3.1", "U3.2"])],
        EntryRequirement = new HasUnit("U1"),
    };

    private static OutcomeOption Option(SchemeContent scheme, RplOutcome outcome, StandardContent standard, string[] achieved) =>
        OutcomeOptions.Compute(scheme, standard, Judged(achieved), Programme(), examinationPassed: true).Single(option => option.Outcome == outcome);

    private static Dictionary<string, Judgement> Judged(string[] achieved) => achieved.ToDictionary(code => code, _ => Judgement.Achieved);

    private static string[] Everything(StandardContent standard) => [.. standard.AllOutcomes().Select(outcome => outcome.Code)];

    private static TheoryData<string, RplOutcome> Pairs(Func<(SchemeContent Scheme, RplOutcome Outcome), bool> which) => [.. All.Where(which).Select(pair => (pair.Scheme.Code, pair.Outcome))];

    private static SchemeContent Scheme(string code) => SeedFolder.Schemes.Single(file => file.Content.Code == code).Content;
}
