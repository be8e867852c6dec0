using System.Globalization;

namespace RplCaseManager.Web.Features.Clock;

/// <summary>Where the clock can be moved to.</summary>
public static class ClockTargets
{
    /// <summary>Zone in which the page reckons: that of the scheme which the product ships first.</summary>
    public const string Zone = "Europe/Vienna";

    /// <summary>The steps forward, in days.</summary>
    public static IReadOnlyList<int> Steps { get; } = [1, 7, 20, 90];

    /// <summary>Nine in the morning of a day in Vienna; null for a text that is no day.</summary>
    public static DateTimeOffset? MorningOf(string? day)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return null;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var local = date.ToDateTime(new TimeOnly(9, 0));
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The same time of day in Vienna some days on, also where summer time begins or ends between.</summary>
    public static DateTimeOffset After(DateTimeOffset now, int days)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime.AddDays(days);
        // A time that summer time leaves out is an hour later.
        var valid = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(valid, zone.GetUtcOffset(valid)).ToUniversalTime();
    }

    /// <summary>An instant as people in Vienna read it.</summary>
    public static string InWords(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(Zone)).ToString("dddd, d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);
}
