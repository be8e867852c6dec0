using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Cases;
using RplCaseManager.Web.Features.Cases;

namespace RplCaseManager.Web.Features.Decisions;

/// <summary>What waits for a decision, and what was decided.</summary>
public partial class DecisionsPage : ComponentBase
{
    private static readonly CaseList[] Lists = [CaseList.Decision, CaseList.Decided];

    [SupplyParameterFromQuery(Name = "list")]
    private string? List { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    private string? State { get; set; }

    private CaseQuery Query => CaseQuery.Read(Lists, List, Search, State);
}
