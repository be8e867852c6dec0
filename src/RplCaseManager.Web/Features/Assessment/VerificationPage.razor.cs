using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Cases;
using RplCaseManager.Web.Features.Cases;

namespace RplCaseManager.Web.Features.Assessment;

/// <summary>What waits for a verifier.</summary>
public partial class VerificationPage : ComponentBase
{
    private static readonly CaseList[] Lists = [CaseList.Verification];

    [SupplyParameterFromQuery(Name = "list")]
    private string? List { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    private string? State { get; set; }

    private CaseQuery Query => CaseQuery.Read(Lists, List, Search, State);
}
