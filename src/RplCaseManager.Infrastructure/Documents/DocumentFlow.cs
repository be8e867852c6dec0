using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Annotations;
using PdfSharp.UniversalAccessibility;

namespace RplCaseManager.Infrastructure.Documents;

/// <summary>What stands on every page of a document.</summary>
/// <param name="FooterLeft">The number of the document.</param>
/// <param name="HeaderLeft">Heads every page after the first.</param>
/// <param name="FirstPageReserve">Height kept free at the foot of the first page.</param>
internal sealed record PageFrame(string FooterLeft, string HeaderLeft, string HeaderRight, double FirstPageReserve);

/// <summary>
/// Lays tagged text out on A4 pages from top to bottom. Every piece of text is drawn inside a structure element, line by line;
/// what only decorates is an artifact. A new page begins by itself when the next line does not fit.
/// </summary>
internal sealed class DocumentFlow : IDisposable
{
    public const double PageWidth = 595, PageHeight = 842, Left = 62, Right = PageWidth - 62, Bottom = PageHeight - 66;
    private const double FirstTop = 58, LaterTop = 76, Band = 9;

    private readonly PdfDocument document;
    private readonly DocumentTexts texts;
    private readonly PageFrame frame;
    private readonly int totalPages;
    private readonly StructureBuilder structure;
    private XGraphics graphics;
    private double limit;

    public DocumentFlow(PdfDocument document, DocumentTexts texts, PageFrame frame, int totalPages)
    {
        (this.document, this.texts, this.frame, this.totalPages) = (document, texts, frame, totalPages);
        structure = UAManager.ForDocument(document).StructureBuilder;
        graphics = OpenPage();
    }

    /// <summary>Distance of the next line from the top of the page.</summary>
    public double Y { get; set; }

    public int Pages { get; private set; }

    /// <summary>Whether a character was drawn that the faces lack.</summary>
    public bool HasMissingCharacters { get; private set; }

    /// <summary>The drawing surface of the current page, for measuring.</summary>
    public XGraphics Measure => graphics;

    /// <summary>A heading; keeps that height of what follows on the same page.</summary>
    public void Heading(PdfBlockLevelElementTag tag, string text, TextStyle style, double before, double after, double keepWith = 34)
    {
        if (Y > FirstTop && !AtTop)
        {
            Y += before;
        }

        var lines = TextWrap.Lines(text, style, Right - Left, graphics);
        Keep((lines.Count * style.LineHeight) + after + keepWith);
        Element(tag, () => DrawLines(lines, style, Left));
        Y += after;
    }

    /// <summary>A paragraph across the page or in a column.</summary>
    public void Paragraph(string text, TextStyle style, double after = 6, double left = Left, double right = Right)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        Element(PdfBlockLevelElementTag.Paragraph, () => DrawLines(TextWrap.Lines(text, style, right - left, graphics), style, left));
        Y += after;
    }

    /// <summary>Keys and values, tagged as a list with labels. Each value may have a note in small letters.</summary>
    public void Facts(IEnumerable<Fact> facts, double keyWidth = 150, double left = Left)
    {
        Element(PdfBlockLevelElementTag.List, () =>
        {
            foreach (var fact in facts)
            {
                Row(fact, keyWidth, left);
            }
        });
    }

    /// <summary>A row with a label at the left, text in the middle and a remark at the right, tagged as a list item.</summary>
    public void Entry(string label, string text, string remark, double labelWidth, double remarkWidth)
    {
        var body = TextWrap.Lines(text, TextStyle.Body, Right - Left - labelWidth - remarkWidth - 12, graphics);
        var labels = TextWrap.Lines(label, TextStyle.Key, labelWidth - 8, graphics);
        var remarks = TextWrap.Lines(remark, TextStyle.Small, remarkWidth, graphics);
        var height = Math.Max(Math.Max(body.Count, labels.Count) * TextStyle.Body.LineHeight, remarks.Count * TextStyle.Small.LineHeight);
        Keep(Math.Min(height + 5, 200));
        Element(PdfBlockLevelElementTag.ListItem, () =>
        {
            var page = Pages;
            var top = Y;
            Element(PdfBlockLevelElementTag.Label, () => DrawLines(labels, TextStyle.Key, Left));
            (Y, var low) = (page == Pages ? top : Y, Y);
            Element(PdfBlockLevelElementTag.ListBody, () =>
            {
                DrawLines(body, TextStyle.Body, Left + labelWidth);
                low = Math.Max(page == Pages ? low : 0, Y);
                Y = page == Pages ? top : Y;
                DrawLines(remarks, TextStyle.Small, Right, toRight: true);
            });
            Y = Math.Max(low, Y) + 5;
        });
    }

    /// <summary>A list around entries.</summary>
    public void List(Action draw) => Element(PdfBlockLevelElementTag.List, draw);

    /// <summary>A section of the structure around a part of the document.</summary>
    public void Section(Action draw)
    {
        structure.BeginElement(PdfGroupingElementTag.Section);
        draw();
        structure.End();
    }

    /// <summary>A hairline across the page.</summary>
    public void Rule(double before, double after)
    {
        Keep(before + after + 20);
        Y += before;
        Artifact(() => graphics.DrawLine(new XPen(Palette.Line, 0.75), Left, Y, Right, Y));
        Y += after;
    }

    /// <summary>A filled box that only decorates.</summary>
    public void Box(XRect area, XColor color) => Artifact(() => graphics.DrawRectangle(new XSolidBrush(color), area));

    /// <summary>A figure of filled rectangles with a text for those who do not see it.</summary>
    public void Figure(string alternative, XRect area, XColor color, IEnumerable<XRect> parts)
    {
        structure.BeginElement(PdfIllustrationElementTag.Figure, alternative, graphics.Transformer.WorldToDefaultPage(area));
        var brush = new XSolidBrush(color);
        foreach (var part in parts)
        {
            graphics.DrawRectangle(brush, part);
        }

        structure.End();
    }

    /// <summary>An address that can be clicked, broken over as many lines as it needs.</summary>
    public void Link(Uri address, TextStyle style, double left, double right)
    {
        var shown = address.AbsoluteUri;
        var lines = TextWrap.Lines(shown, style, right - left, graphics);
        var area = new XRect(left, Y, right - left, lines.Count * style.LineHeight);
        var link = PdfLinkAnnotation.CreateWebLink(new PdfRectangle(graphics.Transformer.WorldToDefaultPage(area)), shown);
        // The library writes the time of drawing and a random name; both would make each rendering another.
        link.Elements.Remove("/M");
        link.Elements.Remove("/NM");
        link.Elements.SetInteger("/F", 4);
        Element(PdfBlockLevelElementTag.Paragraph, () =>
        {
            structure.BeginElement(link, shown);
            DrawLines(lines, style, left);
            structure.End();
        });
    }

    /// <summary>Draws in the room that is kept free at the foot of the first page.</summary>
    public void WithinFirstPage(double top, Action draw)
    {
        var (kept, y) = (limit, Y);
        (limit, Y) = (PageHeight, top);
        draw();
        (limit, Y) = (kept, y);
    }

    /// <summary>Begins a new page when less than the given height is left.</summary>
    public void Keep(double height)
    {
        if (Y + height > limit && !AtTop)
        {
            NextPage();
        }
    }

    /// <summary>Ends the current page.</summary>
    public void NextPage()
    {
        structure.EndMarkedContentsWithId();
        graphics.Dispose();
        graphics = OpenPage();
    }

    public void Dispose() => graphics.Dispose();

    private bool AtTop => Y <= (Pages == 1 ? FirstTop : LaterTop);

    private void Row(Fact fact, double keyWidth, double left)
    {
        var keys = TextWrap.Lines(fact.Key, TextStyle.Key, keyWidth - 12, graphics);
        var style = fact.Style ?? TextStyle.Body;
        var values = TextWrap.Lines(fact.Value, style, Right - left - keyWidth, graphics);
        var notes = fact.Note is null ? [] : TextWrap.Lines(fact.Note, TextStyle.Small, Right - left - keyWidth, graphics);
        var height = Math.Max(keys.Count * TextStyle.Key.LineHeight, (values.Count * style.LineHeight) + (notes.Count * TextStyle.Small.LineHeight));
        Keep(Math.Min(height, 200));
        Element(PdfBlockLevelElementTag.ListItem, () =>
        {
            var page = Pages;
            var top = Y;
            Element(PdfBlockLevelElementTag.Label, () => DrawLines(keys, TextStyle.Key, left));
            var low = Y;
            Y = page == Pages ? top : Y;
            Element(PdfBlockLevelElementTag.ListBody, () =>
            {
                DrawLines(values, style, left + keyWidth);
                DrawLines(notes, TextStyle.Small, left + keyWidth);
            });
            Y = (page == Pages ? Math.Max(low, Y) : Y) + 3.5;
        });
    }

    /// <summary>Draws lines one below the other and goes to a new page where one does not fit.</summary>
    private void DrawLines(IReadOnlyList<string> lines, TextStyle style, double x, bool toRight = false)
    {
        foreach (var line in lines)
        {
            if (Y + style.LineHeight > limit)
            {
                NextPage();
            }

            if (line.Length > 0)
            {
                HasMissingCharacters |= line.Contains(DocumentFonts.Missing, StringComparison.Ordinal);
                var baseline = Y + (style.LineHeight * 0.5) + (style.Size * 0.36);
                var start = toRight ? x - TextWrap.Width(line.TrimEnd(' '), style, graphics) : x;
                graphics.DrawString(line, style.Font, style.Brush, start, baseline);
            }

            Y += style.LineHeight;
        }
    }

    private void Element(PdfBlockLevelElementTag tag, Action draw)
    {
        structure.BeginElement(tag);
        draw();
        structure.End();
    }

    private void Artifact(Action draw)
    {
        structure.BeginArtifact();
        draw();
        structure.End();
    }

    private XGraphics OpenPage()
    {
        var page = document.AddPage();
        (page.Width, page.Height) = (XUnit.FromPoint(PageWidth), XUnit.FromPoint(PageHeight));
        graphics = XGraphics.FromPdfPage(page);
        Pages++;
        Artifact(DrawFrame);
        Y = Pages == 1 ? FirstTop : LaterTop;
        limit = Bottom - (Pages == 1 ? frame.FirstPageReserve : 0);
        return graphics;
    }

    private void DrawFrame()
    {
        graphics.DrawRectangle(new XSolidBrush(Palette.Accent), new XRect(0, 0, PageWidth, Band));
        graphics.DrawLine(new XPen(Palette.Line, 0.75), Left, PageHeight - 50, Right, PageHeight - 50);
        var pageOf = texts.Format("PageOf", Pages, totalPages);
        Single(frame.FooterLeft, Left, PageHeight - 36, Right - Left - 90, toRight: false);
        Single(pageOf, Right, PageHeight - 36, 90, toRight: true);
        if (Pages > 1)
        {
            Single(frame.HeaderLeft, Left, 44, 250, toRight: false);
            Single(frame.HeaderRight, Right, 44, Right - Left - 262, toRight: true);
            graphics.DrawLine(new XPen(Palette.Line, 0.75), Left, 54, Right, 54);
        }
    }

    /// <summary>One line, shortened with an ellipsis where it is too long.</summary>
    private void Single(string text, double x, double baseline, double width, bool toRight)
    {
        var style = TextStyle.Small;
        var lines = TextWrap.Lines(text, style, width - 10, graphics);
        var line = lines.Count > 1 ? lines[0].TrimEnd() + "…" : lines[0];
        HasMissingCharacters |= line.Contains(DocumentFonts.Missing, StringComparison.Ordinal);
        var start = toRight ? x - TextWrap.Width(line, style, graphics) : x;
        graphics.DrawString(line, style.Font, style.Brush, start, baseline);
    }
}

/// <summary>A key with its value, and a note such as "worked out".</summary>
internal sealed record Fact(string Key, string Value, string? Note = null, TextStyle? Style = null);
