namespace RplCaseManager.Web.Shared;

/// <summary>The three or four letters by which people know a file's type.</summary>
public static class FileKinds
{
    private static readonly Dictionary<string, string> ByMediaType = new(StringComparer.OrdinalIgnoreCase)
    {
        ["application/pdf"] = "PDF",
        ["image/jpeg"] = "JPG",
        ["image/png"] = "PNG",
        ["image/webp"] = "WEBP",
        ["image/heic"] = "HEIC",
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = "DOCX",
        ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = "XLSX",
        ["application/vnd.oasis.opendocument.text"] = "ODT",
        ["application/ld+json"] = "VC",
        ["application/vc+ld+json"] = "VC",
        ["application/json"] = "JSON",
        ["text/plain"] = "TXT",
        ["audio/mpeg"] = "MP3",
        ["video/mp4"] = "MP4",
        ["application/zip"] = "ZIP",
    };

    /// <summary>Letters for a media type, a file name, or letters that are already such.</summary>
    public static string Letters(string kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var media = kind.Split(';', 2)[0].Trim();
        if (ByMediaType.TryGetValue(media, out var letters))
        {
            return letters;
        }

        var text = media.Contains('/', StringComparison.Ordinal) ? media[(media.LastIndexOf('/') + 1)..] : Path.GetExtension(media) is { Length: > 1 } extension ? extension[1..] : media;
        text = text.ToUpperInvariant();
        return text switch
        {
            "" => "FILE",
            "JPEG" => "JPG",
            { Length: > 4 } => "FILE",
            _ => text,
        };
    }
}
