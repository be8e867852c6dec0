using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Tests.Schemes;

/// <summary>What a calendar may not say.</summary>
public sealed class CalendarCheckTests
{
    private static readonly HolidayCalendar Sound = new("XX",
    [
        new("Fixed", 5, 1, Substitute: true),
        new("Leap day", 2, 29),
        new("Nth", 5, Nth: -1, Weekday: DayOfWeek.Monday),
        new("On or after", 4, 19, Weekday: DayOfWeek.Thursday),
        new("Unless", 2, Nth: 1, Weekday: DayOfWeek.Monday, UnlessDay: 1, UnlessWeekday: DayOfWeek.Friday),
        new("Western", EasterOffset: 1),
        new("Orthodox", OrthodoxEasterOffset: -48),
    ], [DayOfWeek.Saturday, DayOfWeek.Sunday]);

    private static readonly Holiday[] WithoutDay =
    [
        new("Nothing"),
        new("Month alone", 5),
        new("Day alone", Day: 1),
        new("No such day", 2, 30),
        new("No such month", 13, 1),
        new("Day nought", 5, 0),
        new("Nth without weekday", 5, Nth: 1),
        new("Nth without month", Nth: 1, Weekday: DayOfWeek.Monday),
        new("Fifth", 5, Nth: 5, Weekday: DayOfWeek.Monday),
        new("Noughth", 5, Nth: 0, Weekday: DayOfWeek.Monday),
        new("Last but one", 5, Nth: -2, Weekday: DayOfWeek.Monday),
        new("Two ways", 5, 1, EasterOffset: 1),
        new("Both Easters", EasterOffset: 1, OrthodoxEasterOffset: 1),
        new("Day and nth", 5, 1, Nth: 1, Weekday: DayOfWeek.Monday),
        new("Easter on a weekday", EasterOffset: 1, Weekday: DayOfWeek.Monday),
        new("Easter in a month", 5, EasterOffset: 1),
        new("Far from Easter", EasterOffset: 300),
        new("Unless without weekday", 2, Nth: 1, Weekday: DayOfWeek.Monday, UnlessDay: 1),
        new("Unless without day", 2, Nth: 1, Weekday: DayOfWeek.Monday, UnlessWeekday: DayOfWeek.Friday),
        new("Unless a day that does not come", 2, Nth: 1, Weekday: DayOfWeek.Monday, UnlessDay: 30, UnlessWeekday: DayOfWeek.Friday),
        new("A fixed day unless", 2, 3, UnlessDay: 1, UnlessWeekday: DayOfWeek.Friday),
    ];

    public static TheoryData<string> NoDay() => [.. WithoutDay.Select(holiday => holiday.Name)];

    [Fact]
    public void SoundCalendar_HasNoProblem() => Assert.Empty(CalendarCheck.Problems(Sound));

    [Theory, MemberData(nameof(NoDay))]
    public void HolidayWithoutOneDay_IsRefusedAtItsPlace(string name)
    {
        var problems = CalendarCheck.Problems(Sound with { Holidays = [.. Sound.Holidays, WithoutDay.Single(holiday => holiday.Name == name)] });
        Assert.Equal(new ContentProblem("holidays[7]", "calendar.day", name), Assert.Single(problems));
    }

    [Theory]
    [InlineData("")]
    [InlineData("at")]
    [InlineData("AUT")]
    [InlineData("ÄT")]
    public void Country_IsTwoLetters(string country) => Assert.Equal(["calendar.country"], Rules(Sound with { Country = country }));

    [Fact]
    public void Weekend_LeavesAWorkingDay_AndNamesNoDayTwice()
    {
        Assert.Equal(["calendar.weekend"], Rules(Sound with { Weekend = Enum.GetValues<DayOfWeek>() }));
        Assert.Equal(["calendar.weekend"], Rules(Sound with { Weekend = [DayOfWeek.Sunday, DayOfWeek.Sunday] }));
        Assert.Empty(Rules(Sound with { Weekend = [] }));
    }

    [Fact]
    public void Holidays_HaveDifferentNamesAndDays()
    {
        Assert.Equal(["calendar.twice"], Rules(Sound with { Holidays = [.. Sound.Holidays, new("Fixed", 6, 1)] }));
        Assert.Equal(["calendar.twice"], Rules(Sound with { Holidays = [.. Sound.Holidays, new("Another name", EasterOffset: 1)] }));
        Assert.Equal(["calendar.name"], Rules(Sound with { Holidays = [.. Sound.Holidays, new("", 6, 1)] }));
    }

    private static IEnumerable<string> Rules(HolidayCalendar calendar) => CalendarCheck.Problems(calendar).Select(problem => problem.Rule);
}
