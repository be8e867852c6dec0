using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using RplCaseManager.Application.Ports;

namespace RplCaseManager.Infrastructure.Storage;

/// <summary>Office documents are archives with a known table of contents; any other archive is not accepted.</summary>
internal static class OfficeFiles
{
    private const int MaxEntries = 20_000, MaxDirectoryBytes = 4 * 1024 * 1024, MaxPartBytes = 512 * 1024;

    /// <summary>The type of an office document, or null: another archive, macros inside, or encrypted.</summary>
    public static FileType? Recognise(Stream file)
    {
        if (!HasBoundedDirectory(file))
        {
            return null;
        }

        try
        {
            file.Position = 0;
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Any(entry => entry.IsEncrypted || HoldsMacros(entry.FullName)))
            {
                return null;
            }

            return OpenXml(archive) ?? OpenDocument(archive);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    private static bool HoldsMacros(string name) =>
        name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase);

    private static FileType? OpenXml(ZipArchive archive)
    {
        if (Read(archive, "[Content_Types].xml") is not { } contentTypes || contentTypes.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        // The main part says what the document is; an embedded sheet does not make a letter a spreadsheet.
        return contentTypes switch
        {
            _ when Has(archive, "word/") && contentTypes.Contains("wordprocessingml.document.main+xml", StringComparison.Ordinal) => FileTypes.Docx,
            _ when Has(archive, "xl/") && contentTypes.Contains("spreadsheetml.sheet.main+xml", StringComparison.Ordinal) => FileTypes.Xlsx,
            _ when Has(archive, "ppt/") && contentTypes.Contains("presentationml.presentation.main+xml", StringComparison.Ordinal) => FileTypes.Pptx,
            _ when Has(archive, "ppt/") && contentTypes.Contains("presentationml.slideshow.main+xml", StringComparison.Ordinal) => FileTypes.Pptx,
            _ => null,
        };
    }

    private static FileType? OpenDocument(ZipArchive archive)
    {
        if (Read(archive, "META-INF/manifest.xml")?.Contains("encryption-data", StringComparison.Ordinal) ?? true)
        {
            return null;
        }

        var mediaType = Read(archive, "mimetype")?.Trim();
        return new[] { FileTypes.Odt, FileTypes.Ods, FileTypes.Odp }.FirstOrDefault(type => type.MediaType == mediaType);
    }

    private static bool Has(ZipArchive archive, string folder) =>
        archive.Entries.Any(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>The beginning of a small part as text, or null when there is none. What unpacks to more is not read further.</summary>
    private static string? Read(ZipArchive archive, string name)
    {
        if (archive.GetEntry(name) is not { } entry)
        {
            return null;
        }

        using var stream = entry.Open();
        var buffer = new byte[(int)Math.Clamp(entry.Length, 0, MaxPartBytes)];
        return Encoding.UTF8.GetString(buffer, 0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
    }

    /// <summary>Reads the end record, so that an archive made of a million names is refused before its directory is loaded.</summary>
    private static bool HasBoundedDirectory(Stream file)
    {
        var window = (int)Math.Min(file.Length, 22 + ushort.MaxValue);
        var tail = new byte[window];
        file.Position = file.Length - window;
        file.ReadExactly(tail);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || at + 22 > window)
        {
            return false;
        }

        var entries = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10));
        var size = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 12));
        return entries <= MaxEntries && size <= MaxDirectoryBytes;
    }
}
