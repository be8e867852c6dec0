using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Standards;

/// <summary>The public register: searched by words, kind and country; what is searched stands in the address.</summary>
public partial class RegisterPage : ComponentBase
{
    private IReadOnlyList<RegisterRow> rows = [];
    private IReadOnlyList<StandardKind> kinds = [];
    private IReadOnlyList<string> countries = [];
    private Refusal? refusal;

    [Inject]
    private IStringLocalizer<Resources.StandardPages> Texts { get; set; } = default!;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "country")]
    private string? Country { get; set; }

    private StandardWords Words => new(Texts);

    // An address with a kind that does not exist finds everything rather than failing.
    private StandardKind? Chosen => Enum.TryParse<StandardKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    private bool IsFiltered => !string.IsNullOrWhiteSpace(Search) || Chosen is not null || !string.IsNullOrEmpty(Country);

    protected override async Task OnInitializedAsync()
    {
        var all = await Operations.SendAsync(new FindStandards());
        var found = IsFiltered ? await Operations.SendAsync(new FindStandards(Search, Chosen, string.IsNullOrEmpty(Country) ? null : Country)) : all;
        (rows, refusal) = (found.Value ?? [], found.Refusal);
        // Only what leads somewhere is offered.
        kinds = [.. (all.Value ?? []).Select(row => row.Kind).Distinct().Order()];
        countries = [.. (all.Value ?? []).Select(row => row.Country).OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(Countries.Name, StringComparer.CurrentCulture)];
    }
}
