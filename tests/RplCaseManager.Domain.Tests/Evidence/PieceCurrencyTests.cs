using RplCaseManager.Domain.Evidence;

namespace RplCaseManager.Domain.Tests.Evidence;

/// <summary>Until when a piece of evidence is current.</summary>
public sealed class PieceCurrencyTests
{
    private static readonly DateOnly On = new(2026, 3, 2);

    [Fact]
    public void Piece_OnTheLastDayOfItsYears_IsCurrent_AndTooOldOnTheNext()
    {
        Assert.Equal(new PieceCurrency(CurrencyStanding.Current, 5, On), PieceCurrency.Of(5, On.AddYears(-5), On));
        Assert.Equal(new PieceCurrency(CurrencyStanding.TooOld, 5, On.AddDays(-1)), PieceCurrency.Of(5, On.AddYears(-5).AddDays(-1), On));
    }

    [Fact]
    public void Piece_WithoutALimitOrADate_IsNotCounted()
    {
        Assert.Equal(new PieceCurrency(CurrencyStanding.NoLimit, null, null), PieceCurrency.Of(null, On, On));
        Assert.Equal(new PieceCurrency(CurrencyStanding.NotChecked, 5, null), PieceCurrency.Of(5, null, On));
    }
}
