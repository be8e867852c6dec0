using RplCaseManager.Application.Evidence;
using Xunit;

namespace RplCaseManager.Application.Tests.Evidence;

/// <summary>Names of uploads: every script, no path, nothing that misleads.</summary>
public sealed class FileNamesTests
{
    [Theory]
    [InlineData("report.pdf", "report.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\me\\CV.docx", "CV.docx")]
    [InlineData("a/b\\c/", "file")]
    [InlineData("", "file")]
    [InlineData("...", "file")]
    [InlineData(" . ", "file")]
    [InlineData("\u200D", "file")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("report.pdf. . .", "report.pdf")]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.exe")]
    [InlineData("\u2066a\u2069.pdf", "a.pdf")]
    [InlineData("a\u0000b\r\nc\u2028d.pdf", "abcd.pdf")]
    [InlineData("Świątkowska – Zeugnis.pdf", "Świątkowska – Zeugnis.pdf")]
    [InlineData("Βεβαίωση εργοδότη.docx", "Βεβαίωση εργοδότη.docx")]
    [InlineData("履歴書.pdf", "履歴書.pdf")]
    [InlineData("شهادة.pdf", "شهادة.pdf")]
    [InlineData("می\u200Cخواهم.pdf", "می\u200Cخواهم.pdf")]
    [InlineData("e\u0301cole.pdf", "école.pdf")]
    public void Clean_KeepsTheNameAndDropsWhatMisleads(string given, string kept) => Assert.Equal(kept, FileNames.Clean(given));

    [Theory]
    [InlineData("x")]
    [InlineData("ł")]
    [InlineData("履")]
    [InlineData("\U0001F6E0")]
    public void Clean_ShortensALongName_BeforeItsExtension(string letter)
    {
        // Also with one letter before, so that the cut falls between the two halves of a character.
        foreach (var before in new[] { "", "a" })
        {
            var clean = FileNames.Clean(before + string.Concat(Enumerable.Repeat(letter, 500)) + ".pdf");
            Assert.InRange(clean.Length, FileNames.Longest - 1, FileNames.Longest);
            Assert.EndsWith(".pdf", clean);
            Assert.True(clean.IsNormalized());
        }
    }

    [Fact]
    public void Clean_OfALongNameWithAnEndlessExtension_IsShort() => Assert.InRange(FileNames.Clean("a." + new string('b', 500)).Length, 1, FileNames.Longest);

    [Fact]
    public void Clean_OfHalfACharacter_DoesNotFail()
    {
        var clean = FileNames.Clean("a" + (char)0xD83D + ".pdf");
        Assert.True(clean.IsNormalized());
        Assert.EndsWith(".pdf", clean);
    }
}
