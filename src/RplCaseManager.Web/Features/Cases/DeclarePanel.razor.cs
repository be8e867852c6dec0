using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>Stands in place of a case until its reader has declared whether there is a conflict of interest. Says whom and what it is about, and shows nothing of the file.</summary>
public partial class DeclarePanel : ComponentBase
{
    private readonly Declaration declaration = new();
    private DraftKeeper? keeper;
    private CaseCover? cover;
    private Refusal? refused;
    private Guid request;
    private bool tried;
    private bool running;
    private bool declared;

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    /// <summary>The list from which the person came.</summary>
    [Parameter, EditorRequired]
    public string BackHref { get; set; } = "/";

    /// <summary>Raised when the case may be opened.</summary>
    [Parameter]
    public EventCallback OnFree { get; set; }

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        request = Operations.NewRequest();
        var result = await Operations.SendAsync(new GetCaseCover(CaseId));
        (cover, refused) = (result.Value, result.Refusal);
    }

    private async Task DeclareAsync()
    {
        tried = true;
        if (running || declaration.Missing is not null)
        {
            return;
        }

        running = true;
        var conflict = declaration.HasConflict is true;
        var result = await Operations.SendAsync(new DeclareConflict(request, CaseId, conflict, conflict ? declaration.Reason.Trim() : ""));
        // Declared in another tab before: the case may be opened.
        refused = result.Refusal is RuleRefusal { Rule: "case.declared" } ? null : result.Refusal;
        if (refused is not null)
        {
            running = false;
            return;
        }

        // It stays busy: a second click that comes before the panel is gone does nothing.
        await (keeper?.ClearAsync() ?? ValueTask.CompletedTask);
        declared = conflict;
        if (!conflict)
        {
            await OnFree.InvokeAsync();
        }
    }
}
