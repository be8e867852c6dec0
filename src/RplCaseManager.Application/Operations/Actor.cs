using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Schemes;

namespace RplCaseManager.Application.Operations;

/// <summary>Who asks for an operation. Only the id is taken from the door; roles and relations are read inside the transaction.</summary>
/// <param name="PersonId">Null: nobody is signed in.</param>
/// <param name="IsSystem">A job of the product.</param>
public sealed record Actor(Guid? PersonId, bool IsSystem = false)
{
    public static Actor Anyone { get; } = new((Guid?)null);
    public static Actor System { get; } = new(Act.SystemId, IsSystem: true);

    /// <summary>The id that history and audit carry; the empty id for nobody.</summary>
    public Guid Id => PersonId ?? Guid.Empty;
}

/// <summary>The actor and the instant of one running operation; one a scope.</summary>
public sealed class OperationContext(TimeProvider time, Installation installation)
{
    private DateTimeOffset? recordedAt;

    /// <summary>Who acts.</summary>
    public Actor Actor { get; set; } = Actor.Anyone;

    /// <summary>The instant as of which a job acts; null: now.</summary>
    public DateTimeOffset? AsOf { get; set; }

    /// <summary>
    /// The instant at which the operation is carried out and recorded. The clock is read once, when somebody asks first: a change asks after
    /// it has waited for its locks, so that instants follow the order in which operations were let in.
    /// </summary>
    public DateTimeOffset RecordedAt => recordedAt ??= Truncate(time.GetUtcNow());

    /// <summary>The instant of effect, one for everything that the operation writes; whole microseconds as both databases keep them.</summary>
    public DateTimeOffset Now => AsOf is { } instant ? Truncate(instant) : RecordedAt;

    /// <summary>The day of the operation where the installation is: for all that no scheme has a zone for, such as absences and the days of the configuration.</summary>
    public DateOnly Today => Now.DateIn(installation.Zone);

    /// <summary>The same instant as clocks where the installation is show it.</summary>
    public DateTimeOffset LocalTime(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, installation.Zone);

    /// <summary>The act that domain verbs take.</summary>
    public Act Act => new(Actor.Id, Now);

    private static DateTimeOffset Truncate(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>A new id, ordered by time.</summary>
    public Guid NewId() => Guid.CreateVersion7(Now);
}
