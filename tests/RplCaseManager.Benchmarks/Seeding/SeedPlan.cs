using RplCaseManager.Domain.Cases;

namespace RplCaseManager.Benchmarks.Seeding;

/// <summary>Which state the case at a place has. Cases are made in the order of their age: the finished ones first, the open ones last.</summary>
internal sealed class SeedPlan
{
    /// <summary>Open cases in assessment that are assigned to the measured assessor, at every size.</summary>
    public const int Hits = 200;

    private static readonly (CaseState State, int Share)[] Finished =
    [
        (CaseState.Closed, 780), (CaseState.Lapsed, 70), (CaseState.Withdrawn, 50), (CaseState.Inadmissible, 25), (CaseState.Discontinued, 15), (CaseState.Decided, 60),
    ];

    private static readonly (CaseState State, int Share)[] Open =
    [
        (CaseState.Draft, 300), (CaseState.Submitted, 140), (CaseState.Incomplete, 90), (CaseState.InAssessment, 220), (CaseState.InformationRequested, 80),
        (CaseState.UnderVerification, 60), (CaseState.AwaitingDecision, 70), (CaseState.ConditionallyAwarded, 25), (CaseState.UnderAppeal, 15),
    ];

    private readonly int step;

    public SeedPlan(int count)
    {
        Count = Math.Max(count, Hits);
        OpenCount = Math.Clamp(Count * 22 / 100, Math.Min(Count, 300), Count);
        step = OpenCount / Hits;
    }

    public int Count { get; }
    public int OpenCount { get; }
    public int FirstOpen => Count - OpenCount;

    /// <summary>Number of the hit at a place, or -1.</summary>
    public int HitAt(int place)
    {
        var offset = place - FirstOpen;
        return offset >= 0 && offset % step == 0 && offset / step < Hits ? offset / step : -1;
    }

    /// <summary>The state at a place.</summary>
    public CaseState StateAt(int place, int hit, ref Dice dice) => hit >= 0
        ? hit % 5 == 4 ? CaseState.InformationRequested : CaseState.InAssessment
        : Draw(place < FirstOpen ? Finished : Open, ref dice);

    /// <summary>How a case came to a state.</summary>
    public static IReadOnlyList<(CaseTrigger Trigger, CaseState To)> PathTo(CaseState state) => state switch
    {
        CaseState.Draft => [],
        CaseState.Lapsed => [(CaseTrigger.Expire, CaseState.Lapsed)],
        CaseState.Submitted => [(CaseTrigger.Submit, CaseState.Submitted)],
        CaseState.Incomplete => [.. PathTo(CaseState.Submitted), (CaseTrigger.RequestCompletion, state)],
        CaseState.Inadmissible => [.. PathTo(CaseState.Submitted), (CaseTrigger.RejectAsInadmissible, state)],
        CaseState.Withdrawn => [.. PathTo(CaseState.Submitted), (CaseTrigger.Withdraw, state)],
        CaseState.Discontinued => [.. PathTo(CaseState.Submitted), (CaseTrigger.Discontinue, state)],
        CaseState.InAssessment => [.. PathTo(CaseState.Submitted), (CaseTrigger.Accept, state)],
        CaseState.InformationRequested => [.. PathTo(CaseState.InAssessment), (CaseTrigger.RequestInformation, state)],
        CaseState.UnderVerification => [.. PathTo(CaseState.InAssessment), (CaseTrigger.Recommend, state)],
        CaseState.AwaitingDecision => [.. PathTo(CaseState.UnderVerification), (CaseTrigger.Confirm, state)],
        CaseState.ConditionallyAwarded => [.. PathTo(CaseState.AwaitingDecision), (CaseTrigger.AwardConditionally, state)],
        CaseState.Decided => [.. PathTo(CaseState.AwaitingDecision), (CaseTrigger.Decide, state)],
        CaseState.UnderAppeal => [.. PathTo(CaseState.Decided), (CaseTrigger.Appeal, state)],
        CaseState.Closed => [.. PathTo(CaseState.Decided), (CaseTrigger.Close, state)],
    };

    private static CaseState Draw((CaseState State, int Share)[] shares, ref Dice dice)
    {
        var drawn = dice.Below(shares.Sum(entry => entry.Share));
        foreach (var (state, share) in shares)
        {
            if ((drawn -= share) < 0)
            {
                return state;
            }
        }

        return shares[^1].State;
    }
}
