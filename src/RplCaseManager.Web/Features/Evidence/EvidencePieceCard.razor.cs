using Microsoft.AspNetCore.Components;
using MudBlazor;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Features.Cases;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Evidence;

/// <summary>One piece in the list. While the candidate answers a request nothing that the assessor has seen is changed or taken away.</summary>
public partial class EvidencePieceCard : CandidateComponent
{
    private readonly string headingId = ElementId.Next("piece");
    private EvidenceDraft? draft;
    private Refusal? refused;
    private Guid requestId;
    private bool busy;
    private bool wasOpen;

    [Parameter, EditorRequired]
    public CaseDetails Case { get; set; } = default!;

    [Parameter, EditorRequired]
    public EvidenceDetails Piece { get; set; } = default!;

    /// <summary>Its form is open, because a link or the same file led here.</summary>
    [Parameter]
    public bool StartsOpen { get; set; }

    /// <summary>Something was saved; in words, to be read out.</summary>
    [Parameter]
    public EventCallback<string> OnChanged { get; set; }

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    private bool MayRemove => CaseSituation.FileIsOpen(Case);

    private bool MayChange => Piece.DestroyedOn is null && CaseSituation.MayAddEvidence(Case);

    private bool OnlyAdding => MayChange && !MayRemove;

    private int TooOldFor => Case.Units.SelectMany(unit => unit.Outcomes).Count(outcome => outcome.PieceIds.Contains(Piece.Id) && UnitShown.IsOutdated(Piece, outcome, Case.AgeCountsOn));

    protected override void OnParametersSet()
    {
        if (StartsOpen && !wasOpen && MayChange)
        {
            Edit();
        }

        wasOpen = StartsOpen;
    }

    private void Edit() => (draft, refused, requestId) = (EvidenceDraft.For(Piece), null, Operations.NewRequest());

    private void Cancel() => (draft, refused) = (null, null);

    private Task SaveAsync() => ActAsync(async () =>
    {
        var result = await Operations.SendAsync(new ChangeEvidence(requestId, Case.Id, Piece.Id, Case.Version, draft!.Description, draft.Mappings));
        refused = result.Refusal;
        if (result.Ok)
        {
            draft = null;
            await OnChanged.InvokeAsync(Texts["Saved", Piece.Title]);
        }
    });

    private Task RemoveAsync() => ActAsync(async () =>
    {
        var question = new ConfirmQuestion(Texts["Remove.Question", Piece.Title], Texts["Remove.Body", Words.Count("Outcome", Piece.Mappings.Count)], Texts["Remove"], IsDestructive: true);
        if (!(await ConfirmDialog.AskAsync(Dialogs, question)).Confirmed)
        {
            return;
        }

        var result = await Operations.SendAsync(new RemoveEvidence(Operations.NewRequest(), Case.Id, Piece.Id, Case.Version));
        refused = result.Refusal;
        if (result.Ok)
        {
            await OnChanged.InvokeAsync(Texts["Removed", Piece.Title]);
        }
    });

    private Task OpenAsync() => ActAsync(async () =>
    {
        var result = await Operations.SendAsync(new OpenEvidence(Operations.NewRequest(), Case.Id, Piece.Id));
        refused = result.Refusal;
        if (result.Ok)
        {
            await EvidenceDialog.ShowAsync(Dialogs, Piece.Title, result.Value);
        }
    });

    private async Task ReloadAsync()
    {
        refused = null;
        await OnChanged.InvokeAsync("");
    }

    private async Task ActAsync(Func<Task> act)
    {
        if (busy)
        {
            return;
        }

        busy = true;
        try
        {
            await act();
        }
        finally
        {
            busy = false;
        }
    }
}
