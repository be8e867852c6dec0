using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>What every component of the candidate's pages has at hand: words and refusals.</summary>
public abstract class CandidateComponent : ComponentBase
{
    private CandidateWords? words;

    [Inject]
    protected RefusalTexts Refusals { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Resources.CandidateTerms> Terms { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Resources.Components> Common { get; set; } = default!;

    protected CandidateWords Words => words ??= new(Terms, Common);
}
