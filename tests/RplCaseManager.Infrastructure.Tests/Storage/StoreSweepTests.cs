using System.Text;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Storage;

/// <summary>Bytes that no row tells of, because the program died between the store and the database, are found by a walk over the store.</summary>
public abstract class StoreSweepTests(DatabaseKind kind)
{
    [Fact]
    public async Task FileWithoutARow_GoesAfterADay_AndWhatIsNeededStays()
    {
        await using var host = await RplHost.StartAsync(kind);
        var story = await CaseStory.StartAsync(host);
        await story.AttachAsync("portfolio.pdf", []);
        var (attached, waiting) = ((await story.SeenByCandidateAsync()).Evidence.Single().Sha256, (await story.UploadAsync("flange-shaft.jpg")).Sha256);
        var lost = await WriteAsync(host, "lost");
        await host.RunJobsAsync();
        Assert.True(Has(host, lost));

        // Not a day yet: it may be on its way.
        host.Time.Advance(TimeSpan.FromDays(1));
        await host.RunJobsAsync();
        Assert.True(Has(host, lost));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        // Between two walks of one process nothing is looked at; the next start looks at once.
        await host.RunJobsAsync();
        Assert.True(Has(host, lost));
        await using var again = host.Again();
        await again.RunJobsAsync();
        Assert.Equal((false, true, true), (Has(host, lost), Has(host, attached), Has(host, waiting)));
        Assert.Equal(1, await host.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Action == "files.swept")));
        host.Time.Advance(TimeSpan.FromDays(1));
        await again.RunJobsAsync();
        Assert.Equal(1, await host.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Action == "files.swept")));
    }

    [Fact]
    public async Task MoreThanABatch_AllGo()
    {
        await using var host = await RplHost.StartAsync(kind);
        var story = await CaseStory.StartAsync(host);
        await story.AttachAsync("portfolio.pdf", []);
        List<string> lost = [];
        for (var at = 0; at < 450; at++)
        {
            lost.Add(await WriteAsync(host, "lost " + at));
        }

        host.Time.Advance(TimeSpan.FromDays(2));
        await host.RunJobsAsync();
        Assert.DoesNotContain(lost, file => Has(host, file));
        Assert.True(Has(host, (await story.SeenByCandidateAsync()).Evidence.Single().Sha256));
    }

    [Fact]
    public async Task DatabaseThatKnowsNoFile_IsNotTheOneOfTheStore_AndRemovesNothing()
    {
        await using var host = await RplHost.StartAsync(kind);
        var file = await WriteAsync(host, "of another database");
        host.Time.Advance(TimeSpan.FromDays(400));
        await host.RunJobsAsync();
        Assert.True(Has(host, file));
    }

    [Fact]
    public async Task WhatADyingWriterLeftBehind_Goes()
    {
        await using var host = await RplHost.StartAsync(kind);
        var folder = Directory.GetDirectories(host.Settings.DataFolder, "tmp", SearchOption.AllDirectories).Single();
        var (old, running) = (Path.Combine(folder, "old"), Path.Combine(folder, "running"));
        foreach (var (path, at) in new[] { (old, host.Time.GetUtcNow().AddDays(-2)), (running, host.Time.GetUtcNow()) })
        {
            await File.WriteAllTextAsync(path, "half a file");
            File.SetLastWriteTimeUtc(path, at.UtcDateTime);
        }

        await host.RunJobsAsync();
        Assert.Equal((false, true), (File.Exists(old), File.Exists(running)));
    }

    private static async Task<string> WriteAsync(RplHost host, string text)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return (await host.Files.WriteAsync(bytes, 1000, CancellationToken.None)).Sha256;
    }

    private static bool Has(RplHost host, string sha256)
    {
        using var stream = host.Files.OpenRead(sha256);
        return stream is not null;
    }
}

public sealed class StoreSweepOnSqliteTests() : StoreSweepTests(DatabaseKind.Sqlite);

[Trait("Needs", "PostgreSql")]
public sealed class StoreSweepOnPostgreSqlTests() : StoreSweepTests(DatabaseKind.PostgreSql);
