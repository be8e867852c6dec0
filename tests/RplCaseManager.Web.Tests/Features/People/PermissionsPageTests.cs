using Bunit;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.People;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.People;

namespace RplCaseManager.Web.Tests.Features.People;

/// <summary>The permission table as a page.</summary>
public sealed class PermissionsPageTests : StaffTest
{
    [Fact]
    public async Task EveryOperation_StandsThereInWords()
    {
        var rows = await Host.DoAsync(Demo.Auditor, new ListPermissions());
        var lines = PermissionWords.Of(rows);
        Assert.True(lines.Count > 100, lines.Count.ToString());
        Assert.Empty(lines.Where(line => line.Text.Length == 0).Select(line => line.Title));
        Assert.Equal("Submit case", lines.Single(line => line.Row.Operation == "SubmitCase").Title);
        Assert.All(rows.Select(row => row.Feature).Distinct(), feature => Assert.NotEqual("Feature." + feature, Text<Resources.PermissionPage>("Feature." + feature)));
    }

    [Fact]
    public async Task Filter_IsInTheAddress_AndNarrowsTheList()
    {
        await SignInAsync(Demo.Auditor);
        var page = Render<PermissionsPage>();
        page.WaitForAssertion(() => Assert.True(page.FindAll("tr[data-operation]").Count > 100));
        await page.Find("select").ChangeAsync(new() { Value = nameof(Role.Assessor) });
        Assert.NotEmpty(page.FindAll("tr[data-operation=ClaimCase]"));
        Assert.Empty(page.FindAll("tr[data-operation=Decide]"));
        await page.Find("input[type=search]").InputAsync(new() { Value = "claims nothing of the kind" });
        Assert.Empty(page.FindAll("tr[data-operation]"));
        Assert.Contains("role=Assessor", Address, StringComparison.Ordinal);
        Assert.NotNull(page.Find(".empty"));
    }

    [Fact]
    public async Task SomebodyElse_IsToldWhyThereIsNothing()
    {
        await SignInAsync(Demo.Officer);
        var page = Render<PermissionsPage>();
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[data-rule], .refusal")));
    }
}
