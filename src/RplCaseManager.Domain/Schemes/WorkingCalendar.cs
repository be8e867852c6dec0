namespace RplCaseManager.Domain.Schemes;

/// <summary>A public holiday: either a fixed day of the year, or a number of days from Easter Sunday.</summary>
/// <param name="Month">1 to 12 with <paramref name="Day"/>, for a fixed holiday.</param>
/// <param name="EasterOffset">Days from Easter Sunday (western computus); 1 is Easter Monday.</param>
public sealed record Holiday(string Name, int? Month = null, int? Day = null, int? EasterOffset = null);

/// <summary>The holidays and weekend of a country, from <c>seed-data/calendars/{country}.json</c>.</summary>
public sealed record HolidayCalendar(string Country, IReadOnlyList<Holiday> Holidays, IReadOnlyList<DayOfWeek> Weekend, string? Source = null);

/// <summary>Counts deadlines. A deadline is a date and is due at the end of that day in the scheme's time zone.</summary>
public sealed class WorkingCalendar(HolidayCalendar calendar)
{
    /// <summary>Whether the day is neither weekend nor holiday.</summary>
    public bool IsWorkingDay(DateOnly day) => !calendar.Weekend.Contains(day.DayOfWeek) && !IsHoliday(day);

    /// <summary>Whether the day is a public holiday.</summary>
    public bool IsHoliday(DateOnly day)
    {
        var easter = Easter(day.Year);
        return calendar.Holidays.Any(holiday => holiday.EasterOffset is { } offset
            ? easter.AddDays(offset) == day
            : holiday.Month == day.Month && holiday.Day == day.Day);
    }

    /// <summary>The last day of a period that begins on the day after <paramref name="from"/>. Months end on the same day of the
    /// month, or on its last day where that day does not exist. Zero working days is the day itself.</summary>
    public DateOnly Add(DateOnly from, Period period)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(period.Count);
        switch (period.Kind)
        {
            case DayKind.Calendar: return from.AddDays(period.Count);
            case DayKind.Months: return from.AddMonths(period.Count);
            case DayKind.Working:
                var day = from;
                for (var left = period.Count; left > 0;)
                {
                    day = day.AddDays(1);
                    if (IsWorkingDay(day))
                    {
                        left--;
                    }
                }

                return day;
            default: throw new ArgumentOutOfRangeException(nameof(period));
        }
    }

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="until"/>; negative when until lies before.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly until)
    {
        if (until < from)
        {
            return -WorkingDaysBetween(until, from);
        }

        var count = 0;
        for (var day = from.AddDays(1); day <= until; day = day.AddDays(1))
        {
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Easter Sunday of the western churches (Gauss's computus in Butcher's form), for years 1583 and later.</summary>
    public static DateOnly Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        int h = ((19 * a) + b - d - g + 15) % 30;
        int i = c / 4, k = c % 4, l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        int m = (a + (11 * h) + (22 * l)) / 451;
        int month = (h + l - (7 * m) + 114) / 31, day = ((h + l - (7 * m) + 114) % 31) + 1;
        return new DateOnly(year, month, day);
    }
}

/// <summary>The scheme's days: which date it is, and when a date ends.</summary>
public static class SchemeDays
{
    /// <summary>The date on which an instant falls in the scheme's time zone.</summary>
    public static DateOnly DateIn(this DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The first instant after a date in the scheme's time zone: what was due on that day is late from here on.</summary>
    public static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone)
    {
        // Only instants are converted: whether a local time exists, .NET answers wrongly in zones that have changed their rules.
        var midnight = new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        DateTimeOffset before = midnight - zone.GetUtcOffset(midnight.AddDays(-1)), after = midnight - zone.GetUtcOffset(midnight.AddDays(1));
        var (first, second) = before < after ? (before, after) : (after, before);
        // Where summer time skips midnight the day ends with the change; where midnight comes twice (Azores, Havana), with the first.
        return first.DateIn(zone) > day && first.AddTicks(-1).DateIn(zone) <= day ? first : second;
    }
}
