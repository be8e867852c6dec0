using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Programmes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared.Editing;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Programmes;

/// <summary>Begins a new programme, blank or as a copy.</summary>
public partial class NewProgrammePage : ComponentBase
{
    private IReadOnlyList<ConfigurationRow>? rows;
    private Refusal? refused;

    [SupplyParameterFromQuery(Name = "copy")]
    private string? Copy { get; set; }

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var found = await Operations.SendAsync(new ListProgrammes());
        (rows, refused) = (found.Value, found.Refusal);
    }

    private async Task<Result<DraftState>> CreateAsync(Guid request, NewDraft begun)
    {
        var content = ProgrammeStart.Blank(begun.Code, begun.Title);
        if (begun.Copy is { } copied)
        {
            var other = await Operations.SendAsync(new GetProgrammeEditor(copied));
            if (other.Value is not { } programme)
            {
                return other.Refusal!;
            }

            content = (programme.Current ?? programme.Versions[0]).Content with { Code = begun.Code, Title = begun.Title };
        }

        return await Operations.SendAsync(new CreateProgramme(request, content));
    }
}
