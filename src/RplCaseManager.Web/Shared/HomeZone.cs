using RplCaseManager.Domain.Schemes;

namespace RplCaseManager.Web.Shared;

/// <summary>The zone of the installation (<c>Rpl:TimeZone</c>): what belongs to no scheme is shown in it.</summary>
public sealed record HomeZone(TimeZoneInfo Zone)
{
    /// <summary>The day of an instant here.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => instant.DateIn(Zone);

    /// <summary>Today here.</summary>
    public DateOnly Today(TimeProvider time) => DayOf(time.GetUtcNow());
}
