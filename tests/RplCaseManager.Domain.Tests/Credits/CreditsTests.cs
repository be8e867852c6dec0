using System.Numerics;
using CsCheck;
using RplCaseManager.Domain.Credits;

namespace RplCaseManager.Domain.Tests.Credits;

/// <summary>Exact ratios and conversions with provenance.</summary>
public sealed class CreditsTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly string[] Systems = ["hours", "pt-points", "mt-credits", "ec"];

    private static readonly Gen<string> AnySystem = Gen.Int[0, Systems.Length - 1].Select(index => Systems[index]);

    private static readonly Gen<Ratio> Positive = Gen.Select(Gen.Long[1, 10_000], Gen.Long[1, 10_000], (over, under) => new Ratio(over, under));

    private static readonly Gen<Ratio> Any = Gen.Select(Gen.Long[-10_000, 10_000], Gen.Long[1, 10_000], (over, under) => new Ratio(over, under));

    // Portugal: 25 hours are 2.25 points (table 12); Malta: 25 hours a credit (box 28); Netherlands: 28 hours an EC (table 8).
    private static readonly CreditCrosswalk Crosswalk = new(
    [
        new("hours", "pt-points", new Ratio(225, 2500), true, "Cedefop table 12"),
        new("hours", "mt-credits", new Ratio(1, 25), true, "Cedefop box 28"),
        new("hours", "ec", new Ratio(1, 28), true, "Cedefop table 8"),
        new("old-points", "hours", new Ratio(10, 1), false, "old law", ValidUntil: new DateOnly(2026, 3, 1)),
        new("ec", "ects", new Ratio(1, 1), false, "one way only"),
    ]);

    [Theory]
    [InlineData("pt-points", "2.25")]
    [InlineData("mt-credits", "1")]
    public void TwentyFiveHours_AreWhatTheSourceSays(string system, string amount)
    {
        var converted = Crosswalk.Convert(CreditAmount.Stated("hours", 25), system, Today)!;

        Assert.Equal((decimal.Parse(amount), false), converted.Amount.ToDecimal());
        Assert.Single(converted.Provenance);
    }

    [Fact]
    public void OneHour_IsATwentyEighthOfADutchCredit_AndSaysThatItWasRounded()
    {
        var converted = Crosswalk.Convert(CreditAmount.Stated("hours", 1), "ec", Today)!;

        Assert.Equal(new Ratio(1, 28), converted.Amount);
        Assert.Equal((0.0357m, true), converted.Amount.ToDecimal());
        Assert.Equal((5m, false), Crosswalk.Convert(CreditAmount.Stated("hours", 140), "ec", Today)!.Amount.ToDecimal());
    }

    [Fact]
    public void ThereAndBack_IsTheIdentity_OverAnyNumberOfSteps() => Gen.Select(Gen.Decimal[0, 10_000], AnySystem, AnySystem)
        .Sample((amount, from, to) =>
        {
            var stated = CreditAmount.Stated(from, amount);
            var back = Crosswalk.Convert(Crosswalk.Convert(stated, to, Today)!, from, Today)!;
            Assert.Equal(stated.Amount, back.Amount);
            Assert.Equal(from, back.System);
        });

    [Fact]
    public void Conversion_OverTwoSteps_NamesBothInOrder()
    {
        var converted = Crosswalk.Convert(CreditAmount.Stated("pt-points", 2.25m), "ec", Today)!;

        Assert.Equal(new Ratio(25, 28), converted.Amount);
        Assert.Equal(["Cedefop table 12", "Cedefop table 8"], converted.Provenance.Select(step => step.Source));
        Assert.Equal([("pt-points", "hours", new Ratio(100, 9)), ("hours", "ec", new Ratio(1, 28))], converted.Provenance.Select(step => (step.From, step.To, step.Factor)));
    }

    [Fact]
    public void Conversion_ToTheSameSystem_ChangesNothing()
    {
        var stated = CreditAmount.Stated("ec", 5);

        Assert.Same(stated, Crosswalk.Convert(stated, "ec", Today));
    }

    [Theory]
    [InlineData("hours", "iwe-points")]
    [InlineData("iwe-points", "hours")]
    [InlineData("ects", "ec")]
    [InlineData("hours", "old-points")]
    public void Conversion_WithoutAPath_IsNotGuessed(string from, string to) => Assert.Null(Crosswalk.Convert(CreditAmount.Stated(from, 1), to, Today));

    [Fact]
    public void Conversion_HoldsOnBothItsDays_AndNotOnTheNext()
    {
        Assert.NotNull(Crosswalk.Convert(CreditAmount.Stated("old-points", 1), "hours", new DateOnly(2026, 3, 1)));
        Assert.Null(Crosswalk.Convert(CreditAmount.Stated("old-points", 1), "hours", new DateOnly(2026, 3, 2)));
        var step = new CreditConversion("a", "b", new Ratio(1, 1), true, "test", new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 31));
        Assert.True(step.HoldsOn(new DateOnly(2026, 1, 1)) && step.HoldsOn(new DateOnly(2026, 1, 31)));
        Assert.False(step.HoldsOn(new DateOnly(2025, 12, 31)) || step.HoldsOn(new DateOnly(2026, 2, 1)));
    }

    [Fact]
    public void Sum_DoesNotDependOnOrder() => Any.List[0, 12].Sample(amounts =>
    {
        var forward = amounts.Aggregate(new Ratio(0, 1), (sum, next) => sum + next);
        var backward = amounts.AsEnumerable().Reverse().Aggregate(new Ratio(0, 1), (sum, next) => sum + next);
        Assert.Equal(forward, backward);
    });

    [Fact]
    public void Ratio_IsInLowestTerms_WithAPositiveDenominator() => Gen.Select(Gen.Long, Gen.Long.Where(value => value != 0)).Sample((over, under) =>
    {
        var ratio = new Ratio(over, under);
        Assert.True(ratio.Denominator.Sign > 0);
        Assert.True(BigInteger.GreatestCommonDivisor(ratio.Numerator, ratio.Denominator).IsOne);
        Assert.Equal(ratio.Numerator * under, over * ratio.Denominator);
    });

    [Fact]
    public void Inverse_TimesItself_IsOne() => Positive.Sample(ratio => ratio * ratio.Inverse() == new Ratio(1, 1));

    [Fact]
    public void Product_DistributesOverSum() => Gen.Select(Any, Any, Any).Sample((a, b, c) => a * (b + c) == (a * b) + (a * c));

    [Fact]
    public void Decimal_ThereAndBack_IsExact() => Gen.Decimal[-1_000_000_000, 1_000_000_000].Select(value => decimal.Round(value, 6)).Sample(value =>
        Assert.Equal((value, false), Ratio.Of(value).ToDecimal(6)));

    [Fact]
    public void ToDecimal_IsTheNearest_AndSaysWhenItIsNotTheSame() => Gen.Select(Any, Gen.Int[0, 6]).Sample((ratio, places) =>
    {
        var (value, rounded) = ratio.ToDecimal(places);
        Assert.Equal(rounded, Ratio.Of(value) != ratio);
        var off = Ratio.Of(value) + (ratio * new Ratio(-1, 1));
        Assert.True(BigInteger.Abs(off.Numerator) * 2 * BigInteger.Pow(10, places) <= off.Denominator);
    });

    [Theory]
    [InlineData(1, 2, 0, "0")]
    [InlineData(3, 2, 0, "2")]
    [InlineData(5, 2, 0, "2")]
    [InlineData(-5, 2, 0, "-2")]
    [InlineData(-7, 2, 0, "-4")]
    public void ToDecimal_RoundsAHalfToEven(int over, int under, int places, string value) =>
        Assert.Equal((decimal.Parse(value), true), new Ratio(over, under).ToDecimal(places));

    [Fact]
    public void Denominator_OfZero_IsAFaultOfTheCaller() => Assert.Throws<DivideByZeroException>(() => new Ratio(1, 0));
}
