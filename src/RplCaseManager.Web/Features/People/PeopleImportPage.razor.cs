using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.People;

/// <summary>Import of people: choose a file, see what would happen, confirm. Nobody is invited before the confirmation.</summary>
public partial class PeopleImportPage : ComponentBase
{
    private readonly string planId = ElementId.Next("import-plan");
    private readonly string reasonId = ElementId.Next("import-reason");
    private IReadOnlyList<BodyRow> bodies = [];
    private ElementReference heading;
    private Guid requestId;
    private byte[]? file;
    private string name = "";
    private string reason = "";
    private bool toExisting;
    private bool checking;
    private bool importing;
    private bool focusPlan;
    private int attempt;
    private int changes;
    private int withheld;
    private PeopleImportPlan? plan;
    private PeopleImportResult? result;
    private Refusal? refused;
    private Refusal? forbidden;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    private bool Busy => checking || importing;

    private string? ReasonError => Refusals.Of(refused, nameof(ImportPeople.Reason));

    protected override async Task OnInitializedAsync()
    {
        var found = await Operations.SendAsync(new ListBodies());
        (bodies, forbidden) = (found.Value ?? [], found.Refusal);
    }

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

    private async Task ToExistingAsync(ChangeEventArgs args)
    {
        toExisting = args.Value is true;
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
            var answer = await Operations.SendAsync(new CheckPeopleImport(name, file!, toExisting));
            (plan, refused, requestId) = (answer.Value, answer.Refusal, Operations.NewRequest());
            changes = plan?.Rows.Count(row => row.Outcome is not PersonImportOutcome.Unchanged) ?? 0;
            withheld = plan?.Rows.Count(row => row.Withheld.Count > 0) ?? 0;
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
            var answer = await Operations.SendAsync(new ImportPeople(requestId, name, file!, toExisting, plan.Plan, reason.Trim()));
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
