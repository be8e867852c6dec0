using CsCheck;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Tests.Builders;

namespace RplCaseManager.Domain.Tests.Schemes;

/// <summary>Counting deadlines in calendar days, working days and months.</summary>
public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Austria = new(SchemeBuilder.Austria);

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 20 * 365].Select(days => new DateOnly(2020, 1, 1).AddDays(days));

    [Theory]
    [InlineData("2020-04-12")]
    [InlineData("2021-04-04")]
    [InlineData("2022-04-17")]
    [InlineData("2023-04-09")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2028-04-16")]
    [InlineData("2029-04-01")]
    [InlineData("2030-04-21")]
    [InlineData("2031-04-13")]
    [InlineData("2032-03-28")]
    [InlineData("2033-04-17")]
    [InlineData("2034-04-09")]
    [InlineData("2035-03-25")]
    [InlineData("2036-04-13")]
    [InlineData("2037-04-05")]
    [InlineData("2038-04-25")]
    [InlineData("2039-04-10")]
    [InlineData("2040-04-01")]
    public void Easter_FallsOnItsKnownDay(string day) => Assert.Equal(CaseWalk.Day(day), WorkingCalendar.Easter(CaseWalk.Day(day).Year));

    [Theory]
    [InlineData("2020-04-19")]
    [InlineData("2021-05-02")]
    [InlineData("2022-04-24")]
    [InlineData("2023-04-16")]
    [InlineData("2024-05-05")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-12")]
    [InlineData("2027-05-02")]
    [InlineData("2028-04-16")]
    [InlineData("2029-04-08")]
    [InlineData("2030-04-28")]
    [InlineData("2031-04-13")]
    [InlineData("2032-05-02")]
    [InlineData("2040-05-06")]
    public void OrthodoxEaster_FallsOnItsKnownDay(string day) => Assert.Equal(CaseWalk.Day(day), WorkingCalendar.OrthodoxEaster(CaseWalk.Day(day).Year));

    [Fact]
    public void OrthodoxEaster_IsASundayOfSpring_NeverBeforeTheWesternOne() => Assert.All(Enumerable.Range(1924, 300), year =>
    {
        var day = WorkingCalendar.OrthodoxEaster(year);
        Assert.Equal(DayOfWeek.Sunday, day.DayOfWeek);
        Assert.InRange(day.DayNumber - WorkingCalendar.Easter(year).DayNumber, 0, 35);
    });

    [Theory]
    [InlineData(5, 1, "2024-05-06 2025-05-05 2026-05-04 2027-05-03 2028-05-01")]
    [InlineData(6, 1, "2024-06-03 2025-06-02 2026-06-01 2027-06-07 2028-06-05")]
    [InlineData(8, 1, "2024-08-05 2025-08-04 2026-08-03 2027-08-02 2028-08-07")]
    [InlineData(10, -1, "2024-10-28 2025-10-27 2026-10-26 2027-10-25 2028-10-30")]
    [InlineData(12, -1, "2024-12-30 2025-12-29 2026-12-28 2027-12-27 2028-12-25")]
    [InlineData(2, 4, "2024-02-26 2025-02-24 2026-02-23 2027-02-22 2028-02-28")]
    public void NthMonday_OfAMonth(int month, int nth, string days) => AssertDays(new("Monday", month, Nth: nth, Weekday: DayOfWeek.Monday), days);

    [Fact]
    public void SaintBrigid_IsTheFirstMondayOfFebruary_UnlessTheFirstIsAFriday() =>
        AssertDays(new("Saint Brigid", 2, Nth: 1, Weekday: DayOfWeek.Monday, UnlessDay: 1, UnlessWeekday: DayOfWeek.Friday), "2024-02-05 2025-02-03 2026-02-02 2027-02-01 2029-02-05 2030-02-01 2036-02-01");

    [Fact]
    public void FirstDayOfSummer_IsTheFirstThursdayOnOrAfterTheNineteenthOfApril() =>
        AssertDays(new("First Day of Summer", 4, 19, Weekday: DayOfWeek.Thursday), "2024-04-25 2025-04-24 2026-04-23 2027-04-22 2029-04-19 2030-04-25");

    [Fact]
    public void Weekday_OnOrAfterADay_MayLieInTheNextMonth() =>
        AssertDays(new("All Saints", 10, 31, Weekday: DayOfWeek.Saturday), "2026-10-31 2027-11-06 2028-11-04");

    [Fact]
    public void LeapDay_DoesNotComeEachYear()
    {
        Assert.Equal(CaseWalk.Day("2028-02-29"), new Holiday("Leap day", 2, 29).In(2028));
        Assert.Null(new Holiday("Leap day", 2, 29).In(2027));
        Assert.Null(new Holiday("No day").In(2027));
    }

    [Theory]
    [InlineData("2026-12-26", "2026-12-28", "Saturday: Monday is free")]
    [InlineData("2027-12-25", "2027-12-27", "Saturday: Monday is free")]
    [InlineData("2027-12-26", "2027-12-28", "Sunday after it: Tuesday is free")]
    [InlineData("2022-12-25", "2022-12-27", "Sunday: Monday is a holiday already, so that Tuesday is free")]
    public void Substitute_IsTheNextWorkingDay_AndNeverOneThatIsFreeAlready(string day, string instead, string why)
    {
        var calendar = new WorkingCalendar(new("XX", [new("Christmas", 12, 25, Substitute: true), new("Stephen", 12, 26, Substitute: true)], [DayOfWeek.Saturday, DayOfWeek.Sunday]));

        Assert.True(calendar.IsHoliday(CaseWalk.Day(day)), why);
        Assert.False(calendar.IsWorkingDay(CaseWalk.Day(instead)), why);
    }

    [Fact]
    public void Substitute_OfTheLastDayOfAYear_LiesInTheNext_AfterItsNewYear()
    {
        // 31 December 2028 is a Sunday, 1 January 2029 a Monday.
        var calendar = new WorkingCalendar(new("XX", [new("New Year's Eve", 12, 31, Substitute: true), new("New Year", 1, 1)], [DayOfWeek.Saturday, DayOfWeek.Sunday]));

        Assert.False(calendar.IsWorkingDay(CaseWalk.Day("2029-01-01")));
        Assert.False(calendar.IsWorkingDay(CaseWalk.Day("2029-01-02")));
        Assert.True(calendar.IsWorkingDay(CaseWalk.Day("2029-01-03")));
        Assert.True(calendar.IsWorkingDay(CaseWalk.Day("2028-01-03")));
    }

    [Theory]
    [InlineData("2026-04-06", true, "Easter Monday")]
    [InlineData("2026-05-14", true, "Ascension")]
    [InlineData("2026-06-04", true, "Corpus Christi")]
    [InlineData("2026-12-08", true, "Immaculate Conception")]
    [InlineData("2026-04-05", false, "Easter Sunday has no entry of its own")]
    [InlineData("2026-12-09", false, "the day after")]
    public void Holiday_IsFixedOrCountedFromEaster(string day, bool holiday, string why) => Assert.True(holiday == Austria.IsHoliday(CaseWalk.Day(day)), why);

    [Theory]
    [InlineData("2026-04-02", 1, "2026-04-03")]
    [InlineData("2026-04-02", 2, "2026-04-07")]
    [InlineData("2026-12-23", 3, "2026-12-29")]
    [InlineData("2026-03-06", 5, "2026-03-13")]
    [InlineData("2026-03-07", 1, "2026-03-09")]
    [InlineData("2026-03-07", 0, "2026-03-07")]
    public void WorkingDays_SkipWeekendsAndHolidays(string from, int count, string until) =>
        Assert.Equal(CaseWalk.Day(until), Austria.Add(CaseWalk.Day(from), new(count, DayKind.Working)));

    [Theory]
    [InlineData("2026-01-31", 1, "2026-02-28")]
    [InlineData("2028-01-31", 1, "2028-02-29")]
    [InlineData("2026-03-31", 1, "2026-04-30")]
    [InlineData("2025-10-31", 4, "2026-02-28")]
    [InlineData("2026-03-02", 4, "2026-07-02")]
    [InlineData("2026-02-28", 1, "2026-03-28")]
    public void Months_EndOnTheSameDay_OrTheLastThatThereIs(string from, int count, string until) =>
        Assert.Equal(CaseWalk.Day(until), Austria.Add(CaseWalk.Day(from), new(count, DayKind.Months)));

    [Fact]
    public void CalendarDays_AreCountedAsTheyAre() => Gen.Select(Day, Gen.Int[0, 400]).Sample((from, count) =>
        Assert.Equal(count, Austria.Add(from, new(count)).DayNumber - from.DayNumber));

    [Fact]
    public void WorkingDays_Added_AreFoundBetween_AndEndOnAWorkingDay() => Gen.Select(Day, Gen.Int[1, 60]).Sample((from, count) =>
    {
        var until = Austria.Add(from, new(count, DayKind.Working));
        Assert.Equal(count, Austria.WorkingDaysBetween(from, until));
        Assert.True(Austria.IsWorkingDay(until));
        Assert.Equal(count - 1, Austria.WorkingDaysBetween(from, until.AddDays(-1)));
    });

    [Fact]
    public void WorkingDays_AddedInTwoSteps_AreTheSame() => Gen.Select(Day, Gen.Int[0, 30], Gen.Int[0, 30]).Sample((from, one, two) =>
        Assert.Equal(Austria.Add(from, new(one + two, DayKind.Working)), Austria.Add(Austria.Add(from, new(one, DayKind.Working)), new(two, DayKind.Working))));

    [Fact]
    public void LaterBeginning_NeverEndsEarlier() => Gen.Select(Day, Gen.Int[0, 10], Gen.Int[0, 40], Gen.Enum<DayKind>()).Sample((from, later, count, kind) =>
        Assert.True(Austria.Add(from.AddDays(later), new(count, kind)) >= Austria.Add(from, new(count, kind))));

    [Fact]
    public void Between_TheOtherWayRound_IsNegative() => Gen.Select(Day, Day).Sample((one, other) =>
        Assert.Equal(Austria.WorkingDaysBetween(one, other), -Austria.WorkingDaysBetween(other, one)));

    [Fact]
    public void NegativePeriod_IsAFaultOfTheCaller() => Assert.Throws<ArgumentOutOfRangeException>(() => Austria.Add(new(2026, 1, 1), new(-1)));

    [Fact]
    public void Weekend_IsTheCountrys()
    {
        var calendar = new WorkingCalendar(new("XX", [], [DayOfWeek.Friday]));

        Assert.False(calendar.IsWorkingDay(CaseWalk.Day("2026-03-06")));
        Assert.True(calendar.IsWorkingDay(CaseWalk.Day("2026-03-07")));
    }

    private static void AssertDays(Holiday holiday, string days) => Assert.All(days.Split(' ').Select(CaseWalk.Day), day => Assert.Equal(day, holiday.In(day.Year)));
}
