using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Messages;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Cases;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Messages;

/// <summary>Reminders of whoever has a case: exactly once each, of the date that holds, to people who may act.</summary>
public sealed class ReminderTests
{
    [Fact]
    public async Task Assessor_IsRemindedOfTheDate_OnceForEachStep()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.ClaimSmallAsync();
        var due = (await story.StoredAsync()).DueOn!.Value;
        Assert.Equal(new DateOnly(2026, 9, 30), due);
        foreach (var day in new[] { -7, -7, -3, -2, 0 })
        {
            host.GoTo(due.AddDays(day));
            await host.RunJobsAsync();
        }

        var rows = await host.OutboxAsync(story.CaseId, "reminder-assessor");
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.True(row.PersonId != Guid.Empty && row.SentAt is not null && row.Values["due"] == "2026-09-30"));
        Assert.Contains((await host.DoAsync(Demo.Assessor, new ListNotices())).Rows, notice => notice.Kind == "reminder-assessor");
    }

    [Fact]
    public async Task JobThatSleptThroughReminders_SendsOnlyTheLatest()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.ClaimSmallAsync();
        host.GoTo((await story.StoredAsync()).DueOn!.Value);
        await host.RunJobsAsync();
        Assert.Contains(":2026-09-30:2:", Assert.Single(await host.OutboxAsync(story.CaseId, "reminder-assessor")).Key);
    }

    [Fact]
    public async Task Deadline_ThatMoved_RemindsAgain()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.ClaimSmallAsync();
        var first = (await story.StoredAsync()).DueOn!.Value;
        host.GoTo(first.AddDays(-2));
        await host.RunJobsAsync();
        await story.AskAsync();
        await story.AnswerAsync();
        var second = (await story.StoredAsync()).DueOn!.Value;
        Assert.True(second > first);
        host.GoTo(second.AddDays(-2));
        await host.RunJobsAsync();
        Assert.Equal(["2026-09-30", second.ToString("O")], (await host.OutboxAsync(story.CaseId, "reminder-assessor")).Select(row => row.Values["due"]));
    }

    [Fact]
    public async Task Reminder_OfACaseThatEndedBeforeTheMailLeft_IsDropped()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        host.GoTo(new DateOnly(2026, 11, 24));
        await host.Jobs.RunAsync(CancellationToken.None);
        await story.WithdrawAsync();
        await host.RunJobsAsync();
        var row = Assert.Single(await host.OutboxAsync(story.CaseId, "reminder-candidate"));
        Assert.True(row.SentAt is null && row.DroppedAt is not null);
    }

    [Fact]
    public async Task CaseThatNobodyTook_RemindsTheBodysStaff_ButNobodyWhoMayNotAct()
    {
        await using var host = await RplHost.StartAsync();
        // The candidate is an assessor of the same body, and one assessor has a conflict of interest.
        var candidate = (await host.ActorAsync(Demo.Candidate)).Id;
        await host.DoAsync(Demo.Administrator, new Application.People.GrantRole(Demo.NewRequest(), candidate, Domain.People.Role.Assessor, "AT-WIFI"));
        var story = await CaseStory.StartAsync(host);
        await story.SubmitSmallAsync();
        await story.AcceptAsync();
        await host.DoAsync(Demo.OtherAssessor, new DeclareConflict(Demo.NewRequest(), story.CaseId, true, "A relative."));
        host.GoTo((await story.StoredAsync()).DueOn!.Value.AddDays(-2));
        await host.RunJobsAsync();
        Assert.Equal([(await host.ActorAsync(Demo.Assessor)).Id], (await host.OutboxAsync(story.CaseId, "reminder-assessor")).Select(row => row.PersonId));
    }

    [Fact]
    public async Task Assessor_WhoseAccountIsClosed_IsNotTheOneToRemind()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.ClaimSmallAsync();
        await host.DoAsync(Demo.Administrator, new Application.People.SetPersonActive(Demo.NewRequest(), (await host.ActorAsync(Demo.Assessor)).Id, false));
        host.GoTo((await story.StoredAsync()).DueOn!.Value.AddDays(-2));
        await host.RunJobsAsync();
        Assert.Equal([(await host.ActorAsync(Demo.OtherAssessor)).Id], (await host.OutboxAsync(story.CaseId, "reminder-assessor")).Select(row => row.PersonId));
    }

    [Theory]
    [InlineData(CaseState.Submitted, "reminder-caseofficer", Demo.Officer)]
    [InlineData(CaseState.UnderVerification, "reminder-verifier", Demo.Verifier)]
    [InlineData(CaseState.AwaitingDecision, "reminder-decider", Demo.Decider)]
    public async Task EveryHolder_IsReminded(CaseState state, string kind, string person)
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        if (state is CaseState.Submitted)
        {
            await story.SubmitSmallAsync();
        }
        else
        {
            await story.RecommendSmallAsync();
        }

        if (state is CaseState.AwaitingDecision)
        {
            await story.ConfirmAsync();
        }

        host.GoTo((await story.StoredAsync()).DueOn!.Value.AddDays(-1));
        await host.RunJobsAsync();
        Assert.Equal((await host.ActorAsync(person)).Id, Assert.Single(await host.OutboxAsync(story.CaseId, kind)).PersonId);
    }

    [Fact]
    public async Task Notices_AreReadTogether()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.ClaimSmallAsync();
        var list = await host.DoAsync(Demo.Candidate, new ListNotices());
        Assert.Equal((3, 3), (list.Rows.Count, list.Unread));
        await host.DoAsync(Demo.Candidate, new ReadNotices(Demo.NewRequest()));
        Assert.Equal(0, (await host.DoAsync(Demo.Candidate, new ListNotices())).Unread);
        Assert.Empty((await host.DoAsync(Demo.OtherCandidate, new ListNotices())).Rows);
    }

    [Fact]
    public async Task Mail_IsListedForAdministrators_AndOnlyAParkedOneTriesAgain()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.SubmitSmallAsync();
        await host.RunJobsAsync();
        var page = await host.DoAsync(Demo.Administrator, new ListMail());
        Assert.Equal((1, 1, Demo.Candidate), (page.Rows.Count, page.Total, page.Rows[0].To));
        Stories.ByRule("mail.not-parked", await host.RefusedAsync(Demo.Administrator, new RetryMail(Demo.NewRequest(), page.Rows[0].Id)));
        Assert.Equal(new NotFound("mail"), await host.RefusedAsync(Demo.Administrator, new RetryMail(Demo.NewRequest(), story.CaseId)));
        Assert.Empty((await host.DoAsync(Demo.Administrator, new ListMail(OnlyParked: true))).Rows);
    }

    [Fact]
    public async Task Clock_OutsideDevelopment_DoesNotMove()
    {
        await using var host = await RplHost.StartAsync();
        Stories.ByRule("clock.development", await host.RefusedAsync(Demo.Administrator, new MoveClock(Demo.NewRequest(), RplHost.Start.AddDays(1))));
    }
}
