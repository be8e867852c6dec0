using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Certificates;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Web.Features.Assessment;
using RplCaseManager.Web.Features.Cases;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Features.Decisions;

/// <summary>The decider's page: judgements and recommendation, the decision, and afterwards its letter and certificates.</summary>
public partial class DecidePage : StaffCasePage
{
    private IReadOnlyList<DecisionView> decisions = [];
    private IReadOnlyList<CertificateRow> certificates = [];
    private DecisionChoices? choices;
    private DraftKeeper? keeper;
    private int? validYears;
    private bool tried;

    protected override async Task LoadedAsync(CaseDetails details)
    {
        decisions = (await Operations.SendAsync(new GetDecisions(details.Id))).Value ?? [];
        certificates = decisions.Count > 0 ? (await Operations.SendAsync(new ListCaseCertificates(details.Id))).Value ?? [] : [];
        if (details.State is not CaseState.AwaitingDecision)
        {
            choices = null;
            return;
        }

        var draft = await Operations.SendAsync(new GetDecisionDraft(details.Id));
        if (draft.Ok)
        {
            string Why(OutcomeOption option) => OptionWords.Against(option, details.Units, Refusals, Words);
            choices = choices?.Again(details.Sought, draft.Value.Options, Why) ?? new DecisionChoices(details.Sought, draft.Value.Options, Why);
        }

        validYears = (await Operations.SendAsync(new GetStandard(details.StandardCode, details.StandardVersion))).Value?.Content.Validity.Years;
    }

    private Task DecideAsync() => OnceAsync(async () =>
    {
        tried = true;
        if (choices is not { Missing: null } chosen)
        {
            return;
        }

        var what = string.Join(' ', new[] { ("Decide.Ask.Granted", true), ("Decide.Ask.Refused", false) }.Select(part => (Key: part.Item1, Names: Names(chosen, part.Item2)))
            .Where(part => part.Names.Length > 0).Select(part => Texts[part.Key, part.Names].Value));
        var answer = await ConfirmDialog.AskAsync(Dialogs, new ConfirmQuestion(Texts["Decide.Ask.Title", Details!.Number], Texts["Decide.Ask.Body", what], Texts["Decide.Ask.Confirm"]));
        if (!answer.Confirmed)
        {
            return;
        }

        ActRefused = await ActAsync("decide", (request, shown) => new Decide(request, shown.Id, shown.Version, chosen.Awards, chosen.Reasons.Trim()), Texts["Decide.Done"]);
        if (ActRefused is null)
        {
            tried = false;
            await (keeper?.ClearAsync() ?? ValueTask.CompletedTask);
        }
    });

    private string Names(DecisionChoices chosen, bool granted) =>
        string.Join(", ", chosen.Choices.Where(choice => choice.Granted == granted).Select(choice => Words[$"Outcome.{choice.Option.Outcome}"].Value));

    private Task ReturnForAssessmentAsync() => AskAsync(
        new TextAct(Texts["Decide.ReturnA.Title", Details!.Number], Texts["Decide.ReturnA.Body"], Texts["Decide.Return.Label"], Texts["Decide.Return.Confirm"], $"case:{Id}:return-assessment"),
        text => ActAsync("return-assessment", (request, shown) => new ReturnForAssessment(request, shown.Id, shown.Version, text), Texts["Decide.ReturnA.Done"]));

    private Task ReturnForVerificationAsync() => AskAsync(
        new TextAct(Texts["Decide.ReturnV.Title", Details!.Number], Texts["Decide.ReturnV.Body"], Texts["Decide.Return.Label"], Texts["Decide.Return.Confirm"], $"case:{Id}:return-verification"),
        text => ActAsync("return-verification", (request, shown) => new ReturnForVerification(request, shown.Id, shown.Version, text), Texts["Decide.ReturnV.Done"]));

    private Task RevokeAsync(CertificateRow certificate) => AskAsync(
        new TextAct(CaseText("Title", certificate.Number), CaseText("Body"), CaseText("Label"), RevokeTexts["Certificates.Revoke"], $"certificate:{certificate.Id}:revoke", IsDestructive: true),
        text => ActAsync("revoke:" + certificate.Id, (request, shown) => new RevokeCertificate(request, shown.Id, certificate.Id, text), CaseText("Done")));

    private string CaseText(string key, params object[] arguments) => RevokeTexts["Certificates.Revoke." + key, arguments];
}
