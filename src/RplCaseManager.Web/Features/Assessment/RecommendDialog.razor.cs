using Microsoft.AspNetCore.Components;
using MudBlazor;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Assessment;

/// <summary>The recommendation: what was judged, what it allows, and the assessor's summary. Use <see cref="AskAsync"/>.</summary>
public partial class RecommendDialog : ComponentBase
{
    private DraftKeeper? keeper;
    private DecisionDraft? draft;
    private Refusal? refused;
    private string text = "";
    private bool missing;
    private bool running;

    [Parameter, EditorRequired]
    public WorkbenchModel Model { get; set; } = default!;

    /// <summary>Recommends; answers the refusal, or null.</summary>
    [Parameter, EditorRequired]
    public Func<string, Task<Refusal?>>? Act { get; set; }

    [Parameter]
    public Func<Task>? Reload { get; set; }

    [CascadingParameter]
    private IMudDialogInstance? Dialog { get; set; }

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    /// <summary>Shows the dialog and waits until it is closed.</summary>
    public static async Task AskAsync(IDialogService dialogs, WorkbenchModel model, Func<Task> reload, Func<string, Task<Refusal?>> act)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        var shown = await dialogs.ShowAsync<RecommendDialog>(null, new DialogParameters<RecommendDialog>
        {
            { dialog => dialog.Model, model }, { dialog => dialog.Act, act }, { dialog => dialog.Reload, reload },
        }, new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false });
        await shown.Result;
    }

    protected override async Task OnInitializedAsync()
    {
        var result = await Operations.SendAsync(new GetDecisionDraft(Model.Details.Id));
        (draft, refused) = (result.Value, result.Refusal);
    }

    private async Task ReloadAsync()
    {
        await (Reload?.Invoke() ?? Task.CompletedTask);
        refused = null;
    }

    private async Task ConfirmAsync()
    {
        missing = string.IsNullOrWhiteSpace(text);
        if (missing || running || Act is null)
        {
            return;
        }

        running = true;
        refused = await Act(text.Trim());
        if (refused is not null)
        {
            running = false;
            return;
        }

        // It stays busy: a second click that comes before the dialog is gone does nothing.
        await (keeper?.ClearAsync() ?? ValueTask.CompletedTask);
        Dialog?.Close(DialogResult.Ok(true));
    }
}
