using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Domain.Tests.Seed;

/// <summary>Holds the shipped programmes to their standards and to the schemes under which exemption or admission can be sought.</summary>
public sealed class ProgrammeSeedTests
{
    public static TheoryData<string> Codes() => [.. SeedFolder.Programmes.Select(file => file.Content.Code)];

    [Fact]
    public void Programmes_AreTheUniversitys_TheExamination_AndAdultEducation() => Assert.Equal(
        [("at-fh-business-informatics", ProgrammeKind.EducationProgramme), ("at-lap-metal-technology", ProgrammeKind.Examination), ("be-wal-sales-assistant", ProgrammeKind.EducationProgramme)],
        SeedFolder.Programmes.Select(file => (file.Content.Code, file.Content.Kind)));

    [Theory, MemberData(nameof(Codes))]
    public void Programme_CanBePublished_AndRefersToWhatShips(string code)
    {
        var programme = Programme(code);

        Assert.Empty(ProgrammeCheck.Problems(programme, Standard(programme)));
        Assert.Contains(SeedFolder.Providers, file => file.Content.Code == programme.Provider);
        Assert.NotEmpty(programme.Schemes);
        Assert.All(programme.Schemes, scheme => Assert.Contains(scheme, Standard(programme).Schemes));
        Assert.Equal(programme.CreditSystem is not null, programme.Parts.Any(part => part.Credits is not null));
        Assert.True(programme.CreditSystem is null || programme.CreditSystem == Standard(programme).CreditSystem);
        Assert.NotNull(programme.Source);
        Assert.NotNull(programme.Provenance);
        Assert.Equal(programme.EntryRequirement is null, programme.Entry is null);
    }

    [Theory, MemberData(nameof(Codes))]
    public void Programme_CanBeAimedAt_UnderEachOfItsSchemes(string code)
    {
        var programme = Programme(code);
        Assert.All(programme.Schemes, name =>
        {
            var scheme = SeedFolder.Schemes.Single(file => file.Content.Code == name).Content;
            var aims = scheme.Outcomes.Select(entry => entry.Outcome).Where(outcome => outcome is RplOutcome.ProgrammeExemption or RplOutcome.Admission).ToList();
            Assert.NotEmpty(aims);
            Assert.All(aims, outcome =>
            {
                Assert.True(Options(scheme, programme).Single(option => option.Outcome == outcome).Allowed);
                Assert.False(Options(scheme, programme, _ => false).Single(option => option.Outcome == outcome).Allowed);
            });
        });
    }

    [Theory, MemberData(nameof(Codes))]
    public void SizeOfTheParts_IsTheSizeOfTheStandard_WhereBothSayIt(string code)
    {
        var (programme, standard) = (Programme(code), Standard(Programme(code)));
        Assert.True(standard.Credits is null || programme.Parts.Sum(part => part.Credits) == standard.Credits);
        Assert.All(programme.Parts.Where(part => part.OutcomeCodes.Count > 0), part =>
        {
            var units = part.OutcomeCodes.Select(outcome => standard.UnitOf(outcome).Code).ToHashSet();
            Assert.True(part.Credits is null || standard.Units.Where(unit => units.Contains(unit.Code)).Sum(unit => unit.Credits) == part.Credits);
        });
    }

    [Fact]
    public void University_ExemptsUpToHalfOfTheCredits()
    {
        var programme = Programme("at-fh-business-informatics");
        var scheme = SeedFolder.Schemes.Single(file => file.Content.Code == "AT-FH").Content;

        var exempted = Options(scheme, programme).Single(option => option.Outcome is RplOutcome.ProgrammeExemption).Parts;

        // 120 of 180 credits, those of the first two years, could be exempted; 90 may be.
        Assert.Equal(180, programme.Parts.Sum(part => part.Credits));
        Assert.Equal(120, programme.Parts.Where(part => part.MayBeExempted).Sum(part => part.Credits));
        Assert.Equal(["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C11"], exempted);
        Assert.True(programme.Parts.Where(part => exempted.Contains(part.Code)).Sum(part => part.Credits) <= 90);
    }

    [Fact]
    public void ApprenticeshipExamination_AdmitsOnItsEntryRequirement_AndExemptsFromNothing()
    {
        // Cedefop table 16 (Austria): exceptional admission to the apprenticeship examination.
        var programme = Programme("at-lap-metal-technology");
        var scheme = SeedFolder.Schemes.Single(file => file.Content.Code == "AT").Content;
        OutcomeOption Admission(params string[] units) => Options(scheme, programme, outcome => units.Contains(Standard(programme).UnitOf(outcome).Code)).Single(option => option.Outcome is RplOutcome.Admission);

        Assert.True(Admission("U1", "U2", "U4").Allowed);
        Assert.Equal(["U3", "U4", "U5"], Admission("U1", "U2").Missing);
        Assert.Equal(["U1"], Admission("U2", "U3", "U4", "U5").Missing);
        Assert.Equal("outcome.scheme.not-enabled", Options(scheme, programme).Single(option => option.Outcome is RplOutcome.ProgrammeExemption).Rule);
        Assert.DoesNotContain(programme.Parts, part => part.MayBeExempted);
    }

    [Fact]
    public void AdultEducation_WaivesTheModulesThatAreMastered_AndAdmitsOnOneSkillsCertificate()
    {
        // Cedefop table 16 (Belgium-fr) and section 5.4.1 (c).
        var programme = Programme("be-wal-sales-assistant");
        var scheme = SeedFolder.Schemes.Single(file => file.Content.Code == "BE-WAL").Content;
        var options = Options(scheme, programme, outcome => outcome.StartsWith("U3.", StringComparison.Ordinal) || outcome == "U1.1");

        Assert.Equal(["M3"], options.Single(option => option.Outcome is RplOutcome.ProgrammeExemption).Parts);
        Assert.Equal(["U3"], options.Single(option => option.Outcome is RplOutcome.Admission).Parts);
        Assert.Equal(["U3"], options.Single(option => option.Outcome is RplOutcome.Microcredential).Parts);
        Assert.Equal(["M1", "M2", "M3", "M4"], Options(scheme, programme).Single(option => option.Outcome is RplOutcome.ProgrammeExemption).Parts);
    }

    private static IReadOnlyList<OutcomeOption> Options(SchemeContent scheme, ProgrammeContent programme, Func<string, bool>? achieved = null) => OutcomeOptions.Compute(scheme, Standard(programme),
        Standard(programme).AllOutcomes().ToDictionary(outcome => outcome.Code, outcome => achieved?.Invoke(outcome.Code) is false ? Judgement.NotYetAchieved : Judgement.Achieved), programme);

    private static StandardContent Standard(ProgrammeContent programme) => SeedFolder.Standards.Single(file => file.Content.Code == programme.Standard).Content;

    private static ProgrammeContent Programme(string code) => SeedFolder.Programmes.Single(file => file.Content.Code == code).Content;
}
