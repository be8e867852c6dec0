using System.Text.RegularExpressions;
using System.Xml.Linq;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Web.Tests.Features;

/// <summary>Every word that a page asks for exists.</summary>
public sealed class WordsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [Fact]
    public void Pages_AskForExistingKeys()
    {
        var (asked, missing) = (0, new List<string>());
        foreach (var (component, source) in Components())
        {
            foreach (Match words in Regex.Matches(source, @"IStringLocalizer<Resources\.(?<resource>\w+)> (?<name>\w+)", RegexOptions.ExplicitCapture, Patience))
            {
                var keys = Keys(words.Groups["resource"].Value);
                var wanted = KeysOf(source, words.Groups["name"].Value).ToList();
                asked += wanted.Count;
                missing.AddRange(wanted.Where(key => !keys.Contains(key)).Select(key => $"{component}: {words.Groups["resource"].Value} has no {key}"));
            }
        }

        Assert.True(asked > 300, $"only {asked} keys were found");
        Assert.Empty(missing);
    }

    /// <summary>Markup and code of each component together, for one of them says where its words are.</summary>
    private static IEnumerable<(string Name, string Source)> Components() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Web, "Features"), "*", SearchOption.AllDirectories).GroupBy(path => path.Replace(".razor.cs", ".razor", StringComparison.Ordinal), StringComparer.Ordinal)
            .Select(group => (Path.GetFileName(group.Key), string.Join('\n', group.Select(File.ReadAllText))));

    /// <summary>The keys written out, alone or as the choices of a condition; those that are put together are not seen here.</summary>
    private static IEnumerable<string> KeysOf(string source, string name) =>
        Regex.Matches(source, $@"\b{name}\[(?<key>""[\w.-]+""|[^\[\]"",$]+\? [^\[\],$]+)[,\]]", RegexOptions.ExplicitCapture, Patience)
            .Where(match => !match.Groups["key"].Value.Contains('+', StringComparison.Ordinal))
            .SelectMany(match => Regex.Matches(match.Groups["key"].Value, @"(?<!(is|or|not|==) )""(?<key>[\w.-]+)""", RegexOptions.ExplicitCapture, Patience)).Select(match => match.Groups["key"].Value).Distinct(StringComparer.Ordinal);

    [Fact]
    public void EveryKindTypeMethodOutcomeAndPeriod_HasAWord()
    {
        var keys = Keys("StandardPages");
        Assert.All(Enum.GetNames<StandardKind>(), name => Assert.Contains($"Kind.{name}", keys));
        Assert.All(Enum.GetNames<OutcomeType>(), name => Assert.Contains($"Type.{name}", keys));
        Assert.All(Enum.GetNames<AssessmentMethod>(), name => Assert.Contains($"Method.{name}", keys));
        Assert.All(Enum.GetNames<RplOutcome>(), name => Assert.Contains($"Outcome.{name}", keys));
        Assert.All(Enum.GetNames<DayKind>(), name => Assert.True(keys.Contains($"Period.{name}") && keys.Contains($"Period.{name}.One"), name));
    }

    [Fact]
    public void EveryActionThatChangesACase_HasWordsForWhoComesSecond()
    {
        // Beside the case, or on a case that nobody can have open at another version.
        string[] beside = ["case.started", "case.reminded", "reminder.sent", "conflict.none", "conflict.declared", "evidence.opened", "evidence.destroyed", "retention.over", "retention.counted", "retention.reminded"];
        var keys = Keys("CaseWords");
        var actions = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "RplCaseManager.Application"), "*.cs", SearchOption.AllDirectories).Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(path => Regex.Matches(File.ReadAllText(path), @"Record\(Streams\.Case\([^;]*?\), (\w+ \? )?""(?<action>[a-z.-]+)""( : ""(?<other>[a-z.-]+)"")?", RegexOptions.ExplicitCapture, Patience))
            .SelectMany(match => new[] { match.Groups["action"].Value, match.Groups["other"].Value }).Where(action => action.Length > 0 && !action.StartsWith("certificate.", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Except(beside).ToList();
        Assert.True(actions.Count > 20, string.Join(' ', actions));
        Assert.DoesNotContain(actions, action => !keys.Contains("Changed." + action));
    }

    [Fact]
    public void NoTwoPartsOfPages_HaveTheSameName()
    {
        var parts = Directory.EnumerateFiles(Repository.Web, "*.razor", SearchOption.AllDirectories).Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.EndsWith("_Imports.razor", StringComparison.Ordinal))
            .Where(path => !File.ReadAllText(path).Contains("@page ", StringComparison.Ordinal)).Select(path => Path.GetFileName(path)).ToList();
        Assert.NotEmpty(parts);
        Assert.Empty(parts.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));
        // One part for both readers, told apart by a parameter.
        Assert.DoesNotContain(parts, name => name.StartsWith("My", StringComparison.Ordinal) && parts.Contains(name[2..]));
    }

    private static HashSet<string> Keys(string resource) =>
        [.. XDocument.Load(Path.Combine(Repository.Web, "Resources", $"{resource}.resx")).Root!.Elements("data").Select(data => data.Attribute("name")!.Value)];
}
