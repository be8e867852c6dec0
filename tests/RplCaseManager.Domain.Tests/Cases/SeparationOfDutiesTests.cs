using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Tests.Builders;
using static RplCaseManager.Domain.Tests.Builders.CaseWalk;

namespace RplCaseManager.Domain.Tests.Cases;

/// <summary>DOMAIN rule 1: nobody decides on themselves, and duties combine only where the scheme says so.</summary>
public sealed class SeparationOfDutiesTests
{
    private static readonly DutyPair[] Everything =
        [.. from one in Enum.GetValues<CaseDuty>() from other in Enum.GetValues<CaseDuty>() where one < other select new DutyPair(one, other)];

    private static readonly SchemeContent Permissive = SchemeBuilder.Content() with { MayCombine = Everything };

    [Fact]
    public void Candidate_CanNeverAct_WhateverTheSchemeSays()
    {
        foreach (var scheme in new[] { SchemeBuilder.Content(), Permissive })
        {
            Assert.All(Enum.GetValues<CaseDuty>(), duty => Assert.False(SeparationOfDuties.MayTake(Candidate, duty, Candidate, [], scheme.MayCombine)));
            var walk = new CaseWalk(scheme).Submitted();
            Refused.ByRule("case.intake.independent", walk.Case.Accept(walk.By(Candidate), walk.Rules, identityChecked: true));
            Refused.ByRule("case.intake.independent", walk.Case.RequestCompletion(Person(1), walk.By(Candidate), walk.Rules, ""));
            Refused.ByRule("case.intake.independent", walk.Case.RejectAsInadmissible(walk.By(Candidate), walk.Rules, ""));
            walk.Accepted();
            Refused.ByRule("case.assess.independent", walk.Case.ClaimAsAssessor(walk.By(Candidate), walk.Rules));
            Refused.ByRule("case.assess.independent", walk.Case.RequestInformation(Person(1), walk.By(Candidate), walk.Rules, "", []));
            Refused.ByRule("case.assess.independent", walk.TryRecommend(by: Candidate));
            walk.ClaimedByAssessor().Recommended();
            Refused.ByRule("case.verify.independent", walk.Case.Confirm(walk.By(Candidate), walk.Rules, ""));
            Refused.ByRule("case.verify.independent", walk.Case.ReturnToAssessor(walk.By(Candidate), walk.Rules, ""));
            walk.Confirmed();
            Refused.ByRule("case.decide.independent", walk.Case.Decide(walk.By(Candidate), walk.Rules, anyJudged: true));
            Refused.ByRule("case.decide.independent", walk.Case.ReturnForAssessment(walk.By(Candidate), walk.Rules, ""));
            Refused.ByRule("case.decide.independent", walk.Case.ReturnForVerification(walk.By(Candidate), walk.Rules, ""));
        }
    }

    [Fact]
    public void Assessor_NeverVerifiesTheirOwnWork_WhateverTheSchemeSays()
    {
        foreach (var scheme in new[] { SchemeBuilder.Content(), Permissive })
        {
            var walk = InAssessment(scheme).Recommended();
            Refused.ByRule("case.verify.independent", walk.Case.Confirm(walk.By(Assessor), walk.Rules, ""));
            Refused.ByRule("case.verify.independent", walk.Case.ReturnToAssessor(walk.By(Assessor), walk.Rules, ""));
        }
    }

    [Fact]
    public void Assessor_WhoGaveTheCaseBack_StillDoesNotVerifyIt()
    {
        var walk = InAssessment(Permissive);
        Assert.Null(walk.Case.ReleaseByAssessor());
        Assert.Null(walk.Case.ClaimAsAssessor(walk.By(Person(33)), walk.Rules));
        Assert.Null(walk.TryRecommend(by: Person(33)));

        Refused.ByRule("case.verify.independent", walk.Case.Confirm(walk.By(Assessor), walk.Rules, ""));
    }

    [Fact]
    public void Verifier_WhoReturnedTheCase_DoesNotAssessIt()
    {
        var walk = InAssessment(Permissive).Recommended();
        Assert.Null(walk.Case.ReturnToAssessor(walk.By(Verifier), walk.Rules, "Unclear."));
        Assert.Null(walk.Case.ReleaseByAssessor());

        Refused.ByRule("case.assess.independent", walk.Case.ClaimAsAssessor(walk.By(Verifier), walk.Rules));
    }

    [Fact]
    public void Assessor_DecidesOnly_WhereTheSchemeCombinesTheTwo()
    {
        // Czech authorised persons assess and decide (Cedefop table 16).
        var strict = InAssessment().Recommended().Confirmed();
        Refused.ByRule("case.decide.independent", strict.Case.Decide(strict.By(Assessor), strict.Rules, anyJudged: true));

        var czech = InAssessment(SchemeBuilder.Content() with { MayCombine = [new(CaseDuty.Decider, CaseDuty.Assessor)] }).Recommended().Confirmed();
        Assert.Null(czech.Case.Decide(czech.By(Assessor), czech.Rules, anyJudged: true));
        Assert.Equal(Assessor, czech.Case.DeciderId);
    }

    [Theory]
    [InlineData(CaseDuty.CaseOfficer, CaseDuty.Assessor)]
    [InlineData(CaseDuty.CaseOfficer, CaseDuty.Verifier)]
    [InlineData(CaseDuty.CaseOfficer, CaseDuty.Decider)]
    [InlineData(CaseDuty.Assessor, CaseDuty.Decider)]
    [InlineData(CaseDuty.Assessor, CaseDuty.PanelMember)]
    [InlineData(CaseDuty.Verifier, CaseDuty.Decider)]
    [InlineData(CaseDuty.PanelMember, CaseDuty.Decider)]
    public void TwoDuties_CombineOnlyWhereTheSchemeNamesThePair_InEitherOrder(CaseDuty one, CaseDuty other)
    {
        foreach (var (held, wanted) in new[] { (one, other), (other, one) })
        {
            DutyHeld[] duties = [new(Officer, held)];
            Assert.False(SeparationOfDuties.MayTake(Officer, wanted, Candidate, duties, []));
            Assert.True(SeparationOfDuties.MayTake(Officer, wanted, Candidate, duties, [new(one, other)]));
            Assert.True(SeparationOfDuties.MayTake(Officer, wanted, Candidate, duties, [new(other, one)]));
            Assert.True(SeparationOfDuties.MayTake(Verifier, wanted, Candidate, duties, []));
        }
    }

    [Fact]
    public void AssessorAndVerifier_NeverCombine()
    {
        Assert.False(SeparationOfDuties.MayTake(Officer, CaseDuty.Verifier, Candidate, [new(Officer, CaseDuty.Assessor)], Everything));
        Assert.False(SeparationOfDuties.MayTake(Officer, CaseDuty.Assessor, Candidate, [new(Officer, CaseDuty.Verifier)], Everything));
    }

    [Fact]
    public void EveryDutyThatOneAlreadyHas_MustCombineWithTheNew()
    {
        DutyHeld[] held = [new(Officer, CaseDuty.CaseOfficer), new(Officer, CaseDuty.Assessor)];

        Assert.False(SeparationOfDuties.MayTake(Officer, CaseDuty.Decider, Candidate, held, [new(CaseDuty.Assessor, CaseDuty.Decider)]));
        Assert.True(SeparationOfDuties.MayTake(Officer, CaseDuty.Decider, Candidate, held, [new(CaseDuty.Assessor, CaseDuty.Decider), new(CaseDuty.CaseOfficer, CaseDuty.Decider)]));
    }

    [Fact]
    public void AppealReviewer_HadNoPartInTheCase_WhateverTheSchemeSays()
    {
        DutyHeld[] held = [new(Officer, CaseDuty.CaseOfficer), new(Assessor, CaseDuty.Assessor)];

        Assert.False(SeparationOfDuties.MayReviewAppeal(Candidate, Candidate, held));
        Assert.False(SeparationOfDuties.MayReviewAppeal(Officer, Candidate, held));
        Assert.False(SeparationOfDuties.MayReviewAppeal(Assessor, Candidate, held));
        Assert.True(SeparationOfDuties.MayReviewAppeal(Person(77), Candidate, held));
    }

    [Fact]
    public void DutyHeldOnce_IsRecordedOnce()
    {
        var walk = InAssessment().Asked().Provided().Recommended();

        Assert.Equal([new(Officer, CaseDuty.CaseOfficer), new(Assessor, CaseDuty.Assessor)], walk.Case.Duties);
    }
}
