using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>A list of cases: tabs, filter in the address, one page after the other, keys, export. The count comes from the query of the rows.</summary>
public partial class CaseTable : ComponentBase, IDisposable
{
    private const int PageSize = 25;
    private readonly CancellationSeries series = new();
    private readonly Dictionary<Guid, ElementReference> lines = [];
    private readonly List<CaseQuery> announced = [];
    private readonly List<CaseRow> rows = [];
    private CaseQuery query = new(CaseList.Intake, "", null);
    private CaseQuery? given;
    private IReadOnlyDictionary<CaseList, int>? counts;
    private Refusal? refused;
    private CaseCursor? next;
    private string search = "";
    private string begun = "";
    private int edition;
    private int total;
    private int selected = -1;
    private bool loaded;
    private bool loading;

    /// <summary>The tabs.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<CaseList> Lists { get; set; } = [];

    /// <summary>What stands in the address.</summary>
    [Parameter, EditorRequired]
    public CaseQuery Query { get; set; } = new(CaseList.Intake, "", null);

    /// <summary>The page on which the list stands.</summary>
    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    /// <summary>Where a row leads; null for a row that does not open.</summary>
    [Parameter]
    public Func<CaseRow, string?>? Href { get; set; }

    /// <summary>Which rows that lead nowhere can be picked (claimed).</summary>
    [Parameter]
    public Func<CaseRow, bool>? Pickable { get; set; }

    [Parameter]
    public EventCallback<CaseRow> OnPick { get; set; }

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private string Counted => query.IsFiltered && counts?.TryGetValue(query.List, out var all) is true
        ? Texts["Cases.Of", total, all] : total == 1 ? Texts["Cases.One"] : Texts["Cases", total];

    /// <summary>Reads the list again, for instance after a row was claimed.</summary>
    public Task ReloadAsync() => LoadAsync();

    public void Dispose()
    {
        series.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Query == given)
        {
            return;
        }

        given = Query;
        // The address that this list itself announced comes back late, when more may have been typed already.
        if (announced.Remove(Query))
        {
            return;
        }

        query = Query;
        Write(Query.Search);
        await LoadAsync();
    }

    private Task SearchAsync(ChangeEventArgs args)
    {
        search = args.Value as string ?? "";
        return search.Trim() == query.Search ? Task.CompletedTask : ChangeAsync(query with { Search = search.Trim() });
    }

    private Task StateAsync(ChangeEventArgs args) =>
        ChangeAsync(query with { State = Enum.TryParse<CaseState>(args.Value as string, out var state) ? state : null });

    private async Task ChangeAsync(CaseQuery changed)
    {
        query = changed;
        Write(changed.Search);
        announced.Add(changed);
        Navigation.NavigateTo(changed.On(Path), replace: true);
        await LoadAsync();
    }

    // What is being typed is left to the browser: a late answer must not take letters back. Only other words make a new field.
    private void Write(string words)
    {
        if (words != search.Trim())
        {
            (search, begun, edition) = (words, words, edition + 1);
        }
    }

    private async Task LoadAsync()
    {
        var cancellation = series.Next();
        try
        {
            var page = await Operations.SendAsync(query.Request(null, PageSize), cancellation);
            var counted = await Operations.SendAsync(new CountCases(), cancellation);
            cancellation.ThrowIfCancellationRequested();
            rows.Clear();
            lines.Clear();
            (refused, loaded) = (page.Refusal, true);
            if (page.Ok)
            {
                (next, total, counts) = (page.Value.Next, page.Value.Total, counted.Value ?? counts);
                rows.AddRange(page.Value.Rows);
            }

            selected = -1;
        }
        catch (OperationCanceledException)
        {
            // More was typed meanwhile; the later attempt shows its rows.
        }
    }

    private async Task MoreAsync()
    {
        if (loading || next is null)
        {
            return;
        }

        (loading, var cancellation) = (true, series.Next());
        try
        {
            var page = await Operations.SendAsync(query.Request(next, PageSize), cancellation);
            cancellation.ThrowIfCancellationRequested();
            if (page.Ok)
            {
                rows.AddRange(page.Value.Rows.Where(row => rows.TrueForAll(shown => shown.Id != row.Id)));
                (next, total) = (page.Value.Next, page.Value.Total);
            }

            refused = page.Refusal;
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

    private bool CanPick(CaseRow row) => Pickable?.Invoke(row) ?? false;

    private int? CountOf(CaseList list) => counts?.TryGetValue(list, out var count) is true ? list == query.List && !query.IsFiltered && loaded ? total : count : null;

    private string EmptyKey(string part) => $"Empty.{(query.Fit && query.Search.Length == 0 ? "Fit" : query.IsFiltered ? "Filtered" : query.List.ToString())}.{part}";

    private string WithUs(CaseRow row) => row switch
    {
        { SubmittedAt: null } => Texts["NotHandedIn"],
        // Nobody has it: its days with us are over, however long ago.
        { Holder: CaseHolder.Nobody } => Texts["NoLonger"],
        { SubmittedAt: { } since } => Texts["Days", Math.Max(0, (int)(Time.GetUtcNow() - since).TotalDays)],
    };
}
