using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Application.Programmes;
using RplCaseManager.Application.Schemes;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Web.Shared.Editing;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Programmes;

/// <summary>The editor of one programme.</summary>
public partial class ProgrammePage : ComponentBase
{
    private readonly Dictionary<string, StandardContent?> read = new(StringComparer.Ordinal);
    private IReadOnlyList<EditorSection> sections = [];
    private IReadOnlyList<Choice<string>> providers = [];
    private IReadOnlyList<Choice<string>> standards = [];
    private IReadOnlyList<Choice<string>> schemes = [];
    private IReadOnlyList<CodeTitle> qualifications = [];
    private EditorOperations<ProgrammeContent> acts = null!;
    private (EditedVersion<ProgrammeContent> Before, EditedVersion<ProgrammeContent> After)? compared;

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

    private string Href => "/admin/programmes/" + Code;

    protected override async Task OnInitializedAsync()
    {
        sections =
        [
            new("general", Texts["General"].Value, ["title", "kind", "summary", "provider", "standard", "schemes", "largestShareExempted", "shareOf", "creditSystem", "source", "provenance"]),
            new("parts", Texts["Parts"].Value, ["parts"]),
            new("entry", Texts["Entry"].Value, ["entry", "entryRequirement"]),
            new("preview", Texts["Preview"].Value, []) { ChangesNothing = true },
        ];
        providers = [.. ((await Operations.SendAsync(new ListBodies())).Value ?? []).Select(body => new Choice<string>(body.Code, $"{body.Name} ({body.Code})"))];
        standards = Published((await Operations.SendAsync(new ListStandards())).Value);
        schemes = Published((await Operations.SendAsync(new ListSchemes())).Value);
        qualifications = [.. standards.Select(standard => new CodeTitle(standard.Value, standard.Text))];
    }

    protected override async Task OnParametersSetAsync()
    {
        acts = new(
            LoadAsync,
            request => new BeginProgrammeDraft(request, Code),
            (request, version, content) => new SaveProgrammeDraft(request, Code, version, content),
            (request, version) => new DiscardProgrammeDraft(request, Code, version),
            (request, version, reason, until) => new PublishProgramme(request, Code, version, reason, until),
            (request, version, reason) => new RetireProgramme(request, Code, version, reason));
        compared = null;
        if (Compare is { } number && (await LoadAsync()).Value is { } thing
            && thing.Versions.FirstOrDefault(version => version.Number == number) is { } after && thing.Versions.FirstOrDefault(version => version.Number == number - 1) is { } before)
        {
            compared = (before, after);
        }
    }

    private static IReadOnlyList<Choice<string>> Published(IReadOnlyList<ConfigurationRow>? rows) =>
        [.. (rows ?? []).Where(row => row.Published is not null).Select(row => new Choice<string>(row.Code, $"{row.Title} ({row.Code})"))];

    private async Task<Result<Edited<ProgrammeContent>>> LoadAsync()
    {
        var found = await Operations.SendAsync(new GetProgrammeEditor(Code));
        if (found.Value is not { } programme)
        {
            return found.Refusal!;
        }

        foreach (var standard in programme.Versions.Select(version => version.Content.Standard).Distinct(StringComparer.Ordinal))
        {
            await ReadAsync(standard);
        }

        return new Edited<ProgrammeContent>(programme.Code, programme.Version, programme.Versions, programme.Problems, programme.Cases);
    }

    private RequirementNames Names(ProgrammeContent content) => StandardOf(content) is { } standard ? RequirementNames.Of(standard) : RequirementNames.None;

    private StandardContent? StandardOf(ProgrammeContent content) => read.GetValueOrDefault(content.Standard);

    // A standard is read before a content shows it, so that its learning outcomes can be chosen at once.
    private async Task ChangeAsync(ProgrammeContent content, Func<ProgrammeContent, Task> change)
    {
        await ReadAsync(content.Standard);
        await change(content);
    }

    private async Task ReadAsync(string code)
    {
        if (code.Length > 0 && !read.ContainsKey(code))
        {
            read[code] = (await Operations.SendAsync(new GetStandard(code))).Value?.Content;
        }
    }
}
