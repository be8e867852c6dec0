using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Cases;

namespace RplCaseManager.Web.Features.Assessment;

/// <summary>How an outcome stands in the list of the workbench.</summary>
public enum OutcomeSign { NotJudged, Unfinished, Achieved, NotYet, Insufficient }

/// <summary>The workbench without its screen: the outcomes claimed in their order, the current one, the sheet of each.</summary>
public sealed class WorkbenchModel
{
    private readonly Dictionary<string, SheetEditor> sheets = new(StringComparer.Ordinal);
    private readonly List<OutcomeDetails> order = [];

    /// <summary>Opens the workbench at an outcome; at the first that is not judged when none is named.</summary>
    public WorkbenchModel(CaseDetails details, string? outcome = null)
    {
        Details = details;
        Take(details);
        Current = order.Find(claimed => string.Equals(claimed.Code, outcome, StringComparison.OrdinalIgnoreCase))
            ?? order.Find(claimed => sheets[claimed.Code].Judged is null) ?? (order.Count > 0 ? order[0] : null);
    }

    public CaseDetails Details { get; private set; }

    /// <summary>The outcomes claimed, unit by unit.</summary>
    public IReadOnlyList<OutcomeDetails> Order => order;

    /// <summary>The outcome that is shown; null when none is claimed.</summary>
    public OutcomeDetails? Current { get; private set; }

    /// <summary>The sheet of the outcome that is shown.</summary>
    public SheetEditor? Sheet => Current is null ? null : sheets[Current.Code];

    /// <summary>All sheets, in the order of the outcomes.</summary>
    public IEnumerable<SheetEditor> Sheets => order.Select(outcome => sheets[outcome.Code]);

    /// <summary>Judgements may be recorded now.</summary>
    public bool CanJudge => Details.State is CaseState.InAssessment or CaseState.InformationRequested;

    public int JudgedCount => Sheets.Count(sheet => sheet.Judged is not null);

    public int OpenCount => order.Count - JudgedCount;

    /// <summary>The latest instant at which anything was saved.</summary>
    public DateTimeOffset? SavedAt => Sheets.Max(sheet => sheet.SavedAt);

    public bool IsSaving => Sheets.Any(sheet => sheet.IsSaving);

    /// <summary>Something could not be saved.</summary>
    public bool IsUnsaved => Sheets.Any(sheet => sheet.IsDirty && !sheet.IsSaving);

    /// <summary>Position of the current outcome, from 1.</summary>
    public int Position => Current is null ? 0 : order.FindIndex(outcome => outcome.Code == Current.Code) + 1;

    /// <summary>How many outcomes have a judgement.</summary>
    public int CountOf(Judgement judgement) => Sheets.Count(sheet => sheet.Judged == judgement);

    /// <summary>The sheet of an outcome that is claimed.</summary>
    public SheetEditor SheetOf(string code) => sheets[code];

    /// <summary>The sign of an outcome, from what is saved and what is filled in.</summary>
    public OutcomeSign SignOf(string code) => sheets[code] switch
    {
        { Judged: Judgement.Achieved, IsDirty: false } => OutcomeSign.Achieved,
        { Judged: Judgement.NotYetAchieved, IsDirty: false } => OutcomeSign.NotYet,
        { Judged: Judgement.InsufficientEvidence, IsDirty: false } => OutcomeSign.Insufficient,
        { IsBegun: true } => OutcomeSign.Unfinished,
        _ => OutcomeSign.NotJudged,
    };

    /// <summary>Goes to an outcome by its code; stays where it is when it is not claimed.</summary>
    public bool Go(string code)
    {
        var found = order.Find(outcome => outcome.Code == code);
        Current = found ?? Current;
        return found is not null;
    }

    /// <summary>Goes so many outcomes on (or back); stops at the ends.</summary>
    public void Move(int by)
    {
        if (order.Count > 0)
        {
            Current = order[Math.Clamp(Position - 1 + by, 0, order.Count - 1)];
        }
    }

    /// <summary>The next outcome after the current that is not judged, round the end; null when all are.</summary>
    public OutcomeDetails? NextOpen()
    {
        var from = Math.Max(Position, 0);
        return Enumerable.Range(0, order.Count).Select(step => order[(from + step) % order.Count]).FirstOrDefault(outcome => sheets[outcome.Code].Judged is null);
    }

    /// <summary>Takes over how the case stands now; what is filled in and not saved stays.</summary>
    /// <param name="afresh">The outcome whose sheet is read anew although something of it is not saved.</param>
    public void Refresh(CaseDetails details, string? afresh = null)
    {
        Details = details;
        var selected = sheets.ToDictionary(pair => pair.Key, pair => pair.Value.Selected, StringComparer.Ordinal);
        foreach (var code in sheets.Where(pair => !pair.Value.IsDirty || pair.Key == afresh).Select(pair => pair.Key).ToList())
        {
            sheets.Remove(code);
        }

        Take(details);
        foreach (var (code, piece) in selected)
        {
            if (piece is { } id && order.Find(outcome => outcome.Code == code) is { } outcome && outcome.PieceIds.Contains(id))
            {
                sheets[code].Selected = id;
            }
        }

        Current = order.Find(outcome => outcome.Code == Current?.Code) ?? (order.Count > 0 ? order[0] : null);
    }

    /// <summary>What was returned with points since the last recommendation, newest first.</summary>
    public IReadOnlyList<TimelineEntry> Returned => [.. Details.Timeline.Reverse().TakeWhile(entry => entry.Trigger is not CaseTrigger.Recommend)
        .Where(entry => entry.Trigger is CaseTrigger.ReturnToAssessor or CaseTrigger.ReturnForAssessment)];

    /// <summary>The answer that came last in this round of asking; null when nothing was answered since the last recommendation.</summary>
    public RequestDetails? LastAnswer => Details.State is CaseState.InAssessment && Details.Timeline is [.., { Trigger: CaseTrigger.Provide }]
        ? Details.Requests.LastOrDefault(request => request.AnsweredAt is not null) : null;

    private void Take(CaseDetails details)
    {
        order.Clear();
        order.AddRange(details.Units.SelectMany(unit => unit.Outcomes).Where(outcome => outcome.Claimed));
        foreach (var outcome in order.Where(outcome => !sheets.ContainsKey(outcome.Code)))
        {
            sheets[outcome.Code] = new SheetEditor(outcome);
        }
    }
}
