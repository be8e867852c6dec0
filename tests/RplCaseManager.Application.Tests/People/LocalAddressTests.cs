using RplCaseManager.Application.People;
using Xunit;

namespace RplCaseManager.Application.Tests.People;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/my/cases?sort=due#top")]
    public void APathOfOurs_IsTaken(string address) => Assert.Equal(address, LocalAddress.Of(address));

    [Fact]
    public void OneThatIsTooLong_IsNot() => Assert.Null(LocalAddress.Of("/" + new string('a', LocalAddress.Longest)));

    [Theory]
    [InlineData("/account/sign-in", "/my/cases/start?standard=a&scheme=B", "/account/sign-in?returnUrl=%2Fmy%2Fcases%2Fstart%3Fstandard%3Da%26scheme%3DB")]
    [InlineData("/account/confirm?id=1&code=2", "/register", "/account/confirm?id=1&code=2&returnUrl=%2Fregister")]
    [InlineData("/account/sign-in", "//evil.example", "/account/sign-in")]
    [InlineData("/account/sign-in", null, "/account/sign-in")]
    public void With_KeepsALocalAddressOnly(string page, string? returnTo, string address) => Assert.Equal(address, LocalAddress.With(page, returnTo));

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
