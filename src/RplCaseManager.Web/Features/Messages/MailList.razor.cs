using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Messages;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Messages;

/// <summary>Every mail with its delivery; what is parked can be tried again.</summary>
public partial class MailList : ComponentBase
{
    private const int PageSize = 50;
    private readonly List<MailRow> rows = [];
    private Refusal? refused;
    private Guid? next;
    private bool? shown;
    private int total;
    private int parked;
    private bool loaded;
    private bool loading;

    [SupplyParameterFromQuery(Name = "show")]
    private string? Show { get; set; }

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    private bool OnlyParked => string.Equals(Show, "parked", StringComparison.OrdinalIgnoreCase);

    protected override async Task OnParametersSetAsync()
    {
        if (shown != OnlyParked)
        {
            (shown, loaded) = (OnlyParked, false);
            rows.Clear();
            await LoadAsync(PageSize);
        }
    }

    private Task ReloadAsync() => LoadAsync(Math.Max(PageSize, rows.Count));

    private async Task LoadAsync(int take)
    {
        var only = OnlyParked;
        loading = true;
        try
        {
            var page = await Operations.SendAsync(new ListMail(only, null, take));
            var waiting = only ? page : await Operations.SendAsync(new ListMail(OnlyParked: true, null, 1));
            // Another list may have been asked for meanwhile.
            if (only == OnlyParked)
            {
                rows.Clear();
                (refused, loaded, parked) = (page.Refusal, true, waiting.Value?.Total ?? 0);
                Take(page.Value);
            }
        }
        finally
        {
            loading = false;
        }
    }

    private async Task MoreAsync()
    {
        if (loading || next is null)
        {
            return;
        }

        loading = true;
        try
        {
            var page = await Operations.SendAsync(new ListMail(OnlyParked, next, PageSize));
            refused = page.Refusal;
            Take(page.Value);
        }
        finally
        {
            loading = false;
        }
    }

    private void Take(MailPage? page)
    {
        if (page is not null)
        {
            rows.AddRange(page.Rows);
            (next, total) = (page.Next, page.Total);
        }
    }
}
