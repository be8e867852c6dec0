using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Web.Shared.Editing;

/// <summary>What of a node takes the focus after an act.</summary>
public enum NodePart { Kind, Up, Down }

/// <summary>Edits a requirement tree by buttons; problems of its nodes come from the <see cref="ContentProblems"/> around it. After each act the focus stays on what was acted on.</summary>
public partial class RequirementEditor : ComponentBase
{
    private ElementReference first;
    private (NodePlace Place, NodePart Part)? focus;
    private Requirement? current;
    private RequirementSentence? sentence;
    private RequirementNames names = RequirementNames.None;

    /// <summary>Null: nothing is required.</summary>
    [Parameter]
    public Requirement? Value { get; set; }

    [Parameter]
    public EventCallback<Requirement?> ValueChanged { get; set; }

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Place of the tree in the content, such as <c>composition</c>.</summary>
    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    [Parameter]
    public string? Help { get; set; }

    /// <summary>What it means that nothing is required; null: just that.</summary>
    [Parameter]
    public string? NoneText { get; set; }

    /// <summary>The units that can be named; empty: their codes are typed.</summary>
    [Parameter]
    public IReadOnlyList<CodeTitle> Units { get; set; } = [];

    /// <summary>The learning outcomes that can be named; empty: their codes are typed.</summary>
    [Parameter]
    public IReadOnlyList<CodeTitle> Outcomes { get; set; } = [];

    /// <summary>Qualifications that are suggested while a code is typed.</summary>
    [Parameter]
    public IReadOnlyList<CodeTitle> Qualifications { get; set; } = [];

    [CascadingParameter]
    public ContentProblems Problems { get; set; } = ContentProblems.None;

    /// <summary>The words of the tree, with the titles of what it names.</summary>
    public RequirementSentence Sentence => sentence!;

    /// <summary>The tree as of the last act.</summary>
    public Requirement? Root => current;

    [Inject]
    private IStringLocalizer<Resources.RequirementWords> Words { get; set; } = default!;

    private string Id => ContentProblems.IdOf(Path);

    /// <summary>Carries out an act; null does nothing.</summary>
    public async Task ActAsync(TreeAct? act, NodePart part = NodePart.Kind)
    {
        if (act is not null)
        {
            (current, focus) = (act.Root, (act.Focus, part));
            await ValueChanged.InvokeAsync(act.Root);
        }
    }

    /// <summary>Puts a changed node in its place; the focus stays where the person types.</summary>
    public async Task ChangeAsync(NodePlace place, Requirement node)
    {
        if (RequirementTree.Replace(current, place, node) is { } act)
        {
            current = act.Root;
            await ValueChanged.InvokeAsync(act.Root);
        }
    }

    /// <summary>Adds a part like the last one of the group: who lists units goes on listing units.</summary>
    public Task AddAsync(NodePlace group)
    {
        var node = RequirementTree.At(current, group);
        var last = (RequirementTree.IsGroup(node) ? RequirementTree.PartsOf(node) : [node]).LastOrDefault(part => part is not null && !RequirementTree.IsGroup(part));
        var kind = RequirementTree.KindOf(last) ?? (Units.Count > 0 ? RequirementKind.Unit : RequirementKind.Qualification);
        return ActAsync(RequirementTree.Add(current, group, RequirementTree.Blank(kind)));
    }

    /// <summary>Whether the node at a place is to take the focus now; it is asked once.</summary>
    public bool TakesFocus(NodePlace place, out NodePart part)
    {
        part = focus?.Part ?? NodePart.Kind;
        var takes = focus?.Place == place;
        if (takes)
        {
            focus = null;
        }

        return takes;
    }

    protected override void OnParametersSet()
    {
        current = Value;
        var asked = new RequirementNames(Units, Outcomes, Qualifications);
        if (sentence is null || names != asked)
        {
            (names, sentence) = (asked, new(Words, asked));
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (current is null && TakesFocus(NodePlace.Root, out _))
        {
            await JsSafely.RunAsync(() => first.FocusAsync());
        }
    }
}
