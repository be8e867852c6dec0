using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.People;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.People;

namespace RplCaseManager.Web.Tests.Features.People;

/// <summary>The import of people, as an administrator goes through it.</summary>
public sealed class PeopleImportPageTests : StaffTest
{
    private const string Head = "Given name,Family name,Name in Latin letters,E-mail address,Roles,Body,Languages,Expertise\n";

    [Fact]
    public async Task NothingHappens_BeforeTheConfirmation_AndThenEverybodyIsInvited()
    {
        var page = await OpenAsync();
        Choose(page, Head + "Zoë,Größl-Ávila,,zoe.new@branch.example,Assessor;Verifier,AT-WIFI,de,\nIngrid,Aðalsteinsdóttir,," + Demo.Assessor + ",Decider,AT-WIFI,,\n");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        Assert.Contains("Zoë Größl-Ávila", page.FindAll("tbody tr")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("WIFI", page.FindAll("tbody tr")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains(Text<Resources.PeopleImport>("Withheld.One"), page.Markup, StringComparison.Ordinal);
        Assert.Equal(0, await InvitationsAsync());

        // Asked for, the person who is here gets the role too.
        await page.Find("input[type=checkbox]").ChangeAsync(new() { Value = true });
        page.WaitForAssertion(() => Assert.Contains(Text<Resources.PeopleImport>("Import", 2), page.Markup, StringComparison.Ordinal));
        await Confirm(page).ClickAsync(new());
        Assert.Contains(Text<Resources.Refusals>("field.required"), page.Find(".field-error").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await InvitationsAsync());

        await page.Find("input[type=text]").ChangeAsync(new() { Value = "New branch" });
        await Confirm(page).ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains(Text<Resources.PeopleImport>("Done.Body", 1, 1, 0), page.Markup, StringComparison.Ordinal));
        Assert.Equal(["/admin/people", "/admin/mail"], page.FindAll(".callout a, .actions a").Select(link => link.GetAttribute("href")).Distinct().Where(href => href is "/admin/people" or "/admin/mail"));
        Assert.Equal(1, await InvitationsAsync());
        var assessor = await Host.ActorAsync(Demo.Assessor);
        Assert.Contains(new RoleGrant(Role.Decider, "AT-WIFI"), (await Host.DoAsync(Demo.Administrator, new GetPerson(assessor.Id))).Row.Grants);

        await page.FindAll("button").Single(button => button.TextContent == Text<Resources.PeopleImport>("Again")).ClickAsync(new());
        Assert.NotNull(page.Find("input[type=file]"));
        Assert.Empty(page.FindAll("tbody tr"));
    }

    [Fact]
    public async Task WhatIsWrong_StandsByItsCell_AndNothingIsOffered()
    {
        var page = await OpenAsync();
        Choose(page, Head + "Zoë,Größl,,no address,Boss,XX-NONE,,\n");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".errors tbody tr")));
        Assert.Equal(["People!D2", "People!E2", "People!F2"], page.FindAll(".errors tbody td:first-child").Select(cell => cell.TextContent));
        Assert.Empty(page.FindAll("input[type=text]"));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent == Text<Resources.PeopleImport>("Import.One"));
    }

    [Fact]
    public async Task WhoIsNoAdministrator_IsToldSo()
    {
        await SignInAsync(Demo.Officer);
        var page = Render<PeopleImportPage>();
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[role=alert]")));
        Assert.Empty(page.FindAll("input"));
    }

    private async Task<IRenderedComponent<PeopleImportPage>> OpenAsync()
    {
        await SignInAsync(Demo.Administrator);
        return Render<PeopleImportPage>();
    }

    private static void Choose(IRenderedComponent<PeopleImportPage> page, string text) =>
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(text, "people.csv"));

    private IElement Confirm(IRenderedComponent<PeopleImportPage> page) => page.FindAll("button.btn").Single(button => button.TextContent == Text<Resources.PeopleImport>("Import", 2));

    private Task<int> InvitationsAsync() => Host.WithDbAsync(db => db.Outbox.CountAsync(row => row.Kind == "invitation"));
}
