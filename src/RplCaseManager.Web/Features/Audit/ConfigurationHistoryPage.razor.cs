using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Audit;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Audit;

/// <summary>Who changed the configuration when, from what to what, and why; for auditors and administrators.</summary>
public partial class ConfigurationHistoryPage : ComponentBase, IDisposable
{
    private const string Path = "/admin/history";
    private const int PageSize = 50;
    private readonly CancellationSeries series = new();
    private readonly AddressEcho<ConfigurationQuery> echo = new();
    private readonly List<ConfigurationLine> lines = [];
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private ConfigurationQuery query = ConfigurationQuery.All;
    private HistoryWords? words;
    private ConfigurationCursor? next;
    private Refusal? refused;
    private string code = "";
    private string by = "";
    private int total;
    private bool loaded;
    private bool loading;

    [SupplyParameterFromQuery(Name = "kind")]
    private string? AskedKind { get; set; }

    [SupplyParameterFromQuery(Name = "stream")]
    private string? AskedStream { get; set; }

    [SupplyParameterFromQuery(Name = "code")]
    private string? AskedCode { get; set; }

    [SupplyParameterFromQuery(Name = "by")]
    private string? AskedBy { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? AskedFrom { get; set; }

    [SupplyParameterFromQuery(Name = "until")]
    private string? AskedUntil { get; set; }

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    [Inject]
    private HomeZone Home { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Resources.CaseWords> CaseWords { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Resources.States> States { get; set; } = default!;

    /// <summary>The one thing that is shown, as people call it.</summary>
    private string Only()
    {
        var stream = StreamName.Of(query.Stream);
        return lines.FirstOrDefault() is { Kind: ConfigurationKind.Account } line ? Texts["Config.One.Account"] + " " + NameOf(line) : Texts[stream.Key, stream.Name];
    }

    public void Dispose()
    {
        series.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized() => words = new HistoryWords(Texts, CaseWords, States, names);

    protected override async Task OnParametersSetAsync()
    {
        var asked = ConfigurationQuery.Read(AskedKind, AskedStream, AskedCode, AskedBy, AskedFrom, AskedUntil);
        if (echo.IsNews(asked))
        {
            (query, code, by) = (asked, asked.Code, asked.By);
            await LoadAsync(null);
        }
    }

    private string NameOf(ConfigurationLine line) => line.Kind is ConfigurationKind.Account ? names.GetValueOrDefault(line.Code, line.Code[..8]) : line.Code;

    private Task KindAsync(ChangeEventArgs args) => ChangeAsync(query with { Kind = ConfigurationQuery.KindOf(args.Value as string), Stream = "" });

    private Task CodeAsync(ChangeEventArgs args)
    {
        code = args.Value as string ?? "";
        return code.Trim() == query.Code ? Task.CompletedTask : ChangeAsync(query with { Code = code.Trim() });
    }

    private Task ByAsync(ChangeEventArgs args)
    {
        by = args.Value as string ?? "";
        return by.Trim() == query.By ? Task.CompletedTask : ChangeAsync(query with { By = by.Trim() });
    }

    private Task FromAsync(ChangeEventArgs args) => ChangeAsync(query with { From = ConfigurationQuery.Day(args.Value as string) });

    private Task UntilAsync(ChangeEventArgs args) => ChangeAsync(query with { Until = ConfigurationQuery.Day(args.Value as string) });

    private async Task ChangeAsync(ConfigurationQuery changed)
    {
        query = changed;
        echo.Announce(changed);
        Navigation.NavigateTo(changed.On(Path), replace: true);
        await LoadAsync(null);
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
            await LoadAsync(next);
        }
        finally
        {
            loading = false;
        }
    }

    private async Task LoadAsync(ConfigurationCursor? after)
    {
        var cancellation = series.Next();
        try
        {
            var page = await Operations.SendAsync(query.Request(after, PageSize), cancellation);
            cancellation.ThrowIfCancellationRequested();
            if (after is null)
            {
                lines.Clear();
            }

            (refused, loaded) = (page.Refusal, true);
            if (page.Value is { } found)
            {
                lines.AddRange(found.Lines);
                (total, next) = (found.Total, found.Next);
                foreach (var (id, name) in found.Names)
                {
                    names[id] = name;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // More was typed meanwhile; the later attempt shows its entries.
        }
    }
}
