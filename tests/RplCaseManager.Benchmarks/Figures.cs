using System.Globalization;

namespace RplCaseManager.Benchmarks;

/// <summary>Several runs of one thing: median and spread.</summary>
internal sealed record Runs(IReadOnlyList<double> Values)
{
    public double Median { get; } = MedianOf(Values);
    public double Least => Values.Min();
    public double Most => Values.Max();

    private static double MedianOf(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}

/// <summary>One row of the table.</summary>
/// <param name="Unit">Unit with its format, such as <c>0.0 ms</c>.</param>
/// <param name="Goal">Largest or smallest ratio that the issue asks for; null: only reported.</param>
/// <param name="AtLeast">The goal is a least ratio.</param>
internal sealed record Figure(string What, string Baseline, Runs Ours, Runs Theirs, string Unit, double? Goal, bool AtLeast = false)
{
    public double Ratio => Ours.Median / Theirs.Median;

    /// <summary>Head of the Markdown table.</summary>
    public const string Head = "| what | ours | baseline | ratio | spread (ours; baseline) | goal |\n|---|---|---|---|---|---|";

    public override string ToString() =>
        $"| {What} | {Text(Ours.Median)} | {Text(Theirs.Median)} ({Baseline}) | {Ratio.ToString("0.00", CultureInfo.InvariantCulture)} | {Text(Ours.Least)} to {Text(Ours.Most)}; {Text(Theirs.Least)} to {Text(Theirs.Most)} | {GoalText} |";

    private string GoalText => Goal is not { } goal ? "reported"
        : $"{(AtLeast ? "at least" : "at most")} {goal.ToString("0.##", CultureInfo.InvariantCulture)}: {((AtLeast ? Ratio >= goal : Ratio <= goal) ? "reached" : "missed")}";

    private string Text(double value)
    {
        var (format, unit) = Unit.Split(' ', 2) is [var first, var second] ? (first, second) : (Unit, "");
        return value.ToString(format, CultureInfo.InvariantCulture) + " " + unit;
    }
}
