using RplCaseManager.Application.Assessment;
using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>The candidate answers a request of the assessor, or completes a file that the case officer gave back.</summary>
public partial class AnswerPage : CasePageBase
{
    private readonly string answerId = ElementId.Next("answer");
    private readonly string answerHintId = ElementId.Next("answer-hint");
    private readonly string whyId = ElementId.Next("why");
    private DraftKeeper? keeper;
    private string answer = "";
    private bool sent;
    private int waiting;

    private bool Completing => Case?.State is CaseState.Incomplete;

    private RequestDetails? Request => Case?.OpenRequest;

    private List<OutcomeDetails> Concerned => [.. Case!.Units.SelectMany(unit => unit.Outcomes).Where(outcome => Request!.OutcomeCodes.Contains(outcome.Code))];

    /// <summary>Why it cannot be sent yet, or null.</summary>
    private string? Why
    {
        get
        {
            if (waiting > 0)
            {
                return Texts["WaitingFirst"];
            }

            if (!Completing)
            {
                return answer.Trim().Length > 0 || Case!.Evidence.Any(AddedSinceAsked) ? null : Texts["AnswerFirst"].Value;
            }

            var gaps = FileGaps.Of(Case!);
            return gaps.MayBeHandedIn ? null : Refusals.Of(gaps.NothingClaimed ? new RuleRefusal("case.submit.claim")
                : new RuleRefusal("case.submit.supported", string.Join(", ", gaps.Unsupported.Select(outcome => outcome.Title))));
        }
    }

    private bool AddedSinceAsked(EvidenceDetails piece) => piece.AddedAt > Request!.AskedAt;

    // A second click can arrive after the first was carried out and before the browser took the button away.
    private Task SendAsync() => Request is null ? Task.CompletedTask : Completing
        ? ActAsync((request, shown) => new SubmitCase(request, shown.Id, shown.Version), GoToSubmitted)
        : ActAsync((request, shown) => new ProvideInformation(request, shown.Id, shown.Version, answer.Trim()), SentAsync);

    private async Task SentAsync()
    {
        await (keeper?.ClearAsync() ?? ValueTask.CompletedTask);
        await ReloadAsync();
        sent = true;
    }
}
