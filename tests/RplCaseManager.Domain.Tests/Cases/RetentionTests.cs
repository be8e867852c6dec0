using CsCheck;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Tests.Builders;

namespace RplCaseManager.Domain.Tests.Cases;

/// <summary>How long files are kept: from the day on which the case ended, in the scheme's zone, through a day.</summary>
public sealed class RetentionTests
{
    private static readonly string[] Zones = ["Europe/Vienna", "Atlantic/Azores", "Europe/Helsinki", "America/St_Johns"];

    [Fact]
    public void Ended_AreTheStatesThatAreNotOpen_AndNothingCloses()
    {
        var closes = CaseMachine.Transitions.Where(move => move.Trigger is CaseTrigger.Close).Select(move => move.From);
        Assert.Equal(Enum.GetValues<CaseState>().Except(CaseStates.Open).Except(closes).Order(), CaseStates.Ended.Order());
    }

    [Theory]
    [InlineData("2026-03-02", 24, "2028-03-02")]
    [InlineData("2027-01-31", 1, "2027-02-28")]
    [InlineData("2028-01-31", 1, "2028-02-29")]
    [InlineData("2028-02-29", 12, "2029-02-28")]
    [InlineData("2026-12-31", 2, "2027-02-28")]
    [InlineData("2026-08-31", 1200, "2126-08-31")]
    public void FilesKept_ThroughTheDayWithTheSameNumber_OrTheLastOfAShorterMonth(string ended, int months, string until) =>
        Assert.Equal(CaseWalk.Day(until), SchemeBuilder.Rules(Keeping(months)).FilesKept(CaseWalk.Day(ended))!.On);

    [Fact]
    public void FilesKept_WithoutAPeriod_ForGood()
    {
        Assert.Null(SchemeBuilder.Rules(Keeping(null)).FilesKept(CaseWalk.Day("2026-03-02")));
        var walk = new CaseWalk(Keeping(null)).Submitted();
        Assert.Null(walk.Case.Withdraw(walk.By(CaseWalk.Candidate), walk.Rules, ""));
        Assert.Equal((CaseWalk.Day("2026-03-02"), null, null, null), (walk.Case.EndedOn, walk.Case.FilesUntil, walk.Case.FilesEndAt, walk.Case.FilesReminderAt));
    }

    [Fact]
    public void FilesKept_EndsAtMidnightOfTheScheme_NeverEarly_AndLaterForALaterEnd() =>
        Gen.Select(Gen.Int[0, 40_000], Gen.Int[1, 1200], Gen.Int[0, 400], Gen.Int[0, Zones.Length - 1]).Sample((day, months, later, zone) =>
        {
            var rules = SchemeBuilder.Rules(Keeping(months) with { TimeZone = Zones[zone] });
            var ended = new DateOnly(2020, 1, 1).AddDays(day);
            var kept = rules.FilesKept(ended)!;
            Assert.Equal(months, (kept.On.Year - ended.Year) * 12 + kept.On.Month - ended.Month);
            Assert.True(kept.On.Day == ended.Day || (kept.On.Day < ended.Day && kept.On.AddDays(1).Day == 1));
            Assert.Equal(kept.On.AddDays(1), rules.DateOf(kept.EndsAt));
            Assert.Equal(kept.On, rules.DateOf(kept.EndsAt.AddTicks(-1)));
            Assert.True(rules.FilesKept(ended.AddDays(later))!.EndsAt >= kept.EndsAt);
        });

    [Fact]
    public void Withdrawal_CountsFromItsDayInTheSchemesZone()
    {
        var walk = new CaseWalk(Keeping(1)).Submitted();
        // Half past ten in the evening in UTC is the next day in Vienna in summer.
        Assert.Null(walk.Case.Withdraw(new Act(CaseWalk.Candidate, new DateTimeOffset(2026, 7, 14, 22, 30, 0, TimeSpan.Zero)), walk.Rules, ""));
        Assert.Equal((CaseWalk.Day("2026-07-15"), CaseWalk.Day("2026-08-15")), (walk.Case.EndedOn, walk.Case.FilesUntil));
        Assert.Equal(new DateTimeOffset(2026, 8, 15, 22, 0, 0, TimeSpan.Zero), walk.Case.FilesEndAt);
        Assert.Equal(new DateTimeOffset(2026, 7, 15, 22, 0, 0, TimeSpan.Zero), walk.Case.FilesReminderAt);
    }

    [Fact]
    public void Closing_CountsFromTheEndOfItsWindow_HoweverLateTheJobRan()
    {
        var walk = CaseWalk.InAssessment().Recommended().Confirmed().Decided();
        var window = walk.Case.WindowUntil!.Value;
        Assert.Null(walk.Case.EndedOn);
        walk.On(window.AddDays(200));
        Assert.Null(walk.Case.Close(walk.By(Act.SystemId), walk.Rules));
        Assert.Equal((window.AddDays(1), window.AddDays(1).AddMonths(60)), (walk.Case.EndedOn, walk.Case.FilesUntil));
    }

    [Fact]
    public void LapsedCase_HasNotEnded_UntilItIsClosed()
    {
        var walk = new CaseWalk();
        walk.On(walk.Case.DueOn!.Value.AddDays(1));
        Assert.Null(walk.Case.Expire(walk.By(Act.SystemId), walk.Rules));
        Assert.Null(walk.Case.EndedOn);
        var window = walk.Case.WindowUntil!.Value;
        walk.On(window.AddDays(1));
        Assert.Null(walk.Case.Close(walk.By(Act.SystemId), walk.Rules));
        Assert.Equal(window.AddDays(1), walk.Case.EndedOn);
    }

    [Fact]
    public void ResumedCase_KeepsItsFiles_AndCountsAnewWhenItEndsAgain()
    {
        var walk = new CaseWalk().Submitted();
        Assert.Null(walk.Case.Discontinue(walk.By(CaseWalk.Officer), walk.Rules, "A duplicate."));
        // Nobody writes to the candidate: they may have died.
        Assert.Equal((walk.Today, null), (walk.Case.EndedOn, walk.Case.FilesReminderAt));
        Assert.NotNull(walk.Case.FilesEndAt);
        walk.On(walk.Today.AddMonths(60));
        Assert.Null(walk.Case.Resume(walk.By(CaseWalk.Officer), walk.Rules, "A mistake."));
        Assert.Equal((null, null, null), (walk.Case.EndedOn, walk.Case.FilesUntil, walk.Case.FilesEndAt));
        Refused.ByRule("retention.runs", walk.Case.FilesOver(walk.Noon(walk.Today.AddYears(9))));
        Assert.Null(walk.Case.Withdraw(walk.By(CaseWalk.Candidate), walk.Rules, ""));
        Assert.Equal((walk.Today, walk.Today.AddMonths(60)), (walk.Case.EndedOn, walk.Case.FilesUntil));
    }

    [Fact]
    public void Files_AreOverOnTheDayAfter_AndOnce()
    {
        var walk = new CaseWalk(Keeping(24)).Submitted();
        Assert.Null(walk.Case.Withdraw(walk.By(CaseWalk.Candidate), walk.Rules, ""));
        var (ends, version) = (walk.Case.FilesEndAt!.Value, walk.Case.Version);
        Refused.ByRule("retention.runs", walk.Case.FilesReminded(walk.Case.FilesReminderAt!.Value.AddTicks(-1)));
        Assert.Null(walk.Case.FilesReminded(walk.Case.FilesReminderAt!.Value));
        Refused.ByRule("retention.runs", walk.Case.FilesReminded(ends));
        Refused.ByRule("retention.runs", walk.Case.FilesOver(ends.AddTicks(-1)));
        Assert.Null(walk.Case.FilesOver(ends));
        Refused.ByRule("retention.runs", walk.Case.FilesOver(ends));
        Assert.Equal((walk.Today, walk.Today.AddMonths(24), version), (walk.Case.EndedOn, walk.Case.FilesUntil, walk.Case.Version));
    }

    [Fact]
    public void CaseThatIsCounted_OrHasNotEnded_IsNotCountedAgain()
    {
        var walk = new CaseWalk().Submitted();
        Assert.NotNull(walk.Case.CountRetention(walk.Noon(walk.Today), walk.Rules));
        Assert.Null(walk.Case.Withdraw(walk.By(CaseWalk.Candidate), walk.Rules, ""));
        Assert.NotNull(walk.Case.CountRetention(walk.Noon(walk.Today), walk.Rules));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1201)]
    public void SchemeWithAPeriodThatCannotBe_IsRefused(int months) =>
        Assert.Contains(SchemeCheck.Problems(Keeping(months)), problem => problem is { Path: "retention", Rule: "scheme.number" });

    private static SchemeContent Keeping(int? months) => SchemeBuilder.Content() with { Retention = new(EvidenceMonths: months) };
}
