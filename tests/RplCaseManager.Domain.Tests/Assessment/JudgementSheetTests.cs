using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Domain.Tests.Builders;

namespace RplCaseManager.Domain.Tests.Assessment;

/// <summary>What makes a judgement complete, in the order of its rules.</summary>
public sealed class JudgementSheetTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-03-02T11:00:00Z");

    private static readonly Varcs Good = new(VarcsAnswer.Yes, VarcsAnswer.Yes, VarcsAnswer.Yes, VarcsAnswer.Yes, VarcsAnswer.No);

    private static readonly SheetEntry Achieved = new([new(CaseWalk.Person(1), Good)], VarcsAnswer.Yes, Judgement.Achieved, "Shown by the drawing.");

    private static readonly SheetEntry NotYet = new([new(CaseWalk.Person(1), Good)], VarcsAnswer.No, Judgement.NotYetAchieved, "Tolerances are missing.", GapReason.PartlyShown, "A measured workpiece.");

    [Fact]
    public void Achieved_OnOneGoodPieceAndAllTogether_IsComplete()
    {
        Assert.Null(JudgementSheet.Incomplete(Achieved, MethodRule.Any));
        Assert.Null(JudgementSheet.Incomplete(NotYet, MethodRule.Any));
        Assert.Null(JudgementSheet.Incomplete(NotYet with { Judgement = Judgement.InsufficientEvidence, Pieces = [], GapReason = GapReason.NoEvidence }, MethodRule.Any));
    }

    [Fact]
    public void Rules_AreNamedInTheirOrder_OneAfterTheOther()
    {
        // Everything is missing at first; each step mends what was named.
        var entry = new SheetEntry([new(CaseWalk.Person(1), Varcs.Empty)], null, null, " ");
        Assert.Equal("judgement.missing", Next(entry));
        entry = entry with { Judgement = Judgement.Achieved };
        Assert.Equal("judgement.achieved.evidence", Next(entry));
        entry = entry with { Pieces = [.. entry.Pieces, new(CaseWalk.Person(2), Good)] };
        Assert.Equal("judgement.achieved.together", Next(entry));
        entry = entry with { TogetherSufficient = VarcsAnswer.Yes };
        Assert.Equal("judgement.varcs", Next(entry));
        entry = entry with { Pieces = [new(CaseWalk.Person(2), Good)] };
        Assert.Equal("judgement.rationale", Next(entry));
        entry = entry with { Rationale = "Why.", Judgement = Judgement.NotYetAchieved };
        Assert.Equal("judgement.gap-reason", Next(entry));
        entry = entry with { GapReason = GapReason.NotCurrent };
        Assert.Equal("judgement.gap-shows", Next(entry));
        entry = entry with { WhatWouldShowIt = "A newer one." };
        Assert.Null(Next(entry));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Achieved_OnAPieceThatIsNotValidAuthenticReliableAndCurrent_IsRefused(int question)
    {
        foreach (var answer in new VarcsAnswer?[] { VarcsAnswer.No, VarcsAnswer.Unclear, null })
        {
            var varcs = question switch
            {
                0 => Good with { Valid = answer },
                1 => Good with { Authentic = answer },
                2 => Good with { Reliable = answer },
                _ => Good with { Current = answer },
            };
            Assert.False(varcs.MayCarry);
            Refused.ByRule("judgement.achieved.evidence", Sheet().Record(Achieved with { Pieces = [new(CaseWalk.Person(1), varcs)] }, MethodRule.Any, CaseWalk.Assessor, Now));
        }
    }

    [Fact]
    public void Achieved_OnTwoWeakPiecesThatAreEachGoodInHalf_IsRefused()
    {
        SheetEntry entry = Achieved with { Pieces = [new(CaseWalk.Person(1), Good with { Valid = VarcsAnswer.No }), new(CaseWalk.Person(2), Good with { Current = VarcsAnswer.No })] };

        Refused.ByRule("judgement.achieved.evidence", Sheet().Record(entry, MethodRule.Any, CaseWalk.Assessor, Now));
    }

    [Fact]
    public void Achieved_AgainstTheRule_LeavesTheSheetAsItWas()
    {
        var sheet = Sheet();
        Assert.Null(sheet.Record(NotYet, MethodRule.Any, CaseWalk.Assessor, Now));

        Refused.ByRule("judgement.achieved.together", sheet.Record(Achieved with { TogetherSufficient = VarcsAnswer.Unclear }, MethodRule.Any, CaseWalk.Verifier, Now.AddDays(1)));

        Assert.Same(NotYet, sheet.Entry);
        Assert.Equal(CaseWalk.Assessor, sheet.JudgedBy);
        Assert.Equal(1, sheet.Version);
    }

    [Fact]
    public void UnfinishedSheet_IsKept_AndDoesNotCount()
    {
        var sheet = Sheet();
        Assert.Null(sheet.Record(NotYet with { Rationale = "" }, MethodRule.Any, CaseWalk.Assessor, Now));

        Assert.Null(sheet.Judged);
        Assert.Equal(Judgement.NotYetAchieved, sheet.Entry.Judgement);
        Assert.Null(sheet.Record(NotYet, MethodRule.Any, CaseWalk.Assessor, Now));
        Assert.Equal(Judgement.NotYetAchieved, sheet.Judged);
        Assert.Null(sheet.Record(NotYet with { GapReason = null }, MethodRule.Any, CaseWalk.Assessor, Now));
        Assert.Null(sheet.Judged);
    }

    [Fact]
    public void YesCount_CountsYesOnly()
    {
        Assert.Equal(4, Good.YesCount);
        Assert.Equal(0, Varcs.Empty.YesCount);
        Assert.False(Varcs.Empty.IsComplete);
        Assert.True((Good with { Valid = VarcsAnswer.Unclear }).IsComplete);
    }

    [Fact]
    public void Achieved_WithoutAnObligatoryMethod_IsKeptAndDoesNotCount()
    {
        var rule = new MethodRule([AssessmentMethod.PracticalDemonstration, AssessmentMethod.Simulation], Obligatory: true);
        var sheet = Sheet();
        Assert.Null(sheet.Record(Achieved, rule, CaseWalk.Assessor, Now));
        Assert.Null(sheet.Judged);
        Assert.Equal(rule.Methods, Assert.IsType<MethodMissing>(JudgementSheet.Incomplete(sheet.Entry, rule)).Methods);

        Assert.Null(sheet.Record(Achieved with { Methods = [AssessmentMethod.Simulation] }, rule, CaseWalk.Assessor, Now));
        Assert.Equal(Judgement.Achieved, sheet.Judged);
        // Only "achieved" needs the method.
        Assert.Null(JudgementSheet.Incomplete(NotYet, rule));
        Assert.Null(JudgementSheet.Incomplete(Achieved, rule with { Obligatory = false }));
    }

    [Fact]
    public void Method_ThatTheOutcomeDoesNotName_IsRefused()
    {
        var entry = Achieved with { Methods = [AssessmentMethod.OralExamination] };
        Refused.ByRule("judgement.method-not-allowed", Sheet().Record(entry, new MethodRule([AssessmentMethod.Simulation], false), CaseWalk.Assessor, Now));
        Assert.Null(Sheet().Record(entry, MethodRule.Any, CaseWalk.Assessor, Now));
    }

    private static string? Next(SheetEntry entry) => JudgementSheet.Incomplete(entry, MethodRule.Any)?.Rule;

    private static JudgementSheet Sheet() => new(CaseWalk.Person(600), CaseWalk.Person(100), 1, "U1.1");
}
