using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Cases;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Operations;

/// <summary>The second writer is told who changed what, and when (DOMAIN rule 6).</summary>
public sealed class ChangedMeanwhileTests
{
    [Fact]
    public async Task OlderVersion_NamesWhoWhenAndWhat_AndChangesNothing()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.SubmitSmallAsync();
        await story.DeclareAsync(Demo.Officer);
        var shown = await story.VersionAsync();
        host.Time.Advance(TimeSpan.FromMinutes(5));
        var when = host.Time.GetUtcNow();
        await story.CompletionAsync();
        host.Time.Advance(TimeSpan.FromMinutes(5));

        var refusal = await host.RefusedAsync(Demo.Officer, new AcceptCase(Demo.NewRequest(), story.CaseId, shown, true));
        Assert.Equal(new ChangedMeanwhile("Zoë Größl", when, "completion.requested", await story.VersionAsync()) { Yourself = true }, refusal);
        Assert.Equal(CaseState.Incomplete, (await story.StoredAsync()).State);
    }

    [Theory]
    [InlineData("2026-09-02T22:30:00Z", 2)]
    [InlineData("2026-12-02T23:30:00Z", 1)]
    public async Task Time_IsTheSchemes_OfTheCaseAndOfAJudgement(string instant, int hours)
    {
        await using var host = await RplHost.StartAsync();
        host.Time.SetUtcNow(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));
        var story = await CaseStory.StartAsync(host);
        await story.ClaimSmallAsync();
        var ofTheCase = Assert.IsType<ChangedMeanwhile>(await host.RefusedAsync(Demo.Candidate, new WithdrawCase(Demo.NewRequest(), story.CaseId, 1, "")));
        await story.JudgeAllAsync();
        var outcome = (await host.DoAsync(Demo.Assessor, new GetCase(story.CaseId))).Units.SelectMany(unit => unit.Outcomes).First(found => found.Claimed);
        var ofTheSheet = Assert.IsType<ChangedMeanwhile>(await host.RefusedAsync(Demo.Assessor, new Application.Assessment.RecordJudgement(Demo.NewRequest(), story.CaseId, outcome.Code, 99, CaseStory.Entry(outcome, true))));
        Assert.Equal([TimeSpan.FromHours(hours), TimeSpan.FromHours(hours)], new[] { ofTheCase.At.Offset, ofTheSheet.At.Offset });
        Assert.Equal(host.Time.GetUtcNow(), ofTheSheet.At);
    }

    [Fact]
    public async Task WhatHappenedBesideTheCase_IsNotNamedAsTheChange()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.SubmitSmallAsync();
        var shown = await story.VersionAsync();
        await story.AcceptAsync();
        // Others declare, and a job reminds: none of it changes the case.
        await story.DeclareAsync(Demo.Verifier);
        await host.AsJobAsync(new Application.Messages.RemindHolder(Demo.NewRequest(), story.CaseId));

        var refusal = Assert.IsType<ChangedMeanwhile>(await host.RefusedAsync(Demo.Candidate, new WithdrawCase(Demo.NewRequest(), story.CaseId, shown, "")));
        Assert.Equal(("Zoë Größl", "case.accepted", false), (refusal.By, refusal.What, refusal.Yourself));
    }

    [Fact]
    public async Task Reminder_StopsNobodyWhoHasTheCaseOpen()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.ClaimSmallAsync();
        var shown = await story.VersionAsync();
        host.GoTo((await story.StoredAsync()).DueOn!.Value.AddDays(-1));
        await host.RunJobsAsync();
        Assert.NotEmpty(await host.OutboxAsync(story.CaseId, "reminder-assessor"));
        Assert.Equal(shown, await story.VersionAsync());
    }

    [Fact]
    public async Task JobAfterTheAct_IsNamedWithoutAPerson()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        var shown = await story.VersionAsync();
        host.Time.Advance(TimeSpan.FromDays(95));
        await host.RunJobsAsync();
        var refusal = Assert.IsType<ChangedMeanwhile>(await host.RefusedAsync(Demo.Candidate, new WithdrawCase(Demo.NewRequest(), story.CaseId, shown, "")));
        Assert.Equal(("", "case.lapsed"), (refusal.By, refusal.What));
    }
}
