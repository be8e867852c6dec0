using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace RplCaseManager.Web.Shared;

/// <summary>How much of an instant is shown.</summary>
public enum TimeShape
{
    Date,
    DateTime,
    Time,
    ShortDate,
}

/// <summary>An instant as people of a place read it, or a plain date, in a <c>time</c> element.</summary>
public partial class LocalTime : ComponentBase
{
    /// <summary>The instant; shown in <see cref="Zone"/>.</summary>
    [Parameter]
    public DateTimeOffset? Instant { get; set; }

    /// <summary>A date without a zone (a deadline, a date of birth); used when no instant is given.</summary>
    [Parameter]
    public DateOnly? Date { get; set; }

    /// <summary>IANA name of the time zone, such as <c>Europe/Vienna</c> (the scheme's); null: the installation's.</summary>
    [Parameter]
    public string? Zone { get; set; }

    /// <summary>Whether the zone's name stands beside the time, where people of other places read it.</summary>
    [Parameter]
    public bool NamesZone { get; set; }

    [Inject]
    private HomeZone Home { get; set; } = default!;

    [Parameter]
    public TimeShape Shape { get; set; } = TimeShape.DateTime;

    private TimeZoneInfo Where => Zone is null ? Home.Zone : TimeZoneInfo.FindSystemTimeZoneById(Zone);

    // A machine without a zone of its own calls it so; people know it by its short name.
    private string ZoneName => Where.Id is "Etc/UTC" ? "UTC" : Where.Id;

    private DateTimeOffset? Local => Instant is null ? null : TimeZoneInfo.ConvertTime(Instant.Value, Where);

    private string? Machine => Instant is not null
        ? Instant.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string? Title => Local is { } local ? Texts["Time.InZone", local.ToString(Texts["Date.Time"].Value, CultureInfo.CurrentCulture), ZoneName].Value : null;

    private string Human => this switch
    {
        { Local: { } local, NamesZone: true } => Texts["Time.InZone", local.ToString(Pattern, CultureInfo.CurrentCulture), ZoneName],
        { Local: { } local } => local.ToString(Pattern, CultureInfo.CurrentCulture),
        { Date: { } date } => date.ToString(Texts[Shape == TimeShape.ShortDate ? "Date.Short" : "Date.Long"].Value, CultureInfo.CurrentCulture),
        _ => Texts["NotStated"].Value,
    };

    private string Pattern => Shape switch
    {
        TimeShape.Date => Texts["Date.Long"],
        TimeShape.ShortDate => Texts["Date.Short"],
        TimeShape.Time => Texts["Time.Short"],
        TimeShape.DateTime => Texts["Date.Time"],
    };
}
