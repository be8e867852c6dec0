using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Shared;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Cases;

/// <summary>Drafts that lie, and how they are taken up again.</summary>
public sealed class LapseTests
{
    private static readonly DateOnly LastDay = new(2026, 12, 1);

    [Fact]
    public async Task Draft_IsRemindedTwice_ThenLapsesOnTheDayAfterItsDate()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        var reminded = new List<int>();
        foreach (var day in new[] { -8, -7, -6, -2, -1, 0 })
        {
            host.GoTo(LastDay.AddDays(day));
            await host.RunJobsAsync();
            reminded.Add((await host.OutboxAsync(story.CaseId, "reminder-candidate")).Count);
        }

        Assert.Equal([0, 1, 1, 2, 2, 2], reminded);
        Assert.Equal(CaseState.Draft, (await story.StoredAsync()).State);
        host.GoTo(LastDay.AddDays(1));
        await host.RunJobsAsync();
        var seen = await story.SeenByCandidateAsync();
        Assert.Equal((CaseState.Lapsed, new DateOnly(2027, 3, 2)), (seen.State, seen.WindowUntil));
        Assert.Equal("2027-03-02", Assert.Single(await host.OutboxAsync(story.CaseId, "lapsed")).Values["due"]);
    }

    [Fact]
    public async Task Date_IsOverAtItsEndInTheSchemesZone_WhateverTheJobDid()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        // 1 December ends in Vienna at 23:00 UTC.
        host.Time.SetUtcNow(new DateTimeOffset(2026, 12, 1, 22, 59, 59, TimeSpan.Zero));
        Assert.Equal("case.date-not-over", Assert.IsType<RuleRefusal>((await host.AsJobAsync(new LapseCase(Demo.NewRequest(), story.CaseId))).Refusal).Rule);
        host.Time.SetUtcNow(new DateTimeOffset(2026, 12, 1, 23, 0, 0, TimeSpan.Zero));
        Stories.ByRule("case.date-over", await host.RefusedAsync(Demo.Candidate, new RateOutcomes(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), [])));
        Assert.True((await host.AsJobAsync(new LapseCase(Demo.NewRequest(), story.CaseId))).Ok);
    }

    [Fact]
    public async Task LateJob_CountsTheWindowFromTheDate()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        host.GoTo(LastDay.AddDays(40));
        await host.RunJobsAsync();
        Assert.Equal(new DateOnly(2027, 3, 2), (await story.StoredAsync()).WindowUntil);
    }

    [Fact]
    public async Task JobThatSleptPastTheWindow_LapsesAndCloses_AndRemindsNobody()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        host.GoTo(LastDay.AddDays(200));
        await host.RunJobsAsync();
        Assert.Equal(CaseState.Closed, (await story.StoredAsync()).State);
        Assert.Empty(await host.OutboxAsync(story.CaseId, "reminder"));
    }

    [Fact]
    public async Task Reopen_OnTheLastDayOfTheWindow_GivesTheDraftANewDate()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.ClaimTwoAsync();
        host.GoTo(LastDay.AddDays(1));
        await host.RunJobsAsync();
        host.GoTo(new DateOnly(2027, 3, 2));
        await host.DoAsync(Demo.Candidate, new ReopenCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync()));
        var seen = await story.SeenByCandidateAsync();
        Assert.Equal((CaseState.Draft, new DateOnly(2027, 5, 31), 2), (seen.State, seen.DueOn, seen.Claimed));
        Assert.Single(await host.OutboxAsync(story.CaseId, "reopened"));
    }

    [Fact]
    public async Task Reopen_AfterTheWindow_IsRefused_AlsoWhenNoJobClosedTheCase()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.InAsync(host, CaseState.Lapsed);
        host.GoTo(new DateOnly(2027, 3, 3));
        Stories.ByRule("case.reopen.window-over", await host.RefusedAsync(Demo.Candidate, new ReopenCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync())));
        await host.RunJobsAsync();
        Assert.IsType<WrongState>(await host.RefusedAsync(Demo.Candidate, new ReopenCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync())));
    }

    [Fact]
    public async Task Reopen_BesideANewerCase_IsRefused()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.InAsync(host, CaseState.Lapsed);
        await CaseStory.StartAsync(host);
        Stories.ByRule("case.reopen.other-open", await host.RefusedAsync(Demo.Candidate, new ReopenCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync())));
    }

    [Fact]
    public async Task Work_OnADraft_MovesItsDate_AndRemindsAgain()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        host.GoTo(LastDay.AddDays(-7));
        await host.RunJobsAsync();
        await story.ClaimTwoAsync();
        var moved = (await story.StoredAsync()).DueOn!.Value;
        Assert.Equal(LastDay.AddDays(83), moved);
        host.GoTo(LastDay.AddDays(1));
        await host.RunJobsAsync();
        Assert.Equal(CaseState.Draft, (await story.StoredAsync()).State);
        host.GoTo(moved.AddDays(-7));
        await host.RunJobsAsync();
        Assert.Equal(2, (await host.OutboxAsync(story.CaseId, "reminder-candidate")).Count);
    }

    [Fact]
    public async Task Jobs_RunTwice_DoNothingTwice()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.InAsync(host, CaseState.Lapsed);
        await using var second = host.Again();
        await host.RunJobsAsync();
        await second.RunJobsAsync();
        Assert.Single(await host.OutboxAsync(story.CaseId, "lapsed"));
        Assert.Single(await host.ActionsAsync(Domain.Audit.Streams.Case(story.CaseId)), "case.lapsed");
    }
}
