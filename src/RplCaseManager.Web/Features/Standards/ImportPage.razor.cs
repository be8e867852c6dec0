using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Standards;

/// <summary>Import of standards: choose a file, see what would happen, confirm. Nothing happens before the confirmation.</summary>
public partial class ImportPage : ComponentBase
{
    private readonly string planId = ElementId.Next("import-plan");
    private readonly string reasonId = ElementId.Next("import-reason");
    private ElementReference heading;
    private Guid requestId;
    private byte[]? file;
    private string name = "";
    private string reason = "";
    private bool publish;
    private bool checking;
    private bool importing;
    private bool focusPlan;
    private int attempt;
    private int changes;
    private StandardImportPlan? plan;
    private StandardImportResult? result;
    private Refusal? refused;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    private bool Busy => checking || importing;

    private string? ReasonError => Refusals.Of(refused, nameof(ImportStandards.Reason));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focusPlan)
        {
            focusPlan = false;
            await JsSafely.RunAsync(() => heading.FocusAsync());
        }
    }

    private void Forget() => (plan, refused, file) = (null, null, null);

    private async Task ChosenAsync(ChosenFile chosen)
    {
        (name, file, refused) = (chosen.Name, chosen.Bytes, chosen.Refusal);
        if (file is not null)
        {
            await CheckAsync();
        }
    }

    private async Task PublishAsync(ChangeEventArgs args)
    {
        publish = args.Value is true;
        if (file is not null)
        {
            await CheckAsync();
        }
    }

    private async Task CheckAsync()
    {
        checking = true;
        StateHasChanged();
        try
        {
            var answer = await Operations.SendAsync(new CheckStandardImport(name, file!, publish));
            (plan, refused, requestId) = (answer.Value, answer.Refusal, Operations.NewRequest());
            changes = plan?.Rows.Count(row => row.Outcome is not StandardImportOutcome.Unchanged || row.Publishes) ?? 0;
            focusPlan = plan is not null;
        }
        finally
        {
            checking = false;
        }
    }

    private async Task ImportAsync()
    {
        if (Busy || plan is null)
        {
            return;
        }

        importing = true;
        try
        {
            var answer = await Operations.SendAsync(new ImportStandards(requestId, name, file!, publish, plan.Plan, reason.Trim()));
            (result, refused) = (answer.Value, answer.Refusal);
        }
        finally
        {
            importing = false;
        }

        if (refused is ImportPlanChanged or ImportFileRefused)
        {
            // What would happen now is shown at once; what was refused stays readable above it.
            var said = refused;
            await CheckAsync();
            refused ??= said;
        }
    }

    private void Restart()
    {
        (plan, result, refused, file, name, reason) = (null, null, null, null, "", "");
        attempt++;
    }
}
