using RplCaseManager.Domain.Cases;
using static RplCaseManager.Domain.Cases.CaseState;
using static RplCaseManager.Domain.Cases.CaseTrigger;

namespace RplCaseManager.Domain.Tests.Cases;

/// <summary>Searches through every position that a case can get into, under every combination of a scheme's switches.</summary>
public sealed class CaseMachineSearchTests
{
    /// <summary>The switches of a scheme.</summary>
    private sealed record Switches(bool Verification, bool Panel, bool Conditional, bool NoAnswerContinues);

    private sealed record Edge(CasePosition From, CaseTrigger Trigger, CasePosition To);

    private static readonly IReadOnlyList<Switches> EverySwitch =
    [
        .. from verification in new[] { false, true }
           from panel in new[] { false, true }
           from conditional in new[] { false, true }
           from noAnswer in new[] { false, true }
           select new Switches(verification, panel, conditional, noAnswer),
    ];

    // The searches share what was found: a machine is built for each question, which is what costs.
    private static readonly Lazy<IReadOnlyDictionary<Switches, IReadOnlyList<Edge>>> Found =
        new(() => EverySwitch.AsParallel().Select(switches => (switches, edges: Search(switches))).ToDictionary(entry => entry.switches, entry => entry.edges));

    [Fact]
    public void EveryState_CanBeReached()
    {
        Assert.Equal(16, Found.Value.Count);
        foreach (var (switches, edges) in Found.Value)
        {
            var expected = Enum.GetValues<CaseState>()
                .Where(state => switches.Verification || state is not UnderVerification)
                .Where(state => switches.Conditional || state is not ConditionallyAwarded);
            Assert.Equal(expected.Order(), Positions(edges).Select(position => position.State).Distinct().Order());
        }
    }

    [Fact]
    public void EveryTrigger_IsUsed() =>
        Assert.Equal(Enum.GetValues<CaseTrigger>().Order(), Found.Value.Values.SelectMany(edges => edges).Select(edge => edge.Trigger).Distinct().Order());

    [Fact]
    public void EveryOpenPosition_ReachesDecided_WithoutGivingUp()
    {
        foreach (var (switches, edges) in Found.Value)
        {
            var forward = edges.Where(edge => edge.Trigger is not (Withdraw or Discontinue or Expire or Lapse)).ToLookup(edge => edge.To, edge => edge.From);
            var arrives = Positions(edges).Where(position => position.State is Decided).ToHashSet();
            var queue = new Queue<CasePosition>(arrives);
            while (queue.TryDequeue(out var position))
            {
                foreach (var before in forward[position].Where(arrives.Add))
                {
                    queue.Enqueue(before);
                }
            }

            Assert.Empty(Positions(edges).Where(position => position.State.IsOpen() && !arrives.Contains(position)).Select(position => $"{switches}: {position}"));
        }
    }

    [Fact]
    public void StandingDecision_IsNeverLost() =>
        Assert.DoesNotContain(EveryEdge(), edge => edge.From.DecisionStands && !edge.To.DecisionStands);

    [Fact]
    public void StandingDecision_IsWhereWithdrawalAndSilenceReturnTo()
    {
        var rounds = EveryEdge().Where(edge => edge.From is { StandingState: not null, State: not UnderAppeal } && edge.Trigger is Withdraw or Expire).ToList();

        Assert.NotEmpty(rounds);
        Assert.All(rounds, edge => Assert.Equal(edge.From.StandingState, edge.To.State));
        Assert.All(rounds, edge => Assert.True(edge.To is { StandingState: null, DecisionStands: true }));
    }

    [Fact]
    public void StandingState_IsStoredFromTheSecondRoundOn_AndOnlyWithADecision()
    {
        var positions = EveryEdge().Select(edge => edge.To).Where(position => position.State is not (UnderAppeal or Discontinued)).ToList();

        Assert.All(positions.Where(position => position.StandingState is not null), position => Assert.True(position is { DecisionStands: true, Round: > 1 }, position.ToString()));
        Assert.All(positions.Where(position => position is { DecisionStands: true } && position.State.IsOpen() && position.State is not ConditionallyAwarded),
            position => Assert.NotNull(position.StandingState));
    }

    [Fact]
    public void ReopeningByTheAuthority_CanNeitherBeWithdrawnNorExpire()
    {
        Assert.Contains(EveryEdge(), edge => edge.From.ReopenedByAuthority);
        Assert.DoesNotContain(EveryEdge(), edge => edge.From.ReopenedByAuthority && edge.Trigger is Withdraw or Expire);
        // Silence goes on with what is there, also where the scheme lets a first round lapse.
        foreach (var (switches, edges) in Found.Value)
        {
            var asked = Positions(edges).Where(position => position is { State: InformationRequested, ReopenedByAuthority: true }).ToList();
            Assert.NotEmpty(asked);
            Assert.All(asked, position => Assert.Contains(edges, edge => edge.From == position && edge.Trigger is NoAnswer));
        }
    }

    [Fact]
    public void Reopening_EndsOnlyWithADecision() =>
        Assert.All(EveryEdge().Where(edge => edge.From.ReopenedByAuthority && !edge.To.ReopenedByAuthority), edge => Assert.True(edge.Trigger is Decide or AwardConditionally));

    [Fact]
    public void Resume_ReturnsToTheVerySamePosition()
    {
        AssertRoundTrip(Discontinue, [Resume]);
        Assert.All(EveryEdge().Where(edge => edge.Trigger is Discontinue), edge => Assert.Equal(edge.From.DecisionStands, edge.To.DecisionStands));
    }

    [Fact]
    public void AppealThatFails_LeavesTheVerySamePosition() => AssertRoundTrip(Appeal, [Dismiss, RejectAppeal, WithdrawAppeal]);

    [Fact]
    public void DiscontinuanceDuringAnAppeal_LosesNothing()
    {
        foreach (var (switches, edges) in Found.Value)
        {
            foreach (var appeal in edges.Where(edge => edge.Trigger is Appeal))
            {
                var position = appeal.To;
                foreach (var trigger in new[] { Discontinue, Resume, Dismiss })
                {
                    position = CaseMachine.Fire(position, trigger, Facts(switches, trigger, drawn: true)).Position;
                }

                Assert.Equal(appeal.From, position);
            }
        }
    }

    [Fact]
    public void Reopen_ReturnsToTheVerySamePosition()
    {
        foreach (var (switches, edges) in Found.Value)
        {
            var lapses = edges.Where(edge => edge.Trigger is Expire && edge.To.State is Lapsed).ToList();
            Assert.NotEmpty(lapses);
            Assert.All(lapses, lapse => Assert.Equal(lapse.From, CaseMachine.Fire(lapse.To, Reopen, Facts(switches, Reopen, drawn: true)).Position));
        }
    }

    [Fact]
    public void UpheldAppealAgainstInadmissibility_LeavesNoDecisionStanding()
    {
        var upheld = EveryEdge().Where(edge => edge.Trigger is Uphold or UpholdAndRedecide && !edge.From.DecisionStands).ToList();

        Assert.NotEmpty(upheld);
        Assert.All(upheld, edge => Assert.True(edge.To is { DecisionStands: false, StandingState: null, ReturnState: null }));
        Assert.All(upheld.Where(edge => edge.Trigger is Uphold), edge => Assert.Equal(Submitted, edge.To.State));
    }

    [Fact]
    public void SilentCandidate_AlwaysHasAWayOut()
    {
        // In each state that waits for the candidate, exactly one of the job's two triggers is possible once the date is over.
        foreach (var (switches, edges) in Found.Value)
        {
            foreach (var position in Positions(edges).Where(position => position.State is Draft or Incomplete or InformationRequested))
            {
                Assert.Single(edges.Where(edge => edge.From == position && edge.Trigger is Expire or NoAnswer && edge.From == position).Select(edge => edge.Trigger).Distinct());
            }
        }
    }

    [Fact]
    public void RoundsOnlyGrow_AndOnlyByAppealProofAndReopening() => Assert.All(EveryEdge(), edge =>
        Assert.Equal(edge.Trigger is Uphold or UpholdAndRedecide or SubmitProof or ReopenByAuthority && edge.From.Round < 3 ? edge.From.Round + 1 : edge.From.Round, edge.To.Round));

    private static void AssertRoundTrip(CaseTrigger there, CaseTrigger[] back)
    {
        foreach (var (switches, edges) in Found.Value)
        {
            var moves = edges.Where(edge => edge.Trigger == there).ToList();
            Assert.NotEmpty(moves);
            foreach (var move in moves)
            {
                foreach (var trigger in back)
                {
                    var (position, refusal) = CaseMachine.Fire(move.To, trigger, Facts(switches, trigger, drawn: true));
                    Assert.Null(refusal);
                    Assert.Equal(move.From, position);
                }
            }
        }
    }

    private static IEnumerable<Edge> EveryEdge() => Found.Value.Values.SelectMany(edges => edges);

    private static HashSet<CasePosition> Positions(IReadOnlyList<Edge> edges) => [.. edges.SelectMany(edge => new[] { edge.From, edge.To })];

    private static CaseFacts Facts(Switches switches, CaseTrigger trigger, bool drawn) => CaseTable.Favourable(trigger, drawn) with
    {
        VerificationOn = switches.Verification,
        PanelOn = switches.Panel,
        ConditionalAwardOn = switches.Conditional,
        NoAnswerContinues = switches.NoAnswerContinues,
    };

    private static IReadOnlyList<Edge> Search(Switches switches)
    {
        var start = new CasePosition(Draft);
        var (seen, queue, edges) = (new HashSet<CasePosition> { start }, new Queue<CasePosition>([start]), new HashSet<Edge>());
        while (queue.TryDequeue(out var from))
        {
            foreach (var trigger in Enum.GetValues<CaseTrigger>())
            {
                foreach (var drawn in trigger is Recommend ? new[] { true, false } : [true])
                {
                    var (to, refusal) = CaseMachine.Fire(from, trigger, Facts(switches, trigger, drawn));
                    if (refusal is not null)
                    {
                        continue;
                    }

                    // No guard asks for the number of the round; three stand for all.
                    to = to with { Round = Math.Min(to.Round, 3) };
                    edges.Add(new(from, trigger, to));
                    if (seen.Add(to))
                    {
                        queue.Enqueue(to);
                    }
                }
            }
        }

        return [.. edges];
    }
}
