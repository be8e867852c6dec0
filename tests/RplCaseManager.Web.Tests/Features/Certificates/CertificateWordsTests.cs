using RplCaseManager.Application.Certificates;
using RplCaseManager.Domain.Certificates;
using RplCaseManager.Web.Features.Certificates;

namespace RplCaseManager.Web.Tests.Features.Certificates;

/// <summary>How a certificate's standing reads to its holder.</summary>
public sealed class CertificateWordsTests : PageTest
{
    private static readonly DateOnly Today = new(2026, 9, 2);

    [Fact]
    public void EveryStanding_HasAWordAndAMeaning() => Assert.All(Enum.GetValues<CertificateStanding>(), standing =>
    {
        Assert.NotEqual($"Standing.{standing}", Text<Web.Resources.MyCertificates>($"Standing.{standing}"));
        Assert.NotEqual($"Standing.{standing}.Means", Text<Web.Resources.MyCertificates>($"Standing.{standing}.Means"));
    });

    [Fact]
    public void EndsIn_CountsToTheLastDay_OfAValidCertificateOnly()
    {
        Assert.Equal(0, CertificateWords.EndsIn(Row(CertificateStanding.Valid, Today)));
        Assert.Equal(30, CertificateWords.EndsIn(Row(CertificateStanding.Valid, Today.AddDays(30))));
        Assert.Null(CertificateWords.EndsIn(Row(CertificateStanding.Expired, Today.AddDays(-1))));
        Assert.Null(CertificateWords.EndsIn(Row(CertificateStanding.Valid, null)));
    }

    private static CertificateRow Row(CertificateStanding standing, DateOnly? until) =>
        new(Guid.Empty, Guid.Empty, Guid.Empty, "C-1", "CNC specialist certificate", "Holder", standing, Today.AddYears(-1), until, "token", "") { Today = Today };
}
