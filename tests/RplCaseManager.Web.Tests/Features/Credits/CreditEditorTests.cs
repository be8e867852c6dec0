using Bunit;
using MudBlazor;
using RplCaseManager.Application.Credits;
using RplCaseManager.Domain.Credits;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.Credits;

namespace RplCaseManager.Web.Tests.Features.Credits;

/// <summary>Administrators look after credit systems and conversions.</summary>
public sealed class CreditEditorTests : StaffTest
{
    [Fact]
    public async Task Ratio_IsTakenExactly_AndWhatIsNoneStaysWithTheReason()
    {
        var (page, dialogs) = await OpenAsync("PT");
        await page.Find("#at-systems-0-hoursPerCredit").ChangeAsync("about ten");
        Assert.Contains("about ten", page.Find("#at-systems-0-hoursPerCredit-error").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find(".page-head .btn:not(.quiet)").HasAttribute("disabled"));
        await page.Find("#at-systems-0-hoursPerCredit").ChangeAsync("50/4.5");
        Assert.Empty(page.FindAll("#at-systems-0-hoursPerCredit-error"));
        await page.Find("#at-systems-0-hoursPerCredit").ChangeAsync("28");
        await SaveAsync(page, dialogs);
        Assert.Equal(new Ratio(28, 1), (await RowAsync("PT")).Systems[0].HoursPerCredit);
    }

    [Fact]
    public async Task ConversionWithoutASource_IsRefusedAtItsField()
    {
        var (page, dialogs) = await OpenAsync("AT");
        await page.Find("#at-conversions-add").ClickAsync(new());
        await SaveAsync(page, dialogs);
        Assert.NotNull(page.Find("#at-conversions-0-source-error"));
        Assert.Empty((await RowAsync("AT")).Conversions);
    }

    [Fact]
    public async Task NewConversion_IsUsedByTheConverterAtOnce()
    {
        var (page, dialogs) = await OpenAsync("AT");
        await page.Find("#at-conversions-add").ClickAsync(new());
        await page.Find("#at-conversions-0-factor").ChangeAsync("25");
        await page.Find("#at-conversions-0-source").InputAsync("Decree 12");
        await page.Find("#at-conversions-0-source").BlurAsync(new());
        await SaveAsync(page, dialogs);
        var converted = await Host.DoAsync(Demo.Candidate, new ConvertCredits(100, "hours", (await RowAsync("AT")).Systems[0].Code));
        Assert.Equal((4m, "Decree 12"), (converted.Value, converted.Steps[0].Source));
    }

    [Fact]
    public async Task List_HasThirtyOneRows_AndFindsByCountrySystemAndKind()
    {
        var rows = await Host.DoAsync(Demo.Administrator, new ListCreditRows());
        Assert.Equal(31, CreditRowsPage.Filter(rows, "", null).Count);
        Assert.Equal("PT", Assert.Single(CreditRowsPage.Filter(rows, "portu", null)).Content.Code);
        Assert.All(CreditRowsPage.Filter(rows, "", CreditSystemKind.National), row => Assert.Contains(row.Content.Systems, system => system.Kind == CreditSystemKind.National));
        await SignInAsync(Demo.Administrator);
        var page = Render<CreditRowsPage>();
        await page.WaitForAssertionAsync(() => Assert.Equal(31, page.FindAll("tbody tr").Count));
        await page.Find("input[type=search]").InputAsync("nothing like it");
        Assert.NotNull(page.Find(".empty"));
        await page.Find(".empty button").ClickAsync(new());
        Assert.Equal(31, page.FindAll("tbody tr").Count);
    }

    private static async Task SaveAsync(IRenderedComponent<CreditEditorPage> page, IRenderedComponent<MudDialogProvider> dialogs)
    {
        var saving = page.Find(".page-head .btn:not(.quiet)").ClickAsync(new());
        await dialogs.WaitForAssertionAsync(() => dialogs.Find("textarea"));
        await dialogs.Find("textarea").InputAsync("As the decree says.");
        await dialogs.Find(".mud-dialog-actions .btn:not(.quiet)").ClickAsync(new());
        await saving;
    }

    private async Task<CreditRowContent> RowAsync(string code) => (await Host.DoAsync(Demo.Administrator, new ListCreditRows())).First(row => row.Content.Code == code).Content;

    private async Task<(IRenderedComponent<CreditEditorPage> Page, IRenderedComponent<MudDialogProvider> Dialogs)> OpenAsync(string code)
    {
        await SignInAsync(Demo.Administrator);
        var dialogs = Render<MudDialogProvider>();
        var page = Render<CreditEditorPage>(parameters => parameters.Add(shown => shown.Code, code));
        await page.WaitForAssertionAsync(() => page.Find("#at-country"));
        return (page, dialogs);
    }
}
