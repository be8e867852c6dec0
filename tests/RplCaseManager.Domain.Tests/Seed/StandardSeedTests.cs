using System.Globalization;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Domain.Tests.Seed;

/// <summary>Holds the shipped standards to the source's rows, to themselves and to the schemes that recognise them.</summary>
public sealed class StandardSeedTests
{
    private static IReadOnlyList<ProviderAward> Awards { get; } = [.. SeedFolder.Providers.SelectMany(file => file.Content.Awards)];

    public static TheoryData<string> Codes() => [.. SeedFolder.Standards.Select(file => file.Content.Code)];

    /// <summary>Standards that are worked out from an award of annex 1.</summary>
    public static TheoryData<string> Mapped() => [.. SeedFolder.Standards.Select(file => file.Content.Code).Where(code => Awards.Any(award => award.Standard == code))];

    public static TheoryData<string, string> Pairs() => [.. SeedFolder.Standards.SelectMany(file => file.Content.Schemes.Select(scheme => (file.Content.Code, scheme)))];

    [Fact]
    public void Standards_AreAtLeastTwelve() => Assert.True(SeedFolder.Standards.Count >= 12);

    [Theory, MemberData(nameof(Codes))]
    public void Standard_CanBePublished(string code) => Assert.Empty(StandardCheck.Problems(Standard(code)));

    [Theory, MemberData(nameof(Mapped))]
    public void WhatAStandardCallsNamed_IsWhatTheRowSays(string code)
    {
        var standard = Standard(code);
        var award = Awards.Single(found => found.Standard == code);

        Assert.Equal(Plain(award.Title), Plain(standard.Title));
        Assert.Equal(award.Sector, standard.Sector);
        if (standard.Level.Basis is Basis.Named)
        {
            Assert.Equal(award.Level, standard.Level.Text);
        }

        if (standard.FormOfParticipation.Basis is Basis.Named)
        {
            Assert.Equal(Modes(award.ModeOfDelivery!), Modes(standard.FormOfParticipation.Text!));
        }

        if (standard.Stackability.Basis is Basis.Named)
        {
            Assert.Equal(Plain(award.Accumulation!), Plain(standard.Stackability.Text!));
        }

        if (standard.Prerequisites is { Basis: Basis.Named, Text: { } text })
        {
            Assert.Equal(text == "None" ? Answer.No : Answer.Yes, award.Prerequisites);
        }

        // The column is "EQF or NQF level": where the two differ (Ireland) the standard claims no EQF level.
        Assert.True(standard is { Country: "IE", EqfLevel: null } || award.Level is null || !award.Level.StartsWith("Level ", StringComparison.Ordinal)
            || standard.EqfLevel == int.Parse(award.Level["Level ".Length..], CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("iwe", 836, 75, 7)]
    [InlineData("iwp", 247, 8, 4)]
    [InlineData("fi-iwc", 249, null, null)]
    [InlineData("mt-process-manufacturing", 125, 6, 2)]
    [InlineData("mt-award-in-retail", null, 30, 1)]
    [InlineData("pl-crm", 150, null, 4)]
    public void HoursAndPoints_AreTheAwardsOwn(string code, int? hours, int? credits, int? level)
    {
        var standard = Standard(code);
        Assert.Equal((hours, credits, level), (standard.WorkloadHours, standard.Credits, standard.EqfLevel));
        Assert.Equal(credits is null ? null : "ECVET", standard.CreditSystem);
        Assert.Equal(Basis.Named, standard.Workload.Basis);
    }

    [Theory]
    [InlineData("iwe")]
    [InlineData("iwp")]
    [InlineData("fi-iwc")]
    [InlineData("mt-process-manufacturing")]
    [InlineData("mt-award-in-retail")]
    [InlineData("pl-crm")]
    public void UnitsShareTheWhole_AndHoldEnough(string code)
    {
        var standard = Standard(code);
        Assert.InRange(standard.Units.Count, 4, 8);
        Assert.InRange(standard.AllOutcomes().Count(), 12, 30);
        Assert.Equal(standard.WorkloadHours, Sum(standard, unit => unit.WorkloadHours));
        Assert.Equal(standard.Credits, Sum(standard, unit => unit.Credits));
        Assert.All(standard.Units, unit => Assert.Equal((standard.EqfLevel, Basis.WorkedOut), (unit.EqfLevel, unit.Basis)));
        Assert.All(standard.AllOutcomes(), outcome => Assert.NotNull(outcome.Methods));
        Assert.Contains(standard.Units, unit => unit.Outcomes.Any(outcome => outcome.MethodsObligatory));
        Assert.NotEmpty(standard.Occupations);
        Assert.NotEmpty(standard.EvidenceCurrency);
    }

    [Theory, MemberData(nameof(Codes))]
    public void MethodsOfAnOutcome_AreAmongThoseOfTheStandard(string code)
    {
        var standard = Standard(code);
        Assert.All(standard.AllOutcomes(), outcome => Assert.Subset(standard.AssessmentMethods.ToHashSet(), (outcome.Methods ?? []).ToHashSet()));
    }

    [Theory]
    [InlineData("at-cnc-specialist", 22, 0)]
    [InlineData("at-cese", 18, 1)]
    [InlineData("cz-3d-printer-operator", 12, 8)]
    public void OutcomeOfACertificateOfExperience_SaysHowItIsAssessed(string code, int outcomes, int obligatory)
    {
        var all = Standard(code).AllOutcomes().ToList();
        Assert.Equal((outcomes, obligatory), (all.Count(outcome => outcome.Methods is { Count: > 0 }), all.Count(outcome => outcome.MethodsObligatory)));
        Assert.Equal(outcomes, all.Count);
    }

    [Fact]
    public void MalteseAwards_AreAccreditedByTheSourcesWord() => Assert.All(["mt-process-manufacturing", "mt-award-in-retail"], code =>
    {
        var quality = Standard(code).QualityAssurance;
        Assert.Equal((Basis.Named, "Cedefop tables 8 and 12 (Malta)"), (quality.Basis, quality.Source));
    });

    [Theory, MemberData(nameof(Codes))]
    public void Occupations_AreCodesOfTheirClassification(string code) => Assert.All(Standard(code).Occupations, link =>
    {
        Assert.Contains(link.Scheme, (string[])["ESCO", "ISCO-08"]);
        Assert.Matches(link.Scheme == "ISCO-08" ? @"^[1-9]\d{3}$" : @"^https?://data\.europa\.eu/esco/occupation/", link.Code);
    });

    [Theory, MemberData(nameof(Codes))]
    public void Composition_NamesWhatIsThere_AndIsMetByAllAndNotByNothing(string code)
    {
        var standard = Standard(code);
        var outcomes = standard.AllOutcomes().Select(outcome => outcome.Code).ToHashSet(StringComparer.Ordinal);
        var units = standard.Units.Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal);
        Assert.All(Parts(standard.Composition), part => Assert.True(part switch
        {
            HasUnit unit => units.Contains(unit.Code),
            HasOutcome outcome => outcomes.Contains(outcome.Code),
            CreditsFrom credits => units.IsSupersetOf(credits.Units),
            AtLeast some => some.Count <= some.Parts.Count,
            _ => true,
        }));
        var all = new Holdings { Outcomes = outcomes, UnitCredits = standard.Units.ToDictionary(unit => unit.Code, unit => unit.Credits ?? 0, StringComparer.Ordinal) };
        Assert.True(standard.Composition?.Evaluate(all).Satisfied ?? true);
        Assert.False(standard.Composition?.Evaluate(new Holdings()).Satisfied ?? false);
        // What nobody must show is there only to be chosen by the composition.
        Assert.All(standard.AllOutcomes().Where(outcome => !outcome.Mandatory), outcome => Assert.Contains(new HasOutcome(outcome.Code), Parts(standard.Composition)));
    }

    [Theory, MemberData(nameof(Pairs))]
    public void SchemeOfAStandard_AwardsItToWhoShowsEverything(string code, string schemeCode)
    {
        var (standard, scheme) = (Standard(code), SeedFolder.Schemes.Single(file => file.Content.Code == schemeCode).Content);
        var programme = SeedFolder.Programmes.FirstOrDefault(file => file.Content.Standard == code && file.Content.Schemes.Contains(schemeCode, StringComparer.Ordinal))?.Content;
        var seekable = OutcomeOptions.Seekable(scheme, standard, programme);

        Assert.NotEmpty(seekable);
        var everything = standard.AllOutcomes().ToDictionary(outcome => outcome.Code, _ => Judgement.Achieved, StringComparer.Ordinal);
        Assert.Contains(OutcomeOptions.Compute(scheme, standard, everything, programme, examinationPassed: true), option => option.Allowed && seekable.Contains(option.Outcome));
    }

    [Fact]
    public void WeldingEngineer_ChoosesTwoOfThreeProcessesInPractice()
    {
        string[] practice = ["U6.1", "U6.2", "U6.3"];
        Assert.False(Won("iwe", code => !practice.Contains(code)).Allowed);
        Assert.Equal(["U6.2", "U6.3"], Won("iwe", code => code is not ("U6.2" or "U6.3")).Missing);
        Assert.All(practice, left => Assert.True(Won("iwe", code => code != left).Allowed));
        Assert.DoesNotContain(Standard("iwe").Units, unit => unit.StandAlone);
    }

    [Fact]
    public void WeldingConsultant_IsValidFiveYears_AndPresupposesTheEngineerOrExperience()
    {
        var standard = Standard("fi-iwc");
        Assert.Equal(5, standard.Validity.Years);
        Assert.Equal([RenewalKind.ProofOfPractice, RenewalKind.ReExamination], standard.Validity.Renewal.Select(rule => rule.Kind));
        Assert.True(standard.PrerequisiteRule!.Evaluate(new Holdings { Qualifications = new HashSet<string> { "iwe" } }).Satisfied);
        Assert.True(standard.PrerequisiteRule!.Evaluate(new Holdings { ExperienceMonths = new Dictionary<string, int> { ["welding coordination"] = 60 } }).Satisfied);
        Assert.False(standard.PrerequisiteRule!.Evaluate(new Holdings { ExperienceMonths = new Dictionary<string, int> { ["welding coordination"] = 59 } }).Satisfied);
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    public void SocialMediaExpert_PresupposesTwoYearsOfExperience(int months, bool enough) =>
        Assert.Equal(enough, Standard("at-cese").PrerequisiteRule!.Evaluate(new Holdings { ExperienceMonths = new Dictionary<string, int> { ["e-commerce and social media"] = months } }).Satisfied);

    [Fact]
    public void Retail_IsWonUnitByUnit_AndWholeWithAllOfThem()
    {
        var standard = Standard("mt-award-in-retail");
        Assert.All(standard.Units, unit =>
        {
            Assert.True(unit.StandAlone);
            var alone = Won(standard.Code, code => standard.UnitOf(code).Code == unit.Code);
            Assert.Equal((true, unit.Code), (alone.Allowed, Assert.Single(alone.Parts)));
        });
        Assert.Equal(7, Won(standard.Code, _ => true).Parts.Count);
        Assert.Equal("U1 U2 U3 U4 U5 U6 U7", string.Join(' ', Parts(standard.Composition).OfType<HasUnit>().Select(part => part.Code)));
    }

    [Theory]
    [InlineData("iwe", "U1.1", EvidenceKind.WorkSample, 5)]
    [InlineData("iwe", "U1.1", EvidenceKind.Certificate, 10)]
    [InlineData("iwe", "U6.1", EvidenceKind.Certificate, 3)]
    [InlineData("fi-iwc", "U5.1", EvidenceKind.EmployerTestimony, 3)]
    [InlineData("mt-award-in-retail", "U7.2", EvidenceKind.WorkSample, 3)]
    [InlineData("at-cese", "U2.4", EvidenceKind.WorkSample, 3)]
    [InlineData("at-cese", "U2.4", EvidenceKind.EmploymentRecord, 5)]
    [InlineData("cz-3d-printer-operator", "U3.2", EvidenceKind.WorkSample, 3)]
    [InlineData("iwp", "U4.1", EvidenceKind.AssessmentResult, 3)]
    public void AgeOfEvidence_GoesByOutcome_ThenKind_ThenStandard(string code, string outcome, EvidenceKind kind, int years) =>
        Assert.Equal(years, Standard(code).MaxAge(Standard(code).Outcome(outcome)!, kind));

    private static OutcomeOption Won(string code, Func<string, bool> shown)
    {
        var standard = Standard(code);
        var scheme = SeedFolder.Schemes.Single(file => file.Content.Code == standard.Schemes[0]).Content;
        var judged = standard.AllOutcomes().Where(outcome => shown(outcome.Code)).ToDictionary(outcome => outcome.Code, _ => Judgement.Achieved, StringComparer.Ordinal);
        return OutcomeOptions.Compute(scheme, standard, judged).Single(option => option.Outcome is RplOutcome.Microcredential);
    }

    private static IEnumerable<Requirement> Parts(Requirement? root) => root switch
    {
        null => [],
        AllOf all => [root, .. all.Parts.SelectMany(Parts)],
        AtLeast some => [root, .. some.Parts.SelectMany(Parts)],
        _ => [root],
    };

    private static decimal? Sum(StandardContent standard, Func<Unit, decimal?> share) => standard.Units.All(unit => share(unit) is null) ? null : standard.Units.Sum(share);

    // The source writes one title with capitals or "&", and one list with semicolons, where we write plain words.
    private static string Plain(string text) => text.Replace("&", "and", StringComparison.Ordinal).Replace(';', '.').ToUpperInvariant();

    private static string Modes(string text) => string.Join(' ', text.Split(['/', ',', ' '], StringSplitOptions.RemoveEmptyEntries).Where(word => word != "or").Select(word => word.ToUpperInvariant()));

    private static StandardContent Standard(string code) => SeedFolder.Standards.Single(file => string.Equals(file.Content.Code, code, StringComparison.Ordinal)).Content;
}
