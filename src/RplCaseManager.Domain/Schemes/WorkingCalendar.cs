namespace RplCaseManager.Domain.Schemes;

/// <summary>A public holiday: a fixed day of the year, a weekday of a month or on or after a day, or a number of days from Easter Sunday.</summary>
/// <param name="Month">1 to 12, with <paramref name="Day"/> or <paramref name="Nth"/>.</param>
/// <param name="Day">Day of the month; with <paramref name="Weekday"/> the first such weekday on or after it (Iceland, first day of summer).</param>
/// <param name="EasterOffset">Days from Easter Sunday of the western churches; 1 is Easter Monday.</param>
/// <param name="OrthodoxEasterOffset">Days from Easter Sunday of the Orthodox churches.</param>
/// <param name="Nth">1 to 4, or -1 for the last, with <paramref name="Weekday"/>.</param>
/// <param name="Weekday">With <paramref name="Nth"/> or <paramref name="Day"/>.</param>
/// <param name="UnlessDay">With <paramref name="UnlessWeekday"/>: when this day of the month is that weekday, the holiday is on it instead (Ireland, St Brigid).</param>
/// <param name="Substitute">When it falls on the weekend, the next working day is free as well.</param>
public sealed record Holiday(
    string Name, int? Month = null, int? Day = null, int? EasterOffset = null, int? OrthodoxEasterOffset = null, int? Nth = null, DayOfWeek? Weekday = null,
    int? UnlessDay = null, DayOfWeek? UnlessWeekday = null, bool Substitute = false)
{
    /// <summary>The day of the holiday in a year; null when it does not exist in it.</summary>
    public DateOnly? In(int year)
    {
        if (EasterOffset is { } offset)
        {
            return WorkingCalendar.Easter(year).AddDays(offset);
        }

        if (OrthodoxEasterOffset is { } orthodox)
        {
            return WorkingCalendar.OrthodoxEaster(year).AddDays(orthodox);
        }

        if (UnlessWeekday is { } instead && Of(year, UnlessDay) is { } other && other.DayOfWeek == instead)
        {
            return other;
        }

        return (Weekday, Nth) switch
        {
            (null, _) => Of(year, Day),
            ({ } weekday, null) => OnOrAfter(Of(year, Day), weekday),
            ({ } weekday, < 0) => OnOrAfter(Of(year, 1)?.AddMonths(1).AddDays(-7), weekday),
            ({ } weekday, { } nth) => OnOrAfter(Of(year, 1), weekday)?.AddDays(7 * (nth - 1)),
        };
    }

    private DateOnly? Of(int year, int? day) =>
        Month is { } month and >= 1 and <= 12 && day is { } number and >= 1 && number <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, number) : null;

    private static DateOnly? OnOrAfter(DateOnly? day, DayOfWeek weekday) => day?.AddDays(((int)weekday - (int)day.Value.DayOfWeek + 7) % 7);
}

/// <summary>The holidays and weekend of a country, from <c>seed-data/calendars/{country}.json</c>.</summary>
public sealed record HolidayCalendar(string Country, IReadOnlyList<Holiday> Holidays, IReadOnlyList<DayOfWeek> Weekend, string? Source = null)
{
    /// <summary>What is counted with where nothing is known of a country: Saturdays and Sundays are free, no day else.</summary>
    public static HolidayCalendar WithoutHolidays(string country) => new(country, [], [DayOfWeek.Saturday, DayOfWeek.Sunday]);
}

/// <summary>Counts deadlines. A deadline is a date and is due at the end of that day in the scheme's time zone.</summary>
public sealed class WorkingCalendar(HolidayCalendar calendar)
{
    /// <summary>Whether the day is neither weekend nor holiday.</summary>
    public bool IsWorkingDay(DateOnly day) => !calendar.Weekend.Contains(day.DayOfWeek) && !IsHoliday(day);

    /// <summary>Whether the day is of the country's weekend.</summary>
    public bool IsWeekend(DateOnly day) => calendar.Weekend.Contains(day.DayOfWeek);

    private readonly Dictionary<int, HashSet<DateOnly>> years = [];

    /// <summary>Whether the day is a public holiday, or free in place of one that fell on a weekend.</summary>
    public bool IsHoliday(DateOnly day)
    {
        lock (years)
        {
            if (!years.TryGetValue(day.Year, out var days))
            {
                years[day.Year] = days = Holidays(day.Year);
            }

            return days.Contains(day);
        }
    }

    private HashSet<DateOnly> Holidays(int year)
    {
        // The year before, because what falls on its last days may be made up for in this one; the year after, because a free day is never given twice.
        var (from, until) = (Math.Max(year - 1, 1), Math.Min(year + 1, DateOnly.MaxValue.Year));
        IEnumerable<DateOnly> In(Holiday holiday) => Enumerable.Range(from, until - from + 1).Select(holiday.In).OfType<DateOnly>();
        var days = calendar.Holidays.SelectMany(In).ToHashSet();
        // In the order of the year: two holidays on one weekend are followed by two free days.
        foreach (var day in calendar.Holidays.Where(holiday => holiday.Substitute).SelectMany(In).Where(day => day.Year <= year && calendar.Weekend.Contains(day.DayOfWeek)).Order())
        {
            var instead = day.AddDays(1);
            while (calendar.Weekend.Contains(instead.DayOfWeek) || days.Contains(instead))
            {
                instead = instead.AddDays(1);
            }

            days.Add(instead);
        }

        days.RemoveWhere(day => day.Year != year);
        return days;
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

    /// <summary>Easter Sunday of the Orthodox churches in the Gregorian calendar (Meeus's Julian algorithm).</summary>
    public static DateOnly OrthodoxEaster(int year)
    {
        int d = ((19 * (year % 19)) + 15) % 30, e = ((2 * (year % 4)) + (4 * (year % 7)) - d + 34) % 7;
        // The calendars are 13 days apart from 1900 to 2099 and drift a day in each century that is no leap year.
        return new DateOnly(year, (d + e + 114) / 31, ((d + e + 114) % 31) + 1).AddDays((year / 100) - (year / 400) - 2);
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
