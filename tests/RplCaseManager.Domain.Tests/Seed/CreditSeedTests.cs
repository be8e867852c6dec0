using RplCaseManager.Domain.Credits;

namespace RplCaseManager.Domain.Tests.Seed;

/// <summary>Holds the shipped credit systems to annex 2 of the source, and what converts to what the source makes a factor.</summary>
public sealed class CreditSeedTests
{
    private static readonly DateOnly Today = new(2026, 12, 1);

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Annex2 { get; } = SourceTable.Rows("annex2-credit-systems");

    private static CreditCrosswalk Crosswalk { get; } = new([.. SeedFolder.CreditRows.SelectMany(file => file.Content.Conversions)]);

    public static TheoryData<string> Countries() => [.. Annex2.Select(row => row["country"])];

    [Fact]
    public void Rows_AreThe31OfAnnex2()
    {
        Assert.Equal(31, Annex2.Count);
        Assert.Equal(31, SeedFolder.CreditRows.Count);
    }

    [Theory, MemberData(nameof(Countries))]
    public void Row_SaysItWordForWord_AndContradictsNothing(string country)
    {
        var row = SeedFolder.CreditRows.Single(file => file.Content.Country == country).Content;

        Assert.Equal(Annex2.Single(found => found["country"] == country)["use_of_credits_in_vet"], row.Statement);
        Assert.Empty(CreditCheck.Problems(row, SeedFolder.CreditRows.SelectMany(file => file.Content.Systems).Select(system => system.Code).ToHashSet(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("Ireland", "Ects National")]
    [InlineData("Czechia", "National InDevelopment")]
    [InlineData("Poland", "Ects EcvetCompatible")]
    [InlineData("Slovakia", "None")]
    [InlineData("Belgium-fl", "Unknown")]
    [InlineData("Bulgaria", "InDevelopment")]
    [InlineData("Malta", "EcvetCompatible")]
    public void Kinds_GoAsFarAsTheWordsGo(string country, string kinds) =>
        Assert.Equal(kinds, string.Join(' ', SeedFolder.CreditRows.Single(file => file.Content.Country == country).Content.Systems.Select(system => system.Kind)));

    [Theory]
    [InlineData("hours", 25, "PT-VET", "9/4")]
    [InlineData("hours", 50, "PT-VET", "9/2")]
    [InlineData("PT-VET", 2.25, "hours", "25")]
    [InlineData("MT-VET", 1, "hours", "25")]
    [InlineData("hours", 25, "MT-VET", "1")]
    [InlineData("NL-EC", 1, "hours", "28")]
    [InlineData("hours", 1, "NL-EC", "1/28")]
    [InlineData("PT-VET", 4.5, "MT-VET", "2")]
    public void WhatTheSourceMakesAFactor_ConvertsExactly(string from, double amount, string to, string exact) =>
        Assert.Equal(exact, Crosswalk.Convert(CreditAmount.Stated(from, (decimal)amount), to, Today)!.Amount.ToString());

    [Theory]
    [InlineData("ECTS", "hours")]
    [InlineData("ECVET", "hours")]
    [InlineData("SE-VET", "hours")]
    [InlineData("SK-VET", "ECTS")]
    [InlineData("BE-VLG-VET", "hours")]
    public void WhereTheSourceDefinesNoPath_NothingIsGuessed(string from, string to) => Assert.Null(Crosswalk.Convert(CreditAmount.Stated(from, 75), to, Today));

    [Fact]
    public void ThereAndBack_IsTheIdentity_WhereTheSourceSaysSo() => Assert.All(SeedFolder.CreditRows.SelectMany(file => file.Content.Conversions).Where(step => step.Reversible), step =>
    {
        var there = Crosswalk.Convert(CreditAmount.Stated(step.From, 7.77m), step.To, Today)!;
        Assert.Equal(Ratio.Of(7.77m), Crosswalk.Convert(there, step.From, Today)!.Amount);
    });

    [Fact]
    public void WhatAnAwardStates_IsNeverAFactor()
    {
        // IWE 836 h = 75 ECVET, 125 h = 6 ECVET, 90 h = 3.6 ECVET: facts of awards (Cedefop table 15).
        Ratio[] stated = [new(836, 75), new(125, 6), new(247, 8)];
        Assert.All(SeedFolder.CreditRows.SelectMany(file => file.Content.Conversions), step => Assert.DoesNotContain(stated, ratio => ratio == step.Factor || ratio.Inverse() == step.Factor));
    }
}
