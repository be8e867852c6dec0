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
        foreach (var rune in last.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            // Format characters hold the marks with which "exe.pdf" is shown for a program; letters of every script stay.
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
            {
                kept.Append(rune);
            }
        }

        var clean = kept.ToString().Trim().Trim('.');
        if (clean.Length == 0)
        {
            return "file";
        }

        var extension = Path.GetExtension(clean);
        return clean.Length <= Longest ? clean : clean[..(Longest - Math.Min(extension.Length, 20))] + (extension.Length <= 20 ? extension : "");
    }
}
