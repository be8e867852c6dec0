using System.Globalization;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Schemes;

namespace RplCaseManager.Web.Features.Schemes;

/// <summary>Where the states of a case stand in the drawing of a scheme, and the lines between them. Lengths are units of the drawing.</summary>
public sealed class SchemeDrawing
{
    /// <summary>Size of a state's box.</summary>
    public const int BoxWidth = 176, BoxHeight = 50;
    private const int Column = 226, Row = 82, Left = 12, Right = 30, Top = 44;

    // They lead away from every open state; drawn, they would hide the way.
    private static readonly CaseTrigger[] NotDrawn = [CaseTrigger.Withdraw, CaseTrigger.Discontinue, CaseTrigger.Resume, CaseTrigger.Expire, CaseTrigger.Reopen];

    private SchemeDrawing(CaseMap map)
    {
        Map = map;
        var stages = Enum.GetValues<CaseState>().GroupBy(state => CaseStates.StageIn(state, hasEvidence: false)).ToDictionary(group => group.Key, group => group.ToList());
        Stages = [.. Enum.GetValues<ValidationStage>().Select(stage => (stage, Left + ((int)stage * Column)))];
        Boxes = [.. stages.SelectMany(stage => stage.Value.Select((state, row) => new StateBox(state, Left + ((int)stage.Key * Column), Top + (row * Row), map.IsOn(state))))];
        Lines =
        [
            .. map.Arrows.Where(arrow => arrow.From != arrow.To && !NotDrawn.Contains(arrow.Trigger) && arrow.From is not CaseState.Lapsed)
                .GroupBy(arrow => (arrow.From, arrow.To)).Select(group => new StateLine(Path(BoxOf(group.Key.From), BoxOf(group.Key.To)), group.Any(arrow => arrow.IsOn), [.. group.Select(arrow => arrow.Trigger).Distinct()]))
                .OrderBy(line => line.IsOn),
        ];
        (Width, Height) = (Boxes.Max(box => box.X) + BoxWidth + Right, Boxes.Max(box => box.Y) + BoxHeight + Left);
    }

    public CaseMap Map { get; }
    /// <summary>The four stages, each with the left edge of its column.</summary>
    public IReadOnlyList<(ValidationStage Stage, int X)> Stages { get; }
    public IReadOnlyList<StateBox> Boxes { get; }
    /// <summary>Those that are off first, so that the others lie above them.</summary>
    public IReadOnlyList<StateLine> Lines { get; }
    public int Width { get; }
    public int Height { get; }

    /// <summary>The drawing of a scheme.</summary>
    public static SchemeDrawing Of(SchemeContent scheme) => new(CaseMap.Of(scheme));

    private StateBox BoxOf(CaseState state) => Boxes.First(box => box.State == state);

    private static string Path(StateBox from, StateBox to)
    {
        var (down, right) = (to.Y > from.Y, to.X > from.X);
        // There and back do not lie on each other: forwards above the middle, backwards below it.
        var (startY, endY) = right || (to.X == from.X && down) ? (from.Y + 18, to.Y + 18) : (from.Y + 34, to.Y + 34);
        if (to.X == from.X)
        {
            var (side, bow) = down ? (from.X + BoxWidth, 34) : (from.X, -34);
            return string.Create(CultureInfo.InvariantCulture, $"M{side} {startY} C{side + bow} {startY} {side + bow} {endY} {side} {endY}");
        }

        var (start, end, pull) = right ? (from.X + BoxWidth, to.X, 40) : (from.X, to.X + BoxWidth, -40);
        return string.Create(CultureInfo.InvariantCulture, $"M{start} {startY} C{start + pull} {startY} {end - pull} {endY} {end} {endY}");
    }
}

/// <summary>A state in the drawing.</summary>
public sealed record StateBox(CaseState State, int X, int Y, bool IsOn);

/// <summary>A line from one state to another, with everything that leads along it.</summary>
public sealed record StateLine(string Path, bool IsOn, IReadOnlyList<CaseTrigger> Triggers);
