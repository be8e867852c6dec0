using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RplCaseManager.Application.Operations;

/// <summary>Counts and times of operations for whoever watches the installation; no personal data.</summary>
public static class Telemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "RplCaseManager";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Operations = Meter.CreateCounter<long>("rpl.operations", description: "Operations by name and result (ok, or the rule that refused).");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("rpl.operation.duration", "s", "Duration of operations.");

    internal static ActivitySource Source { get; } = new(Name);

    internal static void Ran(string operation, string result, TimeSpan duration)
    {
        var name = new KeyValuePair<string, object?>("operation", operation);
        Operations.Add(1, name, new("result", result));
        Duration.Record(duration.TotalSeconds, name);
    }
}
