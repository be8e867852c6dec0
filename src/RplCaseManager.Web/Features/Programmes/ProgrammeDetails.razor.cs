using System.Globalization;
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

    private string Share => content.LargestShareExempted switch
    {
        0 => Texts["Share.Nothing"],
        1 when content.Parts.All(part => part.MayBeExempted) => Texts["Share.All"],
        1 => Texts["Share.Marked"],
        var share => Texts[$"Share.{content.ShareOf}", (share * 100).ToString("0.##", CultureInfo.CurrentCulture)],
    };

    protected override async Task OnInitializedAsync()
    {
        shown = (await Operations.SendAsync(new GetProgramme(Code, Version))).Value;
        if (shown is null)
        {
            Navigation.NotFound();
            return;
        }

        content = shown.Content;
        names = new([.. shown.Units.Select(unit => new CodeTitle(unit.Code, unit.Title))], [.. shown.Outcomes.Select(outcome => new CodeTitle(outcome.Code, outcome.Title))], []);
    }

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.CurrentCulture);

    // A sum is said only where every part says what it adds.
    private decimal? Sum(Func<ProgrammePart, decimal?> measure) => content.Parts.Count > 0 && content.Parts.All(part => measure(part) is not null) ? content.Parts.Sum(part => measure(part)!.Value) : null;

    private string Facts(ProgrammePart part) => string.Join(" · ", new[]
    {
        part.WorkloadHours is { } hours ? Texts["Hours", Number(hours)].Value : null,
        part.Credits is { } credits ? $"{Number(credits)} {content.CreditSystem}" : null,
        Texts[part.MayBeExempted && content.LargestShareExempted > 0 ? "Part.Exempt" : "Part.NotExempt"].Value,
    }.OfType<string>());
}
