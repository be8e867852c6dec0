using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Shared;

/// <summary>What every import of a file does on its page: choose a file, see what would happen, confirm. Nothing happens before the confirmation.</summary>
/// <typeparam name="TPlan">What would happen.</typeparam>
/// <typeparam name="TResult">What happened.</typeparam>
public abstract class ImportPageBase<TPlan, TResult> : ComponentBase
    where TPlan : class
    where TResult : class
{
    private Guid requestId;
    private bool focusPlan;

    [Inject]
    protected OperationClient Operations { get; set; } = default!;

    [Inject]
    protected RefusalTexts Refusals { get; set; } = default!;

    protected string PlanId { get; } = ElementId.Next("import-plan");

    /// <summary>The heading of the plan, to which the reader is brought when it is there.</summary>
    protected ElementReference Heading { get; set; }

    protected byte[]? File { get; private set; }

    protected string Name { get; private set; } = "";

    protected string Reason { get; set; } = "";

    /// <summary>The one choice of the page; the file is looked at anew when it changes.</summary>
    protected bool Option { get; private set; }

    protected bool Checking { get; private set; }

    protected bool Importing { get; private set; }

    protected bool Busy => Checking || Importing;

    /// <summary>How often the page was begun anew; the input of the file is a new one each time.</summary>
    protected int Attempt { get; private set; }

    protected TPlan? Plan { get; private set; }

    protected TResult? Result { get; private set; }

    protected Refusal? Refused { get; private set; }

    protected string? ReasonError => Refusals.Of(Refused, nameof(Reason));

    /// <summary>The look at a file, which changes nothing.</summary>
    protected abstract IOperation<TPlan> Look(byte[] file);

    /// <summary>The import of what was looked at.</summary>
    protected abstract IOperation<TResult> Import(Guid request, byte[] file, TPlan plan);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focusPlan)
        {
            focusPlan = false;
            await JsSafely.RunAsync(() => Heading.FocusAsync());
        }
    }

    protected void Forget() => (Plan, Refused, File) = (null, null, null);

    protected async Task ChosenAsync(ChosenFile chosen)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        (Name, File, Refused) = (chosen.Name, chosen.Bytes, chosen.Refusal);
        await LookAsync();
    }

    protected async Task ChooseAsync(ChangeEventArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        Option = args.Value is true;
        await LookAsync();
    }

    protected async Task ImportAsync()
    {
        if (Busy || Plan is null || File is null)
        {
            return;
        }

        Importing = true;
        try
        {
            var answer = await Operations.SendAsync(Import(requestId, File, Plan));
            (Result, Refused) = (answer.Value, answer.Refusal);
        }
        finally
        {
            Importing = false;
        }

        if (Refused is ImportPlanChanged or ImportFileRefused)
        {
            // What would happen now is shown at once; what was refused stays readable above it.
            var said = Refused;
            await LookAsync();
            Refused ??= said;
        }
    }

    protected void Restart()
    {
        (Plan, Result, Refused, File, Name, Reason) = (null, null, null, null, "", "");
        Attempt++;
    }

    private async Task LookAsync()
    {
        if (File is null)
        {
            return;
        }

        Checking = true;
        StateHasChanged();
        try
        {
            var answer = await Operations.SendAsync(Look(File));
            (Plan, Refused, requestId, focusPlan) = (answer.Value, answer.Refusal, Operations.NewRequest(), answer.Value is not null);
        }
        finally
        {
            Checking = false;
        }
    }
}
