using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace RplCaseManager.Infrastructure.Tests.Documents;

/// <summary>Reads a document back as a reader of the file would.</summary>
internal static partial class PdfText
{
    /// <summary>The text of each page with single spaces.</summary>
    public static IReadOnlyList<string> Pages(byte[] file)
    {
        using var pdf = PdfDocument.Open(file);
        return [.. pdf.GetPages().Select(page => Spaces().Replace(page.Text, " "))];
    }

    public static string All(byte[] file) => string.Join(' ', Pages(file));

    public static IReadOnlyList<(int Page, Letter Letter)> Letters(byte[] file)
    {
        using var pdf = PdfDocument.Open(file);
        return [.. pdf.GetPages().SelectMany(page => page.Letters.Select(letter => (page.Number, letter)))];
    }

    /// <summary>Without any space: for texts that are broken over lines.</summary>
    public static string Dense(string text) => Spaces().Replace(text, "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
