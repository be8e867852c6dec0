using CsCheck;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Tests.Shared;

/// <summary>Numbers with a check character.</summary>
public sealed class NumbersTests
{
    private static readonly string[] Prefixes = ["RPL", "AT-CERT", "HR-AZOO", "UIO-A", "Q"];

    private static readonly Gen<string> Prefix = Gen.Int[0, Prefixes.Length - 1].Select(index => Prefixes[index]);

    private static readonly Gen<string> Number = Gen.Select(Prefix, Gen.Int[2020, 2099], Gen.OneOf(Gen.Long[1, 999], Gen.Long[1, 999_999], Gen.Long[1_000_000, 99_999_999]), Numbers.Make);

    private static readonly string Typed = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_/. !~ÄΩ";

    [Fact]
    public void Made_IsWellFormed_HoweverItIsTyped() => Number.Sample(number =>
    {
        Assert.True(Numbers.IsWellFormed(number));
        Assert.True(Numbers.IsWellFormed("  " + number.ToLowerInvariant() + "\t"));
        Assert.Equal(number, Numbers.Normalise(" " + number.ToLowerInvariant()));
    });

    [Fact]
    public void EverySingleWrongCharacter_IsFound() => Number.Sample(number =>
    {
        for (var place = 0; place < number.Length; place++)
        {
            // A blank at the start is no wrong character but a missing one.
            foreach (var wrong in Typed.Where(character => character != number[place] && (place > 0 || character != ' ')))
            {
                var typed = number[..place] + wrong + number[(place + 1)..];
                Assert.False(Numbers.IsWellFormed(typed), $"{number} typed as {typed}");
            }
        }
    }, iter: 100);

    [Fact]
    public void EverySwapOfNeighbours_IsFound() => Number.Sample(number =>
    {
        for (var place = 0; place + 1 < number.Length; place++)
        {
            var typed = number[..place] + number[place + 1] + number[place] + number[(place + 2)..];
            Assert.True(typed == number || !Numbers.IsWellFormed(typed), $"{number} typed as {typed}");
        }
    });

    [Fact]
    public void EveryMissingCharacter_OfPrefixYearAndEnd_IsFound() => Number.Where(number => number.StartsWith("RPL", StringComparison.Ordinal)).Sample(number =>
    {
        foreach (var place in Enumerable.Range(3, 6).Append(number.Length - 1))
        {
            Assert.False(Numbers.IsWellFormed(number.Remove(place, 1)));
        }
    });

    [Fact]
    public void DifferentPrefixYearOrRunning_NeverGiveOneNumber()
    {
        var made = from prefix in new[] { "RPL", "AT-CERT" } from year in new[] { 2026, 2027 } from running in Enumerable.Range(1, 2000) select Numbers.Make(prefix, year, running);

        Assert.Equal(8000, made.Distinct().Count());
    }

    [Theory]
    [InlineData(1, "RPL-2026-000001-")]
    [InlineData(123, "RPL-2026-000123-")]
    [InlineData(999_999, "RPL-2026-999999-")]
    [InlineData(1_000_000, "RPL-2026-1000000-")]
    public void Made_HasTheFormOfTheDesign(long running, string start)
    {
        var number = Numbers.Make("RPL", 2026, running);

        Assert.StartsWith(start, number, StringComparison.Ordinal);
        Assert.Equal(start.Length + 1, number.Length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("--A")]
    [InlineData("RPL")]
    [InlineData("RPL-2026-000123")]
    [InlineData("RPL-2026-0001!3-C")]
    [InlineData("!!!!-!!!!-!!!!!!-A")]
    [InlineData("ＲＰＬ-2026-000123-C")]
    public void Anything_IsAnsweredWithoutAnException(string? typed) => Assert.False(Numbers.IsWellFormed(typed));

    [Fact]
    public void AnyText_IsAnsweredWithoutAnException() => Gen.String.Sample(text => { _ = Numbers.IsWellFormed(text); });

    [Theory]
    [InlineData("")]
    [InlineData("rpl")]
    [InlineData("AT--CERT")]
    [InlineData("Ö")]
    public void Prefix_ThatNobodyCouldType_IsAFaultOfTheCaller(string prefix) => Assert.Throws<ArgumentException>(() => Numbers.Make(prefix, 2026, 1));
}
