using System.Globalization;
using Microsoft.Extensions.Localization;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Web.Shared.Editing;

/// <summary>A code that a requirement can name, and what it is called.</summary>
public sealed record CodeTitle(string Code, string Title);

/// <summary>What the codes of a requirement are called.</summary>
public sealed record RequirementNames(IReadOnlyList<CodeTitle> Units, IReadOnlyList<CodeTitle> Outcomes, IReadOnlyList<CodeTitle> Qualifications)
{
    /// <summary>Nothing is known.</summary>
    public static RequirementNames None { get; } = new([], [], []);

    /// <summary>The units and learning outcomes of a standard.</summary>
    public static RequirementNames Of(StandardContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new([.. content.Units.Select(unit => new CodeTitle(unit.Code, unit.Title))], [.. content.AllOutcomes().Select(outcome => new CodeTitle(outcome.Code, outcome.Title))], []);
    }
}

/// <summary>A requirement tree in words, wherever somebody reads one: as one sentence, or as lines where a tree is easier to follow.</summary>
public sealed class RequirementSentence(IStringLocalizer<Resources.RequirementWords> texts, RequirementNames names)
{
    private readonly Lazy<IReadOnlyDictionary<string, string>> units = Titles(names.Units);
    private readonly Lazy<IReadOnlyDictionary<string, string>> outcomes = Titles(names.Outcomes);
    private readonly Lazy<IReadOnlyDictionary<string, string>> qualifications = Titles(names.Qualifications);

    /// <summary>The whole tree as a sentence that names every code; the texts for an empty tree are the reader's.</summary>
    public string Of(Requirement root)
    {
        var sentence = RequirementTree.IsGroup(root) ? texts["Sentence.Group", Line(root), Parts(root)].Value : Line(root);
        return sentence.Length == 0 ? sentence : char.ToUpper(sentence[0], CultureInfo.CurrentCulture) + sentence[1..];
    }

    /// <summary>A node as a line, depth by depth; a group's line is followed by its parts.</summary>
    public IReadOnlyList<(int Depth, string Text)> Lines(Requirement root)
    {
        var lines = new List<(int, string)>();
        Add(root, 0, lines);
        return lines;
    }

    /// <summary>One node without its parts.</summary>
    public string Line(Requirement? node) => node switch
    {
        null => texts["Empty"],
        AllOf => texts["AllOf"],
        AtLeast some => texts["AtLeast", some.Count],
        CreditsFrom { Units: null or { Count: 0 } } credits => texts[credits.Credits == 1 ? "Credits.One" : "Credits", credits.Credits.ToString("G29", CultureInfo.CurrentCulture)],
        CreditsFrom credits => texts[credits.Credits == 1 ? "CreditsFrom.One" : "CreditsFrom", credits.Credits.ToString("G29", CultureInfo.CurrentCulture), Or(credits.Units)],
        HasUnit unit => texts["Unit", Named(unit.Code, units)],
        HasOutcome outcome => texts["Outcome", Named(outcome.Code, outcomes)],
        HasQualification award => texts["Qualification", Named(award.Code, qualifications)],
        HasExperience experience => texts[experience.Months == 1 ? "Experience.One" : "Experience", experience.Months, string.IsNullOrWhiteSpace(experience.Field) ? texts["NotSaid"].Value : experience.Field],
        _ => throw new InvalidOperationException($"There are no words for {node.GetType().Name}."),
    };

    private static Lazy<IReadOnlyDictionary<string, string>> Titles(IReadOnlyList<CodeTitle> known) =>
        new(() => known.GroupBy(entry => entry.Code, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Title, StringComparer.Ordinal));

    private void Add(Requirement? node, int depth, List<(int, string)> lines)
    {
        lines.Add((depth, RequirementTree.IsGroup(node) ? texts["Line.Group", Line(node)] : Line(node)));
        foreach (var part in RequirementTree.PartsOf(node))
        {
            Add(part, depth + 1, lines);
        }
    }

    private string Within(Requirement? node) => RequirementTree.IsGroup(node) ? texts["Sentence.Inner", Line(node), Parts(node)].Value : Line(node);

    private string Parts(Requirement? node) => RequirementTree.PartsOf(node) is { Count: > 0 } parts ? string.Join(texts["Sentence.Join"].Value, parts.Select(Within)) : texts["NoParts"].Value;

    private string Named(string? code, Lazy<IReadOnlyDictionary<string, string>> titles) => string.IsNullOrWhiteSpace(code) ? texts["NotSaid"].Value
        : titles.Value.TryGetValue(code, out var title) && title.Length > 0 ? texts["Named", code, title].Value : code;

    private string Or(IReadOnlyList<string> codes) => codes.Count == 1 ? Named(codes[0], units)
        : texts["Or", string.Join(", ", codes.SkipLast(1).Select(code => Named(code, units))), Named(codes[^1], units)].Value;
}
