using System.Globalization;
using Microsoft.AspNetCore.Components;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Web.Shared.Editing;

namespace RplCaseManager.Web.Features.Standards.Editor;

/// <summary>One unit with its outcomes.</summary>
public partial class UnitEditor : StandardPart
{
    private bool pasting;

    /// <summary>Index of the unit.</summary>
    [Parameter, EditorRequired]
    public int At { get; set; }

    [CascadingParameter]
    private OpenOutcomes Open { get; set; } = new();

    private Unit Unit => Value.Units[At];

    private string Path => $"units[{At.ToString(CultureInfo.InvariantCulture)}]";

    private string Name => string.Join(' ', new[] { Texts["Unit"].Value, Unit.Code, Unit.Title }.Where(word => word.Length > 0));

    private string Facts => string.Join(" · ", new[]
    {
        Unit.WorkloadHours is { } hours ? Words["Unit.Hours", hours].Value : null,
        Unit.Credits is { } credits ? Words["Unit.Credits", credits, Value.CreditSystem ?? ""].Value : null,
        Unit.EqfLevel is { } level ? Words["Unit.Level", level].Value : null,
        Unit.StandAlone ? Words["Unit.StandAlone"].Value : null,
    }.OfType<string>());

    private string Button(string act) => ContentProblems.IdOf(Path) + "-" + act;

    private Task SetAsync(Unit unit) => SetAsync(Value.Replace(At, unit));

    private Task AddAsync()
    {
        Open.FocusNext(ContentProblems.IdOf($"{Path}.outcomes[{Unit.Outcomes.Count.ToString(CultureInfo.InvariantCulture)}].title"));
        return SetAsync(Value.AddOutcome(At, "", Unit.Outcomes.Count > 0 ? Unit.Outcomes[^1].Type : OutcomeType.Skill));
    }

    private Task MoveAsync(int by)
    {
        var units = Value.Units.ToList();
        var to = At + by;
        (units[At], units[to]) = (units[to], units[At]);
        var act = to == 0 ? "down" : to == units.Count - 1 ? "up" : by < 0 ? "up" : "down";
        Open.FocusNext(ContentProblems.IdOf($"units[{to.ToString(CultureInfo.InvariantCulture)}]") + "-" + act);
        return SetAsync(Value with { Units = units });
    }

    private Task RemoveAsync()
    {
        Open.FocusNext("at-units");
        return SetAsync(Value with { Units = [.. Value.Units.Where((_, index) => index != At)] });
    }

    private Task PastedAsync(StandardContent content)
    {
        pasting = false;
        return SetAsync(content);
    }
}
