using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Credits;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Credits;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Credits;

/// <summary>The credit systems of every country and region, for administrators; search and kind stand in the address.</summary>
public partial class CreditRowsPage : ComponentBase
{
    private IReadOnlyList<CreditRowPage>? all;
    private Refusal? refused;
    private string search = "";
    private CreditSystemKind? chosen;

    [Inject]
    private IStringLocalizer<Resources.CreditEditor> Texts { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Resources.CreditPages> Words { get; set; } = default!;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? Kind { get; set; }

    private IReadOnlyList<CreditRowPage> Rows => Filter(all ?? [], search, chosen);

    /// <summary>The rows in which every word begins a word of the country, the code or a system, and that have a system of the kind.</summary>
    public static IReadOnlyList<CreditRowPage> Filter(IReadOnlyList<CreditRowPage> rows, string search, CreditSystemKind? kind)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var words = SearchWords.Normalise(search).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. rows.Where(row => kind is null || row.Content.Systems.Any(system => system.Kind == kind))
            .Where(row => " " + SearchWords.Normalise(string.Join(' ', [row.Content.Country, row.Content.Code, .. row.Content.Systems.SelectMany(system => new[] { system.Name, system.Code })])) is var text
                && Array.TrueForAll(words, word => text.Contains(" " + word, StringComparison.Ordinal)))];
    }

    protected override async Task OnInitializedAsync()
    {
        (search, chosen) = (Search ?? "", Read(Kind));
        var found = await Operations.SendAsync(new ListCreditRows());
        (all, refused) = (found.Value, found.Refusal);
    }

    private static CreditSystemKind? Read(string? text) => Enum.TryParse<CreditSystemKind>(text, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    private void Searched(ChangeEventArgs args) => Show(args.Value as string ?? "", chosen);

    private void Chose(ChangeEventArgs args) => Show(search, Read(args.Value as string));

    private void Show(string words, CreditSystemKind? kind)
    {
        (search, chosen) = (words, kind);
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal) { ["q"] = words.Length == 0 ? null : words, ["kind"] = kind?.ToString() }), replace: true);
    }
}
