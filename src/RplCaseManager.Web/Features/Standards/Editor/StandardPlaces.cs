using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace RplCaseManager.Web.Features.Standards.Editor;

/// <summary>Places of a content in words: <c>units[U2].outcomes[U2.1].title</c> is "Unit U2, outcome U2.1, title".</summary>
public sealed partial class StandardPlaces(IStringLocalizer<Resources.StandardEditing> texts)
{
    /// <summary>A place in words; a member without words is shown as it is named.</summary>
    public string Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return string.Join(texts["Place.Join"].Value, Step().Matches(path).Select(step => Word(step.Groups["name"].Value, step.Groups["key"].Value)));
    }

    private string Word(string name, string key) => texts["Place." + name] is { ResourceNotFound: false } word ? (key.Length == 0 ? word.Value : $"{texts["Place.One." + name] switch { { ResourceNotFound: false } one => one.Value, _ => word.Value }} {key}") : key.Length == 0 ? name : $"{name} {key}";

    [GeneratedRegex(@"(?<name>[A-Za-z]+)(\[(?<key>[^\]]*)\])?\.?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Step();
}
