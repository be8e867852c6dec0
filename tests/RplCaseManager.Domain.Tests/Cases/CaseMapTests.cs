using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Tests.Builders;

namespace RplCaseManager.Domain.Tests.Cases;

/// <summary>The machine as a scheme has it: what its switches take out, and which switch it was.</summary>
public sealed class CaseMapTests
{
    private static SchemeContent Scheme(VerificationMode verification = VerificationMode.Sample, bool conditional = true, bool noAnswerContinues = true) =>
        SchemeBuilder.Content() with { Verification = verification, ConditionalAward = conditional, NoAnswerContinues = noAnswerContinues };

    [Fact]
    public void EveryTransition_IsOnInSomeScheme_ButReturnsToADecisionBeforeTheFirst()
    {
        var arrows = CaseMap.Of(Scheme()).Arrows.Concat(CaseMap.Of(Scheme(noAnswerContinues: false)).Arrows).ToList();
        var never = CaseMachine.Transitions.Where(move => !arrows.Exists(arrow => arrow.IsOn && (arrow.From, arrow.Trigger, arrow.To) == move)).ToList();
        Assert.Equal(15, never.Count);
        Assert.All(never, move => Assert.True(move is { From: CaseState.Draft or CaseState.Submitted or CaseState.Incomplete, Trigger: CaseTrigger.Withdraw or CaseTrigger.Expire, To: not (CaseState.Withdrawn or CaseState.Lapsed) }));
    }

    [Fact]
    public void VerificationOff_TakesTheStateOut_AndGoesStraightToTheDecision()
    {
        var map = CaseMap.Of(Scheme(VerificationMode.Off));
        Assert.False(map.IsOn(CaseState.UnderVerification));
        Assert.Equal(CaseSwitch.Verification, map.WhyOff(CaseState.UnderVerification));
        Assert.True(Arrow(map, CaseState.InAssessment, CaseTrigger.Recommend, CaseState.AwaitingDecision).IsOn);
        Assert.All(map.Arrows.Where(arrow => arrow.From is CaseState.UnderVerification), arrow => Assert.Equal((false, CaseSwitch.Verification), (arrow.IsOn, arrow.Off)));
    }

    [Fact]
    public void VerificationOfAll_NeverSkips()
    {
        var skip = Arrow(CaseMap.Of(Scheme(VerificationMode.All)), CaseState.InAssessment, CaseTrigger.Recommend, CaseState.AwaitingDecision);
        Assert.Equal((false, CaseSwitch.Verification), (skip.IsOn, skip.Off));
    }

    [Fact]
    public void WithoutConditionalAwards_TheirStateIsOff()
    {
        var map = CaseMap.Of(Scheme(conditional: false));
        Assert.Equal(CaseSwitch.ConditionalAward, map.WhyOff(CaseState.ConditionallyAwarded));
        Assert.Null(map.WhyOff(CaseState.Decided));
    }

    [Fact]
    public void Silence_LapsesOrGoesOn()
    {
        var goesOn = CaseMap.Of(Scheme(noAnswerContinues: true));
        Assert.Equal((false, CaseSwitch.NoAnswer), Of(Arrow(goesOn, CaseState.InformationRequested, CaseTrigger.Expire, CaseState.Lapsed)));
        Assert.True(Arrow(CaseMap.Of(Scheme(noAnswerContinues: false)), CaseState.InformationRequested, CaseTrigger.Expire, CaseState.Lapsed).IsOn);
        // A reopening by the authority goes on in silence, whatever the scheme says.
        Assert.True(Arrow(CaseMap.Of(Scheme(noAnswerContinues: false)), CaseState.InformationRequested, CaseTrigger.NoAnswer, CaseState.InAssessment).IsOn);
    }

    [Fact]
    public void EveryStateThatIsOff_HasItsSwitch()
    {
        foreach (var mode in Enum.GetValues<VerificationMode>())
        {
            var map = CaseMap.Of(Scheme(mode, conditional: false));
            Assert.All(Enum.GetValues<CaseState>().Where(state => !map.IsOn(state)), state => Assert.NotNull(map.WhyOff(state)));
        }
    }

    private static (bool IsOn, CaseSwitch? Off) Of(CaseArrow arrow) => (arrow.IsOn, arrow.Off);

    private static CaseArrow Arrow(CaseMap map, CaseState from, CaseTrigger trigger, CaseState to) =>
        map.Arrows.Single(arrow => arrow.From == from && arrow.Trigger == trigger && arrow.To == to);
}
