using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using RplCaseManager.Application.Cases;
using RplCaseManager.Web.Features.Cases;

namespace RplCaseManager.Web.Features.Assessment;

/// <summary>The lists of an assessor: mine, what nobody has, and what colleagues have. Claiming declares and takes in one step.</summary>
public partial class QueuePage : ComponentBase
{
    private static readonly CaseList[] Lists = [CaseList.Mine, CaseList.ToClaim, CaseList.Team];
    private CaseTable? table;
    private string? me;
    private bool asking;

    [SupplyParameterFromQuery(Name = "list")]
    private string? List { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "fit")]
    private string? Fit { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private CaseQuery Query => CaseQuery.Read(Lists, List, Search, State, Fit);

    protected override async Task OnInitializedAsync() =>
        me = Authentication is null ? null : (await Authentication).User.FindFirstValue(ClaimTypes.NameIdentifier);

    /// <summary>Only one's own cases open; a colleague's stays with the colleague.</summary>
    private string? AddressOf(CaseRow row) =>
        row.AssessorId is { } assessor && string.Equals(assessor.ToString(), me, StringComparison.OrdinalIgnoreCase) ? $"/cases/{row.Id}/assess" : null;

    private async Task ClaimAsync(CaseRow row)
    {
        if (asking)
        {
            return;
        }

        asking = true;
        var claimed = await ClaimDialog.AskAsync(Dialogs, row);
        asking = false;
        if (claimed)
        {
            Navigation.NavigateTo($"/cases/{row.Id}/assess");
        }
        else if (table is not null)
        {
            await table.ReloadAsync();
        }
    }
}
