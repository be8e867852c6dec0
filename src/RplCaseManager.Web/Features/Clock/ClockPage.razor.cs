using Microsoft.AspNetCore.Components;
using MudBlazor;
using RplCaseManager.Application.Messages;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Clock;

/// <summary>Shows and moves the product's clock, in Development.</summary>
public partial class ClockPage : ComponentBase, IDisposable
{
    private ITimer? ticking;
    private DateTimeOffset now;
    private DateTimeOffset? movedTo;
    private Refusal? refused;
    private Guid request;
    private string? day;
    private string? wrong;
    private bool running;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    [Inject]
    private NavigationMenu Menu { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    public void Dispose()
    {
        ticking?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized()
    {
        (request, now) = (Operations.NewRequest(), Time.GetUtcNow());
        if (Menu.IsDevelopment)
        {
            // Somebody else, or the operator's command, may move it too.
            ticking = Time.CreateTimer(_ => _ = InvokeAsync(Tick), null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        }
    }

    private void Tick()
    {
        now = Time.GetUtcNow();
        StateHasChanged();
    }

    private async Task ToDayAsync()
    {
        var target = ClockTargets.MorningOf(day);
        wrong = target is null ? Texts["To.Missing"].Value : target <= Time.GetUtcNow() ? Texts["To.Past"].Value : null;
        if (wrong is null)
        {
            await MoveAsync(target!.Value);
        }
    }

    private async Task MoveAsync(DateTimeOffset target)
    {
        if (running)
        {
            return;
        }

        running = true;
        try
        {
            if (!(await ConfirmDialog.AskAsync(Dialogs, new ConfirmQuestion(Texts["Ask.Title", ClockTargets.InWords(target)], Texts["Ask.Body"], Texts["Ask.Do"]))).Confirmed)
            {
                return;
            }

            var result = await Operations.SendAsync(new MoveClock(request, target));
            (refused, now) = (result.Refusal, Time.GetUtcNow());
            if (result.Ok)
            {
                (movedTo, wrong, day, request) = (now, null, null, Operations.NewRequest());
            }
        }
        finally
        {
            running = false;
        }
    }
}
