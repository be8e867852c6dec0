using System.Globalization;
using RplCaseManager.Domain.Schemes;

namespace RplCaseManager.Domain.Tests.Seed;

/// <summary>Holds the shipped calendars to the public holidays of several years.</summary>
public sealed class CalendarSeedTests
{
    public static TheoryData<string> Countries() => [.. SeedFolder.Calendars.Select(file => file.Content.Country)];

    [Theory, MemberData(nameof(Countries))]
    public void Calendar_ContradictsNothing_AndSaysWhereItComesFrom(string country)
    {
        var calendar = Content(country);
        Assert.Empty(CalendarCheck.Problems(calendar));
        Assert.Equal([DayOfWeek.Saturday, DayOfWeek.Sunday], calendar.Weekend);
        Assert.NotNull(calendar.Source);
        Assert.All(calendar.Holidays, holiday => Assert.All(Enumerable.Range(2025, 40), year => Assert.NotNull(holiday.In(year))));
    }

    [Fact]
    public void EveryCountryOfTheSource_HasACalendar() =>
        // Regions have their country's: BE-VLG and BE-WAL are Belgium.
        Assert.All(SeedFolder.CreditRows.Select(file => file.Content.Code[..2]), country => Assert.Contains(SeedFolder.Calendars, file => file.Content.Country == country));

    [Theory]
    [InlineData("AT", 2026, "01-01 01-06 04-06 05-01 05-14 05-25 06-04 08-15 10-26 11-01 12-08 12-25 12-26")]
    [InlineData("AT", 2027, "01-01 01-06 03-29 05-01 05-06 05-17 05-27 08-15 10-26 11-01 12-08 12-25 12-26")]
    [InlineData("CZ", 2026, "01-01 04-03 04-06 05-01 05-08 07-05 07-06 09-28 10-28 11-17 12-24 12-25 12-26")]
    [InlineData("DE", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26")]
    [InlineData("HR", 2026, "01-01 01-06 04-05 04-06 05-01 05-30 06-04 06-22 08-05 08-15 11-01 11-18 12-25 12-26")]
    [InlineData("IE", 2026, "01-01 02-02 03-17 04-06 05-04 06-01 08-03 10-26 12-25 12-26 12-28")]
    [InlineData("IE", 2030, "01-01 02-01 03-17 03-18 04-22 05-06 06-03 08-05 10-28 12-25 12-26")]
    [InlineData("HU", 2026, "01-01 03-15 04-03 04-05 04-06 05-01 05-24 05-25 08-20 10-23 11-01 12-25 12-26")]
    [InlineData("BG", 2026, "01-01 03-03 04-10 04-11 04-12 04-13 05-01 05-06 05-24 05-25 09-06 09-07 09-22 12-24 12-25 12-26 12-28")]
    [InlineData("CY", 2026, "01-01 01-06 02-23 03-25 04-01 04-10 04-12 04-13 05-01 06-01 08-15 10-01 10-28 12-25 12-26")]
    [InlineData("MT", 2026, "01-01 02-10 03-19 03-31 04-03 05-01 06-07 06-29 08-15 09-08 09-21 12-08 12-13 12-25")]
    [InlineData("IE", 2024, "01-01 02-05 03-17 03-18 04-01 05-06 06-03 08-05 10-28 12-25 12-26")]
    [InlineData("IE", 2025, "01-01 02-03 03-17 04-21 05-05 06-02 08-04 10-27 12-25 12-26")]
    [InlineData("IE", 2027, "01-01 02-01 03-17 03-29 05-03 06-07 08-02 10-25 12-25 12-26 12-27 12-28")]
    [InlineData("HU", 2025, "01-01 03-15 04-18 04-20 04-21 05-01 06-08 06-09 08-20 10-23 11-01 12-25 12-26")]
    [InlineData("BG", 2025, "01-01 03-03 04-18 04-19 04-20 04-21 05-01 05-06 05-24 05-26 09-06 09-08 09-22 12-24 12-25 12-26")]
    [InlineData("BG", 2027, "01-01 03-03 04-30 05-01 05-02 05-03 05-04 05-06 05-24 09-06 09-22 12-24 12-25 12-26 12-27 12-28")]
    [InlineData("CY", 2024, "01-01 01-06 03-18 03-25 04-01 05-01 05-03 05-05 05-06 06-24 08-15 10-01 10-28 12-25 12-26")]
    [InlineData("CY", 2025, "01-01 01-06 03-03 03-25 04-01 04-18 04-20 04-21 05-01 06-09 08-15 10-01 10-28 12-25 12-26")]
    [InlineData("GR", 2024, "01-01 01-06 03-18 03-25 05-01 05-03 05-05 05-06 06-24 08-15 10-28 12-25 12-26")]
    [InlineData("GR", 2026, "01-01 01-06 02-23 03-25 04-10 04-12 04-13 05-01 06-01 08-15 10-28 12-25 12-26")]
    [InlineData("RO", 2026, "01-01 01-02 01-06 01-07 01-24 04-10 04-12 04-13 05-01 05-31 06-01 08-15 11-30 12-01 12-25 12-26")]
    [InlineData("RO", 2027, "01-01 01-02 01-06 01-07 01-24 04-30 05-01 05-02 05-03 06-01 06-20 06-21 08-15 11-30 12-01 12-25 12-26")]
    [InlineData("SK", 2027, "01-01 01-06 03-26 03-29 05-01 05-08 07-05 08-29 09-15 11-01 12-24 12-25 12-26")]
    [InlineData("LV", 2025, "01-01 04-18 04-20 04-21 05-01 05-04 05-05 05-11 06-08 06-23 06-24 11-18 12-24 12-25 12-26 12-31")]
    [InlineData("LV", 2028, "01-01 04-14 04-16 04-17 05-01 05-04 05-14 06-04 06-23 06-24 11-18 11-20 12-24 12-25 12-26 12-31")]
    [InlineData("IS", 2025, "01-01 04-17 04-18 04-20 04-21 04-24 05-01 05-29 06-08 06-09 06-17 08-04 12-24 12-25 12-26 12-31")]
    [InlineData("IS", 2026, "01-01 04-02 04-03 04-05 04-06 04-23 05-01 05-14 05-24 05-25 06-17 08-03 12-24 12-25 12-26 12-31")]
    [InlineData("GB", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28")]
    [InlineData("GB", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27 12-28")]
    [InlineData("GB", 2028, "01-01 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26")]
    [InlineData("FI", 2026, "01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-20 10-31 12-06 12-25 12-26")]
    [InlineData("SE", 2027, "01-01 01-06 03-26 03-28 03-29 05-01 05-06 05-16 06-06 06-26 11-06 12-25 12-26")]
    [InlineData("LT", 2026, "01-01 02-16 03-11 04-05 04-06 05-01 05-03 06-07 06-24 07-06 08-15 11-01 11-02 12-24 12-25 12-26")]
    public void Calendar_GivesThePublicHolidaysOfAYear(string country, int year, string expected)
    {
        var calendar = new WorkingCalendar(Content(country));
        var first = new DateOnly(year, 1, 1);
        var days = Enumerable.Range(0, first.AddYears(1).DayNumber - first.DayNumber).Select(first.AddDays).Where(calendar.IsHoliday);
        Assert.Equal(expected, string.Join(' ', days.Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture))));
    }

    private static HolidayCalendar Content(string country) => SeedFolder.Calendars.Single(file => file.Content.Country == country).Content;
}
