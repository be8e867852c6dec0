using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace RplCaseManager.Architecture.Tests;

/// <summary>The files of the checkout.</summary>
internal static class Sources
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Files of an ending below src and tests, with paths from the root; generated code is left out.</summary>
    public static IReadOnlyList<string> Files(params string[] endings) =>
        [.. new[] { "src", "tests" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)) && !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))];

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "RplCaseManager.sln")) ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside a checkout."));
}

/// <summary>DESIGN 4.7 and 4.8: sizes and words.</summary>
public sealed partial class SourceTests
{
    [Fact]
    public void Files_StayUnderTheirLimit()
    {
        var files = Sources.Files(".cs", ".razor").Select(path => (path, File.ReadLines(Path.Combine(Sources.Root, path)).Count())).ToList();
        Assert.True(files.Count > 100);
        Assert.Empty(Rules.TooLong(files));
        Assert.Equal(4, Rules.TooLong([("src/A.razor", 151), ("src/A.razor.cs", 201), ("src/A.cs", 401), ("tests/A.cs", 601), ("src/B.cs", 400)]).Count);
    }

    [Fact]
    public void EveryResourceKey_ExistsInEveryLanguage_WithTheSamePlaceholders()
    {
        var files = Sources.Files(".resx");
        Assert.True(files.Count > 5);
        foreach (var path in files)
        {
            var (neutral, resources) = (Neutral(path), XDocument.Load(Path.Combine(Sources.Root, path)));
            Assert.Empty(Rules.Twice(resources).Select(key => path + ": " + key));
            Assert.Empty(Rules.Differences(XDocument.Load(Path.Combine(Sources.Root, neutral)), resources).Select(difference => path + ": " + difference));
        }
    }

    [Fact]
    public void ResourceRule_CatchesMissingKeysAndPlaceholders()
    {
        static XDocument Resources(params (string Key, string Value)[] texts) => new(new XElement("root", texts.Select(text => new XElement("data", new XAttribute("name", text.Key), new XElement("value", text.Value)))));
        var neutral = Resources(("a", "by {due}"), ("b", "b"));
        Assert.Equal(["missing b", "placeholders a"], Rules.Differences(neutral, Resources(("a", "bis {on}"))));
        Assert.Equal(["a"], Rules.Twice(Resources(("a", "1"), ("a", "2"))));
    }

    // An instant is shown in the scheme's zone or in the installation's (LocalTime); only the makers' clock shows UTC too.
    [Fact]
    public void NoPage_ShowsAnInstantInUtc()
    {
        var pages = Sources.Files(".razor", ".razor.cs", ".resx").Where(path => path.StartsWith("src/RplCaseManager.Web/", StringComparison.Ordinal)).ToList();
        Assert.True(pages.Count > 200);
        Assert.Equal(["src/RplCaseManager.Web/Features/Clock/ClockPage.razor", "src/RplCaseManager.Web/Resources/Clock.resx", "src/RplCaseManager.Web/Shared/LocalTime.razor.cs"],
            pages.Where(path => Utc().IsMatch(File.ReadAllText(Path.Combine(Sources.Root, path)))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TopLevel_HoldsTheHouseAndNothingElse()
    {
        string[] allowed = ["src", "tests", "migrations", "seed-data", "RplCaseManager.sln", "README.md", "LICENSE", "global.json"];
        var foreign = Directory.EnumerateFileSystemEntries(Sources.Root).Select(path => Path.GetFileName(path)!)
            .Where(name => !name.StartsWith('.') && !allowed.Contains(name) && !(name.StartsWith("Directory.", StringComparison.Ordinal) && name.EndsWith(".props", StringComparison.Ordinal)) && name is not ("data" or "artifacts" or "TestResults" or "BenchmarkDotNet.Artifacts"));
        Assert.Empty(foreign);
    }

    [GeneratedRegex(@"\bUTC\b|\bUtcDateTime\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Utc();

    // Words.de.resx is a translation of Words.resx.
    private static string Neutral(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name.Contains('.', StringComparison.Ordinal) ? path.Replace(name + ".resx", name[..name.IndexOf('.', StringComparison.Ordinal)] + ".resx", StringComparison.Ordinal) : path;
    }
}
