using System.Globalization;
using System.Resources;

namespace RplCaseManager.Infrastructure.Documents;

/// <summary>The texts of the documents in one language, from <c>DocumentTexts.resx</c> and its translations.</summary>
internal sealed class DocumentTexts(CultureInfo language)
{
    private static readonly ResourceManager Resources = new(typeof(DocumentTexts).FullName!, typeof(DocumentTexts).Assembly);

    public CultureInfo Culture => language;

    /// <summary>The language as it is written into the document for screen readers.</summary>
    public string Language => language.Name;

    /// <summary>The text of a key; a missing key is a bug and is named.</summary>
    public string this[string key] =>
        Resources.GetString(key, language) ?? throw new MissingManifestResourceException($"DocumentTexts has no text '{key}'.");

    /// <summary>The text of a key with values filled in.</summary>
    public string Format(string key, params object[] values) => string.Format(language, this[key], values);

    /// <summary>The text of an enum value, whose key is <c>Type_Value</c>.</summary>
    public string Of<T>(T value) where T : struct, Enum => this[$"{typeof(T).Name}_{value}"];

    /// <summary>A date in words, such as <c>1 December 2026</c>.</summary>
    public string Date(DateOnly day) => day.ToString(this["DateFormat"], language);

    /// <summary>A number as people write it.</summary>
    public string Number(decimal value) => value.ToString("0.##", language);

    /// <summary>The name of a country of two letters with its code; any other region as it stands.</summary>
    public string Country(string country)
    {
        if (country is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z'])
        {
            return country;
        }

        try
        {
            var name = new RegionInfo(country).EnglishName;
            return name.Equals(country, StringComparison.Ordinal) ? country : Format("CountryWithCode", name, country);
        }
        catch (ArgumentException)
        {
            return country;
        }
    }
}
