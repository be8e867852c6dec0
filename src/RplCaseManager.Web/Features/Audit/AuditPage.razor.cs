using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Cases;
using RplCaseManager.Web.Features.Cases;

namespace RplCaseManager.Web.Features.Audit;

/// <summary>Where an auditor begins: the whole trail, and every case with its history.</summary>
public partial class AuditPage : ComponentBase
{
    private static readonly CaseList[] Lists = [CaseList.Audit];

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    private string? State { get; set; }

    private CaseQuery Query => CaseQuery.Read(Lists, null, Search, State);
}
