using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Certificates;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>The case officer's page of a case: is the file complete, is the application admissible; endings of the case.</summary>
public partial class CaseIntakePage : StaffCasePage
{
    private IReadOnlyList<CertificateRow> certificates = [];
    private bool identityChecked;
    private string finding = "";
    private DraftKeeper? keeper;

    private bool NeedsFinding => Details is { Prerequisites.Satisfied: false };

    private string? WhyNotAccept => WhyNot(CaseTrigger.Accept)
        ?? (Details is { IdentityCheckNeeded: true, IdentityChecked: false } && !identityChecked ? Refusals.Of(new RuleRefusal("case.accept.identity")) : null)
        ?? (NeedsFinding && string.IsNullOrWhiteSpace(finding) ? Refusals.Of(new RuleRefusal("case.accept.prerequisite")) : null);

    protected override async Task LoadedAsync(CaseDetails details) =>
        certificates = details.HasDecision ? (await Operations.SendAsync(new ListCaseCertificates(details.Id))).Value ?? [] : [];

    private async Task AcceptAsync()
    {
        var (keepChecked, found) = (identityChecked, NeedsFinding ? finding.Trim() : "");
        ActRefused = await ActAsync("accept", (request, shown) => new AcceptCase(request, shown.Id, shown.Version, keepChecked, found), Texts["Accept.Done"]);
        if (ActRefused is null && keeper is not null)
        {
            await keeper.ClearAsync();
        }
    }

    private Task CompleteAsync() => AskAsync(
        new TextAct(Texts["Complete.Title"], Texts["Complete.Body"], Texts["Complete.Label"], Texts["Complete.Confirm"], $"case:{Id}:completion"),
        text => ActAsync("complete", (request, shown) => new RequestCompletion(request, shown.Id, shown.Version, text), Texts["Complete.Done"]));

    private Task RejectAsync() => AskAsync(
        new TextAct(Texts["Reject.Title", Details!.Number], Details.Clocks.Appeal is { Kind: DayKind.Calendar } appeal ? Texts["Reject.Body", appeal.Count] : Texts["Reject.Body.Other"],
            Texts["Reject.Label"], Texts["Reject.Confirm"], $"case:{Id}:reject", IsDestructive: true),
        text => ActAsync("reject", (request, shown) => new RejectAsInadmissible(request, shown.Id, shown.Version, text), Texts["Reject.Done"]));

    private Task DiscontinueAsync() => AskAsync(
        new TextAct(Texts["Discontinue.Title", Details!.Number], Texts["Discontinue.Body"], Texts["Discontinue.Label"], Texts["Discontinue.Confirm"], $"case:{Id}:discontinue", IsDestructive: true),
        text => ActAsync("discontinue", (request, shown) => new DiscontinueCase(request, shown.Id, shown.Version, text), Texts["Discontinue.Done"]));

    private Task ResumeAsync() => AskAsync(
        new TextAct(Texts["Resume.Title", Details!.Number], Texts["Resume.Body"], Texts["Resume.Label"], Texts["Resume.Confirm"], $"case:{Id}:resume"),
        text => ActAsync("resume", (request, shown) => new ResumeCase(request, shown.Id, shown.Version, text), Texts["Resume.Done"]));

    private Task CloseAsync() => OnceAsync(async () =>
    {
        var answer = await ConfirmDialog.AskAsync(Dialogs, new ConfirmQuestion(Texts["Close.Title", Details!.Number], Texts["Close.Body"], Texts["Close.Confirm"]));
        if (answer.Confirmed)
        {
            ActRefused = await ActAsync("close", (request, shown) => new CloseCase(request, shown.Id, shown.Version), Texts["Close.Done"]);
        }
    });
}
