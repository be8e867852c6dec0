using RplCaseManager.Application.Audit;

namespace RplCaseManager.Web.Features.Audit;

/// <summary>How a line of a check came out. What was not checked is a fact of its own, never a good one.</summary>
public enum TrailMark
{
    Holds,
    Broken,
    NotChecked,
}

/// <summary>One thing that was looked at: the key of its sentence and the numbers in it.</summary>
public sealed record TrailLine(string Key, TrailMark Mark, params long[] Numbers);

/// <summary>A full check of the trail, line by line.</summary>
public sealed record TrailReport(IReadOnlyList<TrailLine> Lines, IReadOnlyList<AuditFault> Faults)
{
    /// <summary>No fault was found; something may still not have been checked.</summary>
    public bool Holds => Faults.Count == 0;

    /// <summary>Whether every line could be checked.</summary>
    public bool Complete => Lines.All(line => line.Mark is not TrailMark.NotChecked);

    /// <summary>Puts the answer of the check into lines.</summary>
    public static TrailReport Of(AuditVerification found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return new TrailReport([Entries(found), Checkpoints(found), Log(found)], found.Faults);
    }

    private static TrailLine Entries(AuditVerification found)
    {
        var broken = found.Faults.Where(fault => !OfCheckpoints(fault.Kind)).Select(fault => fault.Stream).Distinct(StringComparer.Ordinal).Count();
        return broken > 0 ? new("Entries.Broken", TrailMark.Broken, found.Entries, found.Streams, broken)
            : found.Entries == 0 ? new("Entries.None", TrailMark.NotChecked) : new("Entries.Holds", TrailMark.Holds, found.Entries, found.Streams);
    }

    private static TrailLine Checkpoints(AuditVerification found) =>
        Has(found, AuditFaultKind.CheckpointBroken) || Has(found, AuditFaultKind.CheckpointContradicts) ? new("Checkpoints.Broken", TrailMark.Broken, found.Checkpoints)
        : found.Checkpoints == 0 ? new("Checkpoints.None", TrailMark.NotChecked) : new("Checkpoints.Holds", TrailMark.Holds, found.Checkpoints);

    // The log is compared after the checkpoints: a broken checkpoint ends the check before it.
    private static TrailLine Log(AuditVerification found) =>
        Has(found, AuditFaultKind.CheckpointRemoved) ? new("Log.Broken", TrailMark.Broken)
        : Has(found, AuditFaultKind.CheckpointBroken) ? new("Log.Skipped", TrailMark.NotChecked)
        : found.CheckpointLogMissing ? new("Log.Missing", TrailMark.NotChecked)
        : found.Checkpoints == 0 ? new("Log.None", TrailMark.NotChecked) : new("Log.Holds", TrailMark.Holds);

    private static bool Has(AuditVerification found, AuditFaultKind kind) => found.Faults.Any(fault => fault.Kind == kind);

    private static bool OfCheckpoints(AuditFaultKind kind) => kind is AuditFaultKind.CheckpointBroken or AuditFaultKind.CheckpointContradicts or AuditFaultKind.CheckpointRemoved;
}

/// <summary>A stream of the trail as people call it.</summary>
/// <param name="Key">Key of its word.</param>
/// <param name="Name">Code or id, or empty.</param>
/// <param name="CaseId">The case whose history it is, if it is one.</param>
public sealed record StreamName(string Key, string Name, Guid? CaseId)
{
    /// <summary>Reads a stream's technical name, such as <c>case:018f…</c>; an unknown one keeps it.</summary>
    public static StreamName Of(string stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var (kind, rest) = stream.Split(':', 2) is [var first, var second] ? (first, second) : (stream, "");
        return (kind, Guid.TryParse(rest, out var id)) switch
        {
            ("case", true) => new("Stream.Case", rest[..8], id),
            ("account", true) => new("Stream.Account", rest[..8], null),
            ("standard", _) => new("Stream.Standard", rest, null),
            ("scheme", _) => new("Stream.Scheme", rest, null),
            ("programme", _) => new("Stream.Programme", rest, null),
            ("provider", _) => new("Stream.Provider", rest, null),
            ("credits", _) => new("Stream.Credits", rest, null),
            ("system", _) => new("Stream.System", "", null),
            ("checkpoints", _) => new("Stream.Checkpoints", "", null),
            _ => new("Stream.Other", stream, null),
        };
    }
}
