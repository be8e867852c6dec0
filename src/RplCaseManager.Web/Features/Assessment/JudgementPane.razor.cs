using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Features.Assessment;

/// <summary>The right pane: the five questions for the chosen piece, the judgement of the outcome and its reasons. Each change is told to the page, which saves it.</summary>
public partial class JudgementPane : ComponentBase
{
    private const int CurrentQuestion = 3;
    private static readonly string[] Names = [nameof(Varcs.Valid), nameof(Varcs.Authentic), nameof(Varcs.Reliable), nameof(Varcs.Current), nameof(Varcs.Sufficient)];
    private SegmentOption<VarcsAnswer?>[] answers = [];
    private SegmentOption<Judgement?>[] judgements = [];
    private DraftKeeper? keeper;

    [Parameter, EditorRequired]
    public OutcomeDetails Outcome { get; set; } = default!;

    [Parameter, EditorRequired]
    public SheetEditor Sheet { get; set; } = default!;

    /// <summary>The chosen piece, or null.</summary>
    [Parameter, EditorRequired]
    public EvidenceDetails? Piece { get; set; }

    /// <summary>The day on which the age of evidence counts.</summary>
    [Parameter, EditorRequired]
    public DateOnly AgeCountsOn { get; set; }

    /// <summary>What the drafts of its texts belong to.</summary>
    [Parameter, EditorRequired]
    public string Scope { get; set; } = "";

    [Parameter]
    public bool ReadOnly { get; set; }

    /// <summary>Raised after each change.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>Asks to read the sheet anew after somebody else saved it.</summary>
    [Parameter]
    public EventCallback OnReload { get; set; }

    // Where no method is named, any may be recorded.
    private IReadOnlyList<AssessmentMethod> Allowed => Outcome.Methods.Methods.Count > 0 ? Outcome.Methods.Methods : Enum.GetValues<AssessmentMethod>();

    private SegmentOption<VarcsAnswer?>[] Answers => answers;

    private SegmentOption<Judgement?>[] Judgements => judgements;

    /// <summary>Forgets the drafts: everything is saved.</summary>
    public ValueTask SavedAsync() => keeper?.ClearAsync() ?? ValueTask.CompletedTask;

    protected override void OnInitialized()
    {
        answers =
        [
            new(VarcsAnswer.Yes, Words["Answer.Yes"]), new(VarcsAnswer.No, Words["Answer.No"]), new(VarcsAnswer.Unclear, "?", Words["Answer.Unclear"]),
        ];
        judgements = [.. Enum.GetValues<Judgement>().Select(judgement => new SegmentOption<Judgement?>(judgement, Texts[$"Judgement.{judgement}"]))];
    }

    private static string Text(ChangeEventArgs args) => args.Value as string ?? "";

    private Task EditAsync(Action edit)
    {
        if (!ReadOnly)
        {
            edit();
        }

        return OnChanged.InvokeAsync();
    }
}
