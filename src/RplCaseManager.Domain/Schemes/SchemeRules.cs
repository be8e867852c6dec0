namespace RplCaseManager.Domain.Schemes;

/// <summary>A scheme version with its calendar and time zone: all that deadlines need.</summary>
public sealed class SchemeRules(SchemeContent content, WorkingCalendar calendar)
{
    public SchemeContent Content { get; } = content;
    public WorkingCalendar Calendar { get; } = calendar;

    /// <summary>The scheme's time zone; an unknown name throws <see cref="TimeZoneNotFoundException"/>, which the import refuses before.</summary>
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(content.TimeZone);

    /// <summary>The date of an instant in the scheme's zone.</summary>
    public DateOnly DateOf(DateTimeOffset instant) => instant.DateIn(Zone);

    /// <summary>The same instant as clocks in the scheme's zone show it.</summary>
    public DateTimeOffset LocalTime(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>A deadline that begins on a day.</summary>
    public Deadline Deadline(DateOnly from, Period period) => At(Calendar.Add(from, period));

    /// <summary>A deadline on a day.</summary>
    public Deadline At(DateOnly day) => new(day, SchemeDays.EndOf(day, Zone));

    /// <summary>The last day on which files of evidence are kept, for a case that ended on a day; null: for good. A month without that day ends the period on its last one.</summary>
    public Deadline? FilesKept(DateOnly endedOn) => Content.Retention.EvidenceMonths is { } months ? At(endedOn.AddMonths(months)) : null;

    /// <summary>The instant at which the next reminder before a deadline is due: the largest step that is not past yet; null when none is left.</summary>
    /// <param name="after">Reminders whose day began at or before this instant count as sent.</param>
    public DateTimeOffset? NextReminder(DateOnly due, IReadOnlyList<int> stepsInDays, DateTimeOffset after) =>
        stepsInDays.Select(step => SchemeDays.EndOf(due.AddDays(-step - 1), Zone)).Where(start => start > after)
            .Select(start => (DateTimeOffset?)start).Min();

    /// <summary>The step in days that is due at an instant: the smallest whose day has begun; null when none has.</summary>
    public int? StepDue(DateOnly due, IReadOnlyList<int> stepsInDays, DateTimeOffset at) =>
        stepsInDays.Where(step => SchemeDays.EndOf(due.AddDays(-step - 1), Zone) <= at).Select(step => (int?)step).Min();
}

/// <summary>A date and the first instant after it in the scheme's zone.</summary>
/// <param name="On">The last day.</param>
/// <param name="EndsAt">From this instant on it is late.</param>
public sealed record Deadline(DateOnly On, DateTimeOffset EndsAt);
