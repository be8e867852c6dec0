using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Standards;

/// <summary>Import of standards: choose a file, see what would happen, confirm. Nothing happens before the confirmation.</summary>
public partial class ImportPage : ComponentBase
{
    private const int Chunk = 256 * 1024;
    private readonly string fileId = ElementId.Next("import-file");
    private readonly string hintId = ElementId.Next("import-hint");
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
    private int? reading;
    private int attempt;
    private int changes;
    private StandardImportPlan? plan;
    private StandardImportResult? result;
    private Refusal? refused;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    private bool Busy => checking || importing || reading is not null;

    private string? ReasonError => Refusals.Of(refused, nameof(ImportStandards.Reason));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focusPlan)
        {
            focusPlan = false;
            await JsSafely.RunAsync(() => heading.FocusAsync());
        }
    }

    private async Task ChosenAsync(InputFileChangeEventArgs chosen)
    {
        (plan, refused, file, name) = (null, null, null, chosen.File.Name);
        if (chosen.File.Size > StandardImport.MostBytes)
        {
            refused = new InvalidInput([new("File", "too-large", StandardImport.MostBytes.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
            return;
        }

        try
        {
            file = await ReadAsync(chosen.File);
        }
        catch (IOException)
        {
            // The file was changed or taken away while it was read.
            refused = new RuleRefusal("import.reading", name);
            return;
        }
        finally
        {
            reading = null;
        }

        await CheckAsync();
    }

    private async Task<byte[]> ReadAsync(IBrowserFile from)
    {
        reading = 0;
        var bytes = new byte[from.Size];
        await using var stream = from.OpenReadStream(StandardImport.MostBytes);
        for (var at = 0; at < bytes.Length;)
        {
            var read = await stream.ReadAsync(bytes.AsMemory(at, Math.Min(Chunk, bytes.Length - at)));
            if (read == 0)
            {
                throw new EndOfStreamException();
            }

            at += read;
            var done = (int)(100L * at / bytes.Length);
            if (done > reading)
            {
                reading = done;
                StateHasChanged();
            }
        }

        return bytes;
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

        if (refused is ImportPlanChanged or StandardImportRefused)
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
