using System.Globalization;
using System.Text;

namespace RplCaseManager.Domain.Shared;

/// <summary>One normal form for searching on both databases: accents removed, case folded, other signs turned into blanks.</summary>
public static class SearchWords
{
    /// <summary>Normal form of a text.</summary>
    public static string Normalise(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in WellFormed(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            // Letters that have no decomposition, written as people type them without the key.
            result.Append(rune.Value switch
            {
                'ł' or 'Ł' => "l",
                'ħ' or 'Ħ' => "h",
                'ŧ' or 'Ŧ' => "t",
                'ŋ' or 'Ŋ' => "n",
                'ø' or 'Ø' => "o",
                'đ' or 'Đ' or 'ð' or 'Ð' => "d",
                'ß' or 'ẞ' => "ss",
                'æ' or 'Æ' => "ae",
                'œ' or 'Œ' => "oe",
                'þ' or 'Þ' => "th",
                'ı' => "i",
                'ς' => "σ",
                _ => Rune.IsLetterOrDigit(rune) ? Rune.ToLowerInvariant(rune).ToString() : " ",
            });
        }

        return string.Join(' ', result.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Longest word that is kept, in UTF-16 units; a longer one is cut, in what is searched and in what is typed alike. Neither database keeps words of any length.</summary>
    private const int Longest = 64;

    /// <summary>Most words that are kept of one text: a vector of words has at most a megabyte on PostgreSQL.</summary>
    private const int Most = 5_000;

    /// <summary>The distinct words of a text in normal form, in their order. A text is found when each word typed begins one of its words.</summary>
    public static IReadOnlyList<string> Words(string text) =>
        [.. Normalise(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Cut).Distinct(StringComparer.Ordinal).Take(Most)];

    private static string Cut(string word) => word.Length <= Longest ? word : word[..(char.IsHighSurrogate(word[Longest - 1]) ? Longest - 1 : Longest)];

    // Half of a surrogate pair, as a cut-off text has it, cannot be normalised: it counts as a sign that nobody types.
    private static string WellFormed(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(rune);
        }

        return result.ToString();
    }
}
