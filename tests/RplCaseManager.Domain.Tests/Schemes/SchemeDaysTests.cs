using CsCheck;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Tests.Builders;

namespace RplCaseManager.Domain.Tests.Schemes;

/// <summary>When a date ends in the scheme's time zone, and which reminder is due.</summary>
public sealed class SchemeDaysTests
{
    private static readonly string[] Zones =
        ["Europe/Vienna", "Europe/Lisbon", "Atlantic/Azores", "Europe/Helsinki", "Africa/Cairo", "Asia/Beirut", "America/Asuncion", "America/Havana", "Pacific/Kiritimati", "UTC"];

    [Theory]
    [InlineData("Europe/Vienna", "2026-03-28", "2026-03-28T23:00:00Z", "the night before summer time")]
    [InlineData("Europe/Vienna", "2026-03-29", "2026-03-29T22:00:00Z", "a day of 23 hours")]
    [InlineData("Europe/Vienna", "2026-10-24", "2026-10-24T22:00:00Z", "the night before winter time")]
    [InlineData("Europe/Vienna", "2026-10-25", "2026-10-25T23:00:00Z", "a day of 25 hours")]
    [InlineData("Europe/Vienna", "2026-12-31", "2026-12-31T23:00:00Z", "the year's last")]
    [InlineData("Africa/Cairo", "2024-04-25", "2024-04-25T22:00:00Z", "midnight is skipped")]
    [InlineData("Asia/Beirut", "2024-03-30", "2024-03-30T22:00:00Z", "midnight is skipped")]
    [InlineData("America/Asuncion", "2023-09-30", "2023-10-01T04:00:00Z", "midnight is skipped")]
    [InlineData("America/Santiago", "2023-09-02", "2023-09-03T04:00:00Z", "midnight is skipped")]
    [InlineData("Pacific/Apia", "2011-12-29", "2011-12-30T10:00:00Z", "the whole next day is skipped")]
    [InlineData("Asia/Beirut", "2024-10-26", "2024-10-26T22:00:00Z", "the last hour comes twice")]
    [InlineData("Atlantic/Azores", "2025-10-25", "2025-10-26T00:00:00Z", "midnight comes twice; the first ends the day")]
    [InlineData("America/Havana", "2025-11-01", "2025-11-02T04:00:00Z", "midnight comes twice; the first ends the day")]
    public void Day_EndsAtItsInstant(string zone, string day, string end, string why) =>
        Assert.True(DateTimeOffset.Parse(end) == SchemeDays.EndOf(CaseWalk.Day(day), TimeZoneInfo.FindSystemTimeZoneById(zone)), why);

    [Fact]
    public void LastInstantOfEveryDay_IsStillThatDay_AndItsEndIsTheNext()
    {
        // Every day of eight years, so that each change of each zone is met.
        foreach (var zone in Zones.Select(TimeZoneInfo.FindSystemTimeZoneById))
        {
            var before = SchemeDays.EndOf(new DateOnly(2019, 12, 31), zone);
            for (var day = new DateOnly(2020, 1, 1); day.Year < 2028; day = day.AddDays(1))
            {
                var end = SchemeDays.EndOf(day, zone);
                Assert.True(day == end.AddTicks(-1).DateIn(zone) && day.AddDays(1) == end.DateIn(zone) && end.Offset == TimeSpan.Zero, $"{zone.Id} {day}: {end}");
                Assert.True((end - before).TotalHours is >= 23 and <= 25, $"{zone.Id} {day}");
                before = end;
            }
        }
    }

    [Fact]
    public void Deadline_EndsWithItsDay_InTheSchemesZone()
    {
        var rules = SchemeBuilder.Rules();

        var deadline = rules.Deadline(CaseWalk.Day("2026-03-09"), new(20));

        Assert.Equal(CaseWalk.Day("2026-03-29"), deadline.On);
        Assert.Equal(DateTimeOffset.Parse("2026-03-29T22:00:00Z"), deadline.EndsAt);
        Assert.Equal(deadline.On, rules.DateOf(deadline.EndsAt.AddTicks(-1)));
    }

    [Theory]
    [InlineData("2026-01-01T12:00:00Z", "2026-03-02")]
    [InlineData("2026-03-01T23:00:00Z", "2026-05-01")]
    [InlineData("2026-05-23T00:00:00Z", "2026-05-24")]
    [InlineData("2026-05-30T00:00:00Z", null)]
    public void NextReminder_IsTheNextStepAhead(string after, string? on)
    {
        var rules = SchemeBuilder.Rules();

        // 90, 30 and 7 days before the last of May.
        var next = rules.NextReminder(CaseWalk.Day("2026-05-31"), [90, 30, 7], DateTimeOffset.Parse(after));

        DateOnly? expected = on is null ? null : CaseWalk.Day(on);
        Assert.Equal(expected, next is { } instant ? rules.DateOf(instant) : null);
        Assert.True(next is null || next > DateTimeOffset.Parse(after));
    }

    [Fact]
    public void JobThatSleptThroughThreeReminders_SendsOnlyTheLatest()
    {
        var rules = SchemeBuilder.Rules();
        var (due, steps) = (CaseWalk.Day("2026-05-31"), new[] { 90, 30, 7 });
        var awake = rules.At(CaseWalk.Day("2026-05-28")).EndsAt.AddHours(-12);

        Assert.Equal(7, rules.StepDue(due, steps, awake));
        Assert.Null(rules.NextReminder(due, steps, awake));
    }

    [Fact]
    public void NoStep_IsDueBeforeTheFirst()
    {
        var rules = SchemeBuilder.Rules();
        var start = rules.At(CaseWalk.Day("2026-03-01")).EndsAt;

        Assert.Null(rules.StepDue(CaseWalk.Day("2026-05-31"), [90, 30, 7], start.AddTicks(-1)));
        Assert.Equal(90, rules.StepDue(CaseWalk.Day("2026-05-31"), [90, 30, 7], start));
    }

    [Fact]
    public void WalkingFromReminderToReminder_MeetsEachStepOnce() => Gen.Select(Gen.Int[0, 3000], Gen.Int[1, 120].List[0, 5]).Sample((days, list) =>
    {
        var rules = SchemeBuilder.Rules();
        var (due, steps) = (new DateOnly(2026, 1, 1).AddDays(days), list.Distinct().ToList());
        var met = new List<int?>();
        for (var at = rules.NextReminder(due, steps, DateTimeOffset.UnixEpoch); at is { } instant; at = rules.NextReminder(due, steps, instant))
        {
            met.Add(rules.StepDue(due, steps, instant));
        }

        Assert.Equal(steps.OrderDescending().Select(step => (int?)step), met);
    });
}
