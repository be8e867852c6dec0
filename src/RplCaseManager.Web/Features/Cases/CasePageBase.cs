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

    /// <summary>Sends one act on the case as shown; does nothing while another is on its way.</summary>
    /// <param name="then">What follows a success; the page stays busy until it is done, so that a second click never meets the case as it was.</param>
    protected async Task ActAsync<T>(Func<Guid, CaseDetails, IOperation<T>> act, Func<Task> then)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(then);
        if (Busy || Case is null)
        {
            return;
        }

        Busy = true;
        requestId = requestId == Guid.Empty ? Operations.NewRequest() : requestId;
        try
        {
            var result = await Operations.SendAsync(act(requestId, Case));
            Refused = result.Refusal;
            requestId = result.Ok ? Guid.Empty : requestId;
            if (result.Ok)
            {
                await then();
            }
        }
        finally
        {
            Busy = false;
        }
    }

    /// <summary>To the confirmation with the case number.</summary>
    protected Task GoToSubmitted()
    {
        Navigation.NavigateTo(CaseLinks.Submitted(Id));
        return Task.CompletedTask;
    }

    private async Task ReadAsync()
    {
        var result = await Operations.SendAsync(new GetCase(Id));
        if (result.Refusal is DeclareFirst || result.Value is { IsMine: false })
        {
            // Staff who followed a link to a candidate's page: they work on the page of their role, which asks for the declaration too. The door is outside of the circuit.
            Navigation.NavigateTo(CaseLinks.Door(Id), forceLoad: true);
            return;
        }

        (Case, NotShown) = (result.Value, result.Refusal);
        if (Case is not null)
        {
            await OnReadAsync(Case);
        }
    }
}
