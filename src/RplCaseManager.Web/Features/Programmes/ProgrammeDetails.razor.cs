using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Programmes;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Web.Shared.Editing;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Programmes;

/// <summary>A programme or an examination as a visitor reads it; each version has a permanent address.</summary>
public partial class ProgrammeDetails : ComponentBase
{
    private PublicProgramme? shown;
    private ProgrammeContent content = default!;
    private RequirementNames names = RequirementNames.None;

    [Inject]
    private IStringLocalizer<Resources.ProgrammePages> Texts { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Resources.StandardPages> Register { get; set; } = default!;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Parameter]
    public string Code { get; set; } = "";

    [Parameter]
    public int? Version { get; set; }

    private string Json => $"/api/v1/register/programmes/{Uri.EscapeDataString(content.Code)}?version={shown!.Version}";

    protected override async Task OnInitializedAsync()
    {
        shown = (await Operations.SendAsync(new GetProgramme(Code, Version))).Value;
        if (shown is null)
        {
            Navigation.NotFound();
            return;
        }

        content = shown.Content;
        names = new(Titles(shown.Standard?.Units), Titles(shown.Standard?.Outcomes), Titles(shown.Qualifications));
    }

    private static IReadOnlyList<CodeTitle> Titles(IReadOnlyList<NamedCode>? codes) => [.. (codes ?? []).Select(one => new CodeTitle(one.Code, one.Title))];
}
