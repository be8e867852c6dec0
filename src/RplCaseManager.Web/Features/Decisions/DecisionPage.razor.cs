using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Web.Features.Cases;

namespace RplCaseManager.Web.Features.Decisions;

/// <summary>The reasoned decision as the candidate reads it: what is awarded, why, outcome by outcome, what is missing, and how to appeal.</summary>
public partial class DecisionPage : CasePageBase
{
    private IReadOnlyList<DecisionView>? decisions;

    /// <summary>An earlier decision; the newest otherwise.</summary>
    [SupplyParameterFromQuery]
    private Guid? Decision { get; set; }

    private DecisionView? Shown => decisions?.FirstOrDefault(entry => entry.Id == Decision) ?? (decisions is { Count: > 0 } ? decisions[0] : null);

    // The case's own window is what counts; the decision names the day as it was foreseen.
    private DateOnly? AppealUntil => Shown == decisions![0] && Case!.WindowUntil is { } window ? window : Shown!.Content.AppealUntil;

    protected override async Task OnReadAsync(CaseDetails details)
    {
        var result = await Operations.SendAsync(new GetDecisions(Id));
        (decisions, Refused) = (result.Value ?? [], result.Refusal);
    }
}
