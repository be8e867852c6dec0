using PdfSharp.Drawing;

namespace RplCaseManager.Infrastructure.Documents;

/// <summary>The colours of the documents: ink on a calm ground, one accent.</summary>
internal static class Palette
{
    public static readonly XColor Accent = XColor.FromArgb(0x0b, 0x5d, 0x5e);
    public static readonly XColor AccentSoft = XColor.FromArgb(0xe2, 0xef, 0xee);
    public static readonly XColor Ink = XColor.FromArgb(0x1a, 0x1f, 0x24);
    public static readonly XColor Muted = XColor.FromArgb(0x53, 0x5c, 0x66);
    public static readonly XColor Line = XColor.FromArgb(0xd9, 0xd6, 0xcd);
    public static readonly XColor Good = XColor.FromArgb(0x1c, 0x6b, 0x41);
    public static readonly XColor Turn = XColor.FromArgb(0x8a, 0x4b, 0x00);
    public static readonly XColor Bad = XColor.FromArgb(0xa1, 0x24, 0x2b);
}

/// <summary>How a run of text looks.</summary>
/// <param name="Leading">Distance between base lines as a multiple of the size.</param>
internal sealed record TextStyle(Face Face, double Size, XColor Color, double Leading = 1.4)
{
    public static readonly TextStyle Body = new(Face.Sans, 10, Palette.Ink);
    public static readonly TextStyle Strong = new(Face.SansBold, 10, Palette.Ink);
    public static readonly TextStyle Key = new(Face.Sans, 9.5, Palette.Muted, 1.47);
    public static readonly TextStyle Small = new(Face.Sans, 8.5, Palette.Muted);
    public static readonly TextStyle Kicker = new(Face.SansBold, 9.5, Palette.Accent);
    public static readonly TextStyle Title = new(Face.Serif, 27, Palette.Ink, 1.22);
    public static readonly TextStyle Heading = new(Face.SansBold, 14, Palette.Accent, 1.3);
    public static readonly TextStyle Subheading = new(Face.SansBold, 11, Palette.Ink, 1.35);

    public XFont Font { get; } = DocumentFonts.Font(Face, Size);
    public XBrush Brush { get; } = new XSolidBrush(Color);
    public double LineHeight => Size * Leading;

    /// <summary>The same style in another size; made anew so that its font fits.</summary>
    public TextStyle At(double size) => new(Face, size, Color, Leading);

    /// <summary>The same style in another colour.</summary>
    public TextStyle In(XColor color) => new(Face, Size, color, Leading);
}
