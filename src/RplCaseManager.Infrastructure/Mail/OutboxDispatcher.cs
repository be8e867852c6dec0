using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RplCaseManager.Application.Messages;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Certificates;
using RplCaseManager.Domain.Messages;
using RplCaseManager.Domain.People;
using RplCaseManager.Infrastructure.Persistence;

namespace RplCaseManager.Infrastructure.Mail;

/// <summary>Carries out the outbox: claim by lease, check that the reason still holds, send, mark with the lease. A row that keeps failing is parked and the batch goes on.</summary>
internal sealed partial class OutboxDispatcher(IServiceScopeFactory scopes, MailWriter writer, IMailSender sender, TimeProvider time, ILogger<OutboxDispatcher> log)
{
    private const int Batch = 50;
    private const int MostAttempts = 8;
    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(5);

    /// <summary>Sends what is due; answers how many mails left.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancellation)
    {
        var sent = 0;
        for (var claimed = await ClaimAsync(cancellation); claimed.Count > 0; claimed = await ClaimAsync(cancellation))
        {
            foreach (var (row, person, holds) in claimed)
            {
                sent += await DeliverAsync(row, person, holds, cancellation) ? 1 : 0;
            }
        }

        return sent;
    }

    private async Task<bool> DeliverAsync(OutboxMessage row, Person? person, bool holds, CancellationToken cancellation)
    {
        if (time.GetUtcNow() >= row.LeaseUntil)
        {
            // The mails before took longer than the lease: another dispatcher may have this one now.
            return false;
        }

        if (!holds || person is null)
        {
            await MarkAsync(row, update => update.SetProperty(found => found.DroppedAt, time.GetUtcNow()), cancellation);
            return false;
        }

        try
        {
            await sender.SendAsync(writer.Write(row, person), cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            // Not swallowed: it stands in the row, in the log, and after some attempts before the administrator's eyes.
            LogFailed(exception, row.Id, row.Attempts + 1);
            var (now, attempts) = (time.GetUtcNow(), row.Attempts + 1);
            DateTimeOffset? parked = attempts >= MostAttempts ? now : null;
            await MarkAsync(row, update => update.SetProperty(found => found.Attempts, attempts).SetProperty(found => found.LastError, exception.Message)
                .SetProperty(found => found.NextTryAt, now + TimeSpan.FromMinutes(Math.Pow(2, attempts))).SetProperty(found => found.ParkedAt, parked), cancellation);
            return false;
        }

        await MarkAsync(row, update => update.SetProperty(found => found.SentAt, time.GetUtcNow()), cancellation);
        return true;
    }

    private async Task<List<(OutboxMessage Row, Person? Person, bool Holds)>> ClaimAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, work) = (scope.ServiceProvider.GetRequiredService<RplDbContext>(), scope.ServiceProvider.GetRequiredService<IWork>());
        var (now, lease) = (time.GetUtcNow(), Guid.CreateVersion7(time.GetUtcNow()));
        var due = db.Outbox.Where(row => row.SentAt == null && row.DroppedAt == null && row.ParkedAt == null && row.NextTryAt <= now && (row.LeaseUntil == null || row.LeaseUntil <= now));
        var ids = await due.OrderBy(row => row.NextTryAt).Select(row => row.Id).Take(Batch).ToListAsync(cancellation);
        if (ids.Count == 0)
        {
            return [];
        }

        await using (await work.BeginAsync(cancellation))
        {
            await due.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(update => update.SetProperty(row => row.Lease, lease).SetProperty(row => row.LeaseUntil, now + LeaseTime), cancellation);
            await work.CommitAsync(cancellation);
        }

        var rows = await db.Outbox.AsNoTracking().Where(row => row.Lease == lease).OrderBy(row => row.CreatedAt).ToListAsync(cancellation);
        var claimed = new List<(OutboxMessage, Person?, bool)>();
        foreach (var row in rows)
        {
            var person = await db.People.AsNoTracking().FirstOrDefaultAsync(found => found.Id == row.PersonId, cancellation);
            claimed.Add((row, person, await HoldsAsync(db, row, cancellation)));
        }

        return claimed;
    }

    /// <summary>Nobody reminds a closed case or of a revoked certificate: a reminder leaves only while its date is still the date of the same holder.</summary>
    private static async Task<bool> HoldsAsync(RplDbContext db, OutboxMessage row, CancellationToken cancellation)
    {
        var due = row.Values.GetValueOrDefault("due");
        return row.Kind switch
        {
            "certificate-reminder" or "certificate-reminder-unrenewed" when row.Values.GetValueOrDefault("certificate") is { } number =>
                await db.Certificates.AsNoTracking().Where(found => found.Number == number && found.State == CertificateState.Active).Select(found => found.ValidUntil).FirstOrDefaultAsync(cancellation) is { } last
                    && Days.Text(last) == due,
            "files-end" when row.CaseId is { } ended =>
                await db.Cases.AsNoTracking().Where(found => found.Id == ended).Select(found => found.FilesUntil).FirstOrDefaultAsync(cancellation) is { } until && Days.Text(until) == due,
            _ when row.Kind.StartsWith("reminder-", StringComparison.Ordinal) && row.CaseId is { } caseId =>
                await db.Cases.AsNoTracking().Where(found => found.Id == caseId).Select(found => new { found.DueOn, found.Holder }).FirstOrDefaultAsync(cancellation) is { DueOn: { } day } now
                    && Days.Text(day) == due && row.Kind == ReminderKinds.Of(now.Holder),
            _ => true,
        };
    }

    private async Task MarkAsync(OutboxMessage row, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<OutboxMessage>> set, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, work) = (scope.ServiceProvider.GetRequiredService<RplDbContext>(), scope.ServiceProvider.GetRequiredService<IWork>());
        await using var transaction = await work.BeginAsync(cancellation);
        await db.Outbox.Where(found => found.Id == row.Id && found.Lease == row.Lease).ExecuteUpdateAsync(update =>
        {
            set(update);
            update.SetProperty(found => found.LeaseUntil, (DateTimeOffset?)null);
        }, cancellation);
        await work.CommitAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Warning, "Mail {Id} could not be sent (attempt {Attempt})")]
    private partial void LogFailed(Exception exception, Guid id, int attempt);
}
