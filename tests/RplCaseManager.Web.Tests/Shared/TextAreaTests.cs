using System.Text.RegularExpressions;

namespace RplCaseManager.Web.Tests.Shared;

/// <summary>Every text area has the limit of its operation and says when the room ends.</summary>
public sealed partial class TextAreaTests
{
    // The design page shows how things look and sends nothing.
    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Repository.Web, "*.razor", SearchOption.AllDirectories)
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/Shell/Design/", StringComparison.Ordinal) && File.ReadAllText(path).Contains("<textarea", StringComparison.Ordinal))
        .Select(path => Path.GetRelativePath(Repository.Web, path))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void TextArea_HasALimitAndSaysWhatIsLeft(string page)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Web, page));
        foreach (Match area in Area().Matches(text))
        {
            var (id, limit) = (area.Groups["id"].Value, area.Groups["limit"].Value);
            Assert.True(limit.Length > 0, area.Value);
            Assert.Contains($"<RoomLeft For=\"{id}\" Max=\"{limit}\" />", text, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("<textarea id=\"(?<id>[^\"]+)\"((?!</textarea>).)*?(maxlength=\"@(?<limit>TextLimits\\.[A-Za-z]+|Max)\"((?!</textarea>).)*)?</textarea>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Area();
}
