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
