using PdfSharp.Pdf.IO;

namespace RplCaseManager.Infrastructure.Storage;

/// <summary>Looks into a PDF as far as accepting it needs.</summary>
internal static class PdfFiles
{
    private const int Window = 8192;

    /// <summary>An encrypted file is read whole to see whether it opens; larger ones are not looked into.</summary>
    private const long LargestOpened = 32L * 1024 * 1024;

    /// <summary>Whether nobody can read it without a password. Many offices lock a document only against changes: it is encrypted, and opens without one.</summary>
    public static bool NeedsPassword(Stream file) => IsEncrypted(file) && !OpensWithoutPassword(file);

    private static bool OpensWithoutPassword(Stream file)
    {
        if (file.Length > LargestOpened)
        {
            return false;
        }

        try
        {
            // Its own stream: the reader closes what it is given.
            using var copy = new MemoryStream((int)file.Length);
            file.Position = 0;
            file.CopyTo(copy);
            copy.Position = 0;
            // Without an owner's password it may be read, not changed.
            using var document = PdfReader.Open(copy, PdfDocumentOpenMode.Import);
            return document.PageCount > 0;
        }
#pragma warning disable CA1031 // Whatever is wrong with a file that somebody sent, it is not accepted; the library throws many kinds.
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    /// <summary>Whether the trailer names an encryption: at the end of the file, and where <c>startxref</c> points to.</summary>
    private static bool IsEncrypted(Stream file)
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
