using System.Globalization;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Infrastructure.Documents;
using UglyToad.PdfPig;
using Xunit;
using ZXing;
using ZXing.Common;

namespace RplCaseManager.Infrastructure.Tests.Documents;

public sealed class CertificateDocumentTests
{
    private readonly PdfDocuments documents = new(CultureInfo.GetCultureInfo("en"));

    [Fact]
    public void Every_mandatory_element_stands_on_the_first_page()
    {
        var content = DocumentSamples.Certificate();
        var page = PdfText.Pages(documents.Certificate(content, DocumentSamples.Url))[0];

        string[] expected =
        [
            content.HolderName, "14 March 1987", content.Title, "Austria (AT)", content.AwardingBody, "1 December 2026",
            "15 learning outcomes in 5 units", "140 teaching units", "Level", "Not specified by the source of the award",
            "Portfolio review, professional discussion, practical demonstration", "Recognition of prior learning; no course was attended",
            "Certification body accredited under ISO/IEC 17024", "AT-CERT-2026-000057-R",
            "From 1 December 2026 to 30 November 2029, both days included", "Checked in the case",
        ];
        Assert.All(expected, text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_outcome_is_listed_with_its_unit()
    {
        var content = DocumentSamples.Certificate();
        var text = PdfText.All(documents.Certificate(content, DocumentSamples.Url));

        Assert.All(content.Units.SelectMany(unit => unit.Outcomes), outcome =>
        {
            Assert.Contains(outcome.Code, text, StringComparison.Ordinal);
            Assert.Contains(outcome.Title, text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Only_values_that_were_worked_out_are_marked()
    {
        var content = DocumentSamples.Certificate();
        var text = PdfText.All(documents.Certificate(content, DocumentSamples.Url));
        var named = content with
        {
            FormOfParticipation = content.FormOfParticipation with { Basis = Basis.Named },
            QualityAssurance = content.QualityAssurance with { Basis = Basis.Named },
        };

        Assert.Equal(2, text.Split("Worked out").Length - 1);
        Assert.DoesNotContain("Worked out", PdfText.All(documents.Certificate(named, DocumentSamples.Url)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_checked_is_never_said_to_be_fine()
    {
        var content = DocumentSamples.Certificate() with { IdentityChecked = false, IssuerAccredited = false, ValidUntil = null };
        var text = PdfText.All(documents.Certificate(content, DocumentSamples.Url));

        Assert.Contains("Not checked in the case", text, StringComparison.Ordinal);
        Assert.Contains("Not found as accredited", text, StringComparison.Ordinal);
        Assert.Contains("without a last day", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Małgorzata Świątkowska-Żółć")]
    [InlineData("Nguyễn Thị Thuỳ")]
    [InlineData("Ελένη Παπαδοπούλου-Ώνάση")]
    [InlineData("Юлія Щербакова-Ґалаґан")]
    [InlineData("Đorđe Čupić, Þórunn Æsisdóttir, Ğülşen İnci")]
    public void Names_read_back_as_written(string name)
    {
        var text = PdfText.All(documents.Certificate(DocumentSamples.WithName(name), DocumentSamples.Url));
        Assert.Contains(name, text, StringComparison.Ordinal);
        Assert.DoesNotContain("stands for a character", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decomposed_name_is_drawn_with_composed_letters()
    {
        var text = PdfText.All(documents.Certificate(DocumentSamples.WithName("Nguye\u0302\u0303n"), DocumentSamples.Url));
        Assert.Contains("Nguyễn", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_that_the_typeface_lacks_is_explained_and_direction_marks_are_left_out()
    {
        var text = PdfText.All(documents.Certificate(DocumentSamples.WithName("Li \u202E李 Wei"), DocumentSamples.Url));
        Assert.Contains("Li \uFFFD Wei", text, StringComparison.Ordinal);
        Assert.Contains("stands for a character", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', text);
    }

    [Fact]
    public void Long_names_titles_and_words_stay_within_the_margins()
    {
        var content = DocumentSamples.LongCertificate();
        var file = documents.Certificate(content, DocumentSamples.Url);
        Assert.All(PdfText.Letters(file).Where(entry => !string.IsNullOrWhiteSpace(entry.Letter.Value)), entry =>
        {
            var box = entry.Letter.BoundingBox;
            Assert.InRange(box.Left, DocumentFlow.Left - 1, DocumentFlow.Right);
            Assert.InRange(box.Right, DocumentFlow.Left, DocumentFlow.Right + 1);
            Assert.InRange(box.Bottom, 25, DocumentFlow.PageHeight - 25);
        });

        var text = PdfText.Dense(PdfText.All(file));
        Assert.Contains(PdfText.Dense(content.HolderName), text, StringComparison.Ordinal);
        Assert.Contains(PdfText.Dense(content.Title), text, StringComparison.Ordinal);
        Assert.Contains(PdfText.Dense(content.FurtherInformation!), text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_panel_with_the_code_stays_on_the_first_page_when_the_award_needs_more()
    {
        var content = DocumentSamples.Certificate() with { Title = string.Concat(Enumerable.Repeat("A title without an end ", 150)).Trim() };
        var pages = PdfText.Pages(documents.Certificate(content, DocumentSamples.Url));
        Assert.Contains(DocumentSamples.Url.AbsoluteUri, pages[0], StringComparison.Ordinal);
        Assert.All(pages.Skip(1), page => Assert.DoesNotContain(DocumentSamples.Url.AbsoluteUri, page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_page_has_the_number_and_page_of_pages()
    {
        var pages = PdfText.Pages(documents.Certificate(DocumentSamples.LongCertificate(), DocumentSamples.Url));
        Assert.True(pages.Count >= 3);
        Assert.All(pages.Index(), page =>
        {
            Assert.Contains("Certificate AT-CERT-2026-000057-R", page.Item, StringComparison.Ordinal);
            Assert.Contains($"Page {page.Index + 1} of {pages.Count}", page.Item, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("https://rpl.example.org/verify/7Hq2mXw9Ld4KpR8sTz3VbN6cYf1GjE5a")]
    [InlineData("http://localhost:5080/verify/short")]
    [InlineData("https://anerkennung.kompetenz.example.gv.at/verification/en/0123456789012345678901234567890123456789012345678901234567890123?lang=en&from=qr")]
    public void The_code_opens_the_address_that_stands_beside_it(string address)
    {
        var file = documents.Certificate(DocumentSamples.Certificate(), new Uri(address));
        Assert.Equal(address, Decode(file));
        Assert.Contains(PdfText.Dense(address), PdfText.Dense(PdfText.Pages(file)[0]), StringComparison.Ordinal);
        using var pdf = PdfDocument.Open(file);
        var link = Assert.Single(pdf.GetPage(1).GetAnnotations());
        Assert.Equal(address, (link.Action as UglyToad.PdfPig.Actions.UriAction)?.Uri);
    }

    /// <summary>Fills the black rectangles of the first page into a picture and lets a reader decode it.</summary>
    private static string? Decode(byte[] file)
    {
        const double scale = 4;
        using var pdf = PdfDocument.Open(file);
        var page = pdf.GetPage(1);
        int width = (int)(page.Width * scale), height = (int)(page.Height * scale);
        var picture = Enumerable.Repeat((byte)255, width * height).ToArray();
        foreach (var path in page.Paths.Where(path => path.IsFilled && path.FillColor?.ToRGBValues() is (0, 0, 0)))
        {
            var box = path.GetBoundingRectangle()!.Value;
            for (var y = (int)Math.Round((page.Height - box.Top) * scale); y < (int)Math.Round((page.Height - box.Bottom) * scale); y++)
            {
                picture.AsSpan((y * width) + (int)Math.Round(box.Left * scale), (int)Math.Round(box.Width * scale)).Clear();
            }
        }

        var source = new RGBLuminanceSource(picture, width, height, RGBLuminanceSource.BitmapFormat.Gray8);
        return new BarcodeReaderGeneric { Options = new DecodingOptions { PossibleFormats = [BarcodeFormat.QR_CODE], TryHarder = true } }.Decode(source)?.Text;
    }
}
