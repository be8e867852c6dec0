using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Application.Schemes;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Web.Shared.Editing;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Schemes;

/// <summary>The editor of one scheme.</summary>
public partial class SchemePage : ComponentBase
{
    private IReadOnlyList<EditorSection> sections = [];
    private IReadOnlyList<Choice<string>> bodies = [];
    private IReadOnlyList<Choice<string>> creditSystems = [];
    private EditorOperations<SchemeContent> acts = null!;
    private (EditedVersion<SchemeContent> Before, EditedVersion<SchemeContent> After)? compared;

    [Parameter]
    public string Code { get; set; } = "";

    [SupplyParameterFromQuery(Name = "section")]
    private string? Section { get; set; }

    [SupplyParameterFromQuery(Name = "version")]
    private int? Version { get; set; }

    [SupplyParameterFromQuery(Name = "compare")]
    private int? Compare { get; set; }

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    private string Href => "/admin/schemes/" + Code;

    protected override async Task OnInitializedAsync()
    {
        sections =
        [
            new("general", Texts["General"].Value, ["name", "country", "timeZone", "awardingBody", "mayAward", "languages", "creditSystem", "minimumCreditsForPartial", "source", "conditions"]),
            new("outcomes", Texts["Outcomes"].Value, ["outcomes"]),
            new("clocks", Texts["Clocks"].Value, ["clocks"]),
            new("people", Texts["People"].Value, ["assessors", "verification", "verificationShare", "verificationCap", "verificationNewAssessor", "panel", "panelMembers", "panelQuorum", "panelTie", "appealReviewer", "mayCombine"]),
            new("evidence", Texts["Evidence"].Value, ["evidenceKinds", "maxFileBytes", "proofOfExperienceFirst", "documentedEvidenceRequired", "examinationObligatory", "identityCheck", "noAnswerContinues", "conditionalAward", "publicCalls"]),
            new("letters", Texts["Letters"].Value, ["letters", "retention"]),
            new("diagram", Texts["Diagram"].Value, []),
            new("simulator", Texts["Simulator"].Value, []) { ChangesNothing = true },
        ];
        var found = await Operations.SendAsync(new ListBodies());
        bodies = [.. (found.Value ?? []).Where(body => body.IsAwardingBody).Select(body => new Choice<string>(body.Code, $"{body.Name} ({body.Code})"))];
        creditSystems = await Standards.Editor.StandardReferences.CreditSystemsAsync(Operations);
    }

    protected override async Task OnParametersSetAsync()
    {
        acts = new(
            LoadAsync,
            request => new BeginSchemeDraft(request, Code),
            (request, version, content) => new SaveSchemeDraft(request, Code, version, content),
            (request, version) => new DiscardSchemeDraft(request, Code, version),
            (request, version, reason, until) => new PublishScheme(request, Code, version, reason, until),
            (request, version, reason) => new RetireScheme(request, Code, version, reason));
        compared = null;
        if (Compare is { } number && (await acts.Load()).Value is { } thing
            && thing.Versions.FirstOrDefault(version => version.Number == number) is { } after && thing.Versions.FirstOrDefault(version => version.Number == number - 1) is { } before)
        {
            compared = (before, after);
        }
    }

    private async Task<Result<Edited<SchemeContent>>> LoadAsync()
    {
        var found = await Operations.SendAsync(new GetSchemeEditor(Code));
        return found.Value is { } scheme ? new Edited<SchemeContent>(scheme.Code, scheme.Version, scheme.Versions, scheme.Problems, scheme.Cases) : found.Refusal!;
    }
}
