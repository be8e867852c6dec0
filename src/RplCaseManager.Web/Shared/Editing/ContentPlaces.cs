using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Web.Shared.Editing;

/// <summary>What a place is called in its editor.</summary>
/// <param name="Pattern">Place without the codes of list entries, such as <c>units[].title</c>.</param>
/// <param name="Label">Key of its label; null: the label of what holds it is enough.</param>
/// <param name="Unit">Key of what its number counts; null: nothing.</param>
/// <param name="Around">Key of the heading without which the label is not clear; null: none.</param>
public sealed record PlaceWord(string Pattern, string? Label, string? Unit = null, string? Around = null);

/// <summary>
/// Places and values of a content in the words of its editor: <c>clocks.assessor</c> is "Clocks · Assessment", and what stands there "30 calendar days".
/// A place that has no words is shown as its JSON names it.
/// </summary>
/// <param name="content">The type whose places these are.</param>
/// <param name="texts">Words of the editor.</param>
public abstract partial class ContentPlaces(Type content, IEnumerable<PlaceWord> words, IStringLocalizer texts, IStringLocalizer<Resources.Editing> common)
{
    private readonly Dictionary<string, PlaceWord> words = words.ToDictionary(word => word.Pattern, StringComparer.Ordinal);

    /// <summary>Where the words of an enumeration stand.</summary>
    protected abstract IReadOnlyDictionary<Type, (IStringLocalizer Texts, string Prefix)> Enumerations { get; }

    /// <summary>Whether one value stands at a place, although its JSON has several members.</summary>
    public bool IsWhole(string path) => Walk(path).LastOrDefault().Type is { } type && IsWhole(type);

    /// <summary>A place in words.</summary>
    public string Place(string path) => string.Join(common["Place.Join"].Value, Walk(path).SelectMany(Steps));

    /// <summary>What stands at a place, in words.</summary>
    /// <param name="text">As <see cref="ContentChange"/> has it: a string or the name of a value as it stands, everything else as JSON.</param>
    public string Value(string path, string text)
    {
        var (pattern, type, _, _) = Walk(path).LastOrDefault();
        var read = type is null || type == typeof(string) ? text
            : type.IsEnum ? Enum.Parse(type, text)
            : JsonSerializer.Deserialize(text, type, RplJson.Options);
        return Written(pattern ?? "", read);
    }

    /// <summary>Whether a type is shown as one value.</summary>
    protected static bool IsWhole(Type type) => type == typeof(Period) || typeof(Requirement).IsAssignableFrom(type);

    /// <summary>What only this kind of content can write; null: nothing.</summary>
    protected virtual string? Own(string pattern, object value) => null;

    /// <summary>A value of an enumeration in words.</summary>
    protected string Word(Enum value) =>
        Enumerations.TryGetValue(value.GetType(), out var found) && found.Texts[found.Prefix + value] is { ResourceNotFound: false } word ? word.Value : value.ToString();

    /// <summary>A share of one as a percentage.</summary>
    protected static string Percent(decimal share) => string.Create(CultureInfo.CurrentCulture, $"{share * 100:0.##} %");

    /// <summary>A number as people write it.</summary>
    protected static string Number(decimal number) => number.ToString("0.######", CultureInfo.CurrentCulture);

    /// <summary>A label of the editor; null where there is none.</summary>
    protected virtual string? Label(string key) => texts[key] is { ResourceNotFound: false } label ? label.Value : null;

    private string Written(string pattern, object? value) => value switch
    {
        null => "",
        _ when Own(pattern, value) is { } own => own,
        "" => common["Compare.Empty"],
        string text => text,
        bool yes => common[yes ? "Value.Yes" : "Value.No"],
        Enum one => Word(one),
        int or long or decimal => Counted(pattern, Number(Convert.ToDecimal(value, CultureInfo.InvariantCulture))),
        System.Collections.IEnumerable list => list.Cast<object?>().Select(entry => Written(pattern + "[]", entry)).ToList() is { Count: > 0 } entries ? string.Join("; ", entries) : common["Compare.Empty"],
        _ => JsonSerializer.Serialize(value, value.GetType(), RplJson.Options),
    };

    private string Counted(string pattern, string number) => words.GetValueOrDefault(pattern)?.Unit is { } unit && Label(unit) is { } counted ? $"{number} {counted}" : number;

    private IEnumerable<string> Steps((string Pattern, Type? Type, string Raw, string? Key) step)
    {
        if (!words.TryGetValue(step.Pattern, out var word))
        {
            yield return step.Raw;
            yield break;
        }

        if (word.Around is not null)
        {
            yield return Label(word.Around) ?? step.Raw;
        }

        if (word.Label is not null)
        {
            var label = Label(word.Label) ?? step.Raw;
            yield return step.Key is null ? label : Named(label, KeyWord(step.Type, step.Key));
        }
    }

    private static string Named(string label, string key) => label.Contains("{0}", StringComparison.Ordinal) ? string.Format(CultureInfo.CurrentCulture, label, key) : $"{label} {key}";

    // Entries of a list are found by their code, or by the outcome of a scheme that they are about.
    private string KeyWord(Type? entry, string key) => entry is not null && Member(entry, "code") is null && Member(entry, "outcome") is { IsEnum: true } kind && Enum.TryParse(kind, key, out var value) ? Word((Enum)value!) : key;

    private IEnumerable<(string Pattern, Type? Type, string Raw, string? Key)> Walk(string path)
    {
        var (pattern, type) = ("", (Type?)content);
        foreach (Match step in Step().Matches(path))
        {
            var key = step.Groups["key"].Success ? step.Groups["key"].Value : null;
            pattern += (pattern.Length == 0 ? "" : ".") + step.Groups["name"].Value + (key is null ? "" : "[]");
            type = type is null ? null : Member(type, step.Groups["name"].Value);
            type = key is not null && type is { IsGenericType: true } ? type.GetGenericArguments()[0] : type;
            yield return (pattern, type, step.Value.TrimEnd('.'), key);
        }
    }

    private static Type? Member(Type type, string name) =>
        RplJson.Options.GetTypeInfo(type).Properties.FirstOrDefault(member => member.Name == name)?.PropertyType is { } found ? Nullable.GetUnderlyingType(found) ?? found : null;

    [GeneratedRegex(@"(?<name>[A-Za-z]+)(\[(?<key>[^\]]*)\])?\.?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Step();
}
