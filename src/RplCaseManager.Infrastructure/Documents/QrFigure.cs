using PdfSharp.Drawing;
using QRCoder;

namespace RplCaseManager.Infrastructure.Documents;

/// <summary>A QR code as vector rectangles: sharp in any size, and readable without an image decoder.</summary>
internal static class QrFigure
{
    /// <summary>The dark parts of the code for an address, filling a square with the quiet zone left free around it.</summary>
    public static IReadOnlyList<XRect> Rectangles(Uri address, XRect square)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        var matrix = data.ModuleMatrix;
        var module = square.Width / matrix.Count;
        var result = new List<XRect>();
        for (var row = 0; row < matrix.Count; row++)
        {
            for (var column = 0; column < matrix.Count;)
            {
                var first = column;
                while (column < matrix.Count && matrix[row][column])
                {
                    column++;
                }

                if (column == first)
                {
                    column++;
                    continue;
                }

                // A hair of overlap keeps viewers from showing seams between rows.
                result.Add(new XRect(square.X + (first * module), square.Y + (row * module), (column - first) * module, module + 0.02));
            }
        }

        return result;
    }
}
