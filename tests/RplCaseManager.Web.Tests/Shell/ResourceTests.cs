using System.Text.RegularExpressions;
using System.Xml.Linq;
using MudBlazor;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Tests.Shell;

/// <summary>Every word that shell and shared components ask for exists, and MudBlazor finds all of its own.</summary>
public sealed class ResourceTests : PageTest
{
    [Fact]
    public void Shell_And_Shared_AskForExistingKeys()
    {
        var asked = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Web, "Shell")).Concat(Directory.EnumerateFiles(Path.Combine(Repository.Web, "Shared"))))
        {
            var source = File.ReadAllText(file);
            // One of the two, markup or code, says where the words are.
            var other = file.EndsWith(".cs", StringComparison.Ordinal) ? file[..^".cs".Length] : file + ".cs";
            var resource = Regex.Match(source + (File.Exists(other) ? File.ReadAllText(other) : ""), @"IStringLocalizer<Resources\.(?<name>\w+)>").Groups["name"].Value;
            foreach (Match match in Regex.Matches(source, @"Texts\[""(?<key>[\w.]+)"""))
            {
                asked++;
                Assert.Contains(match.Groups["key"].Value, Keys(resource));
            }
        }

        Assert.True(asked > 80, $"only {asked} keys were found in the sources");
    }

    [Fact]
    public void EveryState_HasAWord() => Assert.All(StateTones.Names, name => Assert.Contains(name, Keys("States")));

    [Fact]
    public void EveryPlaceInTheBar_HasAWord() =>
        Assert.All(
            new NavigationMenu(isDevelopment: true).For(["Candidate", "CaseOfficer", "Assessor", "Verifier", "Decider", "Auditor", "Administrator"]),
            item => Assert.Contains(item.TextKey, Keys("Shell")));

    [Fact]
    public void MudBlazor_FindsAllItsWordsInOurResources()
    {
        var library = typeof(MudButton).Assembly;
        using var stream = library.GetManifestResourceStream("MudBlazor.Resources.LanguageResource.resources")!;
        using var reader = new System.Resources.ResourceReader(stream);
        var wanted = reader.Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key).ToArray();
        Assert.NotEmpty(wanted);
        Assert.Equal(wanted.Order(StringComparer.Ordinal), Keys("Mud").Order(StringComparer.Ordinal));
    }

    private static HashSet<string> Keys(string resource) =>
        [.. XDocument.Load(Path.Combine(Repository.Web, "Resources", $"{resource}.resx")).Root!.Elements("data").Select(data => data.Attribute("name")!.Value)];
}
