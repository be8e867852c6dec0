using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace RplCaseManager.Web.Shared;

/// <summary>Asks once before an act that cannot be undone; optionally demands a reason. Use <see cref="AskAsync"/>.</summary>
public partial class ConfirmDialog : ComponentBase
{
    private readonly string reasonId = ElementId.Next("reason");
    private readonly string errorId = ElementId.Next("reason-error");
    private string reason = "";
    private bool missing;

    [Parameter, EditorRequired]
    public ConfirmQuestion Question { get; set; } = new("", "", "");

    [CascadingParameter]
    private IMudDialogInstance? Dialog { get; set; }

    /// <summary>Shows the question and waits for the answer; Escape and a click outside mean no.</summary>
    public static async Task<ConfirmAnswer> AskAsync(IDialogService dialogs, ConfirmQuestion question)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        var shown = await dialogs.ShowAsync<ConfirmDialog>(null, new DialogParameters<ConfirmDialog> { { dialog => dialog.Question, question } },
            new DialogOptions { MaxWidth = MaxWidth.Small, CloseOnEscapeKey = true, BackdropClick = question.ReasonLabel is null });
        return (await shown.Result)?.Data as ConfirmAnswer ?? ConfirmAnswer.No;
    }

    private void Confirm()
    {
        missing = Question is { ReasonLabel: not null, ReasonOptional: false } && string.IsNullOrWhiteSpace(reason);
        if (!missing)
        {
            Dialog?.Close(DialogResult.Ok(new ConfirmAnswer(true, reason.Trim())));
        }
    }
}
