using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Schemes;

/// <summary>Contradictions in a calendar.</summary>
public static class CalendarCheck
{
    /// <summary>Everything that stands in the way, each at its place.</summary>
    public static IReadOnlyList<ContentProblem> Problems(HolidayCalendar content)
    {
        var problems = new List<ContentProblem>();
        if (content.Country.Length != 2 || !content.Country.All(char.IsAsciiLetterUpper))
        {
            problems.Add(new("country", "calendar.country", content.Country));
        }

        if (content.Weekend.Distinct().Count() is 7 || content.Weekend.Distinct().Count() != content.Weekend.Count)
        {
            problems.Add(new("weekend", "calendar.weekend"));
        }

        for (var at = 0; at < content.Holidays.Count; at++)
        {
            var holiday = content.Holidays[at];
            if (holiday.Name.Length == 0)
            {
                problems.Add(new($"holidays[{at}].name", "calendar.name"));
            }

            if (content.Holidays.Take(at).Any(other => other.Name == holiday.Name || other with { Name = "" } == holiday with { Name = "" }))
            {
                problems.Add(new($"holidays[{at}]", "calendar.twice", holiday.Name));
            }

            if (!SaysOneDay(holiday))
            {
                problems.Add(new($"holidays[{at}]", "calendar.day", holiday.Name));
            }
        }

        return problems;
    }

    /// <summary>Exactly one way of saying the day, said whole, and a day that comes (29 February does, 30 February does not).</summary>
    private static bool SaysOneDay(Holiday holiday)
    {
        bool[] ways = [holiday.EasterOffset is not null, holiday.OrthodoxEasterOffset is not null, holiday.Day is not null, holiday.Nth is not null];
        var inMonth = holiday.Day is not null || holiday.Nth is not null;
        return ways.Count(way => way) == 1
            && holiday.Month is not null == inMonth
            && (holiday.Weekday is null || inMonth)
            && (holiday.Nth is null || (holiday.Nth is -1 or (>= 1 and <= 4) && holiday.Weekday is not null))
            && holiday.UnlessDay is null == holiday.UnlessWeekday is null
            && (holiday.UnlessDay is null || (holiday.Weekday is not null && (holiday with { Weekday = null, Nth = null, Day = holiday.UnlessDay, UnlessDay = null, UnlessWeekday = null }).In(2028) is not null))
            && Math.Abs(holiday.EasterOffset ?? holiday.OrthodoxEasterOffset ?? 0) <= 80
            && holiday.In(2028) is not null;
    }
}
