using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Tests.Builders;

namespace RplCaseManager.Domain.Tests.Cases;

/// <summary>Every state × trigger pair of the case machine against <see cref="CaseTable"/>.</summary>
public sealed class CaseMachineTableTests
{
    /// <summary>15 states × 32 triggers.</summary>
    public static TheoryData<CaseState, CaseTrigger> EveryPair()
    {
        var pairs = new TheoryData<CaseState, CaseTrigger>();
        foreach (var state in Enum.GetValues<CaseState>())
        {
            foreach (var trigger in Enum.GetValues<CaseTrigger>())
            {
                pairs.Add(state, trigger);
            }
        }

        return pairs;
    }

    [Fact]
    public void TheTable_KnowsEveryStateAndEveryTrigger()
    {
        Assert.Equal(15 * 32, EveryPair().Count);
        Assert.Equal(Enum.GetValues<CaseTrigger>().Order(), CaseTable.Lines.Select(line => line.Trigger).Distinct().Order());
        Assert.Equal(Enum.GetValues<CaseState>().Where(state => state is not CaseState.Draft and not CaseState.Withdrawn).Order(),
            CaseTable.Lines.Select(line => line.From.State).Where(state => state is not CaseState.Draft).Distinct().Order());
        Assert.Equal(CaseTable.Lines.Count, CaseTable.Lines.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Pair_LeadsWhereTheTableSays_AndIsRefusedEverywhereElse(CaseState state, CaseTrigger trigger)
    {
        var lines = CaseTable.Lines.Where(line => line.From.State == state && line.Trigger == trigger).ToList();
        foreach (var line in lines)
        {
            var (position, refusal) = CaseMachine.Fire(line.From, trigger, CaseTable.Favourable(trigger, line.Drawn));
            Assert.True(refusal is null, $"{line.From} {trigger}: {refusal}");
            Assert.Equal(line.To, position.State);
            Assert.Null(CaseMachine.Check(line.From, trigger, CaseTable.Favourable(trigger, line.Drawn)));
        }

        if (lines.Count > 0)
        {
            return;
        }

        // Whatever stands beside the state, the pair does not exist.
        foreach (var beside in Besides(state))
        {
            var (position, refusal) = CaseMachine.Fire(beside, trigger, CaseTable.Favourable(trigger));
            Refused.ByState(refusal);
            Assert.Same(beside, position);
        }
    }

    [Fact]
    public void RefusedTrigger_NamesThingStateAndAct()
    {
        var refusal = CaseMachine.Check(new(CaseState.Withdrawn), CaseTrigger.Submit, CaseTable.Favourable(CaseTrigger.Submit));

        Assert.Equal(new WrongState("case", "Withdrawn", "Submit"), refusal);
    }

    [Fact]
    public void OpenStates_AreThoseOfTheDomain()
    {
        CaseState[] open =
        [
            CaseState.Draft, CaseState.Submitted, CaseState.Incomplete, CaseState.InAssessment, CaseState.InformationRequested,
            CaseState.UnderVerification, CaseState.AwaitingDecision, CaseState.ConditionallyAwarded, CaseState.UnderAppeal,
        ];

        Assert.Equal(open.Order(), Enum.GetValues<CaseState>().Where(state => state.IsOpen()).Order());
    }

    private static IEnumerable<CasePosition> Besides(CaseState state) =>
        from returns in Enum.GetValues<CaseState>().Select(value => (CaseState?)value).Append(null)
        from stands in new[] { false, true }
        select new CasePosition(state, returns, DecisionStands: stands);
}
