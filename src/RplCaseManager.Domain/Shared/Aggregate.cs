namespace RplCaseManager.Domain.Shared;

/// <summary>A thing that is loaded, changed and saved as a whole. <see cref="Version"/> grows by one with each change,
/// so that a second writer is told instead of overwriting.</summary>
public abstract class Aggregate
{
    /// <summary>Version 7 identifier: ordered by time of creation.</summary>
    public Guid Id { get; protected set; }

    /// <summary>Number of committed changes; 1 after creation.</summary>
    public long Version { get; protected set; } = 1;

    /// <summary>Counts a change. Called by each public verb that changed something.</summary>
    protected void Touch() => Version++;
}
