using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Web.Features.Standards;

namespace RplCaseManager.Web.Tests.Features.Standards;

public sealed class RegisterAddressTests
{
    [Theory]
    [InlineData("/register")]
    [InlineData("/register?q=cnc")]
    [InlineData("/register?q=a%26b%20%C5%BC&kind=Microcredential&kind=SpecialPurpose&country=none&level=5&credits=ECTS&provider=AT-WIFI&sector=Metal%20%26%20more&from=2.25&to=5&after=x%20y~z")]
    public void Address_IsReadAndWrittenWithoutLoss(string address) => Assert.Equal(address, Read(address).ToString());

    [Theory]
    [InlineData("/register?kind=NoSuchKind&from=many&q=&after=")]
    [InlineData("/register?kind=7&unknown=1")]
    public void WhatDoesNotExist_NarrowsNothing(string address) => Assert.Equal("/register", Read(address).ToString());

    [Fact]
    public void Toggle_AddsAndTakesAway_AndBeginsAtTheFirstPage()
    {
        var one = Read("/register?q=cnc&after=x~y").Toggle(RegisterFacet.Level, "5").Toggle(RegisterFacet.Kind, "Microcredential");
        Assert.Equal("/register?q=cnc&kind=Microcredential&level=5", one.ToString());
        Assert.Equal("/register?q=cnc&level=5", one.Toggle(RegisterFacet.Kind, "Microcredential").ToString());
        Assert.Equal("/register?q=cnc", one.WordsOnly().ToString());
        Assert.Equal("/api/v1/register/standards?search=cnc&kind=Microcredential&level=5", one.Json());
    }

    [Fact]
    public void Request_AsksWhatTheAddressSays()
    {
        var request = Read("/register?q=cnc&kind=microcredential&country=AT&country=none&credits=ECTS&from=2.5").Request();
        Assert.Equal(("cnc", StandardKind.Microcredential, "AT none", "ECTS", 2.5m, null),
            (request.Search, Assert.Single(request.Kinds), string.Join(' ', request.Countries), Assert.Single(request.CreditSystems), request.CreditsFrom, request.CreditsTo));
    }

    private static RegisterAddress Read(string address) => RegisterAddress.Read("https://rpl.example" + address);
}
