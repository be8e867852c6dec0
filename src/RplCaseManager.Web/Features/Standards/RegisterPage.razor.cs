using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Standards;

/// <summary>The public register: searched by words, narrowed by facets; what is searched stands in the address, and nothing needs a script.</summary>
public partial class RegisterPage : ComponentBase
{
    private RegisterAddress address = default!;
    private FacetNames names = default!;
    private RegisterHits? hits;
    private Refusal? refusal;
    private string? problem;

    [Inject]
    private IStringLocalizer<Resources.StandardPages> Texts { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Resources.RegisterSearch> Words { get; set; } = default!;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string EmptyBody => address.HasFilters ? Words["Empty.Filters"] : Texts[address.IsFiltered ? "Empty.Filtered.Body" : "Empty.Body"];

    protected override async Task OnInitializedAsync()
    {
        address = RegisterAddress.Read(Navigation.Uri);
        var found = await Operations.SendAsync(address.Request());
        (hits, refusal) = (found.Value, found.Refusal);
        problem = refusal is InvalidInput invalid ? Refusals.Of(invalid) : null;
        names = new FacetNames(Texts, Words, hits);
    }
}
