using System.Globalization;
using Microsoft.AspNetCore.Components;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Web.Shared.Editing;

namespace RplCaseManager.Web.Features.Standards.Editor;

/// <summary>One learning outcome: a line, and everything else when it is unfolded.</summary>
public partial class OutcomeEditor : StandardPart
{
    /// <summary>Index of the unit.</summary>
    [Parameter, EditorRequired]
    public int Unit { get; set; }

    /// <summary>Index in the unit.</summary>
    [Parameter, EditorRequired]
    public int At { get; set; }

    [CascadingParameter]
    private OpenOutcomes Open { get; set; } = new();

    private IReadOnlyList<LearningOutcome> Siblings => Value.Units[Unit].Outcomes;

    private LearningOutcome Outcome => Siblings[At];

    private string Path => PathOf(Unit, At);

    private string Name => string.Join(' ', new[] { Texts["Outcome"].Value, Outcome.Code }.Where(word => word.Length > 0));

    private bool IsOpen => Open.IsOpen(Outcome.Code);

    // What differs from the rest is said while the outcome is folded.
    private string Facts => string.Concat(new[]
    {
        Outcome.Mandatory ? null : Words["Optional"].Value,
        Outcome.MaxEvidenceAgeYears is { } years ? Texts["Outcome.AgeShort", years].Value : null,
        Outcome.Methods is { Count: > 0 } methods ? Texts[Outcome.MethodsObligatory ? "Outcome.MethodsMust" : "Outcome.MethodsMay", methods.Count].Value : null,
    }.OfType<string>().Select(fact => " · " + fact));

    protected override void OnParametersSet()
    {
        // What is wrong inside is shown, and stays shown while it is mended.
        if (!IsOpen && Problems.Under(Path).Any(problem => problem.Path != Path && problem.Path != Path + ".title"))
        {
            Open.Open(Outcome.Code);
        }
    }

    private static string PathOf(int unit, int at) => string.Create(CultureInfo.InvariantCulture, $"units[{unit}].outcomes[{at}]");

    private string Button(string act) => ContentProblems.IdOf(Path) + "-" + act;

    private Task SetAsync(LearningOutcome outcome) => SetOutcomesAsync([.. Siblings.Select((other, at) => at == At ? outcome : other)]);

    private Task SetOutcomesAsync(IReadOnlyList<LearningOutcome> outcomes) => SetAsync(Value.Replace(Unit, Value.Units[Unit] with { Outcomes = outcomes }));

    // Lines that are pasted into a title become outcomes of their own, with their criteria.
    private Task TitleAsync(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            return SetAsync(Outcome with { Title = text });
        }

        var pasted = PastedOutcomes.Read(text).SelectMany(unit => unit.Outcomes).ToList();
        if (pasted.Count == 0)
        {
            return SetAsync(Outcome with { Title = "" });
        }

        var first = (Outcome with { Title = pasted[0].Title }).With(pasted[0].Criteria);
        var content = Value.Replace(Unit, Value.Units[Unit] with { Outcomes = [.. Siblings.Select((other, at) => at == At ? first : other)] });
        for (var at = 1; at < pasted.Count; at++)
        {
            content = content.AddOutcome(Unit, pasted[at].Title, Outcome.Type, At + at - 1, pasted[at].Criteria);
        }

        return SetAsync(content);
    }

    private Task CriterionAsync(EditRow<AssessmentCriterion> row, string text)
    {
        var lines = PastedOutcomes.Read(text).SelectMany(unit => unit.Outcomes).SelectMany(outcome => outcome.Criteria.Prepend(outcome.Title)).ToList();
        if (!text.Contains('\n', StringComparison.Ordinal) || lines.Count == 0)
        {
            return row.ChangeAsync(row.Item with { Text = text.ReplaceLineEndings(" ") });
        }

        var changed = Outcome with { Criteria = [.. Outcome.Criteria.Select((other, at) => at == row.Index ? other with { Text = lines[0] } : other)] };
        return SetAsync(changed.With(lines.Skip(1)));
    }

    private Task CodeAsync(string code)
    {
        Open.Rename(Outcome.Code, code.Trim());
        return SetAsync(Value.RenameOutcome(Unit, At, code.Trim()));
    }

    private Task BelowAsync()
    {
        Open.FocusNext(ContentProblems.IdOf(PathOf(Unit, At + 1) + ".title"));
        return SetAsync(Value.AddOutcome(Unit, "", Outcome.Type, At));
    }

    private Task MoveAsync(int by)
    {
        var outcomes = Siblings.ToList();
        var to = At + by;
        (outcomes[At], outcomes[to]) = (outcomes[to], outcomes[At]);
        Open.FocusNext(ContentProblems.IdOf(PathOf(Unit, to)) + (to == 0 ? "-down" : to == outcomes.Count - 1 || by < 0 ? "-up" : "-down"));
        return SetOutcomesAsync(outcomes);
    }

    private Task IntoAsync(int? unit)
    {
        if (unit is not { } into || into == Unit)
        {
            return Task.CompletedTask;
        }

        Open.FocusNext(ContentProblems.IdOf(PathOf(into, Value.Units[into].Outcomes.Count) + ".title"));
        return SetAsync(Value.MoveOutcome(Unit, At, into));
    }

    private Task RemoveAsync()
    {
        Open.FocusNext(Siblings.Count == 1 ? ContentProblems.IdOf($"units[{Unit.ToString(CultureInfo.InvariantCulture)}]") + "-add" : ContentProblems.IdOf(PathOf(Unit, Math.Min(At, Siblings.Count - 2)) + ".title"));
        return SetOutcomesAsync([.. Siblings.Where((_, at) => at != At)]);
    }
}
