using System.Collections.Concurrent;
using RplCaseManager.Domain.Schemes;

namespace RplCaseManager.Domain.Cases;

/// <summary>Switches of a scheme that take transitions out of the case machine.</summary>
public enum CaseSwitch { Verification, ConditionalAward, NoAnswer }

/// <summary>A transition of the case machine as one scheme has it.</summary>
/// <param name="IsOn">Some case under the scheme can take it.</param>
/// <param name="Off">The switch that takes it out; null where it is on, or where several switches would have to change.</param>
public sealed record CaseArrow(CaseState From, CaseTrigger Trigger, CaseState To, bool IsOn, CaseSwitch? Off);

/// <summary>
/// The case machine of one scheme: what can happen and what its switches take out. Nothing is listed here: the map is found by walking the machine
/// itself from the draft on, with every state of the dates and of the draw for verification.
/// </summary>
public sealed class CaseMap
{
    private static readonly ConcurrentDictionary<Switches, IReadOnlySet<(CaseState From, CaseTrigger Trigger, CaseState To)>> Walked = new();

    private static readonly ILookup<CaseState, CaseTrigger> TriggersOf =
        CaseMachine.Transitions.Select(move => (move.From, move.Trigger)).Distinct().ToLookup(pair => pair.From, pair => pair.Trigger);

    private static IReadOnlySet<(CaseState From, CaseTrigger Trigger, CaseState To)> Possible =>
        new[] { false, true }.SelectMany(continues => WalkedBy(new(VerificationMode.Sample, true, continues))).ToHashSet();

    private readonly HashSet<CaseState> reached;

    private CaseMap(Switches switches)
    {
        var on = WalkedBy(switches);
        reached = [CaseState.Draft, .. on.Select(move => move.To)];
        // What no scheme can take (a draft with a standing decision) belongs to the machine's caution, not to a scheme.
        var possible = Possible;
        Arrows = [.. CaseMachine.Transitions.Where(possible.Contains).Select(move => new CaseArrow(move.From, move.Trigger, move.To, on.Contains(move), on.Contains(move) ? null : SwitchOf(move, switches)))];
    }

    /// <summary>Every transition, those that are off too.</summary>
    public IReadOnlyList<CaseArrow> Arrows { get; }

    /// <summary>The map of a scheme.</summary>
    public static CaseMap Of(SchemeContent scheme) => new(new(scheme.Verification switch
    {
        VerificationMode.Off => VerificationMode.Off,
        VerificationMode.All => VerificationMode.All,
        // By lot or by risk: some recommendations are verified, others are not.
        VerificationMode.Sample or VerificationMode.RiskBased => VerificationMode.Sample,
    }, scheme.ConditionalAward, scheme.NoAnswerContinues));

    /// <summary>Whether a case under the scheme can come to a state.</summary>
    public bool IsOn(CaseState state) => reached.Contains(state);

    /// <summary>The switch that keeps every case from a state; null where it can be reached.</summary>
    public CaseSwitch? WhyOff(CaseState state) => IsOn(state) ? null : Arrows.FirstOrDefault(arrow => arrow.To == state && arrow.Off is not null)?.Off;

    // The one switch whose turning would let the transition happen.
    private static CaseSwitch? SwitchOf((CaseState From, CaseTrigger Trigger, CaseState To) move, Switches switches)
    {
        (CaseSwitch Switch, Switches Turned)[] turns =
        [
            (CaseSwitch.Verification, switches with { Verification = VerificationMode.Sample }),
            (CaseSwitch.ConditionalAward, switches with { ConditionalAward = true }),
            (CaseSwitch.NoAnswer, switches with { NoAnswerContinues = !switches.NoAnswerContinues }),
        ];
        return turns.Where(turn => WalkedBy(turn.Turned).Contains(move)).Select(turn => (CaseSwitch?)turn.Switch).FirstOrDefault();
    }

    private static IReadOnlySet<(CaseState From, CaseTrigger Trigger, CaseState To)> WalkedBy(Switches switches) => Walked.GetOrAdd(switches, Walk);

    private static IReadOnlySet<(CaseState From, CaseTrigger Trigger, CaseState To)> Walk(Switches switches)
    {
        var facts = FactsOf(switches);
        var (seen, taken, left) = (new HashSet<CasePosition>(), new HashSet<(CaseState, CaseTrigger, CaseState)>(), new Queue<CasePosition>());
        left.Enqueue(new(CaseState.Draft));
        while (left.TryDequeue(out var position))
        {
            if (!seen.Add(position))
            {
                continue;
            }

            foreach (var (trigger, fact) in TriggersOf[position.State].SelectMany(trigger => facts.Select(fact => (trigger, fact))))
            {
                var (next, refusal) = CaseMachine.Fire(position, trigger, fact);
                if (refusal is null)
                {
                    taken.Add((position.State, trigger, next.State));
                    // No guard asks how many rounds there were; without their number the positions are few.
                    left.Enqueue(next with { Round = 1 });
                }
            }
        }

        return taken;
    }

    private static CaseFacts[] FactsOf(Switches switches)
    {
        var willing = new CaseFacts
        {
            VerificationOn = switches.Verification is not VerificationMode.Off,
            ConditionalAwardOn = switches.ConditionalAward,
            NoAnswerContinues = switches.NoAnswerContinues,
            ClaimMade = true,
            ClaimSupported = true,
            VersionOpen = true,
            IdentityChecked = true,
            AllJudged = true,
            AnyJudged = true,
            SomethingMissing = true,
            PanelVoted = true,
            ActorIndependent = true,
            CandidateGivesUp = true,
        };
        bool[] draws = switches.Verification is VerificationMode.Sample ? [false, true] : [switches.Verification is VerificationMode.All];
        return
        [
            .. from drawn in draws
               from over in new[] { false, true }
               select willing with { VerificationDrawn = drawn, CandidateDateOver = over, ConditionOver = over, WindowOver = over },
        ];
    }

    private sealed record Switches(VerificationMode Verification, bool ConditionalAward, bool NoAnswerContinues);
}
