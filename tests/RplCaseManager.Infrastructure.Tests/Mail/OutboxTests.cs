using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using RplCaseManager.Application.Certificates;
using RplCaseManager.Application.Messages;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Messages;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Infrastructure.Mail;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Mail;

/// <summary>What stands in the outbox leaves, once, and what cannot leave does not hold up the others.</summary>
public abstract class OutboxTests(DatabaseKind kind)
{
    [Fact]
    public async Task TwoDispatchersAtOnce_SendEachMailOnce()
    {
        await using var host = await RplHost.StartAsync(kind);
        await using var other = host.Again();
        await FillAsync(host, 130);
        var sent = new Recorder();
        using var start = new Barrier(2);
        var counts = await Task.WhenAll(new[] { host, other }.Select(one => Task.Factory.StartNew(() =>
        {
            var dispatcher = Dispatcher(one, sent);
            start.SignalAndWait();
            return dispatcher.SendDueAsync(CancellationToken.None);
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

        Assert.Equal(130, counts.Sum());
        Assert.Equal(130, sent.Ids.Distinct().Count());
        Assert.Equal(130, sent.Ids.Count);
        Assert.Equal(0, await host.WithDbAsync(db => db.Outbox.CountAsync(row => row.SentAt == null || row.LeaseUntil != null)));
    }

    [Fact]
    public async Task DispatcherThatDied_LeavesItsMailsToOthersAfterItsLease()
    {
        await using var host = await RplHost.StartAsync(kind);
        await FillAsync(host, 3);
        using var killed = new CancellationTokenSource();
        var dying = Dispatcher(host, new Acting(async _ =>
        {
            await killed.CancelAsync();
            killed.Token.ThrowIfCancellationRequested();
        }));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dying.SendDueAsync(killed.Token));

        var sent = new Recorder();
        host.Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await Dispatcher(host, sent).SendDueAsync(CancellationToken.None));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(3, await Dispatcher(host, sent).SendDueAsync(CancellationToken.None));
        Assert.Equal(3, sent.Ids.Distinct().Count());
    }

    [Fact]
    public async Task SlowDispatcher_DoesNotSendWhatAnotherTookAfterItsLease()
    {
        await using var host = await RplHost.StartAsync(kind);
        await FillAsync(host, 5);
        var sent = new Recorder();
        var slow = Dispatcher(host, new Acting(async message =>
        {
            await sent.SendAsync(message, CancellationToken.None);
            host.Time.Advance(TimeSpan.FromMinutes(6));
            Assert.Equal(5, await Dispatcher(host, sent).SendDueAsync(CancellationToken.None));
        }));
        await slow.SendDueAsync(CancellationToken.None);

        // The first may leave twice, with one Message-ID, because it was under way; the others not.
        Assert.Equal(6, sent.Ids.Count);
        Assert.Equal(5, sent.Ids.Distinct().Count());
    }

    [Fact]
    public async Task MailThatKeepsFailing_BacksOffAndIsParked_WhileTheOthersLeave()
    {
        await using var host = await RplHost.StartAsync(kind);
        var ids = await FillAsync(host, 10);
        var (bad, sent, attempts) = (ids[4], new Recorder(), new List<DateTimeOffset>());
        var badMail = await host.WithDbAsync(db => db.Outbox.AsNoTracking().SingleAsync(row => row.Id == bad));
        var badId = Writer(host).Write(badMail, await host.WithDbAsync(db => db.People.SingleAsync(person => person.Id == badMail.PersonId))).MessageId;
        var failing = Dispatcher(host, new Acting(async message =>
        {
            if (message.MessageId == badId)
            {
                attempts.Add(host.Time.GetUtcNow());
                // As a mail library does when a server does not answer: nobody asked for the end of the work.
                throw attempts.Count % 2 == 0 ? new TaskCanceledException("The server did not answer.") : new IOException("The mailbox is full.");
            }

            await sent.SendAsync(message, CancellationToken.None);
        }));
        Assert.Equal(9, await failing.SendDueAsync(CancellationToken.None));
        for (var attempt = 1; attempt < 8; attempt++)
        {
            var row = await host.WithDbAsync(db => db.Outbox.AsNoTracking().SingleAsync(found => found.Id == bad));
            Assert.Equal((attempt, null), (row.Attempts, row.ParkedAt));
            Assert.Equal(host.Time.GetUtcNow() + TimeSpan.FromMinutes(Math.Pow(2, attempt)), row.NextTryAt);
            host.Time.SetUtcNow(row.NextTryAt - TimeSpan.FromMicroseconds(1));
            Assert.Equal(0, await failing.SendDueAsync(CancellationToken.None));
            Assert.Equal(attempt, attempts.Count);
            host.Time.SetUtcNow(row.NextTryAt);
            Assert.Equal(0, await failing.SendDueAsync(CancellationToken.None));
        }

        var parked = Assert.Single((await host.DoAsync(Demo.Administrator, new ListMail(OnlyParked: true))).Rows);
        Assert.Equal((bad, 8, "The server did not answer."), (parked.Id, parked.Attempts, parked.LastError));
        host.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await failing.SendDueAsync(CancellationToken.None));
        Assert.Equal(8, attempts.Count);

        Assert.IsType<RuleRefusal>(await host.RefusedAsync(Demo.Administrator, new RetryMail(Demo.NewRequest(), ids[0])));
        await host.DoAsync(Demo.Administrator, new RetryMail(Demo.NewRequest(), bad));
        Assert.Equal(1, await Dispatcher(host, sent).SendDueAsync(CancellationToken.None));
        Assert.Equal(badId, sent.Ids[^1]);
        Assert.Empty((await host.DoAsync(Demo.Administrator, new ListMail(OnlyParked: true))).Rows);
    }

    [Fact]
    public async Task Reminder_WhoseReasonIsGone_IsDropped()
    {
        await using var host = await RplHost.StartAsync(kind);
        var story = await CaseStory.StartAsync(host, Demo.OtherCandidate);
        await story.FillAsync();
        host.Time.Advance(TimeSpan.FromDays(85));
        await host.Jobs.RunAsync(CancellationToken.None);
        Assert.Equal(1, await host.WithDbAsync(db => db.Outbox.CountAsync(row => row.Kind == "reminder-candidate" && row.SentAt == null)));
        await host.DoAsync(Demo.OtherCandidate, new Application.Cases.SubmitCase(Demo.NewRequest(), story.CaseId, (await host.DoAsync(Demo.OtherCandidate, new Application.Cases.GetCase(story.CaseId))).Version));

        var decided = await CaseStory.InAsync(host, CaseState.Decided);
        var certificate = Assert.Single(await host.DoAsync(Demo.Candidate, new ListMyCertificates()));
        host.Time.SetUtcNow(new DateTimeOffset(certificate.ValidUntil!.Value.AddDays(-20), new TimeOnly(12, 0), TimeSpan.Zero));
        await host.Jobs.RunAsync(CancellationToken.None);
        await host.DoAsync(Demo.Decider, new RevokeCertificate(Demo.NewRequest(), decided.CaseId, certificate.Id, "The evidence was forged."));

        var sent = new Recorder();
        await Dispatcher(host, sent).SendDueAsync(CancellationToken.None);
        var rows = await host.WithDbAsync(db => db.Outbox.AsNoTracking().Where(row => row.Kind == "reminder-candidate" || row.Kind == "certificate-reminder" || row.Kind == "revoked").OrderBy(row => row.Kind).ToListAsync());
        Assert.Equal([("certificate-reminder", true), ("reminder-candidate", true), ("revoked", false)], rows.Select(row => (row.Kind, row.DroppedAt is not null && row.SentAt is null)));
    }

    private static async Task<List<Guid>> FillAsync(RplHost host, int count) => await host.WithDbAsync(async db =>
    {
        var person = await db.People.Where(found => found.Email == Demo.Candidate).Select(found => found.Id).SingleAsync();
        var rows = Enumerable.Range(0, count).Select(at => new OutboxMessage(Guid.CreateVersion7(RplHost.Start.AddSeconds(at)), "test:" + at, person, null, "submitted",
            new Dictionary<string, string> { ["number"] = "RPL-" + at, ["title"] = "CNC", ["due"] = "2026-10-01" }, RplHost.Start)).ToList();
        db.Outbox.AddRange(rows);
        await db.SaveChangesAsync();
        return rows.ConvertAll(row => row.Id);
    });

    private static MailWriter Writer(RplHost host) => host.Services.GetRequiredService<MailWriter>();

    private static OutboxDispatcher Dispatcher(RplHost host, IMailSender sender) =>
        new(host.Services.GetRequiredService<IServiceScopeFactory>(), Writer(host), sender, host.Time, NullLogger<OutboxDispatcher>.Instance);

    private sealed class Recorder : IMailSender
    {
        private readonly ConcurrentQueue<string> ids = new();

        public IReadOnlyList<string> Ids => [.. ids];

        public Task SendAsync(MimeMessage message, CancellationToken cancellation)
        {
            ids.Enqueue(message.MessageId!);
            return Task.CompletedTask;
        }
    }

    private sealed class Acting(Func<MimeMessage, Task> act) : IMailSender
    {
        public Task SendAsync(MimeMessage message, CancellationToken cancellation) => act(message);
    }
}

public sealed class OutboxOnSqliteTests() : OutboxTests(DatabaseKind.Sqlite);

[Trait("Needs", "PostgreSql")]
public sealed class OutboxOnPostgreSqlTests() : OutboxTests(DatabaseKind.PostgreSql);
