namespace RplCaseManager.Application.Ports;

/// <summary>The clock of a Development installation, which can be moved to see time pass.</summary>
public interface IMovableClock
{
    /// <summary>False outside Development.</summary>
    bool CanMove { get; }

    /// <summary>Moves the clock for this process and every other one on the same data folder.</summary>
    void MoveTo(DateTimeOffset instant);
}
