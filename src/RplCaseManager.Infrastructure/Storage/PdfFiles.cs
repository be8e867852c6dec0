namespace RplCaseManager.Infrastructure.Storage;

/// <summary>Looks into a PDF as far as accepting it needs.</summary>
internal static class PdfFiles
{
    private const int Window = 8192;

    /// <summary>Whether the trailer names an encryption: at the end of the file, and where <c>startxref</c> points to.</summary>
    public static bool IsEncrypted(Stream file)
    {
        Span<byte> buffer = stackalloc byte[Window];
        file.Position = Math.Max(0, file.Length - Window);
        ReadOnlySpan<byte> tail = buffer[..file.ReadAtLeast(buffer, Window, throwOnEndOfStream: false)];
        if (tail.IndexOf("/Encrypt"u8) >= 0)
        {
            return true;
        }

        var mark = tail.LastIndexOf("startxref"u8);
        if (mark < 0)
        {
            return false;
        }

        var number = tail[(mark + "startxref"u8.Length)..].TrimStart(" \r\n\t"u8);
        if (!System.Buffers.Text.Utf8Parser.TryParse(number, out long offset, out _) || offset < 0 || offset >= file.Length)
        {
            return false;
        }

        file.Position = offset;
        ReadOnlySpan<byte> table = buffer[..file.ReadAtLeast(buffer, Window, throwOnEndOfStream: false)];
        var end = table.IndexOf("stream"u8);
        return (end < 0 ? table : table[..end]).IndexOf("/Encrypt"u8) >= 0;
    }
}
