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
        Assert.All(scheme.Outcomes, entry => Assert.Matches("^(Cedefop|Assumed)", entry.Source));
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
        Assert.NotEmpty(Scheme("FI").MayAward);
        Assert.True(Scheme("ES").PublicCalls);
    }

    private static SchemeContent Scheme(string code) => SeedFolder.Schemes.Single(file => file.Content.Code == code).Content;
}
