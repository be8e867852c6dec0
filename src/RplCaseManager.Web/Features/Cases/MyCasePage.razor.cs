using Microsoft.AspNetCore.Components;
using MudBlazor;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Certificates;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>The case page: what is asked of the candidate first, then what they have shown; at the side who has it, the dates and what happened.</summary>
public partial class MyCasePage : CasePageBase
{
    private bool hasCertificates;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    private bool MayWithdraw => Case!.Acts.GetValueOrDefault(CaseTrigger.Withdraw) is null;

    private string? OtherOpenHref => Refused?.Rule == "case.reopen.other-open" ? CaseLinks.Home : null;

    protected override async Task OnReadAsync(CaseDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        hasCertificates = details.HasDecision && (await Operations.SendAsync(new ListCaseCertificates(details.Id))).Value is { Count: > 0 };
    }

    // A second click can arrive after the first was carried out and before the browser took the button away.
    private Task ReopenAsync() => Case?.State is not CaseState.Lapsed ? Task.CompletedTask : ActAsync((request, shown) => new ReopenCase(request, shown.Id, shown.Version), ReloadAsync);

    private async Task WithdrawAsync()
    {
        if (!MayWithdraw)
        {
            return;
        }

        // A refusal is shown in the dialog, where the reason stays.
        var ask = new TextAct(Texts["Withdraw.Question", Case!.Number], Texts[Case.HasDecision ? "Withdraw.Body.Standing" : "Withdraw.Body"], Texts["Withdraw.Reason"], Texts["Withdraw.Button"],
            $"case:{Id}:withdraw", IsDestructive: true, IsOptional: true);
        await TextActDialog.AskAsync(Dialogs, ask, async reason =>
        {
            await ActAsync((request, shown) => new WithdrawCase(request, shown.Id, shown.Version, reason), ReloadAsync);
            (var refused, Refused) = (Refused, null);
            return refused;
        }, ReloadAsync);
    }
}
