using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Web.Shared.Editing;

/// <summary>The list of one kind of configuration; search and state stand in the address.</summary>
public partial class ConfigurationList : ComponentBase
{
    private const int PageSize = 100;
    private IReadOnlyList<ConfigurationRow> found = [];
    private string search = "";
    private string state = "";
    private int shown = PageSize;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>Address of the list; a thing stands below it by its code.</summary>
    [Parameter, EditorRequired]
    public string Href { get; set; } = "";

    [Parameter, EditorRequired]
    public string NewText { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<ConfigurationRow> Rows { get; set; } = [];

    /// <summary>Buttons beside "new".</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <summary>The rows that every word and the state let through: a word begins a word of the title, or stands in the code.</summary>
    public static IReadOnlyList<ConfigurationRow> Filter(IReadOnlyList<ConfigurationRow> rows, string search, string state)
    {
        var words = SearchWords.Normalise(search).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. rows.Where(row => words.All(word => (" " + SearchWords.Normalise(row.Title)).Contains(" " + word, StringComparison.Ordinal) || SearchWords.Normalise(row.Code).Contains(word, StringComparison.Ordinal)))
            .Where(row => state switch
            {
                "draft" => row.Draft is not null,
                "published" => row.Published is not null,
                "retired" => row.Latest is VersionState.Retired,
                _ => true,
            })];
    }

    protected override void OnParametersSet()
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(Navigation.ToAbsoluteUri(Navigation.Uri).Query);
        (search, state) = (query.TryGetValue("q", out var words) ? words.ToString() : "", query.TryGetValue("state", out var asked) ? asked.ToString() : "");
        found = Filter(Rows, search, state);
    }

    private void Searched(ChangeEventArgs args) => Show(args.Value as string ?? "", state);

    private void StateChosen(ChangeEventArgs args) => Show(search, args.Value as string ?? "");

    private void Show(string words, string asked)
    {
        (search, state, shown) = (words, asked, PageSize);
        found = Filter(Rows, search, state);
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal) { ["q"] = words.Length == 0 ? null : words, ["state"] = asked.Length == 0 ? null : asked }), replace: true);
    }
}
