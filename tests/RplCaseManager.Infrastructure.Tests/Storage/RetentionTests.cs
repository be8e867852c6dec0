using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Audit;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Application.Messages;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Storage;

/// <summary>Files of ended cases go when their scheme's period is over, once, and never one that is still needed (AT-CERT: 60 months).</summary>
public abstract class RetentionTests(DatabaseKind kind)
{
    private static readonly DateTimeOffset Over = new(2031, 9, 2, 22, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task EndedCase_KeepsItsFilesThroughTheLastDay_ThenDestroysThem_AndTheProofsStay()
    {
        await using var host = await RplHost.StartAsync(kind);
        var story = await CaseStory.InAsync(host, CaseState.Withdrawn);
        var piece = (await story.SeenByCandidateAsync()).Evidence.Single();
        Until(host, Over.AddSeconds(-1));
        await host.RunJobsAsync();
        await host.DoAsync(Demo.Candidate, new OpenEvidence(Demo.NewRequest(), story.CaseId, piece.Id));
        Assert.True(Has(host, piece.Sha256));

        Until(host, Over);
        Assert.Equal(1, (await host.RunJobsAsync()).Done);
        Assert.False(Has(host, piece.Sha256));
        Assert.Equal(new EvidenceGone(new DateOnly(2031, 9, 3), "AT-CERT", 60), await host.RefusedAsync(Demo.Candidate, new OpenEvidence(Demo.NewRequest(), story.CaseId, piece.Id)));
        var seen = await story.SeenByCandidateAsync();
        Assert.Equal(new(60, new DateOnly(2026, 9, 2), new DateOnly(2031, 9, 2)), seen.Files);
        Assert.Equal(piece with { DestroyedOn = new DateOnly(2031, 9, 3), Mappings = seen.Evidence.Single().Mappings }, seen.Evidence.Single());

        var history = await host.DoAsync(Demo.Auditor, new GetCaseHistory(story.CaseId));
        var line = Assert.Single(history.Lines, entry => entry.Action == "evidence.destroyed");
        Assert.Equal(("", piece.Id.ToString(), piece.Sha256, "60", "2026-09-02", "2031-09-02"),
            (line.By, line.Data["evidence"], line.Data["sha256"], line.Data["months"], line.Data["ended"], line.Data["until"]));
        Assert.Equal("AT-CERT", history.Names[Guid.Parse(line.Data["scheme"]).ToString("N")]);
        Assert.Empty(history.Faults);
        Assert.Empty((await host.DoAsync(Demo.Auditor, new VerifyAudit())).Faults);
        Assert.Equal((0, 0), await host.RunJobsAsync());
        await using var again = host.Again();
        Assert.Equal((0, 0), await again.RunJobsAsync());
    }

    [Fact]
    public async Task Candidate_IsToldOnce_AMonthBefore()
    {
        await using var host = await RplHost.StartAsync(kind);
        var story = await CaseStory.InAsync(host, CaseState.Withdrawn);
        var day = new DateTimeOffset(2031, 8, 2, 22, 0, 0, TimeSpan.Zero);
        Until(host, day.AddSeconds(-1));
        await host.RunJobsAsync();
        Assert.Equal(0, await host.WithDbAsync(db => db.Outbox.CountAsync(row => row.Kind == "files-end")));
        Until(host, day);
        await host.RunJobsAsync();
        await host.RunJobsAsync();

        var notice = Assert.Single((await host.DoAsync(Demo.Candidate, new ListNotices())).Rows, row => row.Kind == "files-end");
        Assert.Equal((story.CaseId, "2031-09-02"), (notice.CaseId, notice.Values["due"]));
        var mail = await host.WithDbAsync(db => db.Outbox.AsNoTracking().SingleAsync(row => row.Kind == "files-end"));
        Assert.NotNull(mail.SentAt);
        Assert.Empty((await host.DoAsync(Demo.Auditor, new VerifyAudit())).Faults);
    }

    [Fact]
    public async Task JobThatSleptPastTheDay_DestroysAndAnnouncesNothing()
    {
        await using var host = await RplHost.StartAsync(kind);
        await CaseStory.InAsync(host, CaseState.Withdrawn);
        Until(host, Over.AddDays(400));
        await host.RunJobsAsync();
        Assert.Equal((0, 1), await host.WithDbAsync(async db => (await db.Outbox.CountAsync(row => row.Kind == "files-end"), await db.Evidence.CountAsync(piece => piece.DestroyedAt != null))));
    }

    [Fact]
    public async Task FileThatAnotherCaseNeeds_Stays_UntilThatOneIsOverToo()
    {
        await using var host = await RplHost.StartAsync(kind);
        var story = await CaseStory.InAsync(host, CaseState.Withdrawn);
        var sha256 = (await story.SeenByCandidateAsync()).Evidence.Single().Sha256;
        Until(host, Over.AddDays(-10));
        var other = await CaseStory.InAsync(host, CaseState.Submitted, Demo.OtherCandidate);
        var same = (await other.SeenByCandidateAsync()).Evidence.Single();
        Assert.Equal(sha256, same.Sha256);
        Until(host, Over.AddDays(2));
        await host.RunJobsAsync();

        Assert.True(Has(host, sha256));
        Assert.NotNull((await story.SeenByCandidateAsync()).Evidence.Single().DestroyedOn);
        await host.DoAsync(Demo.OtherCandidate, new OpenEvidence(Demo.NewRequest(), other.CaseId, same.Id));
        await other.WithdrawAsync();
        Until(host, Over.AddYears(6));
        await host.RunJobsAsync();
        Assert.False(Has(host, sha256));
    }

    [Fact]
    public async Task CaseThatIsTakenUpAgain_KeepsItsFiles_AndAPieceThatIsGoneCanBeGivenAgain()
    {
        await using var host = await RplHost.StartAsync(kind);
        var story = await CaseStory.StartAsync(host);
        var codes = await story.CodesAsync();
        var piece = await story.AttachAsync("portfolio.pdf", codes);
        await story.DiscontinueAsync();
        Until(host, Over.AddDays(-1));
        await ResumeAsync();
        Until(host, Over.AddDays(20));
        await host.RunJobsAsync();
        Assert.Null((await story.SeenByCandidateAsync()).Evidence.Single().DestroyedOn);

        await story.DiscontinueAsync();
        Until(host, Over.AddYears(6));
        await host.RunJobsAsync();
        await ResumeAsync();
        var seen = await story.SeenByCandidateAsync();
        Assert.NotNull(seen.Evidence.Single().DestroyedOn);
        Assert.Null(seen.Files.EndedOn);
        var again = await story.AttachAsync("portfolio.pdf", codes);
        Assert.NotEqual(piece, again);
        await host.DoAsync(Demo.Candidate, new OpenEvidence(Demo.NewRequest(), story.CaseId, again));

        async Task ResumeAsync() => await host.DoAsync(Demo.Officer, new Application.Cases.ResumeCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "A mistake."));
    }

    [Fact]
    public async Task CaseThatEndedBeforeThereWerePeriods_IsCountedFromItsEnd()
    {
        await using var host = await RplHost.StartAsync(kind);
        host.Time.Advance(TimeSpan.FromDays(10));
        var story = await CaseStory.InAsync(host, CaseState.Withdrawn);
        var before = await host.WithDbAsync(db => db.Cases.AsNoTracking().SingleAsync(found => found.Id == story.CaseId));
        await host.WithDbAsync(db => db.Cases.Where(found => found.Id == story.CaseId).ExecuteUpdateAsync(update => update
            .SetProperty(found => found.EndedOn, (DateOnly?)null).SetProperty(found => found.FilesUntil, (DateOnly?)null)
            .SetProperty(found => found.FilesReminderAt, (DateTimeOffset?)null).SetProperty(found => found.FilesEndAt, found => found.CreatedAt)));
        Assert.Equal(1, (await host.RunJobsAsync()).Done);
        var after = await host.WithDbAsync(db => db.Cases.AsNoTracking().SingleAsync(found => found.Id == story.CaseId));
        Assert.Equal((before.EndedOn, before.FilesUntil, before.FilesEndAt, before.FilesReminderAt, before.Version), (after.EndedOn, after.FilesUntil, after.FilesEndAt, after.FilesReminderAt, after.Version));
        Assert.Equal(new DateOnly(2026, 9, 12), after.EndedOn);
        Assert.True(Has(host, (await story.SeenByCandidateAsync()).Evidence.Single().Sha256));
        Assert.Equal((0, 0), await host.RunJobsAsync());
    }

    private static void Until(RplHost host, DateTimeOffset instant) => host.Time.Advance(instant - host.Time.GetUtcNow());

    private static bool Has(RplHost host, string sha256)
    {
        using var stream = host.Files.OpenRead(sha256);
        return stream is not null;
    }
}

public sealed class RetentionOnSqliteTests() : RetentionTests(DatabaseKind.Sqlite);

[Trait("Needs", "PostgreSql")]
public sealed class RetentionOnPostgreSqlTests() : RetentionTests(DatabaseKind.PostgreSql);
