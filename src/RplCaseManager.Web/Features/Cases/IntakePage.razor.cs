using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Cases;
using RplCaseManager.Web.Features.Cases;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>The lists of a case officer: what was handed in, and every case of the body.</summary>
public partial class IntakePage : ComponentBase
{
    private static readonly CaseList[] Lists = [CaseList.Intake, CaseList.Body];

    [SupplyParameterFromQuery(Name = "list")]
    private string? List { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    private string? State { get; set; }

    private CaseQuery Query => CaseQuery.Read(Lists, List, Search, State);
}
