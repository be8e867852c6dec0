using RplCaseManager.Web.Features.People;

namespace RplCaseManager.Web.Tests.Features.People;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/my/cases?sort=due#top")]
    public void APathOfOurs_IsTaken(string address) => Assert.Equal(address, LocalAddress.Of(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("my/cases")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("javascript:alert(1)")]
    public void AnythingElse_IsNot(string? address) => Assert.Null(LocalAddress.Of(address));
}
