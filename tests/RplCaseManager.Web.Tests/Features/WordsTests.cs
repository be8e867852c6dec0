using System.Text.RegularExpressions;
using System.Xml.Linq;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Web.Tests.Features;

/// <summary>Every word that account and public pages ask for exists.</summary>
public sealed class WordsTests
{
    [Theory]
    [InlineData("People", "AccountPages")]
    [InlineData("Standards", "StandardPages")]
    [InlineData("Certificates", "VerifyPages")]
    public void Pages_AskForExistingKeys(string feature, string resource)
    {
        var keys = Keys(resource);
        var asked = Directory.EnumerateFiles(Path.Combine(Repository.Web, "Features", feature)).Select(File.ReadAllText)
            .Where(source => source.Contains($"Resources.{resource}>", StringComparison.Ordinal) || source.Contains("partial class", StringComparison.Ordinal))
            .SelectMany(source => Regex.Matches(source, @"(?<!Standard)[Tt]exts\[""(?<key>[\w.]*\w)""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))).Select(match => match.Groups["key"].Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(asked.Count > 10, $"only {asked.Count} keys were found");
        Assert.All(asked, key => Assert.Contains(key, keys));
    }

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

    private static HashSet<string> Keys(string resource) =>
        [.. XDocument.Load(Path.Combine(Repository.Web, "Resources", $"{resource}.resx")).Root!.Elements("data").Select(data => data.Attribute("name")!.Value)];
}
