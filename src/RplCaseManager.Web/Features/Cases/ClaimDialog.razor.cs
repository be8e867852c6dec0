using Microsoft.AspNetCore.Components;
using MudBlazor;
using RplCaseManager.Application.Assessment;
using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>An assessor declares and claims in one step. Use <see cref="AskAsync"/>.</summary>
public partial class ClaimDialog : ComponentBase
{
    private readonly Declaration declaration = new();
    private Refusal? refused;
    private Guid declare;
    private Guid claim;
    private bool tried;
    private bool running;

    [Parameter, EditorRequired]
    public CaseRow Row { get; set; } = default!;

    [CascadingParameter]
    private IMudDialogInstance? Dialog { get; set; }

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    private bool IsTaken => refused is RuleRefusal { Rule: "case.claim.taken" };

    /// <summary>Shows the dialog; answers whether the case is the person's now.</summary>
    public static async Task<bool> AskAsync(IDialogService dialogs, CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        var shown = await dialogs.ShowAsync<ClaimDialog>(null, new DialogParameters<ClaimDialog> { { dialog => dialog.Row, row } },
            new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false });
        return (await shown.Result) is { Canceled: false, Data: true };
    }

    protected override void OnInitialized() => (declare, claim) = (Operations.NewRequest(), Operations.NewRequest());

    private async Task ConfirmAsync()
    {
        tried = true;
        if (running || declaration.Missing is not null)
        {
            return;
        }

        running = true;
        refused = await DeclareAndClaimAsync(declaration.HasConflict is true);
        // After a success it stays busy: a second click that comes before the dialog is gone does nothing.
        running = refused is null;
    }

    private async Task<Refusal?> DeclareAndClaimAsync(bool conflict)
    {
        var declared = await Operations.SendAsync(new DeclareConflict(declare, Row.Id, conflict, conflict ? declaration.Reason.Trim() : ""));
        if (declared.Refusal is not (null or RuleRefusal { Rule: "case.declared" }))
        {
            return declared.Refusal;
        }

        if (conflict)
        {
            Snackbar.Add(Texts["Claim.Conflicted"], Severity.Info);
            Dialog?.Close(DialogResult.Ok(false));
            return null;
        }

        var claimed = await Operations.SendAsync(new ClaimCase(claim, Row.Id));
        // Claimed from another tab a moment ago: it is theirs.
        if (claimed.Refusal is null or RuleRefusal { Rule: "case.claim.yours" })
        {
            Dialog?.Close(DialogResult.Ok(true));
            return null;
        }

        return claimed.Refusal;
    }
}
