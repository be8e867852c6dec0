using System.Globalization;
using PdfSharp.Drawing;

namespace RplCaseManager.Infrastructure.Documents;

/// <summary>Breaks text into lines that are never wider than allowed: at spaces, after hyphens and slashes, and within a word
/// only when the word alone is wider than a line.</summary>
internal static class TextWrap
{
    /// <summary>The lines of a text. A line that ends at a space keeps it, so that readers of the tagged text hear two words.</summary>
    public static IReadOnlyList<string> Lines(string text, TextStyle style, double width, XGraphics measure)
    {
        var lines = new List<string>();
        foreach (var paragraph in DocumentFonts.Printable(text, style.Font).Trim().Split('\n'))
        {
            AddParagraph(lines, paragraph.Trim(), style, width, measure);
        }

        return lines;
    }

    /// <summary>The largest of the sizes in which the text needs no more lines than wanted; the smallest when none does.</summary>
    public static TextStyle Fitting(string text, TextStyle style, double width, int wantedLines, XGraphics measure, params double[] sizes)
    {
        TextStyle fitting = style;
        foreach (var size in sizes)
        {
            fitting = style.At(size);
            var words = DocumentFonts.Printable(text, fitting.Font).Split(' ');
            if (words.All(word => Width(word, fitting, measure) <= width) && Lines(text, fitting, width, measure).Count <= wantedLines)
            {
                break;
            }
        }

        return fitting;
    }

    private static void AddParagraph(List<string> lines, string paragraph, TextStyle style, double width, XGraphics measure)
    {
        var line = "";
        double used = 0;
        foreach (var piece in Pieces(paragraph).SelectMany(piece => Fitted(piece, style, width, measure)))
        {
            // A space at the end of a line may stand in the margin.
            if (line.Length > 0 && used + Width(piece.TrimEnd(' '), style, measure) > width)
            {
                lines.Add(line);
                (line, used) = ("", 0);
            }

            line += piece;
            used += Width(piece, style, measure);
        }

        lines.Add(line.TrimEnd(' '));
    }

    /// <summary>Words with the space behind them, split after hyphens and slashes.</summary>
    private static IEnumerable<string> Pieces(string paragraph)
    {
        var start = 0;
        for (var i = 0; i < paragraph.Length; i++)
        {
            var isBreak = paragraph[i] is ' ' or '-' or '/' or '\u2010' or '\u2013' or '\u2014';
            if (isBreak && (i + 1 == paragraph.Length || paragraph[i + 1] is not (' ' or '/' or '-')))
            {
                yield return paragraph[start..(i + 1)];
                start = i + 1;
            }
        }

        if (start < paragraph.Length)
        {
            yield return paragraph[start..];
        }
    }

    /// <summary>A piece that is wider than a line is cut between letters, never between a letter and its marks.</summary>
    private static IEnumerable<string> Fitted(string piece, TextStyle style, double width, XGraphics measure)
    {
        if (Width(piece.TrimEnd(' '), style, measure) <= width)
        {
            yield return piece;
            yield break;
        }

        var part = "";
        var elements = StringInfo.GetTextElementEnumerator(piece);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (part.Length > 0 && Width(part + element, style, measure) > width)
            {
                yield return part;
                part = "";
            }

            part += element;
        }

        yield return part;
    }

    public static double Width(string text, TextStyle style, XGraphics measure) =>
        text.Length == 0 ? 0 : measure.MeasureString(text, style.Font, XStringFormats.Default).Width;
}
