using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Providers;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Providers;

/// <summary>Every provider with its state of today, for administrators; search and state stand in the address.</summary>
public partial class ProvidersPage : ComponentBase
{
    private TrustList? list;
    private IReadOnlyList<TrustedProvider> rows = [];
    private Refusal? refused;
    private string search = "";
    private ProviderState? chosen;

    [Inject]
    private IStringLocalizer<Resources.ProviderEditor> Texts { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Resources.ProviderPages> Words { get; set; } = default!;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    private string? State { get; set; }

    protected override async Task OnInitializedAsync()
    {
        (search, chosen) = (Search ?? "", Read(State));
        await LoadAsync();
    }

    private static ProviderState? Read(string? text) => Enum.TryParse<ProviderState>(text, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;

    private static Tone ToneOf(ProviderState state) => state switch
    {
        ProviderState.Valid => Tone.Good,
        ProviderState.EndingSoon => Tone.Turn,
        ProviderState.NotAccredited or ProviderState.Ended => Tone.Neutral,
    };

    private Task SearchedAsync(ChangeEventArgs args) => ShowAsync(args.Value as string ?? "", chosen);

    private Task ChosenAsync(ChangeEventArgs args) => ShowAsync(search, Read(args.Value as string));

    private Task ShowAsync(string words, ProviderState? state)
    {
        (search, chosen) = (words, state);
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal) { ["q"] = words.Length == 0 ? null : words, ["state"] = state?.ToString() }), replace: true);
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        var asked = search;
        var found = await Operations.SendAsync(new GetTrustList(Search: asked));
        if (asked == search)
        {
            (list, refused) = (found.Value, found.Refusal);
            rows = list is null ? [] : [.. list.Providers.Where(row => chosen is null || ProviderStates.Of(row, list.On) == chosen)];
        }
    }
}
