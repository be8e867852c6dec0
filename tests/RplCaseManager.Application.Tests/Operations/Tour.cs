using System.Text.Json;
using RplCaseManager.Application.Messages;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.Shared;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Operations;

/// <summary>
/// Sends changing operations and holds each to the whole contract (DESIGN 2): without a request id, on an older version, repeated, and
/// with its request id used for something else. What is refused commits nothing; what is done writes the trail.
/// </summary>
public sealed class Tour(RplHost host, Trace trace)
{
    private readonly HashSet<Type> visited = [];
    private readonly HashSet<Type> told = [];

    /// <summary>The types of the operations that were sent.</summary>
    public IReadOnlySet<Type> Visited => visited;

    /// <summary>The types of which a repetition that asked for something else was told so.</summary>
    public IReadOnlySet<Type> Told => told;

    public Task<T> DoAsync<T>(string email, IChange<T> operation) => DoAsync(host.ActorAsync(email), operation);

    public Task<T> AsJobAsync<T>(IChange<T> operation) => DoAsync(Task.FromResult(Actor.System), operation);

    public Task<T> AsAnyoneAsync<T>(IChange<T> operation) => DoAsync(Task.FromResult(Actor.Anyone), operation);

    private async Task<T> DoAsync<T>(Task<Actor> who, IChange<T> operation)
    {
        var (actor, name) = (await who, operation.GetType().Name);
        visited.Add(operation.GetType());
        await WithoutATraceAsync(name + " without a request id", async () =>
        {
            var refusal = await RefusalAsync(actor, With(operation, nameof(IChange.RequestId), Guid.Empty));
            Assert.Contains(Assert.IsType<InvalidInput>(refusal).Problems, problem => problem is { Field: "RequestId", Problem: "required" });
        });
        if (operation is IVersioned versioned)
        {
            await WithoutATraceAsync(name + " on an older version", async () =>
            {
                var stale = With(With(operation, nameof(IVersioned.ExpectedVersion), versioned.ExpectedVersion - 1), nameof(IChange.RequestId), Demo.NewRequest());
                Assert.Equal(versioned.ExpectedVersion, Assert.IsType<ChangedMeanwhile>(await RefusalAsync(actor, stale)).Version);
            });
        }

        var entries = trace.Rows()["AuditEntries"];
        var first = await host.Operations.SendAsync(actor, operation);
        Assert.True(first.Ok, $"{name}: {first.Refusal}");
        Assert.True(trace.Rows()["AuditEntries"] > entries, $"{name} wrote no trail.");
        await WithoutATraceAsync(name + " repeated", async () =>
        {
            var again = await host.Operations.SendAsync(actor, operation);
            Assert.True(again.Ok, $"{name} repeated: {again.Refusal}");
            Assert.Equal(JsonSerializer.Serialize(first.Value), JsonSerializer.Serialize(again.Value));
            if (operation is IVersioned shown)
            {
                // After a lost answer the case is read again; the act is the same one.
                var reloaded = (IChange<T>)With(operation, nameof(IVersioned.ExpectedVersion), shown.ExpectedVersion + 1);
                Assert.Equal(JsonSerializer.Serialize(first.Value), JsonSerializer.Serialize((await host.Operations.SendAsync(actor, reloaded)).Value));
            }
        });
        await WithoutATraceAsync(name + " by its id for something else", () => ReusedAsync(actor, operation));
        await WithoutATraceAsync(name + " by its id with other content", () => OtherwiseAsync(actor, operation));
        return first.Value!;
    }

    private async Task ReusedAsync(Actor actor, IChange operation)
    {
        IChange other = actor switch
        {
            { IsSystem: true } => operation is AddPeople ? new MakeFirstAdministrator(operation.RequestId) : new AddPeople(operation.RequestId, [], null),
            { PersonId: null } => operation is RequestPassword ? new ConfirmAddress(operation.RequestId, Guid.CreateVersion7(), "") : new RequestPassword(operation.RequestId, "nobody@tour.example"),
            _ => operation is ReadNotices ? new RevokeToken(operation.RequestId, Guid.CreateVersion7()) : new ReadNotices(operation.RequestId),
        };
        Assert.IsType<RequestReused>(await RefusalAsync(actor, other));
    }

    private async Task OtherwiseAsync(Actor actor, IChange operation)
    {
        foreach (var (property, other) in Variants.Of(operation))
        {
            var refusal = await RefusalAsync(actor, other);
            // An act may have ended the relation that allowed it, and a changed value may be one that cannot be used.
            Assert.True(refusal is RequestReused or NotYours or Conflicted or InvalidInput, $"{operation.GetType().Name} with another {property}: {refusal?.ToString() ?? "done"}");
            if (refusal is RequestReused)
            {
                told.Add(operation.GetType());
            }
        }
    }

    private async Task<Refusal?> RefusalAsync(Actor actor, IChange operation)
    {
        var result = await host.Operations.SendAsync(actor, operation, CancellationToken.None);
        return (Refusal?)result!.GetType().GetProperty("Refusal")!.GetValue(result);
    }

    private async Task WithoutATraceAsync(string what, Func<Task> act)
    {
        var before = trace.Version;
        await act();
        Assert.True(before == trace.Version, what + " left a trace.");
    }

    private static IChange With(IChange operation, string property, object value) => (IChange)Variants.With(operation, operation.GetType().GetProperty(property)!, value);
}
