using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Application.Audit;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.People;
using RplCaseManager.Infrastructure.Persistence;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Jobs;

/// <summary>A process that is killed while it destroys files and started again destroys each once, and leaves none behind.</summary>
public abstract class KilledRetentionTests(DatabaseKind kind)
{
    private const int Ended = 160;
    private const string Done = """SELECT count(*) FROM "AuditEntries" WHERE "Action" = 'evidence.destroyed'""";

    [Fact]
    public async Task Destruction_KilledInTheMiddle_IsDoneExactlyOnce()
    {
        await using var host = await RplHost.StartAsync(kind);
        var story = await CaseStory.InAsync(host, CaseState.Submitted);
        var files = await FillAsync(host, story);
        host.Time.Advance(TimeSpan.FromDays(1900));
        foreach (var most in new[] { 10, 60 })
        {
            using var process = DueWorkProcess.Start(host);
            while (await host.ScalarAsync<long>(Done) < most)
            {
                Assert.False(process.HasExited, "The process ended before it could be killed.");
            }

            process.Kill();
            await process.WaitForExitAsync();
            Assert.NotEqual(0, process.ExitCode);
        }

        using (var process = DueWorkProcess.Start(host))
        {
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, await errors);
        }

        var entries = await host.WithDbAsync(db => db.AuditEntries.AsNoTracking().Where(entry => entry.Action == "evidence.destroyed").Select(entry => entry.Stream).ToListAsync());
        Assert.Equal((Ended, Ended), (entries.Count, entries.Distinct().Count()));
        Assert.Equal(0, await host.WithDbAsync(db => db.Evidence.CountAsync(piece => piece.DestroyedAt == null && piece.CaseId != story.CaseId)));
        Assert.DoesNotContain(files, file => Has(host, file));
        Assert.True(Has(host, (await story.SeenByCandidateAsync()).Evidence.Single().Sha256));
        Assert.Empty((await host.DoAsync(Demo.Auditor, new VerifyAudit())).Faults);
        Assert.Equal((0, 0), await host.RunJobsAsync());
    }

    private static async Task<List<string>> FillAsync(RplHost host, CaseStory story)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var (db, catalogue) = (scope.ServiceProvider.GetRequiredService<RplDbContext>(), scope.ServiceProvider.GetRequiredService<Catalogue>());
        var model = await db.Cases.AsNoTracking().SingleAsync(found => found.Id == story.CaseId);
        var rules = await catalogue.SchemeAsync(model.SchemeVersionId, CancellationToken.None);
        var aim = new CaseAim(model.SchemeId, model.SchemeVersionId, model.BodyCode, model.StandardId, model.StandardVersionId, null, model.Sought);
        List<string> files = [];
        for (var at = 0; at < Ended; at++)
        {
            using var bytes = new MemoryStream(Encoding.UTF8.GetBytes("file " + at));
            var content = await host.Files.WriteAsync(bytes, 1000, CancellationToken.None);
            files.Add(content.Sha256);
            var person = new Person(Guid.CreateVersion7(), new PersonName("Zoë", "Nr " + at, "Zoe"), new DateOnly(1990, 1, 1), $"nr{at}@example.org", "en", [new RoleGrant(Role.Candidate, null)]);
            var (act, ended) = (new Act(person.Id, RplHost.Start), new Case(Guid.CreateVersion7(), $"RPL-2026-9{at:00000}-X", person.Id, aim, new Act(person.Id, RplHost.Start), rules));
            Assert.Null(ended.Withdraw(act, rules, ""));
            db.People.Add(person);
            db.Cases.Add(ended);
            db.Evidence.Add(new EvidenceItem(Guid.CreateVersion7(), ended.Id, person.Id, new EvidenceFile($"{at}.txt", content.Sha256, content.Size, "text/plain", "TXT"),
                new EvidenceDescription("File " + at, EvidenceKind.WorkSample, "", null), RplHost.Start, afterSubmission: false));
        }

        await db.SaveChangesAsync();
        return files;
    }

    private static bool Has(RplHost host, string sha256)
    {
        using var stream = host.Files.OpenRead(sha256);
        return stream is not null;
    }
}

public sealed class KilledRetentionOnSqliteTests() : KilledRetentionTests(DatabaseKind.Sqlite);

[Trait("Needs", "PostgreSql")]
public sealed class KilledRetentionOnPostgreSqlTests() : KilledRetentionTests(DatabaseKind.PostgreSql);
