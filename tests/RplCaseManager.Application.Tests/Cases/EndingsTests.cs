using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Shared;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Cases;

/// <summary>Withdrawal, discontinuance and closure.</summary>
public sealed class EndingsTests
{
    [Theory]
    [InlineData(CaseState.Draft)]
    [InlineData(CaseState.InformationRequested)]
    public async Task Withdraw_EndsAnOpenCase_AndSaysSo(CaseState state)
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.InAsync(host, state);
        await story.WithdrawAsync();
        var stored = await story.StoredAsync();
        Assert.Equal((CaseState.Withdrawn, CaseHolder.Nobody, null, null), (stored.State, stored.Holder, stored.DueOn, stored.AuthorityDueOn));
        Assert.Single(await host.OutboxAsync(story.CaseId, "withdrawn"));
        Assert.IsType<WrongState>(await host.RefusedAsync(Demo.Candidate, new WithdrawCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "")));
    }

    [Fact]
    public async Task Discontinue_SendsNoMail_AndResumeLeadsBackWithTheDaysThatWereLeft()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.ClaimSmallAsync();
        var before = await story.StoredAsync();
        await host.RunJobsAsync();
        await story.DiscontinueAsync();
        host.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, (await host.RunJobsAsync()).Sent);
        await host.DoAsync(Demo.Officer, new ResumeCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "A posthumous award."));
        var after = await story.StoredAsync();
        Assert.Equal((CaseState.InAssessment, before.AuthorityDueOn!.Value.AddDays(30), before.AssessorId), (after.State, after.AuthorityDueOn!.Value, after.AssessorId));
    }

    [Fact]
    public async Task Resume_BesideANewerCase_IsRefused()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.InAsync(host, CaseState.Discontinued);
        await CaseStory.StartAsync(host);
        Stories.ByRule("case.resume.other-open", await host.RefusedAsync(Demo.Officer, new ResumeCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "A mistake.")));
    }

    [Fact]
    public async Task Close_IsPossibleOnlyAfterTheWindowOfAppeal()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.RecommendSmallAsync();
        await story.ConfirmAsync();
        await story.DecideAsync(granted: false);
        host.GoTo(new DateOnly(2026, 10, 2));
        Stories.ByRule("case.close.window", await host.RefusedAsync(Demo.Officer, new CloseCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync())));
        host.GoTo(new DateOnly(2026, 10, 3));
        await host.DoAsync(Demo.Officer, new CloseCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync()));
        Assert.Equal(CaseState.Closed, (await story.StoredAsync()).State);
    }

    [Fact]
    public async Task Candidate_DoesNotReadWhatStaffWriteForEachOther()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.RecommendSmallAsync();
        var (mine, theirs) = (await story.SeenByCandidateAsync(), await host.DoAsync(Demo.Assessor, new GetCase(story.CaseId)));
        Assert.Equal("I recommend the award.", theirs.Recommendation);
        Assert.Equal("", mine.Recommendation);
        Assert.All(mine.Units.SelectMany(unit => unit.Outcomes), outcome => Assert.Null(outcome.Sheet));
        Assert.Equal("", mine.Timeline.Single(entry => entry.Trigger is CaseTrigger.Recommend).Reason);
        Assert.Equal(2, theirs.Judged);
    }
}
