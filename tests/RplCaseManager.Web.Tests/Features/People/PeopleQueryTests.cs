using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.People;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.People;

namespace RplCaseManager.Web.Tests.Features.People;

/// <summary>The list of people: address, pages, words.</summary>
public sealed class PeopleQueryTests : PageTest
{
    [Fact]
    public void Address_KeepsSearchAndRole()
    {
        var query = PeopleQuery.Read(" ana ", "assessor");
        Assert.Equal(new PeopleQuery("ana", Role.Assessor), query);
        Assert.Equal("/p?q=ana&role=Assessor", query.On("/p"));
        Assert.Null(PeopleQuery.Read(null, "System").Role);
        Assert.False(PeopleQuery.Read("", "nonsense").IsFiltered);
    }

    [Fact]
    public void EveryGrantableRole_SaysWhatItMayDo() => Assert.All(PeopleQuery.Grantable, role =>
    {
        Assert.False(Services.GetRequiredService<IStringLocalizer<Resources.People>>()["May." + role].ResourceNotFound, role.ToString());
        Assert.False(Services.GetRequiredService<IStringLocalizer<Resources.Shell>>()["Role." + role].ResourceNotFound, role.ToString());
    });

    [Fact]
    public async Task Pages_ShowEverybodyOnce_AndTheCountIsTheList()
    {
        await using var host = await RplHost.StartAsync();
        var (query, seen) = (PeopleQuery.Read(null, null), new List<PersonRow>());
        var page = await host.DoAsync(Demo.Administrator, query.Request(null, 4));
        seen.AddRange(page.Rows);
        while (page.More)
        {
            page = await host.DoAsync(Demo.Administrator, query.Request(seen[^1], 4));
            seen.AddRange(page.Rows);
        }

        Assert.Equal(page.Total, seen.Count);
        Assert.Equal(seen.Count, seen.DistinctBy(row => row.Id).Count());
    }

    [Fact]
    public async Task Role_IsNotGrantedForABodyThatDoesNotExist()
    {
        await using var host = await RplHost.StartAsync();
        var person = (await host.DoAsync(Demo.Administrator, new ListPeople("größl"))).Rows[0];
        Assert.IsType<Application.Operations.NotFound>(await host.RefusedAsync(Demo.Administrator, new GrantRole(Demo.NewRequest(), person.Id, Role.Verifier, "NO-SUCH")));
        var body = (await host.DoAsync(Demo.Administrator, new ListBodies())).First(found => found.IsAwardingBody);
        await host.DoAsync(Demo.Administrator, new GrantRole(Demo.NewRequest(), person.Id, Role.Verifier, body.Code));
        Assert.IsType<Application.Operations.RoleMissing>(await host.RefusedAsync(Demo.Officer, new ListBodies()));
    }
}
