using RplCaseManager.Application.Assessment;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Web.Features.Cases;

namespace RplCaseManager.Web.Features.Assessment;

/// <summary>The verifier's page: each judgement with its evidence and reasons; confirm, or return with points.</summary>
public partial class VerifyPage : StaffCasePage
{
    private IReadOnlyList<OutcomeOption> options = [];

    /// <summary>What the decider returned to the verifier, until it is confirmed again.</summary>
    private TimelineEntry? Points => Details is { State: CaseState.UnderVerification, Timeline: [.., { Trigger: CaseTrigger.ReturnForVerification } last] } ? last : null;

    protected override async Task LoadedAsync(CaseDetails details) =>
        options = (await Operations.SendAsync(new GetDecisionDraft(details.Id))).Value?.Options ?? [];

    private Task ConfirmAsync() => AskAsync(
        new TextAct(Texts["Verify.Confirm.Title", Details!.Number], Texts["Verify.Confirm.Body"], Texts["Verify.Confirm.Label"], Texts["Verify.Confirm"], $"case:{Id}:confirm", IsOptional: true),
        text => ActAsync("confirm", (request, shown) => new ConfirmRecommendation(request, shown.Id, shown.Version, text), Texts["Verify.Confirm.Done"]));

    private Task ReturnAsync() => AskAsync(
        new TextAct(Texts["Verify.Return.Title", Details!.Number], Texts["Verify.Return.Body"], Texts["Verify.Return.Label"], Texts["Verify.Return.Confirm"], $"case:{Id}:return"),
        text => ActAsync("return", (request, shown) => new ReturnToAssessor(request, shown.Id, shown.Version, text), Texts["Verify.Return.Done"]));
}
