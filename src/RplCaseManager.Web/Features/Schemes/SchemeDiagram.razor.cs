using System.Net;
using Microsoft.AspNetCore.Components;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Schemes;

namespace RplCaseManager.Web.Features.Schemes;

/// <summary>The case machine of a scheme as it stands in the editor.</summary>
public partial class SchemeDiagram : ComponentBase
{
    private SchemeDrawing drawing = null!;

    /// <summary>The scheme.</summary>
    [Parameter, EditorRequired]
    public SchemeContent Content { get; set; } = null!;

    protected override void OnParametersSet() => drawing = SchemeDrawing.Of(Content);

    // Razor takes the element "text" for its own, so that it is written here; its words are encoded.
    private static string Text(string kind, int x, int y, string words) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"<text class=\"{kind}\" x=\"{x}\" y=\"{y}\">{WebUtility.HtmlEncode(words)}</text>");

    private string Beside(CaseState state)
    {
        var holder = CaseStates.HolderIn(state);
        var period = CaseStates.ClockIn(state, Content.Clocks);
        return holder is CaseHolder.Nobody ? "" : period is null ? Words[$"Holder.{holder}"].Value
            : Texts["Clock.Holder", Words[$"Holder.{holder}"].Value, Texts[$"Period.{period.Kind}", period.Count].Value].Value;
    }

    private string Says(CaseArrow arrow) => arrow.From == arrow.To
        ? Texts["Diagram.Stays", Words[$"Trigger.{arrow.Trigger}"].Value].Value
        : Texts["Diagram.To", Words[$"Trigger.{arrow.Trigger}"].Value, States[arrow.To.ToString()].Value].Value;

    private string WhyOff(CaseSwitch? off) => off switch
    {
        CaseSwitch.Verification when Content.Verification is VerificationMode.Off or VerificationMode.All => Texts[$"Off.Verification.{Content.Verification}"].Value,
        CaseSwitch.Verification => Texts["Off.Verification"].Value,
        CaseSwitch.ConditionalAward => Texts["Off.ConditionalAward"].Value,
        CaseSwitch.NoAnswer => Texts[$"Off.NoAnswer.{Content.NoAnswerContinues}"].Value,
        null => Texts["Off.State"].Value,
    };
}
