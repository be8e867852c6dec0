using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Schemes;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shared.Editing;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Schemes;

/// <summary>Runs the scheme as it stands in the editor, anew after each change of it or of the answers.</summary>
public partial class SchemeSimulator : ComponentBase
{
    private TrialAnswers answers = new(DateOnly.MinValue);
    private SchemeContent? shown;
    private SchemeTrial? tried;
    private Refusal? refused;

    /// <summary>The scheme.</summary>
    [Parameter, EditorRequired]
    public SchemeContent Content { get; set; } = null!;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private HomeZone Home { get; set; } = default!;

    protected override void OnInitialized() => answers = new(Home.Today(Time));

    protected override async Task OnParametersSetAsync()
    {
        if (!ReferenceEquals(shown, Content))
        {
            shown = Content;
            await TryAsync(answers);
        }
    }

    private IReadOnlyList<Choice<T>> Choices<T>(string prefix) where T : struct, Enum => SchemeChoices.Of<T>(Texts, prefix);

    private async Task TryAsync(TrialAnswers asked)
    {
        answers = asked;
        var result = await Operations.SendAsync(new SimulateScheme(Content, asked));
        // An answer that came late belongs to a question that is no longer asked.
        if (ReferenceEquals(answers, asked))
        {
            (tried, refused) = (result.Value, result.Refusal);
        }
    }
}
