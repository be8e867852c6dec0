using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RplCaseManager.Application.Assessment;
using RplCaseManager.Application.Audit;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Certificates;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Application.Messages;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Certificates;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Infrastructure.Persistence;

namespace RplCaseManager.Infrastructure.Jobs;

/// <summary>What is due is computed from data; each thing is one operation with a request id made of what it is about, so that a run that was killed and one that runs twice do nothing twice.</summary>
public sealed partial class DueWork(IServiceScopeFactory scopes, OperationRunner operations, ICheckpointLog checkpoints, StoreSweep store, TimeProvider time, ILogger<DueWork> log)
{
    private const int Batch = 200;

    /// <summary>Carries out everything that is due; answers how many things were done. Failures do not stop the others, and are thrown together at the end.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var failures = new List<Exception>();
        var done = await EachAsync(Overdue(now), item => LapseAsync(item, cancellation), failures, cancellation);
        done += await EachAsync(WindowsOver(now), item => RunAsync(new CloseCase(Key("close", item), item.CaseId, item.Version), cancellation), failures, cancellation);
        done += await EachAsync(CaseReminders(now), item => RunAsync(new RemindHolder(Key("remind", item), item.CaseId), cancellation), failures, cancellation);
        done += await EachAsync(CertificatesOver(now), item => RunAsync(new ExpireCertificate(Key("expire", item), item.CaseId, item.Id), cancellation), failures, cancellation);
        done += await EachAsync(CertificateReminders(now), item => RunAsync(new RemindCertificateHolder(Key("remind-certificate", item), item.CaseId, item.Id), cancellation), failures, cancellation);
        done += await EachAsync(Uncounted(now), item => RunAsync(new CountRetention(Key("count-retention", item), item.CaseId), cancellation), failures, cancellation);
        done += await EachAsync(FileReminders(now), item => RunAsync(new RemindOfDestruction(Key("remind-files", item), item.CaseId), cancellation), failures, cancellation);
        done += await EachAsync(FilesOver(now), item => DestroyAsync(item, cancellation), failures, cancellation);
        await HousekeepingAsync(cancellation);
        return failures.Count == 0 ? done : throw new AggregateException($"{failures.Count} due things failed; {done} were done.", failures);
    }

    /// <summary>Signs a checkpoint when something happened since the last, and removes files that nobody attached or nothing refers to.</summary>
    public async Task HousekeepingAsync(CancellationToken cancellation)
    {
        var (moved, uploads) = await WaitingAsync(cancellation);
        if (moved && await operations.SendAsync(Actor.System, new MakeCheckpoint(NewRequest()), cancellation: cancellation) is { Ok: true, Value: var made })
        {
            checkpoints.Append(made.Number, made.Hash);
        }

        if (uploads)
        {
            await operations.SendAsync(Actor.System, new SweepUploads(NewRequest()), cancellation: cancellation);
        }

        await store.WalkAsync(cancellation);
    }

    private Guid NewRequest() => Guid.CreateVersion7(time.GetUtcNow());

    private async Task<(bool Moved, bool Uploads)> WaitingAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RplDbContext>();
        // The entry of the checkpoint itself does not ask for another one.
        var moved = await db.AuditHeads.AnyAsync(head => head.Sequence > head.CheckpointedSequence && (head.Stream != Streams.System || head.Sequence > head.CheckpointedSequence + 1), cancellation);
        var before = SweepUploads.Before(time.GetUtcNow());
        return (moved, await db.Uploads.AnyAsync(upload => upload.AttachedTo == null && upload.At <= before, cancellation));
    }

    private static Func<RplDbContext, IQueryable<Item>> Overdue(DateTimeOffset now) => db => db.Cases
        .Where(found => (found.State == CaseState.Draft || found.State == CaseState.Incomplete || found.State == CaseState.InformationRequested) && found.DueAt <= now)
        .Select(found => new Item { Id = found.Id, CaseId = found.Id, Version = found.Version, At = found.DueAt!.Value, Asked = found.State == CaseState.InformationRequested });

    private static Func<RplDbContext, IQueryable<Item>> WindowsOver(DateTimeOffset now) => db => db.Cases
        .Where(found => (found.State == CaseState.Decided || found.State == CaseState.Inadmissible || found.State == CaseState.Lapsed) && found.WindowEndsAt <= now)
        .Select(found => new Item { Id = found.Id, CaseId = found.Id, Version = found.Version, At = found.WindowEndsAt!.Value, Asked = false });

    private static Func<RplDbContext, IQueryable<Item>> CaseReminders(DateTimeOffset now) => db => db.Cases
        .Where(found => found.NextReminderAt <= now).Select(found => new Item { Id = found.Id, CaseId = found.Id, Version = found.Version, At = found.NextReminderAt!.Value, Asked = false });

    private static Func<RplDbContext, IQueryable<Item>> CertificatesOver(DateTimeOffset now) => db => db.Certificates
        .Where(found => (found.State == CertificateState.Active || found.State == CertificateState.Suspended) && found.ExpiresAt <= now)
        .Select(found => new Item { Id = found.Id, CaseId = found.CaseId, Version = found.Version, At = found.ExpiresAt!.Value, Asked = false });

    private static Func<RplDbContext, IQueryable<Item>> CertificateReminders(DateTimeOffset now) => db => db.Certificates
        .Where(found => found.NextReminderAt <= now).Select(found => new Item { Id = found.Id, CaseId = found.CaseId, Version = found.Version, At = found.NextReminderAt!.Value, Asked = false });

    // The migration marked those that had ended before there were periods: due at once, to be counted.
    private static Func<RplDbContext, IQueryable<Item>> Uncounted(DateTimeOffset now) => db => db.Cases
        .Where(found => found.FilesEndAt <= now && found.EndedOn == null).Select(found => new Item { Id = found.Id, CaseId = found.Id, Version = found.Version, At = found.FilesEndAt!.Value, Asked = false });

    private static Func<RplDbContext, IQueryable<Item>> FileReminders(DateTimeOffset now) => db => db.Cases
        .Where(found => found.FilesReminderAt <= now).Select(found => new Item { Id = found.Id, CaseId = found.Id, Version = found.Version, At = found.FilesReminderAt!.Value, Asked = false });

    private static Func<RplDbContext, IQueryable<Item>> FilesOver(DateTimeOffset now) => db => db.Cases
        .Where(found => found.FilesEndAt <= now && found.EndedOn != null).Select(found => new Item { Id = found.Id, CaseId = found.Id, Version = found.Version, At = found.FilesEndAt!.Value, Asked = false });

    private async Task<int> EachAsync(Func<RplDbContext, IQueryable<Item>> due, Func<Item, Task<Refusal?>> act, List<Exception> failures, CancellationToken cancellation)
    {
        var done = 0;
        for (var after = Guid.Empty; ;)
        {
            List<Item> batch;
            await using (var scope = scopes.CreateAsyncScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<RplDbContext>();
                batch = await due(db).Where(item => item.Id > after).OrderBy(item => item.Id).Take(Batch).ToListAsync(cancellation);
            }

            foreach (var item in batch)
            {
                try
                {
                    // A refusal says that it is not due any more: somebody acted between the query and the lock.
                    done += await act(item) is null ? 1 : 0;
                }
                catch (Exception exception) when (!cancellation.IsCancellationRequested)
                {
                    LogFailed(exception, item.CaseId);
                    failures.Add(exception);
                }
            }

            if (batch.Count < Batch)
            {
                return done;
            }

            after = batch[^1].Id;
        }
    }

    private async Task<Refusal?> LapseAsync(Item item, CancellationToken cancellation)
    {
        if (item.Asked && await RunAsync(new RecordNoAnswer(Key("no-answer", item), item.CaseId), cancellation) is not RuleRefusal { Rule: "case.no-answer.scheme" } and var refusal)
        {
            return refusal;
        }

        return await RunAsync(new LapseCase(Key("lapse", item), item.CaseId), cancellation);
    }

    private async Task<Refusal?> DestroyAsync(Item item, CancellationToken cancellation)
    {
        var result = await operations.SendAsync(Actor.System, new DestroyEvidence(Key("destroy", item), item.CaseId), cancellation: cancellation);
        if (result.Ok)
        {
            // Who is killed here leaves it to the walk that follows the next start.
            await store.RemoveAsync(result.Value.Files, cancellation);
        }

        return result.Refusal;
    }

    private async Task<Refusal?> RunAsync<T>(IOperation<T> operation, CancellationToken cancellation) =>
        (await operations.SendAsync(Actor.System, operation, cancellation: cancellation)).Refusal;

    private static Guid Key(string what, Item item) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{what}:{item.Id:N}:{item.At.UtcTicks}")).AsSpan(0, 16));

    [LoggerMessage(LogLevel.Error, "Due work on case {CaseId} failed")]
    private partial void LogFailed(Exception exception, Guid caseId);

    /// <summary>One due thing.</summary>
    private sealed record Item
    {
        public required Guid Id { get; init; }
        public required Guid CaseId { get; init; }
        public required long Version { get; init; }
        /// <summary>The instant that made it due; part of the key, so that a moved date is a new thing.</summary>
        public required DateTimeOffset At { get; init; }
        /// <summary>The candidate was asked for information.</summary>
        public required bool Asked { get; init; }
    }
}
