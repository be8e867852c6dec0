using System.Globalization;
using System.Text;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace RplCaseManager.Infrastructure.Documents;

/// <summary>The three faces of the documents.</summary>
internal enum Face { Sans, SansBold, Serif }

/// <summary>
/// The typefaces that travel with the program. PDFsharp asks for them once a process; whole faces are embedded, because its
/// subsets lose the inner parts of twice composed letters (<c>ễ</c> would print as <c>e</c>).
/// </summary>
internal sealed class DocumentFonts : IFontResolver
{
    private const string Regular = "NotoSans-Regular", Bold = "NotoSans-Bold", Serif = "NotoSerif-Regular";
    private static readonly Lock Gate = new();
    private static bool registered;

    /// <summary>What stands in for a character that the faces lack; a note on the document explains it.</summary>
    public const char Missing = '\uFFFD';

    /// <summary>A font of the documents in a size in points.</summary>
    public static XFont Font(Face face, double size)
    {
        Register();
        var options = new XPdfFontOptions(PdfFontEncoding.Unicode, PdfFontEmbedding.EmbedCompleteFontFile);
        return face switch
        {
            Face.Sans => new XFont(Regular, size, XFontStyleEx.Regular, options),
            Face.SansBold => new XFont(Bold, size, XFontStyleEx.Regular, options),
            Face.Serif => new XFont(Serif, size, XFontStyleEx.Regular, options),
        };
    }

    /// <summary>Makes a text fit to be drawn: composed letters, plain spaces, nothing invisible that could turn the reading order
    /// round, and <see cref="Missing"/> for what the faces lack.</summary>
    public static string Printable(string text, XFont font)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in WellFormed(text).Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (rune.Value is '\n')
            {
                result.Append('\n');
                continue;
            }

            if (Rune.IsWhiteSpace(rune))
            {
                // A no-break space stays one: it keeps a number and its unit together.
                result.Append(rune.Value is '\u00A0' or '\u202F' ? '\u00A0' : ' ');
                continue;
            }

            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format)
            {
                continue;
            }

            if (GlyphHelper.GlyphIndexFromCodePoint(rune.Value, font) == 0)
            {
                result.Append(Missing);
            }
            else
            {
                result.Append(rune.ToString());
            }
        }

        return result.ToString();
    }

    /// <summary>The PostScript name of a face that PDFsharp calls by its family and style.</summary>
    public static string PostScriptName(string name) => name switch
    {
        _ when name.StartsWith("Noto Serif", StringComparison.Ordinal) => Serif,
        _ when name.Contains("Bold", StringComparison.Ordinal) => Bold,
        _ => Regular,
    };

    FontResolverInfo IFontResolver.ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(familyName);

    byte[] IFontResolver.GetFont(string faceName)
    {
        using var source = typeof(DocumentFonts).Assembly.GetManifestResourceStream($"Fonts/{faceName}.ttf")
            ?? throw new InvalidOperationException($"The typeface {faceName} is not part of the program.");
        var bytes = new byte[source.Length];
        source.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Half surrogates, which cannot be normalised, become the sign for a missing character.</summary>
    private static string WellFormed(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())).Replace("\r\n", "\n", StringComparison.Ordinal);

    private static void Register()
    {
        if (Volatile.Read(ref registered))
        {
            return;
        }

        lock (Gate)
        {
            if (!registered)
            {
                GlobalFontSettings.FontResolver = new DocumentFonts();
                Volatile.Write(ref registered, true);
            }
        }
    }
}
