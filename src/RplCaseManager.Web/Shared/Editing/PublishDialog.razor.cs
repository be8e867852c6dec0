using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace RplCaseManager.Web.Shared.Editing;

/// <summary>Why a version is published, and how long the version before still takes cases.</summary>
public sealed record PublishAnswer(string Reason, DateOnly? TransitionUntil);

/// <summary>Asks before a version is published. Use <see cref="AskAsync"/>.</summary>
public partial class PublishDialog : ComponentBase
{
    private string reason = "";
    private DateOnly? until;
    private bool missing;

    /// <summary>A version is published already, which this one replaces.</summary>
    [Parameter]
    public bool HasPrevious { get; set; }

    /// <summary>Open cases on what is published.</summary>
    [Parameter]
    public int OpenCases { get; set; }

    [CascadingParameter]
    private IMudDialogInstance? Dialog { get; set; }

    /// <summary>Shows the question and waits; null means no.</summary>
    public static async Task<PublishAnswer?> AskAsync(IDialogService dialogs, bool hasPrevious, int openCases)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        var shown = await dialogs.ShowAsync<PublishDialog>(null, new DialogParameters<PublishDialog> { { dialog => dialog.HasPrevious, hasPrevious }, { dialog => dialog.OpenCases, openCases } },
            new DialogOptions { MaxWidth = MaxWidth.Small, CloseOnEscapeKey = true, BackdropClick = false });
        return (await shown.Result)?.Data as PublishAnswer;
    }

    private void Day(ChangeEventArgs args) => until = DateOnly.TryParseExact(args.Value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private void Confirm()
    {
        missing = string.IsNullOrWhiteSpace(reason);
        if (!missing)
        {
            Dialog?.Close(DialogResult.Ok(new PublishAnswer(reason.Trim(), until)));
        }
    }
}
