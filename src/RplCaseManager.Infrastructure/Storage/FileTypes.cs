using System.Buffers.Binary;
using RplCaseManager.Application.Ports;

namespace RplCaseManager.Infrastructure.Storage;

/// <summary>What the bytes of a file turned out to be.</summary>
/// <param name="Type">Null: not a type that is accepted as evidence.</param>
/// <param name="Executable">A program or a script.</param>
public readonly record struct Recognition(FileType? Type, bool Executable);

/// <summary>
/// Recognises files by their content, never by their name. What is not known for sure is not accepted: archives, web pages and
/// other markup, documents with macros, and what cannot be opened without a password.
/// </summary>
public static class FileTypes
{
    public static readonly FileType Pdf = new("application/pdf", ".pdf", "PDF") { ViewedInline = true };
    public static readonly FileType Jpeg = new("image/jpeg", ".jpg", "JPEG") { ViewedInline = true };
    public static readonly FileType Png = new("image/png", ".png", "PNG") { ViewedInline = true };
    public static readonly FileType WebP = new("image/webp", ".webp", "WebP") { ViewedInline = true };
    public static readonly FileType Gif = new("image/gif", ".gif", "GIF") { ViewedInline = true };
    public static readonly FileType Heic = new("image/heic", ".heic", "HEIC");
    public static readonly FileType Heif = new("image/heif", ".heif", "HEIF");
    public static readonly FileType Tiff = new("image/tiff", ".tif", "TIFF");
    public static readonly FileType Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", "Word");
    public static readonly FileType Xlsx = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", "Excel");
    public static readonly FileType Pptx = new("application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx", "PowerPoint");
    public static readonly FileType Odt = new("application/vnd.oasis.opendocument.text", ".odt", "ODT");
    public static readonly FileType Ods = new("application/vnd.oasis.opendocument.spreadsheet", ".ods", "ODS");
    public static readonly FileType Odp = new("application/vnd.oasis.opendocument.presentation", ".odp", "ODP");
    public static readonly FileType Text = new("text/plain", ".txt", "Text") { ViewedInline = true };
    public static readonly FileType Json = new("application/json", ".json", "JSON");
    public static readonly FileType Credential = new("application/ld+json", ".jsonld", "Credential");
    public static readonly FileType Mp4 = new("video/mp4", ".mp4", "MP4") { ViewedInline = true };
    public static readonly FileType Mov = new("video/quicktime", ".mov", "MOV");
    public static readonly FileType M4a = new("audio/mp4", ".m4a", "M4A") { ViewedInline = true };
    public static readonly FileType WebM = new("video/webm", ".webm", "WebM") { ViewedInline = true };
    public static readonly FileType Mp3 = new("audio/mpeg", ".mp3", "MP3") { ViewedInline = true };
    public static readonly FileType Wav = new("audio/wav", ".wav", "WAV") { ViewedInline = true };
    public static readonly FileType Ogg = new("audio/ogg", ".ogg", "Ogg") { ViewedInline = true };
    public static readonly FileType Rtf = new("application/rtf", ".rtf", "RTF");

    private const int HeadLength = 4096;

    /// <summary>Every type that is accepted, for help texts.</summary>
    public static IReadOnlyList<FileType> All { get; } =
    [
        Pdf, Jpeg, Png, WebP, Gif, Heic, Heif, Tiff, Docx, Xlsx, Pptx, Odt, Ods, Odp, Text, Json, Credential, Mp4, Mov, M4a, WebM, Mp3, Wav, Ogg, Rtf,
    ];

    /// <summary>Recognises a file. The stream must be seekable; memory stays bounded however long it is.</summary>
    public static Recognition Recognise(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        Span<byte> buffer = stackalloc byte[HeadLength];
        file.Position = 0;
        ReadOnlySpan<byte> head = buffer[..file.ReadAtLeast(buffer, HeadLength, throwOnEndOfStream: false)];
        if (head.IsEmpty)
        {
            return default;
        }

        if (Programs.IsProgram(head) || Programs.IsScript(head))
        {
            return new Recognition(null, Executable: true);
        }

        if (head.StartsWith("PK\u0003\u0004"u8))
        {
            return new Recognition(OfficeFiles.Recognise(file), Executable: false);
        }

        if (head.StartsWith("%PDF-"u8))
        {
            return new Recognition(PdfFiles.NeedsPassword(file) ? null : Pdf, Executable: false);
        }

        return new Recognition(BySignature(head) ?? TextFiles.Recognise(file), Executable: false);
    }

    private static FileType? BySignature(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4)
        {
            return null;
        }

        return head switch
        {
            [0xFF, 0xD8, 0xFF, ..] => Jpeg,
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
            _ when head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) => Gif,
            [0x49, 0x49, 0x2A, 0x00, ..] or [0x4D, 0x4D, 0x00, 0x2A, ..] => Tiff,
            _ when head.StartsWith("RIFF"u8) && head.Length >= 12 => Riff(head.Slice(8, 4)),
            _ when head.Length >= 12 && head.Slice(4, 4).SequenceEqual("ftyp"u8) => MediaContainer(head),
            [0x1A, 0x45, 0xDF, 0xA3, ..] => head[..Math.Min(head.Length, 128)].IndexOf("webm"u8) > 0 ? WebM : null,
            _ when head.StartsWith("OggS"u8) => Ogg,
            _ when head.StartsWith("{\\rtf"u8) => Rtf,
            _ when head.StartsWith("ID3"u8) && head[3] < 0x10 => Mp3,
            [0xFF, ..] => IsMpegAudio(head) ? Mp3 : null,
            _ => null,
        };
    }

    private static FileType? Riff(ReadOnlySpan<byte> form)
    {
        if (form.SequenceEqual("WEBP"u8))
        {
            return WebP;
        }

        return form.SequenceEqual("WAVE"u8) ? Wav : null;
    }

    /// <summary>The brands of an ISO media file: the major one, then those it is compatible with.</summary>
    private static FileType? MediaContainer(ReadOnlySpan<byte> head)
    {
        var length = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(head), (uint)head.Length);
        for (var at = 8; at + 4 <= length; at = at == 8 ? 16 : at + 4)
        {
            if (Brand(head.Slice(at, 4)) is { } type)
            {
                return type;
            }
        }

        return null;
    }

    private static FileType? Brand(ReadOnlySpan<byte> brand) => System.Text.Encoding.Latin1.GetString(brand) switch
    {
        "heic" or "heix" or "heim" or "heis" => Heic,
        "mif1" or "msf1" => Heif,
        "M4A " or "M4B " => M4a,
        "qt  " => Mov,
        "isom" or "iso2" or "iso3" or "iso4" or "iso5" or "iso6" or "mp41" or "mp42" or "avc1" or "M4V " or "MSNV" or "dash" => Mp4,
        _ => null,
    };

    /// <summary>A frame header of MPEG audio layer III: sync, a defined version, a bit rate and a sampling rate that exist.</summary>
    private static bool IsMpegAudio(ReadOnlySpan<byte> head) =>
        (head[1] & 0xE0) == 0xE0 && (head[1] & 0x18) != 0x08 && (head[1] & 0x06) == 0x02
        && (head[2] & 0xF0) is not (0x00 or 0xF0) && (head[2] & 0x0C) != 0x0C;
}
