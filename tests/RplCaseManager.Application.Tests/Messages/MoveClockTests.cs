using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Application.Messages;
using RplCaseManager.Application.Operations;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Messages;

/// <summary>The clock of a Development installation: forwards only, for every process on the same data, and recorded.</summary>
public sealed class MoveClockTests
{
    [Fact]
    public async Task Clock_InDevelopment_MovesForwards_AndIsRecorded()
    {
        await using var host = await RplHost.StartAsync();
        await using var development = new ServiceCollection().AddLogging().AddRpl(host.Settings, clockMoves: true, host.Time).BuildServiceProvider();
        var (operations, clock) = (development.GetRequiredService<OperationRunner>(), development.GetRequiredService<TimeProvider>());
        var move = new MoveClock(Demo.NewRequest(), RplHost.Start.AddDays(40));
        var me = await host.ActorAsync(Demo.Administrator);

        Assert.True((await operations.SendAsync(me, move)).Ok);
        Assert.Equal(RplHost.Start.AddDays(40), clock.GetUtcNow());
        Assert.True((await operations.SendAsync(me, move)).Ok);
        Assert.Single(await host.ActionsAsync(Domain.Audit.Streams.System), "clock.moved");
        Stories.ByRule("clock.backwards", (await operations.SendAsync(me, new MoveClock(Demo.NewRequest(), RplHost.Start.AddDays(39)))).Refusal);

        await using var other = new ServiceCollection().AddLogging().AddRpl(host.Settings, clockMoves: true, host.Time).BuildServiceProvider();
        Assert.Equal(RplHost.Start.AddDays(40), other.GetRequiredService<TimeProvider>().GetUtcNow());
    }
}
