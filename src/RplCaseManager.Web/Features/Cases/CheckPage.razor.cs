using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>Check your answers: everything that is handed in, what is missing, and the declaration.</summary>
public partial class CheckPage : CasePageBase
{
    private readonly string whyId = ElementId.Next("why");
    private bool declared;

    private FileGaps Gaps => FileGaps.Of(Case!);

    // The list of them stands at the top of the page.
    private string Why => Gaps.NothingClaimed ? Refusals.Of(new RuleRefusal("case.submit.claim")) : Texts["Unsupported", Words.Count("Outcome", Gaps.Unsupported.Count)];

    private string? RefusedHref => Refused?.Rule switch
    {
        "case.submit.claim" => CaseLinks.Rate(Id),
        "case.submit.supported" => CaseLinks.Map(Id),
        "case.date-over" or "case.state" => CaseLinks.Case(Id),
        _ => null,
    };

    protected override Task OnReadAsync(CaseDetails details)
    {
        // A file that was given back is completed on the page that shows what was asked.
        if (details.State is CaseState.Incomplete)
        {
            Navigation.NavigateTo(CaseLinks.Answer(Id), replace: true);
        }

        return Task.CompletedTask;
    }

    private Task SubmitAsync() => ActAsync((request, shown) => new SubmitCase(request, shown.Id, shown.Version), GoToSubmitted);
}
