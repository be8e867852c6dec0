using System.Globalization;
using System.Text;

namespace RplCaseManager.Application.Evidence;

/// <summary>Names of uploaded files: kept in every script, but never a path and never misleading.</summary>
public static class FileNames
{
    /// <summary>Longest name kept, in characters; longer ones are shortened before the extension.</summary>
    public const int Longest = 180;

    /// <summary>Removes paths, control characters and marks that turn the direction of writing; an empty name becomes <c>file</c>.</summary>
    public static string Clean(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var kept = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            // Format characters hold the marks with which "exe.pdf" is shown for a program; letters of every script stay, and the joiners with which some scripts are written.
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                || (kept.Length > 0 && rune.IsBmp && IsJoiner((char)rune.Value)))
            {
                kept.Append(rune);
            }
        }

        var clean = Trimmed(kept.ToString().Normalize(NormalizationForm.FormC));
        if (clean.Length == 0)
        {
            return "file";
        }

        var extension = Path.GetExtension(clean) is { Length: <= 20 } ending ? ending : "";
        return clean.Length <= Longest ? clean : Trimmed(Whole(clean[..(Longest - extension.Length)])) + extension;
    }

    private static bool IsJoiner(char character) => character is '\u200C' or '\u200D';

    // Systems drop blanks and full stops at the end of a name, so that the extension behind them would be another one.
    private static string Trimmed(string name)
    {
        int from = 0, to = name.Length;
        while (to > from && Edge(name[to - 1]))
        {
            to--;
        }

        while (from < to && Edge(name[from]))
        {
            from++;
        }

        return name[from..to];

        static bool Edge(char character) => character == '.' || char.IsWhiteSpace(character) || IsJoiner(character);
    }

    // A cut never leaves half of a character that takes two.
    private static string Whole(string name) => name.Length > 0 && char.IsHighSurrogate(name[^1]) ? name[..^1] : name;
}
