using System.Globalization;
using System.Text;
using System.Xml.Linq;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;
using RplCaseManager.Infrastructure.Documents;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Documents;

public sealed class PdfAFileTests
{
    private static readonly PdfDocuments Documents = new(CultureInfo.GetCultureInfo("en"));

    [Fact]
    public void The_same_content_gives_the_same_bytes_in_every_culture_and_thread()
    {
        var certificate = Documents.Certificate(DocumentSamples.Certificate(), DocumentSamples.Url);
        var decision = Documents.Decision(DocumentSamples.Decision());
        string[] cultures = ["tr-TR", "ar-SA", "de-AT", "th-TH"];
        Parallel.For(0, 24, new ParallelOptions { MaxDegreeOfParallelism = 8 }, run =>
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(cultures[run % 4]);
            Assert.Equal(certificate, Documents.Certificate(DocumentSamples.Certificate(), DocumentSamples.Url));
            Assert.Equal(decision, Documents.Decision(DocumentSamples.Decision()));
        });
    }

    [Fact]
    public void Another_content_gets_another_identifier()
    {
        var one = Open(Documents.Certificate(DocumentSamples.Certificate(), DocumentSamples.Url));
        var other = Open(Documents.Certificate(DocumentSamples.Certificate() with { Number = "AT-CERT-2026-000058-R" }, DocumentSamples.Url));
        Assert.NotEqual(one.Internals.FirstDocumentID, other.Internals.FirstDocumentID);
    }

    [Fact]
    public void Faces_are_embedded_whole_so_that_no_mark_of_a_letter_is_lost()
    {
        using var pdf = Open(Documents.Certificate(DocumentSamples.WithName("Nguyễn"), DocumentSamples.Url));
        var descriptors = pdf.Internals.GetAllObjects().OfType<PdfDictionary>()
            .Where(dictionary => dictionary.Elements.GetName("/Type") == "/FontDescriptor").ToList();
        Assert.Equal(3, descriptors.Count);
        foreach (var descriptor in descriptors)
        {
            var name = descriptor.Elements.GetName("/FontName")[1..];
            using var resource = typeof(PdfDocuments).Assembly.GetManifestResourceStream($"Fonts/{name}.ttf");
            Assert.NotNull(resource);
            var face = new byte[resource.Length];
            resource.ReadExactly(face);
            Assert.Equal(face, descriptor.Elements.GetDictionary("/FontFile2")!.Stream!.UnfilteredValue);
        }
    }

    [Fact]
    public void Metadata_are_well_formed_whatever_the_title_holds_and_agree_with_the_document()
    {
        var title = "R&D <tools> \"for\" 'all' " + new string('&', 120);
        var file = Documents.Certificate(DocumentSamples.Certificate() with { Title = title }, DocumentSamples.Url);
        var text = Encoding.UTF8.GetString(file);
        var start = text.IndexOf("<x:xmpmeta", StringComparison.Ordinal);
        var metadata = XDocument.Parse(text[start..(text.IndexOf("</x:xmpmeta>", StringComparison.Ordinal) + "</x:xmpmeta>".Length)]);

        Assert.StartsWith("Certificate AT-CERT-2026-000057-R: R&D <tools>", metadata.Descendants("{http://purl.org/dc/elements/1.1/}title").Single().Value, StringComparison.Ordinal);
        Assert.Equal("2026-12-01T00:00:00+00:00", metadata.Descendants("{http://ns.adobe.com/xap/1.0/}CreateDate").Single().Value);
        Assert.Equal("A", metadata.Descendants("{http://www.aiim.org/pdfa/ns/id/}conformance").Single().Value);
        using var pdf = Open(file);
        Assert.Contains(title, pdf.Info.Title, StringComparison.Ordinal);
        Assert.Equal(14, pdf.Version);
    }

    [Fact]
    public void The_document_is_tagged_with_headings_and_a_described_figure()
    {
        using var pdf = Open(Documents.Certificate(DocumentSamples.Certificate(), DocumentSamples.Url));
        var elements = pdf.Internals.GetAllObjects().OfType<PdfDictionary>().Where(entry => entry.Elements.ContainsKey("/S") && entry.Elements.ContainsKey("/P")).ToList();
        var tags = elements.Select(entry => entry.Elements.GetName("/S")).ToList();

        Assert.Single(tags, "/H1");
        Assert.Equal(2, tags.Count(tag => tag == "/H2"));
        Assert.Equal(5, tags.Count(tag => tag == "/H3"));
        var figure = Assert.Single(elements, entry => entry.Elements.GetName("/S") == "/Figure");
        Assert.Equal($"QR code that opens {DocumentSamples.Url}", figure.Elements.GetString("/Alt"));
        Assert.Equal("en", pdf.Internals.Catalog.Language);
        Assert.True(pdf.Internals.Catalog.Elements.ContainsKey("/OutputIntents"));
    }

    private static PdfDocument Open(byte[] file) => PdfReader.Open(new MemoryStream(file), PdfDocumentOpenMode.Modify);
}
