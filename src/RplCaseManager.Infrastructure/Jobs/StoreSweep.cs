using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Infrastructure.Persistence;

namespace RplCaseManager.Infrastructure.Jobs;

/// <summary>
/// Removes files from the store that nothing refers to: those of destroyed evidence at once, and whatever a program that died has left behind by a walk over the whole store,
/// after each start and once a day.
/// </summary>
public sealed class StoreSweep(IServiceScopeFactory scopes, OperationRunner operations, IFileStore files, TimeProvider time)
{
    private const int Batch = 200;
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);
    private DateTimeOffset next = DateTimeOffset.MinValue;

    /// <summary>Walks over the store when it is time.</summary>
    public async Task WalkAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (now < next)
        {
            return;
        }

        var before = SweepFiles.Before(now);
        files.RemoveUnfinished(before);
        foreach (var batch in files.WrittenBefore(before).Chunk(Batch))
        {
            cancellation.ThrowIfCancellationRequested();
            await RemoveAsync(batch, cancellation);
        }

        next = now + Interval;
    }

    /// <summary>Removes those of the files that nothing refers to.</summary>
    public async Task RemoveAsync(IReadOnlyList<string> candidates, CancellationToken cancellation)
    {
        List<string> lost;
        await using (var scope = scopes.CreateAsyncScope())
        {
            lost = await scope.ServiceProvider.GetRequiredService<RplDbContext>().LostAsync(candidates, cancellation);
        }

        if (lost.Count > 0)
        {
            await operations.SendAsync(Actor.System, new SweepFiles(Guid.CreateVersion7(time.GetUtcNow()), lost), cancellation: cancellation);
        }
    }
}
