using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>A piece of evidence in a list; its file opens below it, and the look is recorded.</summary>
public partial class EvidenceRow : ComponentBase
{
    private EvidenceTicket? ticket;
    private Refusal? refused;
    private bool running;

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public EvidenceDetails Piece { get; set; } = default!;

    /// <summary>More words behind kind, day and size; begins with its own separator.</summary>
    [Parameter]
    public string? Note { get; set; }

    /// <summary>Chips.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    private async Task ToggleAsync()
    {
        if (ticket is not null || running)
        {
            ticket = null;
            return;
        }

        running = true;
        var result = await Operations.SendAsync(new OpenEvidence(Operations.NewRequest(), CaseId, Piece.Id));
        (ticket, refused, running) = (result.Value, result.Refusal, false);
    }
}
