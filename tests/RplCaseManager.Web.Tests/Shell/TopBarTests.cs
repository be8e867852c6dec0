using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Tests.Shell;

public sealed class TopBarTests : PageTest
{
    private readonly BunitAuthorizationContext people;

    public TopBarTests()
    {
        people = this.AddAuthorization();
        ComponentFactories.AddStub<NoticeLink>();
    }

    [Fact]
    public void Visitor_GetsSignIn_AndTheMenuOpensWithoutScript()
    {
        var bar = Render<TopBar>();
        Assert.Equal("/account/sign-in", bar.Find(".end > a").GetAttribute("href"));
        Assert.Equal("DETAILS", bar.Find(".menu.nav").TagName);
        Assert.Equal(2, bar.FindAll(".menu.nav a").Count);
        Assert.NotNull(bar.Find("[data-theme-switch]"));
    }

    [Fact]
    public void Candidate_SeesTheProductsName_AndNoRole()
    {
        people.SetAuthorized("Małgorzata Świątkowska-Brückner");
        people.SetClaims(new Claim("role", "Candidate"), new Claim(ClaimTypes.NameIdentifier, "42"));
        var bar = Render<TopBar>();
        Assert.Contains("Recognition of prior learning", bar.Find(".brand").TextContent);
        Assert.Equal("Małgorzata Świątkowska-Brückner", bar.Find(".who").TextContent);
        Assert.Equal("M", bar.Find(".initial").TextContent);
        Assert.Equal("42", bar.Find("form").GetAttribute("data-draft-forget"));
        Assert.Equal("post", bar.Find("form").GetAttribute("method"));
    }

    [Fact]
    public void Assessor_SeesInitialsAndRole()
    {
        people.SetAuthorized("Ingrid Aðalsteinsdóttir");
        people.SetClaims(new Claim("role", "Assessor"));
        var bar = Render<TopBar>();
        Assert.EndsWith("RPL", bar.Find(".brand").TextContent.Trim());
        Assert.Contains("· assessor", bar.Find(".who").TextContent);
        Assert.Contains(bar.FindAll("nav.wide a"), link => link.GetAttribute("href") == "/queue");
    }

    [Fact]
    public void ManyRoles_CollapseIntoTheMenuEarlier()
    {
        people.SetAuthorized("Everybody");
        people.SetClaims(new Claim("role", "Administrator"), new Claim("role", "Assessor"), new Claim("role", "Auditor"));
        Assert.Contains("many", Render<TopBar>().Find(".bar").ClassList);
    }
}
