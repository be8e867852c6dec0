using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>Before a case is started: what it is about, what it may yield, what happens next and how long each step may take.</summary>
public partial class StartCasePage : CandidateComponent
{
    private readonly HashSet<RplOutcome> sought = [];
    private StandardPage? about;
    private SchemeSummary? scheme;
    private ProgrammeSummary? programme;
    private PrerequisiteCheck? prerequisites;
    private Refusal? notShown;
    private Refusal? refused;
    private Guid requestId;
    private Guid? otherCase;
    private bool busy;
    private (string?, string?, string?) shown;

    [SupplyParameterFromQuery]
    private string? Standard { get; set; }

    [SupplyParameterFromQuery]
    private string? Scheme { get; set; }

    [SupplyParameterFromQuery]
    private string? Programme { get; set; }

    /// <summary>What can be sought, with the programme where one was chosen.</summary>
    private IReadOnlyList<RplOutcome> Seekable => programme?.Seekable ?? scheme?.Seekable ?? [];

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string? MendHref => refused?.Rule switch
    {
        "case.start.other-open" => otherCase is { } id ? CaseLinks.Case(id) : CaseLinks.Home,
        "case.start.identity" => "/account",
        _ => null,
    };

    private string? MendText => refused?.Rule switch
    {
        "case.start.other-open" => Texts["ToOther"].Value,
        "case.start.identity" => Texts["ToAccount"].Value,
        _ => null,
    };

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (Standard, Scheme, Programme) && about is not null)
        {
            return;
        }

        shown = (Standard, Scheme, Programme);
        requestId = Operations.NewRequest();
        if (string.IsNullOrWhiteSpace(Standard))
        {
            notShown = new Application.Operations.NotFound("standard");
            return;
        }

        var result = await Operations.SendAsync(new GetStandard(Standard));
        (about, notShown) = (result.Value, result.Refusal);
        prerequisites = about is null ? null : (await Operations.SendAsync(new CheckPrerequisites(Standard))).Value?.Check;
        // A link that names no scheme means the only one there is.
        scheme = about?.Schemes.FirstOrDefault(found => found.Code == Scheme) ?? (Scheme is null && about is { Schemes.Count: 1 } ? about.Schemes[0] : null);
        programme = scheme?.Programmes.FirstOrDefault(found => found.Code == Programme);
        sought.Clear();
        sought.UnionWith(Seekable);
    }

    private void Toggle(RplOutcome outcome, bool wanted)
    {
        if (wanted)
        {
            sought.Add(outcome);
        }
        else
        {
            sought.Remove(outcome);
        }
    }

    private async Task StartAsync()
    {
        if (busy)
        {
            return;
        }

        busy = true;
        try
        {
            var result = await Operations.SendAsync(new StartCase(requestId, about!.Content.Code, scheme!.Code, [.. sought.Order()], programme?.Code));
            refused = result.Refusal;
            if (result.Ok)
            {
                Navigation.NavigateTo(CaseLinks.Case(result.Value.CaseId));
            }
            else if (refused is RuleRefusal { Rule: "case.start.other-open" } other)
            {
                var mine = await Operations.SendAsync(new ListMyCases());
                otherCase = mine.Value?.FirstOrDefault(row => row.Number == other.Detail)?.Id;
            }
        }
        finally
        {
            busy = false;
        }
    }
}
