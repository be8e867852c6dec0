using Bunit;
using MudBlazor;
using RplCaseManager.Application.People;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.People;

namespace RplCaseManager.Web.Tests.Features.People;

/// <summary>One person, their absence, and the bodies with their staff.</summary>
public sealed class PersonPageTests : StaffTest
{
    [Fact]
    public async Task Absence_WithoutDays_IsNotSent_AndWithThem_StandsInTheList()
    {
        await SignInAsync(Demo.Administrator);
        Render<MudPopoverProvider>();
        var id = (await Host.ActorAsync(Demo.Assessor)).Id;
        var page = Render<PersonPage>(parameters => parameters.Add(shown => shown.Id, id));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("input[type=date]")));
        var record = page.FindAll("button").Single(button => button.TextContent == Text<Resources.People>("Absence.Do"));
        await record.ClickAsync(new());
        Assert.Contains(Text<Resources.People>("Absence.Days"), page.Markup, StringComparison.Ordinal);
        await page.FindAll("input[type=date]")[0].ChangeAsync(new() { Value = "2027-01-04" });
        await page.FindAll("input[type=date]")[1].ChangeAsync(new() { Value = "2027-01-03" });
        await page.FindAll("button").Single(button => button.TextContent == Text<Resources.People>("Absence.Do")).ClickAsync(new());
        Assert.NotNull(page.Find("[data-rule='absence.days'], .refusal"));
        Assert.Equal("2027-01-04", page.FindAll("input[type=date]")[0].GetAttribute("value"));
        await page.FindAll("input[type=date]")[1].ChangeAsync(new() { Value = "2027-01-08" });
        await page.FindAll("button").Single(button => button.TextContent == Text<Resources.People>("Absence.Do")).ClickAsync(new());
        Assert.Contains("4 January 2027 to 8 January 2027", page.Markup, StringComparison.Ordinal);
        Assert.Single((await Host.DoAsync(Demo.Assessor, new GetPerson())).Absences);
    }

    [Fact]
    public async Task Bodies_SayWhatNobodyIs_AndTheCountIsTheList()
    {
        await SignInAsync(Demo.Administrator);
        var page = Render<BodiesPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-body]")));
        var counts = page.FindAll(".tab .num").Select(count => count.TextContent).ToList();
        Assert.Equal(page.FindAll("[data-body]").Count.ToString(System.Globalization.CultureInfo.InvariantCulture), counts[0]);
        Assert.Contains(Text<Resources.People>("Bodies.Complete"), page.Find("[data-body='AT-WIFI']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnPage_OffersNoFields_ToWhoIsNoAdministrator()
    {
        await SignInAsync(Demo.Assessor);
        var page = Render<OwnWorkPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("input[type=date]")));
        Assert.Empty(page.FindAll("textarea"));
    }
}
