using System.Collections.Frozen;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RplCaseManager.Web.Shell.Doors;

/// <summary>What the doc comment of an operation says, read from the file that the compiler writes beside the application.</summary>
internal static partial class DocComments
{
    private static readonly FrozenDictionary<string, string> Summaries = Read();

    /// <summary>The summary of a type; empty where it has none.</summary>
    public static string SummaryOf(Type type) => Summaries.GetValueOrDefault("T:" + type.FullName, "");

    private static FrozenDictionary<string, string> Read()
    {
        var file = Path.ChangeExtension(Path.Combine(AppContext.BaseDirectory, typeof(Application.Operations.Permissions).Assembly.GetName().Name + ".dll"), ".xml");
        return !File.Exists(file) ? FrozenDictionary<string, string>.Empty : XDocument.Load(file).Descendants("member")
            .Where(member => member.Attribute("name")!.Value.StartsWith("T:", StringComparison.Ordinal) && member.Element("summary") is not null)
            .ToFrozenDictionary(member => member.Attribute("name")!.Value, member => Text(member.Element("summary")!), StringComparer.Ordinal);
    }

    private static string Text(XElement summary) => Blanks().Replace(string.Concat(summary.Nodes().Select(node => node switch
    {
        // A reference reads as the last part of its name.
        XElement { Name.LocalName: "see" or "paramref" } see => (see.Attribute("cref") ?? see.Attribute("name"))?.Value.Split('.', ':')[^1] ?? "",
        XElement element => element.Value,
        XText text => text.Value,
        _ => "",
    })), " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
