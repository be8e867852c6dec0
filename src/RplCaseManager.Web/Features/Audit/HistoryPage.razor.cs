using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using RplCaseManager.Application.Audit;
using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Features.Cases;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Features.Audit;

/// <summary>The history of a case: who did, saw and decided what, when; and whether its chain holds.</summary>
public partial class HistoryPage : StaffCasePage
{
    private readonly AddressEcho<HistoryQuery> echo = new();
    private HistoryQuery query = HistoryQuery.All;
    private CaseHistory? history;
    private HistoryWords? words;
    private IReadOnlyList<HistoryLine> lines = [];
    private Refusal? refusedHistory;
    private TimeZoneInfo zone = TimeZoneInfo.Utc;
    private string search = "";

    [SupplyParameterFromQuery(Name = "show")]
    private string? Show { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Words { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Resources.CaseWords> CaseWords { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Resources.States> States { get; set; } = default!;

    private string Path => $"/audit/cases/{Id}";

    protected override async Task OnParametersSetAsync()
    {
        var asked = HistoryQuery.Read(Show, Words);
        if (echo.IsNews(asked))
        {
            (query, search) = (asked, asked.Search);
            Filter();
        }

        await base.OnParametersSetAsync();
    }

    protected override async Task LoadedAsync(CaseDetails details)
    {
        var result = await Operations.SendAsync(new GetCaseHistory(Id));
        (history, refusedHistory) = (result.Value, result.Refusal);
        if (history is not null)
        {
            words = new HistoryWords(Texts, CaseWords, States, history.Names);
            zone = TimeZoneInfo.FindSystemTimeZoneById(history.TimeZone);
            Filter();
        }
    }

    private int CountOf(HistoryGroup group) => history!.Lines.Count(line => HistoryQuery.Contains(group, line.Action));

    private DateOnly DayOf(HistoryLine line) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(line.At, zone).DateTime);

    private void Filter() => lines = history is null || words is null ? [] : query.Of(history.Lines, words.Everything);

    private void Searched(ChangeEventArgs args)
    {
        search = args.Value as string ?? "";
        if (search.Trim() == query.Search)
        {
            return;
        }

        query = query with { Search = search.Trim() };
        echo.Announce(query);
        Navigation.NavigateTo(query.On(Path), replace: true);
        Filter();
    }

    private async Task PrintAsync() => await JsSafely.RunAsync(() => Js.InvokeVoidAsync("print"));
}
