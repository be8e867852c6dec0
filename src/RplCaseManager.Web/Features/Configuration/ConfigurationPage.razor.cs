using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Credits;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Programmes;
using RplCaseManager.Application.Providers;
using RplCaseManager.Application.Schemes;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Configuration;

/// <summary>The places of configuration with what each holds.</summary>
public partial class ConfigurationPage : ComponentBase
{
    private readonly Dictionary<string, IReadOnlyList<string>> counts = new(StringComparer.Ordinal);
    private Refusal? refused;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var standards = await Operations.SendAsync(new ListStandards());
        refused = standards.Refusal;
        if (refused is null)
        {
            counts["/admin/standards"] = Lines(standards.Value);
            counts["/admin/schemes"] = Lines((await Operations.SendAsync(new ListSchemes())).Value);
            counts["/admin/programmes"] = Lines((await Operations.SendAsync(new ListProgrammes())).Value);
            counts["/admin/credits"] = [Texts["Hub.Rows", (await Operations.SendAsync(new ListCreditRows())).Value?.Count ?? 0].Value];
        }
    }

    private IReadOnlyList<string> Lines(IReadOnlyList<ConfigurationRow>? rows) =>
        [Texts["Hub.Published", rows?.Count(row => row.Published is not null) ?? 0].Value, Texts["Hub.Drafts", rows?.Count(row => row.Draft is not null) ?? 0].Value];
}
