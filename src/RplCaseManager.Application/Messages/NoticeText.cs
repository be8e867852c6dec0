using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace RplCaseManager.Application.Messages;

/// <summary>The words of notices and mails: one source for screens and letters.</summary>
public static partial class NoticeText
{
    private static readonly ResourceManager Texts = new("RplCaseManager.Application.Messages.NoticeTexts", typeof(NoticeText).Assembly);

    /// <summary>Title of a notice.</summary>
    public static string Title(string kind, IReadOnlyDictionary<string, string> values, CultureInfo culture) => Render(kind + ".title", values, culture);

    /// <summary>Text of a notice, with line breaks.</summary>
    public static string Body(string kind, IReadOnlyDictionary<string, string> values, CultureInfo culture) => Render(kind + ".body", values, culture);

    /// <summary>A fixed text.</summary>
    public static string Fixed(string key, CultureInfo culture) => Texts.GetString(key, culture) ?? throw new InvalidOperationException($"There is no text {key}.");

    private static string Render(string key, IReadOnlyDictionary<string, string> values, CultureInfo culture) =>
        Placeholder().Replace(Fixed(key, culture), match => Value(values.GetValueOrDefault(match.Groups["name"].Value, ""), culture));

    // Dates travel as ISO and are written in the reader's language here.
    private static string Value(string value, CultureInfo culture) =>
        DateOnly.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("d MMMM yyyy", culture) : value;

    [GeneratedRegex("\\{(?<name>[a-z]+)\\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
