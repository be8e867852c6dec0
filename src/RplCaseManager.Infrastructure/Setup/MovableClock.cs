using System.Globalization;
using RplCaseManager.Application.Ports;

namespace RplCaseManager.Infrastructure.Setup;

/// <summary>The one clock. In Development it can be moved; the offset stands in a file of the data folder, so that the operator's command and the server share it.</summary>
internal sealed class MovableClock(string file, bool canMove, TimeProvider real) : TimeProvider, IMovableClock
{
    private readonly Lock reading = new();
    private long readAt = long.MinValue;
    private TimeSpan offset;

    public bool CanMove => canMove;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + (canMove ? Offset() : TimeSpan.Zero);

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => real.CreateTimer(callback, state, dueTime, period);

    public void MoveTo(DateTimeOffset instant)
    {
        var next = instant - real.GetUtcNow();
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        // Whole or not at all: whoever reads half of it would see the time jump back.
        var whole = file + "." + Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        File.WriteAllText(whole, next.Ticks.ToString(CultureInfo.InvariantCulture));
        File.Move(whole, file, overwrite: true);
        lock (reading)
        {
            (offset, readAt) = (next, real.GetTimestamp());
        }
    }

    private TimeSpan Offset()
    {
        lock (reading)
        {
            // Another process may have moved it: looked up at most once a second.
            if (readAt == long.MinValue || real.GetElapsedTime(readAt) > TimeSpan.FromSeconds(1))
            {
                offset = File.Exists(file) && long.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var ticks) ? TimeSpan.FromTicks(ticks) : TimeSpan.Zero;
                readAt = real.GetTimestamp();
            }

            return offset;
        }
    }
}
