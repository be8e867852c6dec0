using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Operations;

/// <summary>An exception on the way leaves nothing behind: the database is made to fail where an operation writes its last rows.</summary>
public sealed class RollbackTests
{
    [Fact]
    public async Task Invitation_WhoseMailCannotBeWritten_LeavesNoPersonAndNoAccount()
    {
        await using var host = await RplHost.StartAsync();
        using var trace = new Trace(host);
        Break(trace, "Outbox");
        var rows = trace.Rows();
        var invite = new InvitePerson(Demo.NewRequest(), "Ivo", "Invited", "", "ivo@late.example", Role.Assessor, "AT-WIFI");
        await Assert.ThrowsAsync<DbUpdateException>(() => host.SendAsync(Demo.Administrator, invite));
        Assert.Equal(rows, trace.Rows());

        // The same request succeeds when the fault is over, and nobody waits for a lock that was left behind.
        Mend(trace, "Outbox");
        await host.DoAsync(Demo.Administrator, invite);
    }

    [Fact]
    public async Task Decision_WhoseCertificateCannotBeWritten_IsNotMade()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.InAsync(host, CaseState.AwaitingDecision);
        await story.DeclareAsync(Demo.Decider);
        using var trace = new Trace(host);
        Break(trace, "Certificates");
        var rows = trace.Rows();
        var decide = new Decide(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), [new AwardChoice(RplOutcome.Microcredential, true, "")], "The evidence convinces.");
        await Assert.ThrowsAsync<DbUpdateException>(() => host.SendAsync(Demo.Decider, decide));
        Assert.Equal(rows, trace.Rows());
        Assert.Equal(CaseState.AwaitingDecision, (await story.StoredAsync()).State);

        Mend(trace, "Certificates");
        Assert.Single((await host.DoAsync(Demo.Decider, decide)).CertificateIds);
    }

    [Fact]
    public async Task Start_ThatFails_DoesNotUseItsNumberUp()
    {
        await using var host = await RplHost.StartAsync();
        using var trace = new Trace(host);
        Break(trace, "AuditEntries");
        await Assert.ThrowsAsync<DbUpdateException>(() => host.SendAsync(Demo.Candidate, new StartCase(Demo.NewRequest(), "at-cnc-specialist", "AT-CERT", [])));
        Mend(trace, "AuditEntries");
        Assert.StartsWith("RPL-2026-000001-", (await host.DoAsync(Demo.Candidate, new StartCase(Demo.NewRequest(), "at-cnc-specialist", "AT-CERT", []))).Number);
    }

    [Fact]
    public async Task Operation_ThatIsCancelled_LeavesNothing_AndLetsTheNextOneIn()
    {
        await using var host = await RplHost.StartAsync();
        using var trace = new Trace(host);
        var before = trace.Version;
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await host.Operations.SendAsync(await host.ActorAsync(Demo.Candidate), new StartCase(Demo.NewRequest(), "at-cnc-specialist", "AT-CERT", []), cancellation: cancelled.Token));
        Assert.Equal(before, trace.Version);
        Assert.True((await host.SendAsync(Demo.Candidate, new StartCase(Demo.NewRequest(), "at-cnc-specialist", "AT-CERT", []))).Ok);
    }

    private static void Break(Trace trace, string table) => trace.Execute($"CREATE TRIGGER broken_{table} BEFORE INSERT ON \"{table}\" BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");

    private static void Mend(Trace trace, string table) => trace.Execute($"DROP TRIGGER broken_{table}");
}
