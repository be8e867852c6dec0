using RplCaseManager.Domain.Schemes;

namespace RplCaseManager.Domain.Tests.Seed;

/// <summary>Holds the shipped schemes to table 16 of the source and to what they refer to.</summary>
public sealed class SchemeSeedTests
{
    private static readonly string[] BesideTable16 = ["AT-CERT", "AT-FH", "HR"];

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Table16 { get; } = SourceTable.Rows("table16-outcomes");

    public static TheoryData<string> Codes() => [.. SeedFolder.Schemes.Select(file => file.Content.Code)];

    public static TheoryData<string> Arrangements() => [.. Table16.Select(row => row["code"])];

    [Fact]
    public void Schemes_AreThe24OfTable16_Croatia_TheAustrianBody_AndAUniversity()
    {
        Assert.Equal(24, Table16.Count);
        Assert.Equal(Table16.Select(row => row["code"]).Concat(BesideTable16).Order(StringComparer.Ordinal), SeedFolder.Schemes.Select(file => file.Content.Code).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Arrangements))]
    public void Scheme_NamesExactlyTheOutcomesOfItsRow(string code)
    {
        var named = Table16.Single(row => row["code"] == code)["outcomes"].Split(';', StringSplitOptions.RemoveEmptyEntries);
        var scheme = Scheme(code);

        Assert.Equal(named.Order(StringComparer.Ordinal), scheme.Outcomes.Where(entry => entry.Basis is OutcomeBasis.Named).Select(entry => entry.Outcome.ToString()).Order(StringComparer.Ordinal));
        // Poland and Slovenia name micro-credentials only as a tool, so that all of theirs are assumed; no other row gets an outcome of ours.
        Assert.Equal(named.Length == 0, scheme.Outcomes.Any(entry => entry.Basis is OutcomeBasis.Assumed));
        Assert.NotNull(scheme.Conditions);
    }

    [Theory, MemberData(nameof(Codes))]
    public void Scheme_CanRun_AndSaysWhereEachOutcomeComesFrom(string code)
    {
        var scheme = Scheme(code);

        Assert.Empty(SchemeCheck.Problems(scheme));
        Assert.NotNull(scheme.Source);
        // What is named says where; what is assumed says so, and why.
        Assert.All(scheme.Outcomes, entry => Assert.StartsWith(entry.Basis is OutcomeBasis.Named ? "Cedefop " : "Assumed", entry.Source, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Codes))]
    public void Scheme_HasTheAuthorityDecideInFourMonths_WithOneAssessorAndNoPanel(string code)
    {
        var scheme = Scheme(code);

        Assert.Equal(new Period(4, DayKind.Months), scheme.Clocks.Authority);
        Assert.Contains("Lisbon Recommendation (2010), paragraph 4", scheme.Source!, StringComparison.Ordinal);
        Assert.Equal((1, false), (scheme.Assessors, scheme.Panel));
        Assert.Equal(code == "CZ" ? [new DutyPair(CaseDuty.Assessor, CaseDuty.Decider)] : [], scheme.MayCombine);
    }

    [Theory, MemberData(nameof(Codes))]
    public void Scheme_TellsTheCandidateInItsFirstLanguage(string code)
    {
        var scheme = Scheme(code);

        // The texts of letters are in the first language, and they are English.
        Assert.Equal("en", scheme.Languages[0]);
        Assert.Equal(scheme.Languages.Distinct(), scheme.Languages);
        Assert.NotNull(scheme.Letters.Acknowledgement);
        Assert.NotNull(scheme.Letters.AppealInstructions);
    }

    [Theory, MemberData(nameof(Codes))]
    public void Verification_SaysOneThing(string code)
    {
        var scheme = Scheme(code);

        Assert.Equal(scheme.Verification switch { VerificationMode.All => 1m, VerificationMode.Off => 0m, _ => Math.Clamp(scheme.VerificationShare, 0.01m, 0.99m) }, scheme.VerificationShare);
        Assert.True(scheme.VerificationCap is null || scheme.Verification is VerificationMode.Sample);
    }

    [Fact]
    public void Verification_IsVaried_AndWholeWhereTheSourceStressesQualityAssurance()
    {
        Assert.Equal(Enum.GetValues<VerificationMode>(), SeedFolder.Schemes.Select(file => file.Content.Verification).Distinct().Order());
        // Section 5.4.1, boxes 29 to 31 and table 16.
        Assert.All((string[])["BE-VLG", "BE-WAL", "DK", "EE", "FR", "SI", "DE", "NL", "NO", "PL", "SE", "MT"], code => Assert.Equal(VerificationMode.All, Scheme(code).Verification));
    }

    [Theory, MemberData(nameof(Codes))]
    public void Scheme_RefersToWhatShips(string code)
    {
        var scheme = Scheme(code);

        var body = SeedFolder.Providers.Single(file => file.Content.Code == scheme.AwardingBody).Content;
        Assert.True(body.IsAwardingBody);
        Assert.True(scheme.MayAward.Count == 0 || scheme.MayAward.Contains(body.Kind));
        Assert.Contains(SeedFolder.Calendars, file => file.Content.Country == scheme.Country);
        Assert.True(scheme.CreditSystem is null or "ECTS" || SeedFolder.CreditRows.SelectMany(file => file.Content.Systems).Any(system => system.Code == scheme.CreditSystem), scheme.CreditSystem);
    }

    [Fact]
    public void Conditions_OfTable16_AreConfiguration()
    {
        Assert.True(Scheme("AT").Yields(RplOutcome.FullQualification)!.Conditions!.ExcludeHigherEducation);
        Assert.True(Scheme("BE-VLG").ProofOfExperienceFirst);
        Assert.True(Scheme("CZ").ExaminationObligatory);
        Assert.Equal((1, 5), Scheme("LT").Yields(RplOutcome.Microcredential)!.Conditions is { } lt ? (lt.MinEqfLevel!.Value, lt.MaxEqfLevel!.Value) : default);
        Assert.True(Scheme("LT").DocumentedEvidenceRequired);
        Assert.True(Scheme("LU").ConditionalAward);
        Assert.Equal(5, Scheme("LU").Yields(RplOutcome.FullQualification)!.Conditions!.MaxEqfLevel);
        Assert.Equal(6, Scheme("LU").Yields(RplOutcome.PartialQualification)!.Conditions!.MinEqfLevel);
        Assert.Equal(10, Scheme("HR").MinimumCreditsForPartial);
        Assert.Equal(5, Scheme("IE").Yields(RplOutcome.PartialQualification)!.Conditions!.MaxPartCredits);
        Assert.Equal(["FormalEducation", "HigherEducation"], Scheme("FI").MayAward.Select(kind => kind.ToString()));
        Assert.NotEmpty(Scheme("DE").MayAward);
        Assert.NotEmpty(Scheme("EE").MayAward);
        Assert.True(Scheme("ES").PublicCalls);
        Assert.Empty(Scheme("NO").EvidenceKinds);
        Assert.Equal(new Period(2, DayKind.Months), Scheme("FR").Clocks.Intake);
    }

    [Theory]
    [InlineData("proofOfExperienceFirst", "BE-VLG")]
    [InlineData("examinationObligatory", "CZ")]
    [InlineData("documentedEvidenceRequired", "LT")]
    [InlineData("conditionalAward", "LU")]
    [InlineData("publicCalls", "ES")]
    [InlineData("minimumCreditsForPartial", "HR")]
    public void Switch_IsOnOnlyWhereTheSourceSaysSo(string name, string code)
    {
        bool On(SchemeContent scheme) => name switch
        {
            "proofOfExperienceFirst" => scheme.ProofOfExperienceFirst,
            "examinationObligatory" => scheme.ExaminationObligatory,
            "documentedEvidenceRequired" => scheme.DocumentedEvidenceRequired,
            "conditionalAward" => scheme.ConditionalAward,
            "publicCalls" => scheme.PublicCalls,
            _ => scheme.MinimumCreditsForPartial is not null,
        };

        Assert.Equal([code], SeedFolder.Schemes.Where(file => On(file.Content)).Select(file => file.Content.Code));
    }

    private static SchemeContent Scheme(string code) => SeedFolder.Schemes.Single(file => file.Content.Code == code).Content;
}
