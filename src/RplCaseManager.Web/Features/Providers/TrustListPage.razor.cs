using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Providers;
using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Features.Standards;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Providers;

/// <summary>The public trust list: who is accredited on a day, as a whole or for single awards; what is asked stands in the address.</summary>
public partial class TrustListPage : ComponentBase
{
    private TrustQuery query = TrustQuery.Read(null, null, null, null, null);
    private IReadOnlyList<TrustedProvider> rows = [];
    private IReadOnlyList<ProviderKind> kinds = [];
    private IReadOnlyList<string> countries = [];
    private Refusal? refusal;
    private DateOnly day;
    private int all;

    [Inject]
    private IStringLocalizer<Resources.ProviderPages> Texts { get; set; } = default!;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "on")]
    private string? On { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "country")]
    private string? Country { get; set; }

    [SupplyParameterFromQuery(Name = "show")]
    private string? Shown { get; set; }

    protected override async Task OnInitializedAsync()
    {
        query = TrustQuery.Read(On, Search, Kind, Country, Shown);
        var everything = await Operations.SendAsync(new GetTrustList(query.On));
        var found = query.Search.Length > 0 ? await Operations.SendAsync(new GetTrustList(query.On, query.Search)) : everything;
        refusal = found.Refusal;
        if (found.Value is { } list && everything.Value is { } whole)
        {
            (rows, day, all) = (query.Of(list.Providers), list.On, whole.Providers.Count);
            // Only what leads somewhere is offered.
            kinds = [.. whole.Providers.Select(provider => provider.Kind).Distinct().OrderBy(kind => Texts[$"Kind.{kind}"].Value, StringComparer.CurrentCulture)];
            countries = [.. whole.Providers.Select(provider => provider.Country ?? TrustQuery.International).Distinct(StringComparer.Ordinal).OrderBy(CountryName, StringComparer.CurrentCulture)];
        }
    }

    private string CountryName(string code) => code == TrustQuery.International ? Texts["International"].Value : Countries.Name(code);
}
