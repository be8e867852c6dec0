using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Web.Shared.Editing;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Standards.Editor;

/// <summary>One standard in the editor: its parts, the map of its outcomes, the preview, and the comparison of two versions.</summary>
public partial class StandardEditorPage : ComponentBase
{
    private IReadOnlyList<EditorSection> sections = [];
    private StandardReferences references = StandardReferences.None;
    private EditorOperations<StandardContent>? acts;
    private (EditedVersion<StandardContent> Before, EditedVersion<StandardContent> After)? compared;
    private OutcomeMap map = OutcomeMap.None;
    private Refusal? refused;

    [Parameter]
    public string Code { get; set; } = "";

    [SupplyParameterFromQuery(Name = "section")]
    private string? Section { get; set; }

    [SupplyParameterFromQuery(Name = "version")]
    private int? Version { get; set; }

    [SupplyParameterFromQuery(Name = "compare")]
    private int? Compare { get; set; }

    [Inject]
    private IStringLocalizer<Resources.StandardEditing> Texts { get; set; } = default!;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    private string Href => "/admin/standards/" + Uri.EscapeDataString(Code);

    /// <summary>The parts of the form with the places of the content that each shows.</summary>
    public static IReadOnlyList<EditorSection> SectionsOf(IStringLocalizer texts) =>
    [
        new("identity", texts["Section.identity"], ["title", "summary", "kind", "country", "sector", "awardingBody", "schemes", "occupations", "furtherInformation", "provenance"]),
        new("units", texts["Section.units"], ["units"]),
        new("size", texts["Section.size"], ["level", "eqfLevel", "workload", "workloadHours", "credits", "creditSystem"]),
        new("assessment", texts["Section.assessment"], ["assessmentMethods", "supervision", "formOfParticipation", "qualityAssurance", "maxEvidenceAgeYears", "evidenceCurrency"]),
        new("rules", texts["Section.rules"], ["composition", "stackability", "prerequisites", "prerequisiteRule"]),
        new("validity", texts["Section.validity"], ["validity"]),
        new("map", texts["Section.map"], ["outcomes"]),
        new("preview", texts["Section.preview"], []),
    ];

    protected override async Task OnInitializedAsync()
    {
        sections = SectionsOf(Texts);
        references = await StandardReferences.ReadAsync(Operations);
    }

    protected override async Task OnParametersSetAsync()
    {
        acts = new(LoadAsync, request => new BeginStandardDraft(request, Code), (request, version, content) => new SaveStandardDraft(request, Code, version, content),
            (request, version) => new DiscardStandardDraft(request, Code, version), (request, version, reason, until) => new PublishStandard(request, Code, version, reason, until),
            (request, version, reason) => new RetireStandard(request, Code, version, reason));
        compared = null;
        if (Compare is { } number)
        {
            var result = await LoadAsync();
            refused = result.Refusal;
            var after = result.Value?.Versions.FirstOrDefault(version => version.Number == number);
            var before = result.Value?.Versions.Where(version => version.Number < number && (version.State is not VersionState.Discarded || version.Number == number - 1)).MaxBy(version => version.Number);
            compared = after is not null && before is not null ? (before, after) : null;
            refused ??= compared is null ? new Application.Operations.NotFound("version") : null;
        }
    }

    private string HrefOf(string place) =>
        $"{Href}?section={sections.First(section => section.Places.Any(outer => ContentProblems.IsUnder(place, outer))).Key}#{ContentProblems.IdOf(place)}";

    private async Task<Result<Edited<StandardContent>>> LoadAsync()
    {
        var result = await Operations.SendAsync(new GetStandardEditor(Code));
        if (result.Value is not { } editor)
        {
            return result.Refusal!;
        }

        map = editor.Outcomes;
        return new Edited<StandardContent>(editor.Code, editor.Version, editor.Versions, editor.Problems, editor.Cases);
    }

    // The map belongs to the same draft: what is typed is saved first, and the next save of the content goes over the map's version.
    private async Task<Refusal?> SaveMapAsync(DraftEditor<StandardContent> draft, OutcomeMap changed)
    {
        await draft.SaveAsync();
        var result = await Operations.SendAsync(new MapStandardOutcomes(Operations.NewRequest(), Code, draft.Version, changed));
        if (result.Value is { } state)
        {
            map = changed;
            draft.Follow(state);
        }

        return result.Refusal;
    }
}
