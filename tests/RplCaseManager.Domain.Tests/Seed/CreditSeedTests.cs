using CsCheck;
using RplCaseManager.Domain.Credits;

namespace RplCaseManager.Domain.Tests.Seed;

/// <summary>Holds the shipped credit systems to annex 2 of the source, and what converts to what the source makes a factor.</summary>
public sealed class CreditSeedTests
{
    private static readonly DateOnly Today = new(2026, 12, 1);

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Annex2 { get; } = SourceTable.Rows("annex2-credit-systems");

    private static IReadOnlyList<CreditConversion> Conversions { get; } = [.. SeedFolder.CreditRows.SelectMany(file => file.Content.Conversions)];

    private static CreditCrosswalk Crosswalk { get; } = new(Conversions);

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
    [InlineData("Austria", "National")]
    [InlineData("Belgium-fl", "Unknown")]
    [InlineData("Belgium-fr", "EcvetCompatible")]
    [InlineData("Bulgaria", "InDevelopment")]
    [InlineData("Croatia", "EcvetCompatible National Ects")]
    [InlineData("Czechia", "Unknown InDevelopment")]
    [InlineData("Denmark", "EcvetCompatible EcvetCompatible")]
    [InlineData("France", "EcvetCompatible Ects")]
    [InlineData("Germany", "None Ects")]
    [InlineData("Hungary", "Unknown InDevelopment")]
    [InlineData("Ireland", "Ects National")]
    [InlineData("Italy", "National")]
    [InlineData("Latvia", "National")]
    [InlineData("Lithuania", "National")]
    [InlineData("Malta", "EcvetCompatible Ects")]
    [InlineData("Netherlands", "EcvetCompatible Ects")]
    [InlineData("Norway", "Ects None EcvetCompatible")]
    [InlineData("Poland", "Ects EcvetCompatible")]
    [InlineData("Slovakia", "None")]
    public void Kinds_GoAsFarAsTheWordsGo(string country, string kinds) =>
        Assert.Equal(kinds, string.Join(' ', SeedFolder.CreditRows.Single(file => file.Content.Country == country).Content.Systems.Select(system => system.Kind)));

    [Fact]
    public void Rows_WhoseWordsAreTheUsualOnes_AreEcvetCompatible() => Assert.All(SeedFolder.CreditRows.Where(file => file.Content.Statement.StartsWith("Credit system is linked to/compatible with", StringComparison.Ordinal)),
        file => Assert.Equal(CreditSystemKind.EcvetCompatible, file.Content.Systems[0].Kind));

    [Fact]
    public void Systems_SayWhereTheyComeFrom_AndTheSameCodeIsTheSameSystem()
    {
        var systems = SeedFolder.CreditRows.SelectMany(file => file.Content.Systems).ToList();
        Assert.All(systems, system => Assert.StartsWith("Cedefop ", system.Source, StringComparison.Ordinal));
        Assert.All(SeedFolder.CreditRows.SelectMany(file => file.Content.Facts), fact => Assert.StartsWith("Cedefop ", fact.Source, StringComparison.Ordinal));
        Assert.All(systems.GroupBy(system => system.Code), same => Assert.Single(same.Select(system => (system.Name, system.Kind, system.HoursPerCredit)).Distinct()));
        // What is not of all Europe is named by its row.
        Assert.All(SeedFolder.CreditRows, file => Assert.All(file.Content.Systems.Select(system => system.Code).Except(CreditCheck.European), code => Assert.StartsWith(file.Content.Code + "-", code, StringComparison.Ordinal)));
    }

    [Fact]
    public void HoursPerCredit_AreGivenForThreeCountries_AndAgreeWithTheConversions()
    {
        var given = SeedFolder.CreditRows.SelectMany(file => file.Content.Systems).Where(system => system.HoursPerCredit is not null).ToList();
        Assert.Equal(["MT-ECTS", "MT-VET", "NL-EC", "PT-VET"], given.Select(system => system.Code).Order(StringComparer.Ordinal));
        Assert.All(given, system => Assert.Equal(system.HoursPerCredit, Crosswalk.Convert(CreditAmount.Stated(system.Code, 1), CreditCheck.Hours, Today)!.Amount));
        Assert.Equal(given.Select(system => system.Code).Order(StringComparer.Ordinal), Conversions.SelectMany(step => new[] { step.From, step.To }).Where(code => code != CreditCheck.Hours).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("hours", 25, "PT-VET", "9/4")]
    [InlineData("hours", 50, "PT-VET", "9/2")]
    [InlineData("PT-VET", 2.25, "hours", "25")]
    [InlineData("MT-VET", 1, "hours", "25")]
    [InlineData("hours", 25, "MT-VET", "1")]
    [InlineData("hours", 125, "MT-VET", "5")]
    [InlineData("MT-ECTS", 4, "hours", "100")]
    [InlineData("MT-VET", 6, "MT-ECTS", "6")]
    [InlineData("NL-EC", 1, "hours", "28")]
    [InlineData("hours", 1, "NL-EC", "1/28")]
    [InlineData("PT-VET", 4.5, "MT-VET", "2")]
    public void WhatTheSourceMakesAFactor_ConvertsExactly(string from, double amount, string to, string exact) =>
        Assert.Equal(exact, Crosswalk.Convert(CreditAmount.Stated(from, (decimal)amount), to, Today)!.Amount.ToString());

    [Theory]
    [InlineData("ECTS", "hours")]
    [InlineData("ECVET", "hours")]
    [InlineData("SE-VET", "hours")]
    [InlineData("hours", "ECTS")]
    [InlineData("hours", "ECVET")]
    [InlineData("ECTS", "ECVET")]
    [InlineData("ECTS", "MT-ECTS")]
    [InlineData("ECVET", "MT-VET")]
    [InlineData("NL-EC", "ECTS")]
    [InlineData("HR-HROO", "HR-VET")]
    [InlineData("IE-FET", "ECTS")]
    [InlineData("LT-VET", "hours")]
    [InlineData("SK-VET", "ECTS")]
    [InlineData("BE-VLG-VET", "hours")]
    public void WhereTheSourceDefinesNoPath_NothingIsGuessed(string from, string to) => Assert.Null(Crosswalk.Convert(CreditAmount.Stated(from, 75), to, Today));

    [Fact]
    public void ThereAndBack_IsTheIdentity_WhereEachStepOfTheWayIsReversible()
    {
        // All that ship are: the source gives one ratio for both ways.
        Assert.All(Conversions, step => Assert.True(step.Reversible));
        var codes = Conversions.SelectMany(step => new[] { step.From, step.To }).Distinct(StringComparer.Ordinal).ToArray();
        Gen.Select(Gen.Decimal[0, 100_000], Gen.Int[0, codes.Length - 1].Select(at => codes[at]), Gen.Int[0, codes.Length - 1].Select(at => codes[at])).Sample((amount, from, to) =>
        {
            var stated = CreditAmount.Stated(from, amount);
            var back = Crosswalk.Convert(Crosswalk.Convert(stated, to, Today)!, from, Today)!;
            Assert.Equal((from, stated.Amount), (back.System, back.Amount));
        });
    }

    [Fact]
    public void Sums_AreTheSame_WhetherTheyAreConvertedBeforeOrAfter_AndInWhateverOrder() => Gen.Decimal[0, 1000].Select(amount => Math.Round(amount, 2)).List[0, 12].Sample(amounts =>
    {
        static Ratio Sum(IEnumerable<Ratio> ratios) => ratios.Aggregate(new Ratio(0, 1), (sum, next) => sum + next);
        Ratio Points(Ratio hours) => Crosswalk.Convert(new(CreditCheck.Hours, hours, []), "PT-VET", Today)!.Amount;
        var hours = amounts.Select(Ratio.Of).ToList();
        Assert.Equal(Points(Sum(hours)), Sum(hours.AsEnumerable().Reverse().Select(Points)));
    });

    [Fact]
    public void Conversions_NameTheirSource_AndNoneIsOfAllEurope() => Assert.All(Conversions, step =>
    {
        Assert.StartsWith("Cedefop ", step.Source, StringComparison.Ordinal);
        Assert.DoesNotContain(step.From, CreditCheck.European);
        Assert.DoesNotContain(step.To, CreditCheck.European);
    });

    [Fact]
    public void WhatAnAwardStates_IsAFactOfTheAward_AndNeverAFactor()
    {
        // Hours and credits as table 15 states them; 90 hours or 3.6 ECVET happens to be Malta's 25, and is Greece's all the same.
        (string Award, Ratio Factor)[] stated =
        [
            ("International welding engineer (IWE)", new(836, 75)), ("International welding practitioner (IWP)", new(247, 8)), ("VET award in process manufacturing", new(125, 6)),
            ("Non-formal vocational training programme in electronic cash registers and cash register systems management", new(90, 5)),
        ];
        var awards = SeedFolder.Providers.SelectMany(file => file.Content.Awards).ToList();
        Assert.All(stated, entry =>
        {
            var words = awards.Single(award => award.Title == entry.Award).WorkloadOrCredits!.Replace("academic ", "", StringComparison.Ordinal);
            var numbers = words.Split(' ').Select(RatioJson.Parse).OfType<Ratio>().ToList();
            Assert.Equal(entry.Factor, numbers[^2] * numbers[^1].Inverse());
            Assert.DoesNotContain(Conversions, step => step.Factor == entry.Factor || step.Factor == entry.Factor.Inverse());
        });
        Assert.DoesNotContain(Conversions, step => step.From.StartsWith("GR", StringComparison.Ordinal) || step.To.StartsWith("GR", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GR", 18)]
    [InlineData("GR", 39)]
    [InlineData("FR", 33)]
    [InlineData("LT", 38)]
    [InlineData("MT", 9)]
    [InlineData("MT", 20)]
    [InlineData("MT", 23)]
    [InlineData("MT", 29)]
    public void WhatAnAwardOfOneCountryStates_IsAFactOfItsRow(string row, int award)
    {
        var stated = SeedFolder.Providers.SelectMany(file => file.Content.Awards).Single(found => found.SourceRow == award);
        Assert.Contains(SeedFolder.CreditRows.Single(file => file.Content.Code == row).Content.Facts, fact => fact.Text.StartsWith($"{stated.Title}: {stated.WorkloadOrCredits}", StringComparison.Ordinal));
    }
}
