using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Audit;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Audit;

/// <summary>Checks every chain, its head and the checkpoints when asked.</summary>
public partial class TrailCheck : ComponentBase
{
    private TrailReport? report;
    private Refusal? refused;
    private DateTimeOffset checkedAt;
    private bool running;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private string Answer => report switch
    {
        { Holds: true, Complete: true } => Texts["Answer.Holds"],
        { Holds: true } => Texts["Answer.Incomplete"],
        { Faults.Count: 1 } => Texts["Answer.Fault"],
        _ => Texts["Answer.Faults", report?.Faults.Count ?? 0],
    };

    private async Task CheckAsync()
    {
        if (running)
        {
            return;
        }

        running = true;
        try
        {
            var result = await Operations.SendAsync(new VerifyAudit());
            (report, refused, checkedAt) = (result.Ok ? TrailReport.Of(result.Value) : null, result.Refusal, Time.GetUtcNow());
        }
        finally
        {
            running = false;
        }
    }
}
