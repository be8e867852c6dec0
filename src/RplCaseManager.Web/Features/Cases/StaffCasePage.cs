using Microsoft.AspNetCore.Components;
using MudBlazor;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>What all staff pages of one case do alike: load it, act once at a time with a request id and the version shown, load it again.</summary>
public abstract class StaffCasePage : ComponentBase
{
    private readonly Dictionary<string, Guid> requests = new(StringComparer.Ordinal);
    private Guid shown;
    private bool asking;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    protected OperationClient Operations { get; set; } = default!;

    [Inject]
    protected IDialogService Dialogs { get; set; } = default!;

    [Inject]
    protected ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    [Inject]
    protected RefusalTexts Refusals { get; set; } = default!;

    /// <summary>The case, or null while it loads or when it is refused.</summary>
    protected CaseDetails? Details { get; private set; }

    /// <summary>Why the case is not shown.</summary>
    protected Refusal? Refused { get; private set; }

    /// <summary>Why the last act outside a dialog was refused.</summary>
    protected Refusal? ActRefused { get; set; }

    /// <summary>An act is under way; its buttons wait.</summary>
    protected bool Running { get; private set; }

    /// <summary>Why an act is not possible now, in words; null when it is.</summary>
    protected string? WhyNot(CaseTrigger trigger) => Details?.Acts.GetValueOrDefault(trigger) is { } refusal ? Refusals.Of(refusal) : null;

    protected override async Task OnParametersSetAsync()
    {
        if (shown != Id)
        {
            (shown, Details, Refused, ActRefused) = (Id, null, null, null);
            requests.Clear();
            await LoadAsync();
        }
    }

    /// <summary>Reads the case as it stands now.</summary>
    protected async Task LoadAsync()
    {
        var result = await Operations.SendAsync(new GetCase(Id));
        if (result.Ok)
        {
            await LoadedAsync(result.Value);
        }

        (Details, Refused) = (result.Value, result.Refusal);
    }

    /// <summary>Loads the case again after a refusal, and forgets the refusal.</summary>
    protected async Task ReloadAsync()
    {
        ActRefused = null;
        await LoadAsync();
    }

    /// <summary>Reads what the page needs besides, before it is shown.</summary>
    protected virtual Task LoadedAsync(CaseDetails details) => Task.CompletedTask;

    /// <summary>Sends a change once: a second click does nothing, and a repetition after a lost answer does nothing twice.</summary>
    /// <param name="act">Names the intended change; it keeps its request id until it succeeded.</param>
    /// <param name="done">What is said after success.</param>
    /// <param name="leaveFor">Where to go after success; null stays and loads the case again.</param>
    /// <returns>The refusal, or null.</returns>
    protected async Task<Refusal?> ActAsync<T>(string act, Func<Guid, CaseDetails, IOperation<T>> make, string? done = null, string? leaveFor = null)
    {
        ArgumentNullException.ThrowIfNull(make);
        if (Running || Details is null)
        {
            return new CameSecond("case");
        }

        Running = true;
        try
        {
            if (!requests.TryGetValue(act, out var request))
            {
                requests[act] = request = Operations.NewRequest();
            }

            var result = await Operations.SendAsync(make(request, Details));
            if (result.Refusal is not null)
            {
                return result.Refusal;
            }

            requests.Remove(act);
            ActRefused = null;
            if (done is not null)
            {
                Snackbar.Add(done, Severity.Success);
            }

            if (leaveFor is not null)
            {
                Navigation.NavigateTo(leaveFor);
            }
            else
            {
                await LoadAsync();
            }

            return null;
        }
        finally
        {
            Running = false;
        }
    }

    /// <summary>Asks for a text and acts on it; a refusal is shown in the dialog, where the text stays.</summary>
    protected Task AskAsync(TextAct ask, Func<string, Task<Refusal?>> act) => OnceAsync(() => TextActDialog.AskAsync(Dialogs, ask, act, LoadAsync));

    /// <summary>Asks one question at a time: a double click opens one dialog.</summary>
    protected async Task OnceAsync(Func<Task> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        if (asking || Running)
        {
            return;
        }

        asking = true;
        try
        {
            await ask();
        }
        finally
        {
            asking = false;
        }
    }
}
