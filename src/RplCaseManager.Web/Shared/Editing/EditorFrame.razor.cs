using System.Globalization;
using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Shared.Editing;

/// <summary>The frame of an editor of something with versions: head, state of saving, sections, problems, versions, and the acts on them.</summary>
public partial class EditorFrame<TContent> : ComponentBase, IDisposable where TContent : class
{
    /// <summary>Pause after the last change, after which the draft is saved.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(800);

    private ContentProblems problems = ContentProblems.None;
    private Edited<TContent>? thing;
    private DraftEditor<TContent>? draft;
    private ITimer? timer;
    private Refusal? refused;

    /// <summary>Word for the kind, such as "Qualification standard".</summary>
    [Parameter, EditorRequired]
    public string Kind { get; set; } = "";

    /// <summary>Address of this editor without a query.</summary>
    [Parameter, EditorRequired]
    public string Href { get; set; } = "";

    /// <summary>Address of the list.</summary>
    [Parameter, EditorRequired]
    public string ListHref { get; set; } = "";

    /// <summary>Address of the history of its configuration; null: none.</summary>
    [Parameter]
    public string? HistoryHref { get; set; }

    /// <summary>Address at which anybody reads what is published; null: there is none.</summary>
    [Parameter]
    public string? PublicHref { get; set; }

    [Parameter, EditorRequired]
    public EditorOperations<TContent> Acts { get; set; } = null!;

    [Parameter, EditorRequired]
    public IReadOnlyList<EditorSection> Sections { get; set; } = [];

    /// <summary>Key of the section from the address; null: the first.</summary>
    [Parameter]
    public string? Section { get; set; }

    /// <summary>Number of the version from the address, to be read only; null: the draft, or what is published.</summary>
    [Parameter]
    public int? Number { get; set; }

    /// <summary>Title of a content.</summary>
    [Parameter, EditorRequired]
    public Func<TContent, string> Title { get; set; } = null!;

    [Parameter, EditorRequired]
    public RenderFragment<EditorView<TContent>> ChildContent { get; set; } = null!;

    /// <summary>What is said about the published version, above its sections; not while a draft is edited or an old version is read.</summary>
    [Parameter]
    public RenderFragment? Standing { get; set; }

    /// <summary>More links and buttons beside the versions.</summary>
    [Parameter]
    public RenderFragment? Side { get; set; }

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private EditorSection Current => Sections.FirstOrDefault(section => section.Key == Section) ?? Sections[0];

    private EditedVersion<TContent> Shown => (Number is { } number ? thing!.Versions.FirstOrDefault(version => version.Number == number) : null) ?? thing!.Draft ?? thing!.Current ?? thing!.Versions[0];

    private bool ShowsWhatIsPublished => draft is null && Number is null && Shown.State is VersionState.Published;

    private TContent Content => draft?.Content ?? Shown.Content;

    // A conflict has a notice of its own.
    private Refusal? Failed => acting ?? (draft?.Conflict is null ? draft?.Refused : null);

    private string? No => Failed switch { null => null, IncompleteContent => Texts["Publish.Refused"].Value, var other => Refusals.Of(other) };

    private string SaveState => draft switch
    {
        { IsSaving: true } => Texts["Saving"].Value,
        { Refused: not null } => Texts["NotSaved"].Value,
        { IsDirty: true } => Texts["Unsaved"].Value,
        { WasSaved: true } => Texts["Saved"].Value,
        _ => Texts["SavesItself"].Value,
    };

    public void Dispose()
    {
        timer?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (thing is null)
        {
            await ReloadAsync();
        }
        else if (draft is null == Number is null && thing.Draft is not null)
        {
            // From an old version back to the draft, or the other way.
            await (draft?.SaveAsync() ?? Task.CompletedTask);
            await ReloadAsync();
        }
    }

    private string TitleOf(EditedVersion<TContent> version) => Title(draft?.Content ?? version.Content);

    private int CountOf(EditorSection section) => draft is null ? 0 : section.Places.Sum(place => problems.Under(place).Count);

    private string On(string? section, int? number)
    {
        var query = new List<string>();
        if (section is not null && section != Sections[0].Key)
        {
            query.Add("section=" + section);
        }

        if (number is { } shown)
        {
            query.Add("version=" + shown.ToString(CultureInfo.InvariantCulture));
        }

        return query.Count == 0 ? Href : Href + "?" + string.Join('&', query);
    }

    private string HrefOf(ContentProblem problem) =>
        On(Sections.FirstOrDefault(section => section.Places.Any(place => ContentProblems.IsUnder(problem.Path, place)))?.Key, null) + "#" + ContentProblems.IdOf(problem.Path);

    private async Task ReloadAsync()
    {
        var result = await Acts.Load();
        (thing, refused) = (result.Value, result.Refusal);
        draft = null;
        if (thing?.Draft is { } edited && Number is null)
        {
            draft = new(kept ?? edited.Content, thing.Version, thing.Problems, (request, version, content) => Operations.SendAsync(Acts.Save(request, version, content)), Operations.NewRequest);
            if (kept is not null)
            {
                draft.TakeTheirs(edited.Content, thing.Version, thing.Problems);
                kept = null;
            }

            draft.Changed = OnDraftChanged;
        }

        problems = new(draft?.Problems ?? [], Refusals.Of);
    }

    private Task ChangeAsync(TContent content)
    {
        draft?.Change(content);
        return Task.CompletedTask;
    }

    private void OnDraftChanged()
    {
        if (draft is null)
        {
            return;
        }

        problems = new(draft.Problems, Refusals.Of);
        said = null;
        if (draft.IsDirty)
        {
            acting = null;
        }

        if (draft is { IsDirty: true, IsSaving: false, Refused: null })
        {
            timer ??= Time.CreateTimer(_ => _ = InvokeAsync(async () => await (draft?.SaveAsync() ?? Task.CompletedTask)), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer.Change(Pause, Timeout.InfiniteTimeSpan);
        }

        StateHasChanged();
    }
}
