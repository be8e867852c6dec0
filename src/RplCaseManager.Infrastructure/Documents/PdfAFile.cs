using System.Globalization;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace RplCaseManager.Infrastructure.Documents;

/// <summary>What a document says of itself.</summary>
/// <param name="Fingerprint">Bytes that are the same for the same content only; the identifiers of the file come from them.</param>
internal sealed record DocumentIdentity(string Title, string Author, DateOnly CreatedOn, byte[] Fingerprint);

/// <summary>
/// Makes a PDF/A-1a file whose bytes depend on its content alone. PDFsharp writes random identifiers, random subset prefixes
/// (although whole faces are embedded) and metadata that are not escaped; they are replaced here.
/// </summary>
internal static class PdfAFile
{
    private const string Producer = "PDFsharp", Creator = "RplCaseManager";

    /// <summary>Draws a document twice: once to count its pages, once with "page n of m".</summary>
    public static byte[] Render(DocumentIdentity identity, DocumentTexts texts, Func<PdfDocument, int, int> draw)
    {
        // The library writes dates in the calendar of the current culture: a Thai one would make 2026 the year 2569.
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            int pages;
            using (var draft = Begin(identity, texts))
            {
                pages = draw(draft, 0);
            }

            using var document = Begin(identity, texts);
            draw(document, pages);
            return Finish(document, identity);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static PdfDocument Begin(DocumentIdentity identity, DocumentTexts texts)
    {
        var document = new PdfDocument();
        document.SetPdfA();
        document.Version = 14;
        UAManager.ForDocument(document).SetDocumentLanguage(texts.Language);
        var created = identity.CreatedOn.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        document.Info.Title = identity.Title;
        document.Info.Author = identity.Author;
        document.Info.Creator = Creator;
        document.Info.CreationDate = created;
        document.Info.ModificationDate = created;
        return document;
    }

    private static byte[] Finish(PdfDocument document, DocumentIdentity identity)
    {
        var hash = SHA256.HashData(identity.Fingerprint);
        var id = Encoding.Latin1.GetString(hash, 0, 16);
        document.Internals.FirstDocumentID = id;
        document.Internals.SecondDocumentID = id;
        foreach (var dictionary in document.Internals.GetAllObjects().OfType<PdfDictionary>())
        {
            NameWholeFace(dictionary, "/BaseFont");
            NameWholeFace(dictionary, "/FontName");
        }

        using var stream = new MemoryStream();
        document.Save(stream, closeStream: false);
        var bytes = stream.ToArray();
        ReplaceMetadata(bytes, identity, document.Info.Producer, hash);
        return bytes;
    }

    /// <summary>The PostScript name of the face, as PDF/A wants it; the prefix would say that only a part is embedded.</summary>
    private static void NameWholeFace(PdfDictionary dictionary, string key)
    {
        if (dictionary.Elements.GetName(key) is ['/', _, _, _, _, _, _, '+', .. var name])
        {
            dictionary.Elements.SetName(key, "/" + DocumentFonts.PostScriptName(name));
        }
    }

    /// <summary>Writes our XMP packet over the library's, padded to the same length so that no offset of the file moves.</summary>
    private static void ReplaceMetadata(byte[] file, DocumentIdentity identity, string producer, byte[] hash)
    {
        var start = file.AsSpan().LastIndexOf("<?xpacket begin="u8);
        var end = file.AsSpan().LastIndexOf("<?xpacket end="u8);
        if (start < 0 || end < start)
        {
            throw new InvalidOperationException("The metadata of the document were not found.");
        }

        var room = end - start;
        var (title, author) = (identity.Title, identity.Author);
        byte[] packet;
        while ((packet = Encoding.UTF8.GetBytes(Metadata(title, author, producer, identity.CreatedOn, hash))).Length > room)
        {
            // Escaped signs take more room than the library left: shorten.
            (title, author) = (title[..(title.Length * 3 / 4)], author[..(author.Length * 3 / 4)]);
        }

        file.AsSpan(start, room).Fill((byte)' ');
        packet.CopyTo(file.AsSpan(start));
        file[end - 1] = (byte)'\n';
    }

    private static string Metadata(string title, string author, string producer, DateOnly createdOn, byte[] hash)
    {
        var day = createdOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00+00:00";
        var documentId = new Guid(hash.AsSpan(16, 16));
        return $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
            <pdf:Producer>{Escaped(producer)}</pdf:Producer>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Escaped(title)}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{Escaped(author)}</rdf:li></rdf:Seq></dc:creator>
            <xmp:CreatorTool>{Creator}</xmp:CreatorTool><xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>
            <xmpMM:DocumentID>uuid:{documentId}</xmpMM:DocumentID><xmpMM:InstanceID>uuid:{documentId}</xmpMM:InstanceID>
            <pdfaid:part>1</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            """;
    }

    private static string Escaped(string text) => SecurityElement.Escape(text) ?? "";
}
