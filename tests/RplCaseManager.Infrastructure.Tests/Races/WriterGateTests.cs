using RplCaseManager.Application.Messages;
using RplCaseManager.Infrastructure.Persistence;
using RplCaseManager.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Races;

/// <summary>Writers of one SQLite file come in one after the other, first come first served.</summary>
public sealed class WriterGateTests
{
    private const int Writers = 8, Times = 50;

    [Fact]
    public async Task Gate_LetsWritersInInTheOrderInWhichTheyCame()
    {
        using var gate = new WriterGate();
        var order = new List<int>();
        await gate.EnterAsync(CancellationToken.None);
        var waiting = new Queue<(int Writer, Task Entered)>(Enumerable.Range(0, Writers).Select(writer => (writer, gate.EnterAsync(CancellationToken.None))));
        Assert.All(waiting, writer => Assert.False(writer.Entered.IsCompleted));
        while (order.Count < Writers * Times)
        {
            // Who has finished queues again behind all the others.
            gate.Leave();
            var (writer, entered) = waiting.Dequeue();
            await entered;
            Assert.All(waiting, other => Assert.False(other.Entered.IsCompleted));
            order.Add(writer);
            waiting.Enqueue((writer, gate.EnterAsync(CancellationToken.None)));
        }

        Assert.Equal(Enumerable.Range(0, Writers * Times).Select(turn => turn % Writers), order);
    }

    [Fact]
    public async Task Writers_OfOneFile_AllFinish_AndNoneStarves()
    {
        await using var host = await RplHost.StartAsync();
        var people = await host.WithDbAsync(db => db.People.OrderBy(person => person.Id).Select(person => person.Email).Take(Writers).ToListAsync());
        var turns = new List<int>();
        using var start = new Barrier(Writers);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Factory.StartNew(async () =>
        {
            var me = await host.ActorAsync(people[writer]);
            start.SignalAndWait();
            for (var time = 0; time < Times; time++)
            {
                Assert.True((await host.Operations.SendAsync(me, new ReadNotices(Demo.NewRequest()))).Ok);
                lock (turns)
                {
                    turns.Add(writer);
                }
            }
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

        Assert.Equal(Writers * Times, turns.Count);
        // When the first has finished all its turns, the last has had its share too.
        var first = turns.GroupBy(writer => writer).Min(mine => turns.Select((writer, at) => (writer, at)).Last(turn => turn.writer == mine.Key).at);
        var least = Enumerable.Range(0, Writers).Min(writer => turns.Take(first + 1).Count(turn => turn == writer));
        Assert.True(least >= Times / 5, $"When the first of {Writers} writers was through, the last had had {least} of {Times} turns.");
        Assert.Empty((await host.DoAsync(Demo.Auditor, new Application.Audit.VerifyAudit())).Faults);
    }
}
