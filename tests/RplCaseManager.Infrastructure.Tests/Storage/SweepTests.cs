using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Storage;

/// <summary>What nobody attached goes after its time, and never anything else.</summary>
public abstract class SweepTests(DatabaseKind kind)
{
    private static readonly EvidenceDescription Photo = new("Shaft", EvidenceKind.PhotoVideoAudio, "", null);

    [Fact]
    public async Task Upload_ThatNobodyAttached_GoesWithItsFile_AndAnAttachedOneStays()
    {
        await using var host = await RplHost.StartAsync(kind);
        var story = await CaseStory.StartAsync(host);
        await story.AttachAsync("portfolio.pdf", [(await story.CodesAsync())[0]]);
        var (lost, copy) = (await story.UploadAsync("flange-shaft.jpg"), await story.UploadAsync("portfolio.pdf"));
        host.Time.Advance(Upload.Waits);
        await host.Jobs.HousekeepingAsync(CancellationToken.None);
        Assert.Equal(2, await host.WithDbAsync(db => db.Uploads.CountAsync(upload => upload.AttachedTo == null)));
        host.Time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        await host.Jobs.HousekeepingAsync(CancellationToken.None);

        Assert.Equal(0, await host.WithDbAsync(db => db.Uploads.CountAsync(upload => upload.AttachedTo == null)));
        Assert.Null(host.Files.OpenRead(lost.Sha256));
        await using var kept = host.Files.OpenRead(copy.Sha256);
        Assert.NotNull(kept);
        var swept = await host.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Action == "uploads.swept"));
        await host.Jobs.HousekeepingAsync(CancellationToken.None);
        Assert.Equal((1, 1), (swept, await host.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Action == "uploads.swept"))));
    }

    [Fact]
    public async Task File_SentAgainWhileTheOldUploadIsSwept_StaysForTheNewOne()
    {
        await using var host = await RplHost.StartAsync(kind);
        var story = await CaseStory.StartAsync(host);
        var old = await story.UploadAsync("flange-shaft.jpg");
        host.Time.Advance(TimeSpan.FromDays(3));
        // The same bytes have arrived again, and their row is not committed yet.
        await using var bytes = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Fixtures", "flange-shaft.jpg"));
        var content = await host.Files.WriteAsync(bytes, 100_000_000, CancellationToken.None);
        Assert.Equal(old.Sha256, content.Sha256);
        await host.Jobs.HousekeepingAsync(CancellationToken.None);
        var upload = await host.DoAsync(Demo.Candidate, new ReceiveUpload(Demo.NewRequest(), "flange-shaft.jpg", content, 100_000_000));
        var piece = await host.DoAsync(Demo.Candidate, new AttachEvidence(Demo.NewRequest(), story.CaseId, upload.UploadId, Photo, []));

        Assert.NotEqual(Guid.Empty, piece.EvidenceId);
        await using var kept = host.Files.OpenRead(content.Sha256);
        Assert.NotNull(kept);
        Assert.False(await host.WithDbAsync(db => db.Uploads.AnyAsync(found => found.Id == old.UploadId)));
    }

    [Fact]
    public async Task Upload_PastItsTime_CannotBeAttachedAnyMore()
    {
        await using var host = await RplHost.StartAsync(kind);
        var story = await CaseStory.StartAsync(host);
        var upload = await story.UploadAsync("flange-shaft.jpg");
        host.Time.Advance(Upload.Waits);
        // Its file may be gone: a sweep that was killed has removed files and left rows.
        var refusal = await host.RefusedAsync(Demo.Candidate, new AttachEvidence(Demo.NewRequest(), story.CaseId, upload.UploadId, Photo, []));
        Assert.Equal(new NotFound("upload"), refusal);
        host.Files.Delete(upload.Sha256, host.Time.GetUtcNow());
        host.Time.Advance(TimeSpan.FromHours(2));
        await host.Jobs.HousekeepingAsync(CancellationToken.None);
        Assert.False(await host.WithDbAsync(db => db.Uploads.AnyAsync(found => found.Id == upload.UploadId)));
    }
}

public sealed class SweepOnSqliteTests() : SweepTests(DatabaseKind.Sqlite);

[Trait("Needs", "PostgreSql")]
public sealed class SweepOnPostgreSqlTests() : SweepTests(DatabaseKind.PostgreSql);
