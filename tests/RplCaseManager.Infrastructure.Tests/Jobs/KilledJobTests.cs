using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Application.Audit;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Certificates;
using RplCaseManager.Domain.People;
using RplCaseManager.Infrastructure.Persistence;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Jobs;

/// <summary>A process that is killed in the middle of its work, several times, and started again does everything once.</summary>
public abstract class KilledJobTests(DatabaseKind kind)
{
    private const int Drafts = 140, Reminded = 130, Certificates = 130;

    [Fact]
    public async Task DueWork_KilledInTheMiddle_IsDoneExactlyOnce()
    {
        await using var host = await RplHost.StartAsync(kind);
        await FillAsync(host);
        await host.RunJobsAsync();
        host.Time.Advance(TimeSpan.FromDays(92));
        var before = await host.WithDbAsync(db => db.Notices.CountAsync());

        // In the lapses, in the reminders, in the expiries, and in the mails.
        foreach (var progress in new[]
        {
            """SELECT count(*) FROM "AuditEntries" WHERE "Action" = 'case.lapsed'""", """SELECT count(*) FROM "AuditEntries" WHERE "Action" = 'reminder.sent'""",
            """SELECT count(*) FROM "AuditEntries" WHERE "Action" = 'certificate.expired'""", """SELECT count(*) FROM "Outbox" WHERE "SentAt" IS NOT NULL AND "Kind" = 'lapsed'""",
        })
        {
            using var process = DueWorkProcess.Start(host);
            while (await host.ScalarAsync<long>(progress) < 10)
            {
                Assert.False(process.HasExited, "The process ended before it could be killed.");
            }

            process.Kill();
            await process.WaitForExitAsync();
            Assert.NotEqual(0, process.ExitCode);
        }

        // What the last one had leased is free again after its time.
        host.Time.Advance(TimeSpan.FromMinutes(5));
        using (var process = DueWorkProcess.Start(host))
        {
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, await errors);
        }

        var states = await host.WithDbAsync(async db => (
            Lapsed: await db.Cases.CountAsync(found => found.State == CaseState.Lapsed), Drafts: await db.Cases.CountAsync(found => found.State == CaseState.Draft),
            Expired: await db.Certificates.CountAsync(found => found.State == CertificateState.Expired), Waiting: await db.Outbox.CountAsync(row => row.SentAt == null)));
        Assert.Equal((Drafts, Reminded, Certificates, 0), states);
        var kinds = new Dictionary<string, int> { ["lapsed"] = Drafts, ["reminder-candidate"] = Reminded, ["expired"] = Certificates };
        var (notices, mails, entries) = await host.WithDbAsync(async db => (
            await db.Notices.AsNoTracking().ToListAsync(), await db.Outbox.AsNoTracking().ToListAsync(), await db.AuditEntries.AsNoTracking().Select(entry => entry.Action).ToListAsync()));
        foreach (var (what, count) in kinds)
        {
            Assert.Equal(count, notices.Count(notice => notice.Kind == what));
            Assert.Equal(count, mails.Count(mail => mail.Kind == what));
        }

        Assert.Equal(Drafts, notices.Where(notice => notice.Kind == "lapsed").Select(notice => notice.CaseId).Distinct().Count());
        Assert.Equal(Reminded, notices.Where(notice => notice.Kind == "reminder-candidate").Select(notice => notice.CaseId).Distinct().Count());
        Assert.Equal(Certificates, notices.Where(notice => notice.Kind == "expired").Select(notice => notice.Values["certificate"]).Distinct().Count());
        // The story's own case closed as well; nothing else was told to anybody.
        Assert.Equal(before + Drafts + Reminded + Certificates, notices.Count);
        Assert.Equal((Drafts, Reminded, Certificates, 1), (entries.Count(entry => entry == "case.lapsed"), entries.Count(entry => entry == "reminder.sent"), entries.Count(entry => entry == "certificate.expired"), entries.Count(entry => entry == "case.closed")));
        // A mail that left twice is one file: its name comes from the key.
        Assert.Equal(mails.Count, Directory.GetFiles(Path.Combine(host.Settings.DataFolder, "mail"), "*.eml").Length);
        Assert.Empty((await host.DoAsync(Demo.Auditor, new VerifyAudit())).Faults);
        Assert.Equal((0, 0), await host.RunJobsAsync());
    }

    private static async Task FillAsync(RplHost host)
    {
        var story = await CaseStory.InAsync(host, CaseState.Decided);
        await using var scope = host.Services.CreateAsyncScope();
        var (db, catalogue) = (scope.ServiceProvider.GetRequiredService<RplDbContext>(), scope.ServiceProvider.GetRequiredService<Catalogue>());
        var model = await db.Cases.AsNoTracking().SingleAsync(found => found.Id == story.CaseId);
        var rules = await catalogue.SchemeAsync(model.SchemeVersionId, CancellationToken.None);
        var aim = new CaseAim(model.SchemeId, model.SchemeVersionId, model.BodyCode, model.StandardId, model.StandardVersionId, null, model.Sought);
        for (var at = 0; at < Drafts + Reminded; at++)
        {
            // A draft of the first kind is over after 92 days; one that was begun five days later is near its date then.
            var begun = RplHost.Start.AddDays(at < Drafts ? 0 : 5);
            var person = new Person(Guid.CreateVersion7(), new PersonName("Zoë", "Nr " + at, "Zoe"), new DateOnly(1990, 1, 1), $"nr{at}@example.org", "en", [new RoleGrant(Role.Candidate, null)]);
            db.People.Add(person);
            db.Cases.Add(new Case(Guid.CreateVersion7(), $"RPL-2026-9{at:00000}-X", person.Id, aim, new Act(person.Id, begun), rules));
        }

        var issued = await db.Certificates.AsNoTracking().SingleAsync(found => found.CaseId == story.CaseId);
        for (var at = 0; at < Certificates; at++)
        {
            var content = issued.Content with { Number = $"{issued.Number}-{at}", ValidUntil = issued.ValidFrom.AddDays(91) };
            db.Certificates.Add(new Certificate(Guid.CreateVersion7(), issued.CaseId, issued.DecisionId, issued.HolderId, issued.Token + at, content, text => text, rules, RplHost.Start));
        }

        // No reminder on the way: what is tried here is the end.
        foreach (var entry in db.ChangeTracker.Entries<Certificate>())
        {
            entry.Property(certificate => certificate.NextReminderAt).CurrentValue = null;
        }

        await db.SaveChangesAsync();
    }
}

public sealed class KilledJobOnSqliteTests() : KilledJobTests(DatabaseKind.Sqlite);

[Trait("Needs", "PostgreSql")]
public sealed class KilledJobOnPostgreSqlTests() : KilledJobTests(DatabaseKind.PostgreSql);
