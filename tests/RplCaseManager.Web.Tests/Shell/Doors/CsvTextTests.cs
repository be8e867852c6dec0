using RplCaseManager.Web.Shell.Doors;

namespace RplCaseManager.Web.Tests.Shell.Doors;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+43 1", "\"'+43 1\"")]
    [InlineData("-2", "\"'-2\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("a \"b\", c", "\"a \"\"b\"\", c\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("Świątkowska-Brückner", "\"Świątkowska-Brückner\"")]
    [InlineData("", "\"\"")]
    [InlineData(null, "\"\"")]
    public void Text_IsQuotedAndNeverAFormula(string? text, string cell) => Assert.Equal(cell + "\r\n", CsvText.Line([text]));

    [Fact]
    public void NumbersAndDates_AreReadByMachines() =>
        Assert.Equal("-3,2026-11-25,2026-11-25T04:41:00Z,\"\"\r\n", CsvText.Line([-3, new DateOnly(2026, 11, 25), new DateTimeOffset(2026, 11, 25, 5, 41, 0, TimeSpan.FromHours(1)), null]));
}
