using Microsoft.AspNetCore.Components;
using MudBlazor;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>Asks once for a text (reason, points, request) and acts on it. It stays open with the text while the act is refused. Use <see cref="AskAsync"/>.</summary>
public partial class TextActDialog : ComponentBase
{
    private readonly string textId = ElementId.Next("act-text");
    private readonly string errorId = ElementId.Next("act-error");
    private DraftKeeper? keeper;
    private Refusal? refused;
    private string text = "";
    private bool missing;
    private bool running;

    [Parameter, EditorRequired]
    public TextAct Ask { get; set; } = new("", "", "", "", "");

    /// <summary>Acts; answers the refusal, or null.</summary>
    [Parameter, EditorRequired]
    public Func<string, Task<Refusal?>>? Act { get; set; }

    /// <summary>Loads the case again, so that a second try acts on how it stands.</summary>
    [Parameter]
    public Func<Task>? Reload { get; set; }

    [CascadingParameter]
    private IMudDialogInstance? Dialog { get; set; }

    /// <summary>Shows the dialog; answers whether the act was carried out.</summary>
    public static async Task<bool> AskAsync(IDialogService dialogs, TextAct ask, Func<string, Task<Refusal?>> act, Func<Task>? reload = null)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        var shown = await dialogs.ShowAsync<TextActDialog>(null, new DialogParameters<TextActDialog>
        {
            { dialog => dialog.Ask, ask }, { dialog => dialog.Act, act }, { dialog => dialog.Reload, reload },
        }, new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false });
        return (await shown.Result) is { Canceled: false };
    }

    private async Task ReloadAsync()
    {
        if (Reload is not null)
        {
            await Reload();
        }

        refused = null;
    }

    private async Task ConfirmAsync()
    {
        missing = !Ask.IsOptional && string.IsNullOrWhiteSpace(text);
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
