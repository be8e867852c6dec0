using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Tests.Shell;

public sealed class NavigationMenuTests
{
    private static readonly NavigationMenu Production = new(isDevelopment: false);

    [Fact]
    public void Visitor_SeesThePublicPlaces() => Assert.Equal(["/register", "/verify"], Hrefs(Production));

    [Fact]
    public void Candidate_SeesOwnCasesFirst() => Assert.Equal("/my/cases", Hrefs(Production, "Candidate")[0]);

    [Fact]
    public void SeveralRoles_SeeAllTheirPlacesOnce() => Assert.Equal(["/queue", "/verification", "/audit"], Hrefs(Production, "Auditor", "Verifier", "Assessor"));

    [Fact]
    public void Clock_ExistsInDevelopmentOnly()
    {
        Assert.DoesNotContain("/admin/clock", Hrefs(Production, "Administrator"));
        Assert.Contains("/admin/clock", Hrefs(new NavigationMenu(isDevelopment: true), "Administrator"));
    }

    [Fact]
    public void UnknownRole_FallsBackToThePublicPlaces() => Assert.Equal(["/register", "/verify"], Hrefs(Production, "Gardener"));

    private static List<string> Hrefs(NavigationMenu menu, params string[] roles) => [.. menu.For(roles).Select(item => item.Href)];
}
