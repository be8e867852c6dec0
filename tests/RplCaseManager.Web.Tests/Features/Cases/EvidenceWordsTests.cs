using System.Globalization;
using RplCaseManager.Web.Features.Cases;

namespace RplCaseManager.Web.Tests.Features.Cases;

public sealed class EvidenceWordsTests
{
    [Theory]
    [InlineData("2024-03-01", "2026-09-02", "2.5")]
    [InlineData("2026-09-02", "2026-09-02", "0")]
    [InlineData("2021-09-02", "2026-09-02", "5")]
    [InlineData("2021-09-03", "2026-09-02", "4.9")]
    [InlineData("2024-02-29", "2025-02-28", "1")]
    [InlineData("2027-01-01", "2026-09-02", "0")]
    public void Years_AreRoundedDownToATenth(string from, string to, string years) => Assert.Equal(decimal.Parse(years, CultureInfo.InvariantCulture),
        EvidenceWords.Years(DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture)));
}
