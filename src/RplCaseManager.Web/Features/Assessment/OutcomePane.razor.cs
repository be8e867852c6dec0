using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Assessment;

/// <summary>The middle pane: the outcome, its evidence, and the file of the chosen piece. A file opens only when asked for: each look is recorded.</summary>
public partial class OutcomePane : ComponentBase
{
    // A ticket is used again while it serves for some time yet, so that going back and forth is one look.
    private static readonly TimeSpan Reuse = OpenEvidenceHandler.Lifetime - TimeSpan.FromMinutes(10);
    private readonly Dictionary<Guid, (EvidenceTicket Ticket, DateTimeOffset At)> tickets = [];
    private ElementReference heading;
    private Refusal? refused;
    private bool running;

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public OutcomeDetails Outcome { get; set; } = default!;

    [Parameter, EditorRequired]
    public SheetEditor Sheet { get; set; } = default!;

    /// <summary>The evidence of the case.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<EvidenceDetails> Evidence { get; set; } = [];

    /// <summary>The day on which the age of evidence counts.</summary>
    [Parameter, EditorRequired]
    public DateOnly AgeCountsOn { get; set; }

    /// <summary>Raised when another piece was chosen.</summary>
    [Parameter]
    public EventCallback OnSelected { get; set; }

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private List<EvidenceDetails> Pieces => [.. Outcome.PieceIds.Select(id => Evidence.FirstOrDefault(piece => piece.Id == id)).OfType<EvidenceDetails>()];

    /// <summary>Opens the next piece (key E).</summary>
    public async Task NextAsync()
    {
        if (Sheet.SelectNext() is { } piece)
        {
            await OnSelected.InvokeAsync();
            await OpenAsync(piece);
            StateHasChanged();
        }
    }

    /// <summary>Brings the heading into view and the reader to it.</summary>
    public ValueTask FocusAsync() => JsSafely.RunAsync(() => heading.FocusAsync());

    protected override void OnParametersSet()
    {
        foreach (var old in tickets.Where(pair => pair.Value.At + Reuse < Time.GetUtcNow()).Select(pair => pair.Key).ToList())
        {
            tickets.Remove(old);
        }
    }

    private async Task SelectAsync(Guid piece)
    {
        Sheet.Selected = piece;
        await OnSelected.InvokeAsync();
        await OpenAsync(piece);
    }

    private async Task OpenAsync(Guid piece)
    {
        if (running || tickets.ContainsKey(piece))
        {
            return;
        }

        running = true;
        var result = await Operations.SendAsync(new OpenEvidence(Operations.NewRequest(), CaseId, piece));
        running = false;
        refused = result.Refusal;
        if (result.Ok)
        {
            tickets[piece] = (result.Value, Time.GetUtcNow());
        }
    }

    private string NoteOf(EvidenceDetails piece) => piece.Mappings.FirstOrDefault(mapping => mapping.OutcomeCode == Outcome.Code)?.Note is { Length: > 0 } note ? note : piece.Note;

    private string AlsoFor(EvidenceDetails piece) => piece.Mappings.Count(mapping => mapping.OutcomeCode != Outcome.Code) switch
    {
        0 => "",
        1 => " · " + Words["Evidence.AlsoForOne"],
        var others => " · " + Words["Evidence.AlsoFor", others],
    };

    private RenderFragment VarcsChip(Varcs varcs) => builder =>
    {
        var answered = Enumerable.Range(0, 5).Count(question => SheetEditor.AnswerTo(varcs, question) is not null);
        var (tone, text) = (varcs.IsComplete, answered) switch
        {
            (true, _) => (varcs.MayCarry ? Tone.Good : Tone.Neutral, Texts["Piece.Varcs", varcs.YesCount]),
            (_, 0) => (Tone.Turn, Texts["Piece.NotJudged"]),
            _ => (Tone.Turn, Texts["Piece.Unfinished", answered]),
        };
        builder.OpenComponent<Chip>(0);
        builder.AddComponentParameter(1, nameof(Chip.Tone), tone);
        builder.AddComponentParameter(2, nameof(Chip.ChildContent), (RenderFragment)(inner => inner.AddContent(0, text.Value)));
        builder.CloseComponent();
    };
}
