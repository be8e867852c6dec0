using System.Text.RegularExpressions;

namespace RplCaseManager.Domain.Standards;

/// <summary>An outcome as it was pasted.</summary>
public sealed record PastedOutcome(string Title, IReadOnlyList<string> Criteria);

/// <summary>A unit as it was pasted; the title is empty for what stands before the first heading.</summary>
public sealed record PastedUnit(string Title, IReadOnlyList<PastedOutcome> Outcomes);

/// <summary>Many lines pasted at once: <c># heading</c> begins a unit, a plain line is an outcome, an indented line or one with a bullet is a criterion of the outcome above it.</summary>
public static partial class PastedOutcomes
{
    /// <summary>Reads lines; numbering at their beginning ("1.", "a)", "U2.3") is left out, empty lines are passed over.</summary>
    public static IReadOnlyList<PastedUnit> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var units = new List<(string Title, List<(string Title, List<string> Criteria)> Outcomes)> { ("", []) };
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Trim().Length > 0))
        {
            var words = Plain(line);
            if (line.TrimStart().StartsWith('#'))
            {
                units.Add((words, []));
            }
            else if (words.Length > 0 && units[^1].Outcomes is { Count: > 0 } above && (char.IsWhiteSpace(line[0]) || Bullet().IsMatch(line)))
            {
                above[^1].Criteria.Add(words);
            }
            else if (words.Length > 0)
            {
                units[^1].Outcomes.Add((words, []));
            }
        }

        return [.. units.Where(unit => unit.Title.Length > 0 || unit.Outcomes.Count > 0).Select(unit => new PastedUnit(unit.Title, [.. unit.Outcomes.Select(outcome => new PastedOutcome(outcome.Title, outcome.Criteria))]))];
    }

    /// <summary>Adds what was pasted: what stands before the first heading goes into a unit, everything else makes units of its own.</summary>
    /// <param name="unit">The unit that takes the outcomes without a heading; null: a new one.</param>
    public static StandardContent AddTo(StandardContent content, int? unit, IReadOnlyList<PastedUnit> pasted)
    {
        ArgumentNullException.ThrowIfNull(pasted);
        foreach (var block in pasted)
        {
            var into = block.Title.Length == 0 && unit is { } given ? given : content.Units.Count;
            content = into < content.Units.Count ? content : content.AddUnit(block.Title);
            content = block.Outcomes.Aggregate(content, (made, outcome) => made.AddOutcome(into, outcome.Title, OutcomeType.Skill, null, outcome.Criteria));
        }

        return content;
    }

    private static string Plain(string line) => Start().Replace(line.Trim(), "").Trim();

    [GeneratedRegex(@"^\s*[-–—•*▪◦·]\s", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^#*\s*[-–—•*▪◦·]?\s*(((U\d+(\.\d+)*|\d+(\.\d+)+)(\.[a-z])?[.):]?|\d+[.):]|[a-z][.)])\s+)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Start();
}
