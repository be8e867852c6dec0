using System.Globalization;
using Microsoft.Extensions.Localization;
using RplCaseManager.Web.Shared.Editing;

namespace RplCaseManager.Web.Features.Schemes;

/// <summary>What can be chosen in editors of configuration.</summary>
public static class SchemeChoices
{
    private static readonly string[] LanguageTags =
    [
        "ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "is", "it", "lb", "lt", "lv", "mk", "mt", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk",
    ];

    /// <summary>Every country that the system knows, by its name.</summary>
    public static IReadOnlyList<Choice<string>> Countries { get; } = Standards.Editor.StandardReferences.Countries;

    /// <summary>Time zones by their IANA names.</summary>
    public static IReadOnlyList<Choice<string>> TimeZones { get; } =
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal) || id == "UTC").Order(StringComparer.Ordinal).Select(id => new Choice<string>(id, id.Replace('_', ' '))),
    ];

    /// <summary>Languages of letters and screens, by their names.</summary>
    public static IReadOnlyList<Choice<string>> Languages { get; } =
        [.. LanguageTags.Select(tag => new Choice<string>(tag, CultureInfo.GetCultureInfo(tag).EnglishName)).OrderBy(choice => choice.Text, StringComparer.InvariantCulture)];

    /// <summary>Every value of an enumeration with its word; a help stands under the same key with <c>.Help</c> where there is one.</summary>
    /// <param name="prefix">Such as <c>Outcome.</c>.</param>
    public static IReadOnlyList<Choice<T>> Of<T>(IStringLocalizer texts, string prefix) where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(texts);
        return [.. Enum.GetValues<T>().Select(value => new Choice<T>(value, texts[prefix + value].Value) { Help = texts[prefix + value + ".Help"] is { ResourceNotFound: false } help ? help.Value : null })];
    }
}
