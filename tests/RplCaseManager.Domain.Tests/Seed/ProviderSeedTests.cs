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
        Assert.Equal(Text(row["ects_or_ecvet"]), award.CreditSystem);
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
    public void Awards_ThatAreWorkedOut_PointToTheirStandards_WhichTheirProviderAwards() =>
        Assert.All(SeedFolder.Providers.SelectMany(file => file.Content.Awards.Where(award => award.Standard is not null).Select(award => (file.Content.Code, award.Standard))), pair =>
            Assert.Contains(SeedFolder.Standards, file => file.Content.Code == pair.Standard));

    // "NO" to "ECTS or ECVET" and "NS" both mean that there is nothing to say.
    private static string? Text(string cell) => cell is "NS" or "NO" or "" or "Not specified" ? null : cell;

    private static Answer Said(string cell) => cell switch
    {
        "YES" => Answer.Yes,
        "NO" => Answer.No,
        "NS" => Answer.NotSpecified,
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "Not an answer of the source."),
    };
}
