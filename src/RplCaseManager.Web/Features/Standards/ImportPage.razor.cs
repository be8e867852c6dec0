using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Standards;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Features.Standards;

/// <summary>Import of standards: choose a file, see what would happen, confirm. Nothing happens before the confirmation.</summary>
public partial class ImportPage : ImportPageBase<StandardImportPlan, StandardImportResult>
{
    private int Changes => Plan?.Rows.Count(row => row.Outcome is not StandardImportOutcome.Unchanged || row.Publishes) ?? 0;

    protected override IOperation<StandardImportPlan> Look(byte[] file) => new CheckStandardImport(Name, file, Option);

    protected override IOperation<StandardImportResult> Import(Guid request, byte[] file, StandardImportPlan plan) => new ImportStandards(request, Name, file, Option, plan.Plan, Reason.Trim());
}
