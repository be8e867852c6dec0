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
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
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
}
