using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace RplCaseManager.Web.Shared;

/// <summary>How long until something is due: days left, today, days late, or no deadline. Counting days is the caller's (scheme's calendar).</summary>
public partial class DueChip : ComponentBase
{
    /// <summary>Days left; 0 is today, negative is late, null is no deadline.</summary>
    [Parameter, EditorRequired]
    public int? DaysLeft { get; set; }

    /// <summary>Whether the days are working days.</summary>
    [Parameter]
    public bool WorkingDays { get; set; }

    /// <summary>From how many days left on it counts as soon.</summary>
    [Parameter]
    public int SoonWithin { get; set; } = 7;

    /// <summary>The last day, shown when the pointer rests on the chip.</summary>
    [Parameter]
    public DateOnly? On { get; set; }

    /// <summary>"due in 6 days" instead of "6 days", for a place that has no heading.</summary>
    [Parameter]
    public bool Sentence { get; set; }

    private Tone Tone => DaysLeft switch
    {
        null => Tone.Neutral,
        < 0 => Tone.Bad,
        var days when days <= SoonWithin => Tone.Turn,
        _ => Tone.Neutral,
    };

    private string? Title => On?.ToString(Texts["Date.Weekday"], CultureInfo.CurrentCulture);

    private string Word => DaysLeft switch
    {
        null => Texts["Due.None"],
        0 => Texts[Sentence ? "Due.Today.Sentence" : "Due.Today"],
        -1 => Texts[WorkingDays ? "Due.LateOne.Working" : "Due.LateOne"],
        < 0 => Texts[WorkingDays ? "Due.Late.Working" : "Due.Late", -DaysLeft.Value],
        1 => Texts[Sentence ? "Due.One.Sentence" : "Due.One", Unit(1)],
        _ => Texts[Sentence ? "Due.In.Sentence" : "Due.In", DaysLeft.Value, Unit(DaysLeft.Value)],
    };

    private string Unit(int days) => Texts[(WorkingDays ? "Unit.WorkingDay" : "Unit.Day") + (days == 1 ? "" : "s")];
}
