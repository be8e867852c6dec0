using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Shared.Editing;

/// <summary>What somebody wants to begin.</summary>
/// <param name="Copy">Code of what it is a copy of; null: blank.</param>
public sealed record NewDraft(string Code, string Title, string? Copy);

/// <summary>The form that begins a new standard, scheme or programme; then its editor opens.</summary>
public partial class NewThing : ComponentBase
{
    private DraftKeeper? keeper;
    private Refusal? refused;
    private Guid request;
    private string code = "";
    private string title = "";
    private string? copy;
    private bool ownCode;
    private bool noTitle;
    private bool running;

    /// <summary>The page's title, such as "New scheme".</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter]
    public string? Kind { get; set; }

    /// <summary>Address of the list; the editor stands below it by the code.</summary>
    [Parameter, EditorRequired]
    public string Href { get; set; } = "";

    /// <summary>What can be copied.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ConfigurationRow> Rows { get; set; } = [];

    /// <summary>Code of what is copied, from the address.</summary>
    [Parameter]
    public string? Copy { get; set; }

    [Parameter, EditorRequired]
    public Func<Guid, NewDraft, Task<Result<DraftState>>> Create { get; set; } = null!;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string? Wrong => refused is InvalidInput { Problems: [var first, ..] } ? Refusals.Of(first) : null;

    /// <summary>A code made of a title: letters and digits without accents, hyphens between words.</summary>
    public static string CodeOf(string title)
    {
        var plain = string.Concat(SearchWords.Normalise(title).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' '));
        var made = string.Join('-', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return made.Length <= 60 ? made : made[..60].TrimEnd('-');
    }

    protected override void OnInitialized() => (request, copy) = (Operations.NewRequest(), Copy);

    // Until somebody writes a code of their own, it follows the title.
    private void Titled(ChangeEventArgs args)
    {
        (title, noTitle) = (args.Value as string ?? "", false);
        if (!ownCode || code.Length == 0)
        {
            (code, ownCode) = (CodeOf(title), false);
        }
    }

    private async Task CreateAsync()
    {
        noTitle = string.IsNullOrWhiteSpace(title);
        if (running || noTitle)
        {
            return;
        }

        running = true;
        try
        {
            var result = await Create(request, new(code, title.Trim(), copy));
            refused = result.Refusal;
            if (result.Ok)
            {
                await (keeper?.ClearAsync() ?? ValueTask.CompletedTask);
                Navigation.NavigateTo($"{Href}/{code}");
            }
            else
            {
                request = Operations.NewRequest();
            }
        }
        finally
        {
            running = false;
        }
    }
}
