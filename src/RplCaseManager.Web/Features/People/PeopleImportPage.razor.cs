using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Features.People;

/// <summary>Import of people: choose a file, see what would happen, confirm. Nobody is invited before the confirmation.</summary>
public partial class PeopleImportPage : ImportPageBase<PeopleImportPlan, PeopleImportResult>
{
    private IReadOnlyList<BodyRow> bodies = [];
    private Refusal? forbidden;

    private int Changes => Plan?.Rows.Count(row => row.Outcome is not PersonImportOutcome.Unchanged) ?? 0;

    private int Withheld => Plan?.Rows.Count(row => row.Withheld.Count > 0) ?? 0;

    protected override async Task OnInitializedAsync()
    {
        var found = await Operations.SendAsync(new ListBodies());
        (bodies, forbidden) = (found.Value ?? [], found.Refusal);
    }

    protected override IOperation<PeopleImportPlan> Look(byte[] file) => new CheckPeopleImport(Name, file, Option);

    protected override IOperation<PeopleImportResult> Import(Guid request, byte[] file, PeopleImportPlan plan) => new ImportPeople(request, Name, file, Option, plan.Plan, Reason.Trim());
}
