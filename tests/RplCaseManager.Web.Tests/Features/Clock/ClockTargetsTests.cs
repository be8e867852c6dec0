using RplCaseManager.Web.Features.Clock;

namespace RplCaseManager.Web.Tests.Features.Clock;

/// <summary>Where the clock is moved to, across summer time.</summary>
public sealed class ClockTargetsTests
{
    [Fact]
    public void MorningOfADay_IsNineInVienna()
    {
        Assert.Equal(new DateTimeOffset(2026, 12, 14, 8, 0, 0, TimeSpan.Zero), ClockTargets.MorningOf("2026-12-14"));
        Assert.Equal(new DateTimeOffset(2027, 7, 1, 7, 0, 0, TimeSpan.Zero), ClockTargets.MorningOf("2027-07-01"));
        Assert.Null(ClockTargets.MorningOf("14.12.2026"));
        Assert.Null(ClockTargets.MorningOf(null));
    }

    [Fact]
    public void DaysOn_KeepTheTimeOfDay_WhereSummerTimeEnds() =>
        Assert.Equal(new DateTimeOffset(2026, 10, 26, 9, 0, 0, TimeSpan.Zero), ClockTargets.After(new DateTimeOffset(2026, 10, 24, 8, 0, 0, TimeSpan.Zero), 2));

    [Fact]
    public void TimeThatSummerTimeLeavesOut_IsAnHourLater() =>
        Assert.Equal(new DateTimeOffset(2027, 3, 28, 1, 30, 0, TimeSpan.Zero), ClockTargets.After(new DateTimeOffset(2027, 3, 27, 1, 30, 0, TimeSpan.Zero), 1));
}
