using Microsoft.AspNetCore.Components;
using MudBlazor;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Features.Assessment;

/// <summary>Asks the candidate for more: a text, and the outcomes it is about (the current one to begin with). Use <see cref="AskAsync"/>.</summary>
public partial class AskForMoreDialog : ComponentBase
{
    private readonly HashSet<string> chosen = new(StringComparer.Ordinal);
    private DraftKeeper? keeper;
    private Refusal? refused;
    private string text = "";
    private bool missing;
    private bool running;

    [Parameter, EditorRequired]
    public WorkbenchModel Model { get; set; } = default!;

    /// <summary>Asks; answers the refusal, or null.</summary>
    [Parameter, EditorRequired]
    public Func<string, IReadOnlyList<string>, Task<Refusal?>>? Act { get; set; }

    [Parameter]
    public Func<Task>? Reload { get; set; }

    [CascadingParameter]
    private IMudDialogInstance? Dialog { get; set; }

    /// <summary>Shows the dialog and waits until it is closed.</summary>
    public static async Task AskAsync(IDialogService dialogs, WorkbenchModel model, Func<Task> reload, Func<string, IReadOnlyList<string>, Task<Refusal?>> act)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        var shown = await dialogs.ShowAsync<AskForMoreDialog>(null, new DialogParameters<AskForMoreDialog>
        {
            { dialog => dialog.Model, model }, { dialog => dialog.Act, act }, { dialog => dialog.Reload, reload },
        }, new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false });
        await shown.Result;
    }

    protected override void OnInitialized()
    {
        if (Model.Current is { } current)
        {
            chosen.Add(current.Code);
        }
    }

    private void Choose(string code, bool on) => _ = on ? chosen.Add(code) : chosen.Remove(code);

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
        refused = await Act(text.Trim(), [.. Model.Order.Select(outcome => outcome.Code).Where(chosen.Contains)]);
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
