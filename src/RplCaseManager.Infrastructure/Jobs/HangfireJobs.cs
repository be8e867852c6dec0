using Hangfire;
using RplCaseManager.Infrastructure.Mail;

namespace RplCaseManager.Infrastructure.Jobs;

/// <summary>The schedule. Hangfire keeps only timers; work and its state stand in our own tables. Exceptions escape, so that its dashboard shows them.</summary>
public sealed class HangfireJobs
{
    private readonly DueWork due;
    private readonly OutboxDispatcher outbox;

    internal HangfireJobs(DueWork due, OutboxDispatcher outbox) => (this.due, this.outbox) = (due, outbox);

    /// <summary>Lapses, answers that did not come, reminders, expiries, windows, checkpoints.</summary>
    [DisableConcurrentExecution(timeoutInSeconds: 5)]
    [AutomaticRetry(Attempts = 0)]
    public Task RunDueWorkAsync(CancellationToken cancellation) => due.RunAsync(cancellation);

    /// <summary>Mails of the outbox.</summary>
    [DisableConcurrentExecution(timeoutInSeconds: 5)]
    [AutomaticRetry(Attempts = 0)]
    public Task SendMailAsync(CancellationToken cancellation) => outbox.SendDueAsync(cancellation);

    /// <summary>Both at once, as the operator's command and the moved clock want it.</summary>
    public async Task<(int Done, int Sent)> RunAllAsync(CancellationToken cancellation) => (await due.RunAsync(cancellation), await outbox.SendDueAsync(cancellation));

    /// <summary>Registers the timers.</summary>
    public static void Schedule(IRecurringJobManager jobs)
    {
        jobs.AddOrUpdate<HangfireJobs>("due-work", job => job.RunDueWorkAsync(CancellationToken.None), "*/15 * * * * *");
        jobs.AddOrUpdate<HangfireJobs>("mail", job => job.SendMailAsync(CancellationToken.None), "*/10 * * * * *");
    }
}
