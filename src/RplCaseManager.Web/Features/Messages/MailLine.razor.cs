using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using RplCaseManager.Application.Messages;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Messages;

/// <summary>One mail: how its delivery stands, what it says, and another try when it is parked.</summary>
public partial class MailLine : ComponentBase
{
    private MailDelivery delivery = new(DeliveryState.Waiting, null, 0);
    private Refusal? refused;
    private Guid request;
    private bool open;
    private bool running;

    [Parameter, EditorRequired]
    public MailRow Row { get; set; } = default!;

    /// <summary>The mail is tried again; the list reads again.</summary>
    [Parameter]
    public EventCallback OnRetried { get; set; }

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    private string Title => NoticeText.Title(Row.Kind, Row.Values, CultureInfo.CurrentUICulture);

    private string To => Row.To.Length > 0 ? Row.To : Texts["Nobody"];

    protected override void OnInitialized() => request = Operations.NewRequest();

    protected override void OnParametersSet() => delivery = MailDelivery.Of(Row);

    private async Task RetryAsync()
    {
        if (running)
        {
            return;
        }

        running = true;
        try
        {
            var result = await Operations.SendAsync(new RetryMail(request, Row.Id));
            refused = result.Refusal;
            if (result.Ok)
            {
                request = Operations.NewRequest();
                Snackbar.Add(Texts["Retried"], Severity.Success);
                await OnRetried.InvokeAsync();
            }
        }
        finally
        {
            running = false;
        }
    }
}
