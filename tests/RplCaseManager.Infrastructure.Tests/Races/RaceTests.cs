using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Assessment;
using RplCaseManager.Application.Audit;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Races;

/// <summary>Two people act on one case at the same moment: one is first, the other is told, nothing is lost and nothing is done twice.</summary>
public abstract class RaceTests(DatabaseKind kind)
{
    protected DatabaseKind Kind => kind;

    [Fact]
    public async Task SubmitAndSubmit_OneHandsIn_TheOtherIsTold()
    {
        await using var race = await Race.StartAsync(kind);
        for (var round = 0; round < 20; round++)
        {
            var story = await CaseStory.StartAsync(race.Host);
            await story.FillAsync();
            var version = await story.VersionAsync();
            var (one, other) = await race.AtOnceAsync(Demo.Candidate, new SubmitCase(Demo.NewRequest(), story.CaseId, version), Demo.Candidate, new SubmitCase(Demo.NewRequest(), story.CaseId, version));
            Assert.True(one.Ok ^ other.Ok);
            Assert.IsType<ChangedMeanwhile>(one.Refusal ?? other.Refusal);
            Assert.Equal(version + 1, await story.VersionAsync());
            Assert.Equal(1, await race.EntriesAsync(story.CaseId, "case.submitted"));
            await story.WithdrawAsync();
        }

        await race.ProveAsync();
    }

    [Fact]
    public async Task SameRequestTwiceAtOnce_IsDoneOnceAndAnsweredTwice()
    {
        await using var race = await Race.StartAsync(kind);
        for (var round = 0; round < 20; round++)
        {
            var start = new StartCase(Demo.NewRequest(), "at-cnc-specialist", "AT-CERT", []);
            var (one, other) = await race.AtOnceAsync(Demo.Candidate, start, Demo.Candidate, start);
            Assert.Equal(Assert.IsType<StartedCase>(one.Value), other.Value);
            var story = new CaseStory(race.Host, one.Value.CaseId);
            await story.FillAsync();
            var submit = new SubmitCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync());
            var (first, second) = await race.AtOnceAsync(Demo.Candidate, submit, Demo.Candidate, submit);
            Assert.True(first.Ok && second.Ok);
            Assert.Equal(first.Value, second.Value);
            Assert.Equal(1, await race.EntriesAsync(story.CaseId, "case.submitted"));
            await story.WithdrawAsync();
            // The bytes travelled once; their note was sent twice.
            var upload = new ReceiveUpload(Demo.NewRequest(), "portfolio.pdf", new(new string('a', 62) + (10 + round), 10, Infrastructure.Storage.FileTypes.Pdf, false), 1000);
            var (noted, again) = await race.AtOnceAsync(Demo.Candidate, upload, Demo.Candidate, upload);
            Assert.Equal(Assert.IsType<ReceivedUpload>(noted.Value), again.Value);
        }

        await race.ProveAsync();
    }

    [Fact]
    public async Task StartAndStart_OneCaseIsOpen_TheOtherIsTold()
    {
        await using var race = await Race.StartAsync(kind);
        for (var round = 0; round < 20; round++)
        {
            var (one, other) = await race.AtOnceAsync(Demo.Candidate, new StartCase(Demo.NewRequest(), "at-cnc-specialist", "AT-CERT", []),
                Demo.Candidate, new StartCase(Demo.NewRequest(), "at-cnc-specialist", "AT-CERT", []));
            Assert.True(one.Ok ^ other.Ok);
            Assert.True((one.Refusal ?? other.Refusal) is CameSecond or RuleRefusal { Rule: "case.start.other-open" });
            await new CaseStory(race.Host, (one.Value ?? other.Value)!.CaseId).WithdrawAsync();
        }

        var numbers = await race.Host.WithDbAsync(db => db.Cases.Select(found => found.Number).ToListAsync());
        Assert.Equal(20, numbers.Distinct().Count());
        await race.ProveAsync();
    }

    [Fact]
    public async Task ClaimAndClaim_OneAssessorHasTheCase_TheOtherIsTold()
    {
        await using var race = await Race.StartAsync(kind);
        for (var round = 0; round < 20; round++)
        {
            var story = await CaseStory.StartAsync(race.Host);
            await story.SubmitAsync();
            await story.AcceptAsync();
            await story.DeclareAsync(Demo.Assessor);
            await story.DeclareAsync(Demo.OtherAssessor);
            var (one, other) = await race.AtOnceAsync(Demo.Assessor, new ClaimCase(Demo.NewRequest(), story.CaseId), Demo.OtherAssessor, new ClaimCase(Demo.NewRequest(), story.CaseId));
            Assert.True(one.Ok ^ other.Ok);
            Assert.Equal("case.claim.taken", (one.Refusal ?? other.Refusal)!.Rule);
            var winner = await race.Host.ActorAsync(one.Ok ? Demo.Assessor : Demo.OtherAssessor);
            Assert.Equal(winner.PersonId, await race.Host.WithDbAsync(db => db.Cases.Where(found => found.Id == story.CaseId).Select(found => found.AssessorId).SingleAsync()));
            Assert.Equal(1, await race.EntriesAsync(story.CaseId, "case.claimed"));
            await story.WithdrawAsync();
        }

        await race.ProveAsync();
    }

    [Fact]
    public async Task DecideAndDecide_OneDecisionStands_TheOtherIsTold()
    {
        await using var race = await Race.StartAsync(kind);
        for (var round = 0; round < 10; round++)
        {
            var story = await CaseStory.InAsync(race.Host, CaseState.AwaitingDecision);
            await story.DeclareAsync(Demo.Decider);
            var version = await story.VersionAsync();
            var (grant, refuse) = await race.AtOnceAsync(Demo.Decider, race.Decide(story.CaseId, version, true), Demo.Decider, race.Decide(story.CaseId, version, false));
            Assert.True(grant.Ok ^ refuse.Ok);
            Assert.IsType<ChangedMeanwhile>(grant.Refusal ?? refuse.Refusal);
            var (decisions, certificates) = await race.CountAsync(story.CaseId);
            Assert.Equal((1, grant.Ok ? 1 : 0), (decisions, certificates));
            Assert.Equal(1, await race.EntriesAsync(story.CaseId, "case.decided"));
        }

        await race.ProveAsync();
    }
}

/// <summary>A host, on PostgreSQL with a second server beside it, that sends two operations at once.</summary>
public sealed class Race : IAsyncDisposable
{
    private readonly RplHost second;

    private Race(RplHost host, RplHost second) => (Host, this.second) = (host, second);

    public RplHost Host { get; }

    public static async Task<Race> StartAsync(DatabaseKind kind)
    {
        var host = await RplHost.StartAsync(kind);
        // The writers' gate of SQLite is a process's own; two servers share PostgreSQL.
        return new Race(host, kind is DatabaseKind.PostgreSql ? host.Again() : host);
    }

    /// <summary>Both wait until both are ready. An exception of one fails the test: the second is told by a refusal.</summary>
    public async Task<(Result<T1> One, Result<T2> Other)> AtOnceAsync<T1, T2>(string person, IOperation<T1> one, string otherPerson, IOperation<T2> other)
    {
        var (first, next) = (await ActorAsync(person), await ActorAsync(otherPerson));
        using var start = new Barrier(2);
        var a = Task.Factory.StartNew(() =>
        {
            start.SignalAndWait();
            return Host.Operations.SendAsync(first, one);
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
        var b = Task.Factory.StartNew(() =>
        {
            start.SignalAndWait();
            return second.Operations.SendAsync(next, other);
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
        return (await a, await b);
    }

    public Decide Decide(Guid caseId, long version, bool granted) => new(Demo.NewRequest(), caseId, version,
        [new AwardChoice(RplOutcome.Microcredential, granted, granted ? "" : "Outcomes are missing.")], "The evidence convinces the body.");

    public Task<int> EntriesAsync(Guid caseId, string action)
    {
        var stream = Domain.Audit.Streams.Case(caseId);
        return Host.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Stream == stream && entry.Action == action));
    }

    public Task<(int Decisions, int Certificates)> CountAsync(Guid caseId) => Host.WithDbAsync(async db =>
        (await db.Decisions.CountAsync(found => found.CaseId == caseId), await db.Certificates.CountAsync(found => found.CaseId == caseId)));

    /// <summary>What holds after every race: the trail is whole, histories have no gap, and no notice was made twice.</summary>
    public async Task ProveAsync()
    {
        Assert.Empty((await Host.DoAsync(Demo.Auditor, new VerifyAudit())).Faults);
        var gaps = await Host.ScalarAsync<long>("""
            SELECT count(*) FROM "Cases" c WHERE c."HistoryCount" <> (SELECT count(*) FROM "CaseHistory" h WHERE h."CaseId" = c."Id")
            OR c."HistoryCount" <> (SELECT coalesce(max(h."Sequence"), 0) FROM "CaseHistory" h WHERE h."CaseId" = c."Id")
            """);
        Assert.Equal(0, gaps);
        var (notices, mails) = await Host.WithDbAsync(async db => (await db.Notices.CountAsync(), await db.Outbox.CountAsync()));
        Assert.Equal(notices, mails);
    }

    public async ValueTask DisposeAsync()
    {
        if (second != Host)
        {
            await second.DisposeAsync();
        }

        await Host.DisposeAsync();
    }

    private async Task<Actor> ActorAsync(string person) => person.Length == 0 ? Actor.System : await Host.ActorAsync(person);
}

public sealed class RaceOnSqliteTests() : RaceTests(DatabaseKind.Sqlite);
