using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Providers;
using RplCaseManager.Application.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared.Editing;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Schemes;

/// <summary>Begins a new scheme, blank or as a copy.</summary>
public partial class NewSchemePage : ComponentBase
{
    private IReadOnlyList<ConfigurationRow>? rows;
    private Refusal? refused;

    [SupplyParameterFromQuery(Name = "copy")]
    private string? Copy { get; set; }

    /// <summary>Code of the body that is to decide; null: it is chosen later.</summary>
    [SupplyParameterFromQuery(Name = "body")]
    private string? Body { get; set; }

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var found = await Operations.SendAsync(new ListSchemes());
        (rows, refused) = (found.Value, found.Refusal);
    }

    private async Task<Result<DraftState>> CreateAsync(Guid request, NewDraft begun)
    {
        var body = Body is null ? null : (await Operations.SendAsync(new GetProvider(Body))).Value?.Content;
        var content = SchemeStart.Blank(begun.Code, begun.Title) with { AwardingBody = body?.Code ?? "", Country = body?.Country ?? "" };
        if (begun.Copy is { } copied)
        {
            var other = await Operations.SendAsync(new GetSchemeEditor(copied));
            if (other.Value is not { } scheme)
            {
                return other.Refusal!;
            }

            content = SchemeStart.CopyOf((scheme.Current ?? scheme.Versions[0]).Content, begun.Code, begun.Title);
        }

        return await Operations.SendAsync(new CreateScheme(request, content));
    }
}
