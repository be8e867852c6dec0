using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Application.Audit;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Infrastructure.Persistence;
using RplCaseManager.TestKit;

namespace RplCaseManager.Infrastructure.Tests.Audit;

/// <summary>Writes entries as operations do, in any stream.</summary>
internal static class Trail
{
    /// <summary>Appends entries with one personal text each.</summary>
    public static Task AppendAsync(this RplHost host, string stream, int count) => host.AppendAsync([stream], count);

    /// <summary>Appends entries to several streams in one transaction.</summary>
    public static async Task AppendAsync(this RplHost host, IReadOnlyList<string> streams, int count)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OperationContext>().Actor = Actor.System;
        var work = scope.ServiceProvider.GetRequiredService<IWork>();
        await using var transaction = await work.BeginAsync(CancellationToken.None);
        var trail = await scope.ServiceProvider.GetRequiredService<AuditChain>().AppendAsync(
            [.. streams.SelectMany(stream => Enumerable.Range(1, count).Select(at => Entry(stream, at)))], CancellationToken.None);
        var request = new RequestRecord { ActorId = Actor.System.Id, RequestId = Demo.NewRequest(), Operation = "Test", RequestHash = "", Result = "{}", At = host.Time.GetUtcNow() };
        await work.WriteTrailAsync(trail, request, CancellationToken.None);
        await work.CommitAsync(CancellationToken.None);
    }

    public static IKeys Keys(this RplHost host) => host.Services.GetRequiredService<IKeys>();

    public static async Task<AuditVerification> VerifyAsync(this RplHost host) => await host.DoAsync(Demo.Auditor, new VerifyAudit());

    private static JournalEntry Entry(string stream, int at) => new(stream, "test.noted",
        new Dictionary<string, string> { ["at"] = at.ToString(System.Globalization.CultureInfo.InvariantCulture) }, new Dictionary<string, string> { ["note"] = "Žofie said “no” " + at });
}
