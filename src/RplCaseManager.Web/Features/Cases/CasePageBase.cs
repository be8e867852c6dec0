using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>A page about one case of the candidate: loads it, acts on it once however often a button is pressed, and keeps the last "no".</summary>
public abstract class CasePageBase : CandidateComponent
{
    private Guid requestId;
    private Guid shown;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    protected OperationClient Operations { get; set; } = default!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>The case as it was last read; null before, or when it may not be shown.</summary>
    protected CaseDetails? Case { get; private set; }

    /// <summary>Why the case is not shown.</summary>
    protected Refusal? NotShown { get; private set; }

    /// <summary>Why the last act was refused.</summary>
    protected Refusal? Refused { get; set; }

    /// <summary>An act is on its way; buttons wait.</summary>
    protected bool Busy { get; private set; }

    /// <summary>Reads the case again, as somebody else may have left it.</summary>
    protected async Task ReloadAsync()
    {
        Refused = null;
        await ReadAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Id != shown)
        {
            shown = Id;
            await ReadAsync();
        }
    }

    /// <summary>Called with each fresh reading.</summary>
    protected virtual Task OnReadAsync(CaseDetails details) => Task.CompletedTask;

    /// <summary>Sends one act on the case as shown; does nothing while another is on its way. Answers whether it was carried out.</summary>
    protected async Task<bool> ActAsync<T>(Func<Guid, CaseDetails, IOperation<T>> act)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (Busy || Case is null)
        {
            return false;
        }

        Busy = true;
        requestId = requestId == Guid.Empty ? Operations.NewRequest() : requestId;
        try
        {
            var result = await Operations.SendAsync(act(requestId, Case));
            Refused = result.Refusal;
            requestId = result.Ok ? Guid.Empty : requestId;
            return result.Ok;
        }
        finally
        {
            Busy = false;
        }
    }

    private async Task ReadAsync()
    {
        var result = await Operations.SendAsync(new GetCase(Id));
        (Case, NotShown) = (result.Value, result.Refusal);
        if (Case is not null)
        {
            await OnReadAsync(Case);
        }
    }
}
