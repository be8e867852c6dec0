using RplCaseManager.Application.Messages;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Features.Messages;

/// <summary>How the delivery of a mail stands.</summary>
public enum DeliveryState
{
    Waiting,
    Failing,
    Sent,
    Parked,
    Dropped,
}

/// <summary>A mail's delivery as it is shown.</summary>
/// <param name="At">When it was sent, parked or dropped; when it is tried next; null while it waits for its first turn.</param>
public sealed record MailDelivery(DeliveryState State, DateTimeOffset? At, int Attempts)
{
    /// <summary>Reads a row: what is final comes before what may still change.</summary>
    public static MailDelivery Of(MailRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row switch
        {
            { SentAt: { } sent } => new(DeliveryState.Sent, sent, row.Attempts),
            { DroppedAt: { } dropped } => new(DeliveryState.Dropped, dropped, row.Attempts),
            { ParkedAt: { } parked } => new(DeliveryState.Parked, parked, row.Attempts),
            { Attempts: > 0 } => new(DeliveryState.Failing, row.NextTryAt, row.Attempts),
            _ => new(DeliveryState.Waiting, null, 0),
        };
    }

    /// <summary>Parked mails wait for a person; failing ones help themselves.</summary>
    public Tone Tone => State switch
    {
        DeliveryState.Waiting => Tone.Info,
        DeliveryState.Failing => Tone.Turn,
        DeliveryState.Sent => Tone.Good,
        DeliveryState.Parked => Tone.Bad,
        DeliveryState.Dropped => Tone.Neutral,
    };

    /// <summary>Key of the sentence before the time, or null where the chip says it all.</summary>
    public string? NoteKey => State switch
    {
        DeliveryState.Waiting => "Waiting.Note",
        DeliveryState.Failing => Attempts == 1 ? "Failing.One" : "Failing.Many",
        DeliveryState.Sent => null,
        DeliveryState.Parked => "Parked.Note",
        DeliveryState.Dropped => "Dropped.Note",
    };
}
