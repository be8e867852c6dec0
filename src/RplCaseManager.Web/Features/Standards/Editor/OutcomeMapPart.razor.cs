using Microsoft.AspNetCore.Components;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Web.Shared.Editing;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Standards.Editor;

/// <summary>Edits the map of a draft's outcomes; each change is saved at once.</summary>
public partial class OutcomeMapPart : ComponentBase
{
    private IReadOnlyList<Choice<OutcomeChange>> changes = [];
    private IReadOnlyList<Choice<string>> olds = [];
    private IReadOnlyList<ContentProblem> problems = [];
    private IReadOnlyList<OutcomeLine> shown = [];
    private IReadOnlyList<string> gone = [];
    private OutcomeMap map = OutcomeMap.None;
    private Refusal? refused;
    private bool onlyChanged;
    private bool saving;

    /// <summary>What is published.</summary>
    [Parameter, EditorRequired]
    public StandardContent Before { get; set; } = null!;

    /// <summary>The draft.</summary>
    [Parameter, EditorRequired]
    public StandardContent After { get; set; } = null!;

    /// <summary>The map as it was saved.</summary>
    [Parameter, EditorRequired]
    public OutcomeMap Saved { get; set; } = OutcomeMap.None;

    /// <summary>Saves a map; answers why it was refused, or null.</summary>
    [Parameter, EditorRequired]
    public Func<OutcomeMap, Task<Refusal?>> Save { get; set; } = null!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    protected override void OnInitialized() =>
        changes = [.. Enum.GetValues<OutcomeChange>().Where(change => change is not OutcomeChange.Gone).Select(change => new Choice<OutcomeChange>(change, Texts[$"Map.{change}"].Value))];

    protected override void OnParametersSet()
    {
        olds = [.. Before.AllOutcomes().Select(outcome => new Choice<string>(outcome.Code, $"{outcome.Code} {outcome.Title}"))];
        Show(Saved.Adapt(Before, After));
    }

    private void Show(OutcomeMap now)
    {
        map = now;
        problems = map.Problems(Before, After);
        shown = [.. map.Lines.Where(line => line.Code.Length > 0 && (!onlyChanged || line.Change is not OutcomeChange.Same || ProblemsOf(line).Any()))];
        gone = [.. map.Lines.Where(line => line.Change is OutcomeChange.Gone).Select(line => line.From[0])];
    }

    private IEnumerable<ContentProblem> ProblemsOf(OutcomeLine line) => problems.Where(problem => problem.Detail == line.Code);

    private Task SetAsync(OutcomeLine line, OutcomeChange change, IReadOnlyList<string> from) => SaveAsync(map.Set(Before, line.Code, change, from));

    private async Task SaveAsync(OutcomeMap changed)
    {
        Show(changed);
        saving = true;
        try
        {
            refused = await Save(changed);
        }
        finally
        {
            saving = false;
        }
    }
}
