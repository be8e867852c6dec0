using RplCaseManager.Domain.Providers;

namespace RplCaseManager.Domain.Tests.Seed;

/// <summary>Holds the shipped awards to the source's tables 9, 14 and 15, cell by cell.</summary>
public sealed class ProviderSeedTests
{
    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Mapped { get; } = SourceTable.Rows("mapped-microcredentials");

    public static TheoryData<string> Rows() => [.. Mapped.Select(row => row["no"])];

    public static TheoryData<string> Codes() => [.. SeedFolder.Providers.Select(file => file.Content.Code)];

    [Fact]
    public void Awards_AreThe39OfAnnex1()
    {
        var awards = SeedFolder.Providers.SelectMany(file => file.Content.Awards).ToList();
        Assert.Equal(39, Mapped.Count);
        Assert.Equal(Enumerable.Range(1, 39), awards.Select(award => award.SourceRow!.Value).Order());
    }

    [Theory, MemberData(nameof(Rows))]
    public void Award_SaysWhatTheSourceSays_AndNothingElse(string number)
    {
        var row = Mapped.Single(found => found["no"] == number);
        var award = SeedFolder.Providers.SelectMany(file => file.Content.Awards).Single(found => found.SourceRow?.ToString(System.Globalization.CultureInfo.InvariantCulture) == number);

        Assert.Equal((row["title"], row["sector"], row["country"]), (award.Title, award.Sector, award.Country));
        Assert.Equal(Text(row["workload_t9"]), award.Workload);
        Assert.Equal(Text(row["workload_or_credits_t15"]), award.WorkloadOrCredits);
        Assert.Equal(row["ects_or_ecvet"] is "NO" ? null : row["ects_or_ecvet"], award.CreditSystem);
        Assert.Equal(Text(row["mode_of_delivery"]), award.ModeOfDelivery);
        Assert.Equal(Text(row["eqf_nqf_level"]), award.Level);
        Assert.Equal(Text(row["accumulation"]), award.Accumulation);
        Assert.Equal(Said(row["learning_outcomes_specified"]), award.LearningOutcomesSpecified);
        Assert.Equal(Said(row["prerequisites"]), award.Prerequisites);
        Assert.Equal(Said(row["assessment_carried_out"]), award.AssessmentCarriedOut);
        Assert.Equal(Said(row["linked_to_nqf_eqf"]), award.LinkedToFramework);
        Assert.Equal(Said(row["linked_to_occupational_standards"]), award.LinkedToOccupationalStandards);
    }

    [Theory, MemberData(nameof(Codes))]
    public void Provider_ContradictsNothing(string code)
    {
        var content = SeedFolder.Providers.Single(file => file.Content.Code == code).Content;
        Assert.Empty(ProviderCheck.Problems(content, [.. SeedFolder.Providers.Select(file => file.Content).Where(other => other.Code != code)]));
    }

    [Fact]
    public void Awards_CountAsTheSourceCounts()
    {
        // Section 2.2: 18 in manufacturing, 21 in retail; section 4.2.1.3: six measured in ECVET, three in ECTS, 23 with learning outcomes.
        var awards = Awards.Select(pair => pair.Award).ToList();
        Assert.Equal((18, 21), (awards.Count(award => award.Sector == "Manufacturing"), awards.Count(award => award.Sector == "Retail")));
        Assert.Equal((6, 3), (awards.Count(award => award.CreditSystem == "ECVET"), awards.Count(award => award.CreditSystem == "ECTS")));
        Assert.Equal(23, awards.Count(award => award.LearningOutcomesSpecified == Answer.Yes));
        Assert.Equal(39, awards.Select(award => award.Code).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(7, "DE-VENJAKOB", "box 2")]
    [InlineData(10, "CZ-MIT", "box 8")]
    [InlineData(13, "IE-HACKETT", "box 3")]
    [InlineData(30, "LT-IKI", "tables 9, 14 and 15")]
    [InlineData(31, "LT-MAXIMA", "box 1")]
    [InlineData(32, "AT-WIFI", "boxes 4 and 8")]
    public void Provider_ThatTheSourceNames_HoldsItsAward(int row, string provider, string source)
    {
        var (code, award) = Awards.Single(pair => pair.Award.SourceRow == row);
        Assert.Equal(provider, code);
        Assert.Contains(source, award.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("not named", Provider(code).Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Provider_ThatTheSourceDoesNotName_SaysSo() => Assert.All(Awards.Where(pair => pair.Award.SourceRow is not (7 or 10 or 13 or 30 or 31 or 32)).Select(pair => pair.Provider).Distinct(StringComparer.Ordinal), code =>
    {
        var provider = Provider(code);
        // WIFI is named for another award, and the diplomas of welding are the field's own knowledge: both say that this is worked out or assumed.
        Assert.True(provider.Name.Contains("not named by the source", StringComparison.Ordinal) || code is "AT-WIFI" or "EWF-IIW", code);
        Assert.True(provider.Source!.Contains("assumed", StringComparison.Ordinal) || Awards.Any(pair => pair.Provider == code && pair.Award.Source.Contains("worked out", StringComparison.Ordinal)), code);
        Assert.True(!provider.IsAwardingBody || code is "AT-WIFI" or "EWF-IIW", code);
    });

    [Fact]
    public void Accreditations_AreAssumed_AndOfASingleAwardOnlyWhereTable14LinksItToAFramework() => Assert.All(SeedFolder.Providers.SelectMany(file => file.Content.Accreditations.Select(entry => (file.Content.Code, Entry: entry))), pair =>
    {
        Assert.StartsWith("Assumed: ", pair.Entry.Source, StringComparison.Ordinal);
        Assert.True(pair.Entry.Award is null || !Provider(pair.Code).Awards.Any(award => award.Code == pair.Entry.Award && award.LinkedToFramework != Answer.Yes), pair.Code);
        // As a whole only bodies that decide cases or teach programmes, never one whose award is merely listed.
        Assert.True(pair.Entry.Award is not null || Provider(pair.Code).IsAwardingBody || Provider(pair.Code).Awards.Count == 0, pair.Code);
    });

    [Fact]
    public void OnlyAwardingBodies_HaveAPrefix() => Assert.All(SeedFolder.Providers, file => Assert.Equal(file.Content.IsAwardingBody, file.Content.CertificatePrefix is not null));

    [Theory]
    [InlineData(2, "dk-welding-quality")]
    [InlineData(3, "gmp-gdp")]
    [InlineData(4, "iwe")]
    [InlineData(5, "iwp")]
    [InlineData(6, "additive-manufacturing")]
    [InlineData(8, "at-cnc-specialist")]
    [InlineData(9, "mt-process-manufacturing")]
    [InlineData(10, "cz-3d-printer-operator")]
    [InlineData(12, "fi-iwc")]
    [InlineData(17, "ie-manufacturing-operations")]
    [InlineData(20, "mt-award-in-retail")]
    [InlineData(23, "mt-retail-operations")]
    [InlineData(24, "si-dm-druggist")]
    [InlineData(28, "pl-crm")]
    [InlineData(32, "at-cese")]
    public void Award_ThatIsWorkedOut_PointsToItsStandard(int row, string standard)
    {
        Assert.Equal(standard, Awards.Single(pair => pair.Award.SourceRow == row).Award.Standard);
        Assert.Contains(standard, SeedFolder.Standards.Select(file => file.Content.Code));
    }

    [Fact]
    public void NoOtherAward_IsWorkedOut() => Assert.Equal(15, Awards.Count(pair => pair.Award.Standard is not null));

    private static IReadOnlyList<(string Provider, ProviderAward Award)> Awards { get; } = [.. SeedFolder.Providers.SelectMany(file => file.Content.Awards.Select(award => (file.Content.Code, award)))];

    private static ProviderContent Provider(string code) => SeedFolder.Providers.Single(file => file.Content.Code == code).Content;

    // "NS", "Not specified" and an empty cell: the source does not say it; "NO" stands for itself wherever it is an answer.
    private static string? Text(string cell) => cell is "NS" or "" or "Not specified" ? null : cell;

    private static Answer Said(string cell) => cell switch
    {
        "YES" => Answer.Yes,
        "NO" => Answer.No,
        "NS" => Answer.NotSpecified,
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "Not an answer of the source."),
    };
}
