using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>The candidate's home: each case with whose turn it is and until when; what waits for them first.</summary>
public partial class MyCasesPage : CandidateComponent
{
    private IReadOnlyList<MyCaseRow>? cases;
    private Refusal? refused;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    /// <summary>What waits for the candidate comes first, by date; then what others have; then what is over.</summary>
    private IEnumerable<MyCaseRow> Rows => (cases ?? [])
        .OrderBy(row => row.Holder switch { CaseHolder.Candidate => 0, CaseHolder.Nobody => 2, _ => 1 })
        .ThenBy(row => row.Holder is CaseHolder.Candidate ? row.DueOn : null).ThenByDescending(row => row.CreatedAt);

    protected override async Task OnInitializedAsync()
    {
        var result = await Operations.SendAsync(new ListMyCases());
        (cases, refused) = (result.Value, result.Refusal);
    }

    private string Whose(MyCaseRow row) => row switch
    {
        { Holder: CaseHolder.Nobody } => Texts[$"Over.{row.State}"],
        { Holder: CaseHolder.Candidate, DueOn: { } due } => Texts["You.Until", Words.Date(due)],
        { Holder: CaseHolder.Candidate } => Texts["You"],
        { DueOn: { } due } => Texts["Other.Until", Words.Holder(row.Holder), Words.Date(due)],
        _ => Texts["Other", Words.Holder(row.Holder)],
    };
}
