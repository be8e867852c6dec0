using Microsoft.AspNetCore.Components;

namespace RplCaseManager.Web.Shared;

/// <summary>The state of a case, certificate or version as a chip: the same word and tone everywhere.</summary>
public partial class StateChip : ComponentBase
{
    /// <summary>The state's name, such as <c>InAssessment</c>.</summary>
    [Parameter, EditorRequired]
    public string State { get; set; } = "";

    /// <summary>Whether the reader is the candidate: then "Waits for candidate" reads "Your turn".</summary>
    [Parameter]
    public bool ForCandidate { get; set; }

    private string Word
    {
        get
        {
            var own = Texts[$"{State}.Candidate"];
            return ForCandidate && !own.ResourceNotFound ? own.Value : Texts[State].Value;
        }
    }
}
