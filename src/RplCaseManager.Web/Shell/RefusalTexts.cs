using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Shell;

/// <summary>The words of every "no": looked up by rule id in Resources/Refusals, values filled in by name.</summary>
public sealed partial class RefusalTexts(IStringLocalizer<Resources.Refusals> texts, IStringLocalizer<Resources.Components> formats)
{
    /// <summary>What is wrong and what to do, in one or two sentences.</summary>
    public string Of(Refusal refusal) => refusal is InvalidInput invalid
        ? string.Join(' ', invalid.Problems.Select(Of))
        : refusal is FileRefused { Rule: "file.size" } large ? Fill(texts[large.Rule], new Dictionary<string, string>(StringComparer.Ordinal) { ["FileName"] = large.FileName, ["Detail"] = Most(large.Detail) })
        : Fill(texts[KeyOf(refusal)], refusal.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).ToDictionary(property => property.Name, property => Text(property.GetValue(refusal)), StringComparer.Ordinal));

    /// <summary>What is wrong with a field. The field's own name stands beside it.</summary>
    public string Of(FieldProblem problem) => Fill(texts["field." + problem.Problem], new Dictionary<string, string>(StringComparer.Ordinal) { ["Detail"] = problem.Problem is "too-large" ? Most(problem.Detail) : problem.Detail, ["Field"] = problem.Field });

    /// <summary>What stands in the way of publishing a content.</summary>
    public string Of(ContentProblem problem) => Fill(texts[problem.Rule], new Dictionary<string, string>(StringComparer.Ordinal) { ["Detail"] = Named(problem), ["Path"] = problem.Path });

    // A problem of one of the outcomes of a scheme names the outcome by its code.
    private string Named(ContentProblem problem) => problem.Rule.StartsWith("scheme.outcome.", StringComparison.Ordinal) && texts["named." + problem.Detail] is { ResourceNotFound: false } word ? word.Value : problem.Detail;

    /// <summary>The problem of one field of an invalid request, or null.</summary>
    public string? Of(Refusal? refusal, string field) => (refusal as InvalidInput)?.Problems.FirstOrDefault(problem => problem.Field == field) is { } problem ? Of(problem) : null;

    // Who changed it: somebody, the person themself in another window, or a job.
    private static string KeyOf(Refusal refusal) => refusal switch
    {
        ChangedMeanwhile { Yourself: true } => "version.changed.yourself",
        ChangedMeanwhile { By: "" } => "version.changed.job",
        EvidenceGone { Months: 1 } => "evidence.destroyed.month",
        _ => refusal.Rule,
    };

    private static string Fill(LocalizedString text, Dictionary<string, string> values) =>
        // A rule without words is shown by its id: ugly, but never silent; a test finds it before anybody sees it.
        Placeholder().Replace(text.Value, match => values.GetValueOrDefault(match.Groups["name"].Value, ""));

    // A limit travels in bytes.
    private static string Most(string bytes) => long.TryParse(bytes, CultureInfo.InvariantCulture, out var most) ? ByteSize.Most(most) : bytes;

    private string Text(object? value) => value switch
    {
        null => "",
        // An instant comes in the zone in which the person reads it.
        DateTimeOffset instant => instant.ToString(formats["Date.Time"].Value, CultureInfo.CurrentCulture),
        IEnumerable<AssessmentMethod> methods => string.Join(" / ", methods.Select(method => texts["method." + method].Value)),
        DateOnly day => day.ToString(formats["Date.Long"].Value, CultureInfo.CurrentCulture),
        _ => Convert.ToString(value, CultureInfo.CurrentCulture) ?? "",
    };

    [GeneratedRegex("\\{(?<name>[A-Za-z]+)\\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
