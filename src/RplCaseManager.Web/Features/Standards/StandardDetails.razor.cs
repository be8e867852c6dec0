using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Standards;

/// <summary>A standard of the public register; each version has a permanent address.</summary>
public partial class StandardDetails : ComponentBase
{
    private StandardPage? shown;
    private StandardContent content = default!;
    private StandardWords words = default!;

    [Inject]
    private IStringLocalizer<Resources.StandardPages> Texts { get; set; } = default!;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Parameter]
    public string Code { get; set; } = "";

    [Parameter]
    public int? Version { get; set; }

    private string Json => $"/api/v1/register/standards/{Uri.EscapeDataString(content.Code)}?version={shown!.Version}";

    protected override async Task OnInitializedAsync()
    {
        words = new(Texts);
        shown = (await Operations.SendAsync(new GetStandard(Code, Version))).Value;
        if (shown is null)
        {
            Navigation.NotFound();
            return;
        }

        content = shown.Content;
    }
}
