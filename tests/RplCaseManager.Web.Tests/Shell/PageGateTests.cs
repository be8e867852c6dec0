using System.Reflection;
using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.People;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.Cases;
using RplCaseManager.Web.Features.People;
using RplCaseManager.Web.Shell;
using RplCaseManager.Web.Tests.Features;
using PageRoute = Microsoft.AspNetCore.Components.RouteData;

namespace RplCaseManager.Web.Tests.Shell;

/// <summary>Nothing of a page is shown to somebody whose roles the permission table does not grant what the page is about.</summary>
public sealed class PageGateTests : StaffTest
{
    private const string Somebody = Demo.OtherCandidate;

    private static IReadOnlyList<Type> Pages { get; } = [.. typeof(OpensForAttribute).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any())];

    /// <summary>Every role that can be granted; Anyone stands for none.</summary>
    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>().Where(role => role is not Role.System)];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Page_ShowsNothingToARoleWithoutTheRight_AndOpensForTheOthers(Role role)
    {
        await HasOnlyAsync(role);
        await SignInAsync(Somebody);
        var shut = 0;
        foreach (var page in Pages)
        {
            var opens = page.GetCustomAttribute<OpensForAttribute>() is not { } needs
                || needs.Operations.All(operation => Permissions.For(operation).Any(grant => grant.Role == role));
            shut += opens ? 0 : 1;
            var gate = Render<PageGate>(parameters => parameters
                .AddCascadingValue(new PageRoute(page, new Dictionary<string, object?>(StringComparer.Ordinal)))
                .AddChildContent("<h1>The page</h1><form><button>Act</button></form>"));
            gate.WaitForAssertion(() => Assert.Equal(opens ? "The page" : Text<Resources.Shell>("NoAccess.Title"), gate.Find("h1").TextContent));
            Assert.Equal(opens ? 2 : 0, gate.FindAll("button, form, input, select, textarea").Count);
        }

        Assert.True(shut > 5);
    }

    [Fact]
    public async Task Layout_HoldsThePageBack()
    {
        await SignInAsync(Demo.Officer);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var frame = Render<MainLayout>(parameters => parameters
            .AddCascadingValue(new PageRoute(typeof(PeopleList), new Dictionary<string, object?>(StringComparer.Ordinal)))
            .Add(layout => layout.Body, "<button>Act</button>"));
        frame.WaitForAssertion(() => Assert.NotNull(frame.Find("main .no-access")));
        Assert.Empty(frame.FindAll("main button"));
    }

    // A page that somebody adds without a word about who may see it fails here.
    [Fact]
    public void EveryPageButThePublicOnes_NamesTheOperationsThatItIsAbout()
    {
        var open = Pages.Where(page => page.GetCustomAttribute<OpensForAttribute>() is null).ToList();
        Assert.Equal([nameof(CaseDoor), nameof(Profile)], open.Where(page => page.GetCustomAttribute<AuthorizeAttribute>() is not null).Select(page => page.Name).Order(StringComparer.Ordinal));
        var places = open.SelectMany(page => page.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template.Split('/')[1]).Distinct(StringComparer.Ordinal);
        Assert.Equal(["", "account", "cases", "credits", "design", "error", "not-found", "programmes", "register", "trust-list", "verify"], places.Order(StringComparer.Ordinal));
        Assert.True(Pages.Count - open.Count > 40);
    }

    [Fact]
    public void WhatAPageIsAbout_IsNotGrantedToAnyone() =>
        Assert.DoesNotContain(Pages.SelectMany(page => page.GetCustomAttribute<OpensForAttribute>()?.Operations ?? []), operation => Permissions.For(operation) is [] or [{ Role: Role.Anyone }]);

    private Task<int> HasOnlyAsync(Role role) => Host.WithDbAsync(async db =>
    {
        var person = await db.People.SingleAsync(found => found.Email == Somebody);
        foreach (var grant in person.Grants.ToList())
        {
            person.Ungrant(grant);
        }

        if (role is not Role.Anyone)
        {
            person.Grant(new RoleGrant(role, null));
        }

        return await db.SaveChangesAsync();
    });
}

/// <summary>The same in the running program, where the router tells the gate which page it is.</summary>
public sealed class PageGateInTheProgramTests(WebAppFixture fixture) : IClassFixture<WebAppFixture>
{
    [Fact]
    public async Task StaticPage_OfSomebodyWithoutARole_ShowsTheRefusalOnly()
    {
        using var browser = fixture.App.Open();
        await browser.SignInAsync(Demo.OtherCandidate);
        await browser.GetAsync("/account/notices");
        Assert.Null(browser.Page.QuerySelector("main .no-access"));
        await fixture.App.Host.WithDbAsync(async db =>
        {
            var person = await db.People.SingleAsync(found => found.Email == Demo.OtherCandidate);
            person.Ungrant(person.Grants.Single());
            return await db.SaveChangesAsync();
        });

        await browser.GetAsync("/account/notices");
        Assert.NotNull(browser.Page.QuerySelector("main .no-access"));
        Assert.Null(browser.Page.QuerySelector("main form, main button"));
    }
}
