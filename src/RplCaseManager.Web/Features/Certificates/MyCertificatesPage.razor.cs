using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Certificates;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Features.Cases;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Certificates;

/// <summary>The certificates that the candidate holds: whether they are valid, until when, how to renew, save and share them.</summary>
public partial class MyCertificatesPage : CandidateComponent
{
    private IReadOnlyList<CertificateRow>? certificates;
    private Refusal? refused;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var result = await Operations.SendAsync(new ListMyCertificates());
        (certificates, refused) = (result.Value, result.Refusal);
    }
}
