using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using ZXing;
using ZXing.Common;

namespace RplCaseManager.EndToEnd.Tests.Story;

/// <summary>A saved PDF as its reader has it before them: the words, and what a camera reads from the code on the first page.</summary>
internal sealed partial class SavedDocument
{
    private const double Scale = 4;

    public SavedDocument(byte[] file)
    {
        using var pdf = PdfDocument.Open(file);
        Words = Spaces().Replace(string.Join(' ', pdf.GetPages().Select(page => page.Text)), "");
        var first = pdf.GetPage(1);
        int width = (int)(first.Width * Scale), height = (int)(first.Height * Scale);
        var picture = Enumerable.Repeat((byte)255, width * height).ToArray();
        foreach (var path in first.Paths.Where(path => path.IsFilled && path.FillColor?.ToRGBValues() is (0, 0, 0)))
        {
            var box = path.GetBoundingRectangle()!.Value;
            for (var y = (int)Math.Round((first.Height - box.Top) * Scale); y < (int)Math.Round((first.Height - box.Bottom) * Scale); y++)
            {
                picture.AsSpan((y * width) + (int)Math.Round(box.Left * Scale), (int)Math.Round(box.Width * Scale)).Clear();
            }
        }

        Code = new BarcodeReaderGeneric { Options = new DecodingOptions { PossibleFormats = [BarcodeFormat.QR_CODE], TryHarder = true } }
            .Decode(new RGBLuminanceSource(picture, width, height, RGBLuminanceSource.BitmapFormat.Gray8))?.Text;
    }

    /// <summary>What the code says; null when there is none.</summary>
    public string? Code { get; }

    private string Words { get; }

    /// <summary>Whether a text stands in the document, wherever its lines break.</summary>
    public bool Says(string text) => Words.Contains(Spaces().Replace(text, ""), StringComparison.Ordinal);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
