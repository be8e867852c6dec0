using Microsoft.AspNetCore.Components;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Web.Shared.Editing;

/// <summary>One node of an edited requirement tree; the editor around it holds the tree and carries out the acts.</summary>
public partial class RequirementNode : ComponentBase
{
    private ElementReference select;
    private ElementReference up;
    private ElementReference down;
    private bool open;
    private int target;

    [Parameter, EditorRequired]
    public NodePlace Place { get; set; }

    /// <summary>Null: an empty place, as a file can leave it.</summary>
    [Parameter, EditorRequired]
    public Requirement? Node { get; set; }

    [CascadingParameter]
    public RequirementEditor Editor { get; set; } = null!;

    [CascadingParameter]
    public ContentProblems Problems { get; set; } = ContentProblems.None;

    private string Path => Place.PathIn(Editor.Path);

    private string Id => ContentProblems.IdOf(Path);

    private IReadOnlyList<string> Wrong => Problems.At(Path);

    private RequirementKind? Kind => RequirementTree.KindOf(Node);

    private bool IsGroup => RequirementTree.IsGroup(Node);

    private IReadOnlyList<Requirement?> Parts => RequirementTree.PartsOf(Node);

    // A group with parts cannot become a single thing.
    private IEnumerable<RequirementKind> Kinds => Enum.GetValues<RequirementKind>().Where(kind => kind == Kind || RequirementTree.ChangeKind(Editor.Root, Place, kind) is not null);

    private string Name => NameOf(Place);

    private TreeAct? Up => RequirementTree.Move(Editor.Root, Place, -1);

    private TreeAct? Down => RequirementTree.Move(Editor.Root, Place, 1);

    private TreeAct? Wrapped => RequirementTree.Wrap(Editor.Root, Place);

    private TreeAct? Unwrapped => RequirementTree.Unwrap(Editor.Root, Place);

    private TreeAct? Grouped => RequirementTree.Add(Editor.Root, Place, RequirementTree.Blank(RequirementKind.AllOf));

    private IReadOnlyList<NodePlace> Targets => RequirementTree.Targets(Editor.Root, Place);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Editor.TakesFocus(Place, out var part))
        {
            var element = part switch { NodePart.Up when Up is not null => up, NodePart.Down when Down is not null => down, _ => select };
            await JsSafely.RunAsync(() => element.FocusAsync());
        }
    }

    private string At(string member) => Path + "." + member;

    private string NameOf(NodePlace place)
    {
        var line = Editor.Sentence.Line(RequirementTree.At(Editor.Root, place));
        return place.IsRoot ? Texts["Whole", line] : Texts["Node", place.Number, line];
    }

    private Task ChangeAsync(Requirement node) => Editor.ChangeAsync(Place, node);

    private Task KindChosenAsync(ChangeEventArgs args) =>
        Enum.TryParse<RequirementKind>(args.Value as string, out var kind) ? Editor.ActAsync(RequirementTree.ChangeKind(Editor.Root, Place, kind)) : Task.CompletedTask;

    // The button that was pressed keeps the focus, at the node's new place, as long as it can be pressed again.
    private Task MoveAsync(int by) => Editor.ActAsync(by < 0 ? Up : Down, by < 0 ? NodePart.Up : NodePart.Down);

    private Task ShapeAsync(TreeAct? act)
    {
        (open, target) = (false, 0);
        return Editor.ActAsync(act);
    }

    private string From(CreditsFrom credits) => credits.Units switch
    {
        null or { Count: 0 } => Texts["From.Any"],
        { Count: 1 } units => Texts["From.One", units[0]],
        var units => Texts["From.Some", units.Count],
    };

    // Units that the standard does not have (any more) stay to be seen and unticked.
    private List<Choice<string>> UnitChoices(CreditsFrom credits) =>
        [.. Editor.Units.Select(unit => new Choice<string>(unit.Code, $"{unit.Code} {unit.Title}")),
            .. (credits.Units ?? []).Except(Editor.Units.Select(unit => unit.Code), StringComparer.Ordinal).Select(code => new Choice<string>(code, Texts["Code.Unknown", code]))];
}
