using System.Globalization;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Domain.Tests.Seed;

/// <summary>Holds the standards that were worked out from awards of Annex 1, the Portuguese unit and the assumed degree to what the source says of them.</summary>
public sealed class AwardStandardSeedTests
{
    private static readonly string[] FromAnnex1 =
        ["additive-manufacturing", "dk-welding-quality", "gmp-gdp", "ie-manufacturing-operations", "mt-retail-operations", "si-dm-druggist"];

    private static readonly string[] WithoutRow = ["at-fh-business-informatics", "pt-ufcd-customer-service"];

    public static TheoryData<string> Mapped() => [.. FromAnnex1];

    public static TheoryData<string> All() => [.. FromAnnex1, .. WithoutRow];

    [Theory, MemberData(nameof(Mapped))]
    public void NamedValues_AreThoseOfTheAward_AndWhatTheSourceDoesNotSayIsNotNamed(string code)
    {
        var standard = Standard(code);
        var award = SeedFolder.Providers.SelectMany(file => file.Content.Awards).Single(found => found.Standard == code);

        Assert.Equal(award.Title, standard.Title);
        Assert.Equal(award.Sector, standard.Sector);
        Assert.Equal(award.Level is null, standard.Level.Text is null);
        Assert.EndsWith(award.Level?.Replace("Level", "", StringComparison.Ordinal) ?? "", standard.Level.Text ?? "", StringComparison.Ordinal);
        Assert.Equal(award.Workload is null ? Basis.WorkedOut : Basis.Named, standard.Workload.Basis);
        Assert.StartsWith(award.Workload ?? "", standard.Workload.Text, StringComparison.Ordinal);
        Assert.Equal(award.ModeOfDelivery is null ? Basis.WorkedOut : Basis.Named, standard.FormOfParticipation.Basis);
        Assert.True(award.ModeOfDelivery is null || standard.FormOfParticipation.Text == award.ModeOfDelivery.Replace("/", " or ", StringComparison.Ordinal));
        Assert.Equal((award.Accumulation, Basis.Named), (standard.Stackability.Text, standard.Stackability.Basis));
    }

    [Theory, MemberData(nameof(All))]
    public void Standard_CanBePublished_AndIsDeepEnoughToJudge(string code)
    {
        var standard = Standard(code);

        Assert.Empty(StandardCheck.Problems(standard));
        Assert.True(standard.Units.Count >= 4, code);
        Assert.InRange(standard.AllOutcomes().Count(), 12, 30);
        Assert.NotEmpty(standard.EvidenceCurrency);
        Assert.All(standard.AllOutcomes(), outcome => Assert.Contains(" For example, ", outcome.PlainHelp, StringComparison.Ordinal));
        Assert.All(standard.AllOutcomes().SelectMany(outcome => outcome.Methods ?? []), method => Assert.Contains(method, standard.AssessmentMethods));
    }

    [Theory, MemberData(nameof(All))]
    public void Standard_CanBeWonUnderEachOfItsSchemes(string code)
    {
        var standard = Standard(code);
        var programme = SeedFolder.Programmes.FirstOrDefault(file => file.Content.Standard == code)?.Content;

        Assert.All(standard.Schemes, scheme => Assert.NotEmpty(OutcomesUnder(scheme)));

        IReadOnlyList<RplOutcome> OutcomesUnder(string scheme) =>
            OutcomeOptions.Seekable(SeedFolder.Schemes.Single(file => file.Content.Code == scheme).Content, standard, programme);
    }

    [Theory, MemberData(nameof(All))]
    public void HoursAndCredits_OfTheUnitsComeToTheWhole(string code)
    {
        var standard = Standard(code);
        Assert.True(standard.Credits is null || standard.Units.Sum(unit => unit.Credits) == standard.Credits);
        Assert.True(standard.WorkloadHours is null || standard.Composition is not null || standard.Units.Sum(unit => unit.WorkloadHours) == standard.WorkloadHours);
    }

    [Fact]
    public void AdditiveManufacturing_IsTheCommonUnitAndAnyTwoOthers_InSixtyToSeventyHours()
    {
        var standard = Standard("additive-manufacturing");
        var common = standard.Units[0].Code;
        var others = standard.Units.Skip(1).ToList();

        Assert.All(standard.Units, unit => Assert.True(unit.StandAlone));
        Assert.Equal((4, 6), (standard.Units.Min(unit => unit.EqfLevel), standard.Units.Max(unit => unit.EqfLevel)));
        Assert.Null(standard.EqfLevel);
        foreach (var (first, second) in Pairs(others))
        {
            Assert.True(Whole(standard, common, first.Code, second.Code));
            Assert.False(Whole(standard, first.Code, second.Code));
            Assert.InRange(standard.Units[0].WorkloadHours!.Value + first.WorkloadHours!.Value + second.WorkloadHours!.Value, 60, 70);
        }

        Assert.False(Whole(standard, common, others[0].Code));
    }

    [Fact]
    public void GmpAndGdp_IsAnyThreeOfTheCourses_WhichAlwaysCoverBoth()
    {
        var standard = Standard("gmp-gdp");
        foreach (var left in standard.Units)
        {
            var three = standard.Units.Where(unit => unit != left).ToList();
            Assert.True(Whole(standard, [.. three.Select(unit => unit.Code)]));
            Assert.False(Whole(standard, [.. three.Skip(1).Select(unit => unit.Code)]));
            Assert.Contains(three, unit => unit.Title.StartsWith("GMP", StringComparison.Ordinal));
            Assert.Contains(three, unit => unit.Title.StartsWith("GDP", StringComparison.Ordinal));
            Assert.Equal(standard.WorkloadHours, three.Sum(unit => unit.WorkloadHours));
        }
    }

    [Fact]
    public void DmDruggist_AddsToAHeldQualification_AndCarriesNoCredits()
    {
        var standard = Standard("si-dm-druggist");

        Assert.Equal(StandardKind.SupplementaryQualification, standard.Kind);
        Assert.Equal((380m, 4), (standard.WorkloadHours!.Value, standard.EqfLevel!.Value));
        Assert.Equal(("The candidate must have completed at least upper-secondary vocational school", Basis.Named, "Cedefop table 13"),
            (standard.Prerequisites.Text, standard.Prerequisites.Basis, standard.Prerequisites.Source));
        Assert.False(standard.PrerequisiteRule!.Evaluate(new Holdings()).Satisfied);
        Assert.True(standard.PrerequisiteRule.Evaluate(new Holdings { Qualifications = new HashSet<string>(["si-upper-secondary-technical"]) }).Satisfied);
        Assert.Null(standard.CreditSystem);
    }

    [Fact]
    public void PortugueseUnit_HasTheHoursAndPointsOfTable12()
    {
        var standard = Standard("pt-ufcd-customer-service");

        Assert.Equal((50m, 4.5m, "PT-VET"), (standard.WorkloadHours!.Value, standard.Credits!.Value, standard.CreditSystem));
        Assert.All(standard.Units, unit => Assert.Equal(unit.WorkloadHours * 2.25m, unit.Credits * 25m));
    }

    [Fact]
    public void MalteseAward_HasTwentyFiveHoursACredit()
    {
        var standard = Standard("mt-retail-operations");

        Assert.Equal((4m, 100m, 3), (standard.Credits!.Value, standard.WorkloadHours!.Value, standard.EqfLevel!.Value));
        Assert.All(standard.Units, unit => Assert.Equal(unit.Credits * 25, unit.WorkloadHours));
    }

    [Fact]
    public void IrishQualification_HasSteppingStonesAndLargerUnits_AndSaysNothingTheSourceDoesNot()
    {
        var standard = Standard("ie-manufacturing-operations");

        Assert.Equal(StandardKind.FullQualification, standard.Kind);
        Assert.Contains(standard.Units, unit => unit.Credits == 5);
        Assert.Contains(standard.Units, unit => unit.Credits < 5);
        Assert.Contains(standard.Units, unit => unit.Credits > 5);
        // 52 weeks are no hours, and "level 5" may be that of either framework.
        Assert.Null(standard.WorkloadHours);
        Assert.Null(standard.EqfLevel);
    }

    [Fact]
    public void Degree_IsWhatItsProgrammeTeaches_AndOnlyCoursesOfTheFirstTwoYearsCanBeExempted()
    {
        var standard = Standard("at-fh-business-informatics");
        var programme = SeedFolder.Programmes.Single(file => file.Content.Standard == standard.Code).Content;

        Assert.Equal((180m, 6), (standard.Credits!.Value, standard.EqfLevel!.Value));
        Assert.Equal(standard.Units.Select(unit => Row(unit.Title, unit.Credits, unit.Outcomes.Select(outcome => outcome.Code))),
            programme.Parts.Select(part => Row(part.Title, part.Credits, part.OutcomeCodes)));
        Assert.Equal(120, programme.Parts.Where(part => part.MayBeExempted).Sum(part => part.Credits));

        static string Row(string title, decimal? credits, IEnumerable<string> outcomes) =>
            string.Create(CultureInfo.InvariantCulture, $"{title} {credits} {string.Join(' ', outcomes)}");
    }

    private static bool Whole(StandardContent standard, params string[] units) =>
        standard.Composition!.Evaluate(new Holdings { UnitCredits = units.ToDictionary(unit => unit, _ => 0m) }).Satisfied;

    private static IEnumerable<(Unit First, Unit Second)> Pairs(IReadOnlyList<Unit> units) =>
        units.SelectMany((first, at) => units.Skip(at + 1).Select(second => (first, second)));

    private static StandardContent Standard(string code) => SeedFolder.Standards.Single(file => file.Content.Code == code).Content;
}
