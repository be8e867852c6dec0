using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Credits;
using RplCaseManager.Domain.Credits;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Credits;

/// <summary>The credit systems of one country or region, with what the source says and the conversions that are defined.</summary>
public partial class CreditRowDetails : ComponentBase
{
    private CreditRowContent? row;
    private SystemChoices choices = default!;

    [Inject]
    private IStringLocalizer<Resources.CreditPages> Texts { get; set; } = default!;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Parameter]
    public string Code { get; set; } = "";

    protected override async Task OnInitializedAsync()
    {
        var rows = (await Operations.SendAsync(new ListCreditRows())).Value ?? [];
        choices = new(rows, Texts["Hours"], Texts["European"]);
        row = rows.FirstOrDefault(found => string.Equals(found.Content.Code, Code, StringComparison.OrdinalIgnoreCase))?.Content;
        if (row is null)
        {
            Navigation.NotFound();
        }
    }
}
