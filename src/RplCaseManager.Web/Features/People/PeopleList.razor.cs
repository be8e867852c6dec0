using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.People;

/// <summary>Everybody with an account: search, filter in the address, roles and accounts to be changed in place.</summary>
public partial class PeopleList : ComponentBase, IDisposable
{
    private const string Path = "/admin/people";
    private const int PageSize = 50;
    private readonly CancellationSeries series = new();
    private readonly AddressEcho<PeopleQuery> echo = new();
    private readonly List<PersonRow> rows = [];
    private IReadOnlyList<BodyRow> bodies = [];
    private PeopleQuery query = PeopleQuery.Read(null, null);
    private Refusal? refused;
    private Guid? opened;
    private string search = "";
    private int total;
    private bool more;
    private bool loaded;
    private bool loading;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "role")]
    private string? Role { get; set; }

    [SupplyParameterFromQuery(Name = "body")]
    private string? Body { get; set; }

    [SupplyParameterFromQuery(Name = "absent")]
    private bool? Absent { get; set; }

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    public void Dispose()
    {
        series.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override async Task OnInitializedAsync() => bodies = (await Operations.SendAsync(new ListBodies())).Value ?? [];

    protected override async Task OnParametersSetAsync()
    {
        var asked = PeopleQuery.Read(Search, Role, Body, Absent is true);
        if (echo.IsNews(asked))
        {
            (query, search) = (asked, asked.Search);
            await LoadAsync(PageSize);
        }
    }

    private Task SearchAsync(ChangeEventArgs args)
    {
        search = args.Value as string ?? "";
        return search.Trim() == query.Search ? Task.CompletedTask : ChangeAsync(query with { Search = search.Trim() });
    }

    private Task RoleAsync(ChangeEventArgs args) => ChangeAsync(query with { Role = PeopleQuery.Read(null, args.Value as string).Role });

    private Task BodyAsync(ChangeEventArgs args) => ChangeAsync(query with { Body = args.Value is string { Length: > 0 } code ? code : null });

    private Task AbsentAsync(ChangeEventArgs args) => ChangeAsync(query with { Absent = args.Value is true });

    private async Task ChangeAsync(PeopleQuery changed)
    {
        query = changed;
        search = changed.Search == search.Trim() ? search : changed.Search;
        echo.Announce(changed);
        Navigation.NavigateTo(changed.On(Path), replace: true);
        await LoadAsync(PageSize);
    }

    /// <summary>A person was changed: what is shown is read again, as long as it is.</summary>
    private Task ChangedAsync() => LoadAsync(Math.Max(PageSize, rows.Count));

    private async Task LoadAsync(int take)
    {
        var cancellation = series.Next();
        try
        {
            var page = await Operations.SendAsync(query.Request(null, take), cancellation);
            cancellation.ThrowIfCancellationRequested();
            rows.Clear();
            (refused, loaded) = (page.Refusal, true);
            Take(page.Value);
        }
        catch (OperationCanceledException)
        {
            // More was typed meanwhile; the later attempt shows its rows.
        }
    }

    private async Task MoreAsync()
    {
        if (loading || rows.Count == 0)
        {
            return;
        }

        (loading, var cancellation) = (true, series.Next());
        try
        {
            var page = await Operations.SendAsync(query.Request(rows[^1], PageSize), cancellation);
            cancellation.ThrowIfCancellationRequested();
            refused = page.Refusal;
            Take(page.Value);
        }
        catch (OperationCanceledException)
        {
            // The filter changed meanwhile.
        }
        finally
        {
            loading = false;
        }
    }

    private void Take(PeoplePage? page)
    {
        if (page is not null)
        {
            rows.AddRange(page.Rows);
            (total, more) = (page.Total, page.More);
        }
    }
}
