using RplCaseManager.Domain.Certificates;
using RplCaseManager.Domain.Tests.Builders;
using static RplCaseManager.Domain.Certificates.CertificateState;
using static RplCaseManager.Domain.Certificates.CertificateTrigger;

namespace RplCaseManager.Domain.Tests.Certificates;

/// <summary>DOMAIN's certificate machine: table, guards, searches.</summary>
public sealed class CertificateMachineTests
{
    private sealed record Line(CertificatePosition From, CertificateTrigger Trigger, CertificateState To, CertificateFacts? Given = null);

    private sealed record Guard(CertificatePosition From, CertificateTrigger Trigger, string Rule, CertificateFacts Facts);

    // Every pair that has no line here is refused.
    private static readonly IReadOnlyList<Line> Table =
    [
        // Active -Suspend-> Suspended -Reinstate (while valid)-> Active
        new(new(Active), Suspend, Suspended),
        new(new(Suspended), Reinstate, Active),
        // Active|Suspended -Expire (by job)-> Expired
        new(new(Active), Expire, Expired, new(LastDayOver: true)),
        new(new(Suspended), Expire, Expired, new(LastDayOver: true)),
        // Active|Expired (within grace) -Renew-> Superseded
        new(new(Active), Renew, Superseded),
        new(new(Active), Renew, Superseded, new(LastDayOver: true)),
        new(new(Expired), Renew, Superseded, new(LastDayOver: true)),
        // Active|Suspended|Expired -Replace-> Superseded
        new(new(Active), Replace, Superseded),
        new(new(Suspended), Replace, Superseded),
        new(new(Expired), Replace, Superseded, new(LastDayOver: true, GraceOver: true)),
        // Active|Suspended|Expired|Superseded -Revoke-> Revoked
        new(new(Active), Revoke, Revoked),
        new(new(Suspended), Revoke, Revoked),
        new(new(Expired), Revoke, Revoked),
        new(new(Superseded), Revoke, Revoked),
        // Revoked -ReverseRevocation-> the state before, then its dates apply (never Active beside its successor)
        new(new(Revoked, Active), ReverseRevocation, Active),
        new(new(Revoked, Suspended), ReverseRevocation, Suspended),
        new(new(Revoked, Expired), ReverseRevocation, Expired, new(LastDayOver: true)),
        new(new(Revoked, Superseded), ReverseRevocation, Superseded, new(HasSuccessor: true)),
        new(new(Revoked, Active), ReverseRevocation, Expired, new(LastDayOver: true)),
        new(new(Revoked, Suspended), ReverseRevocation, Expired, new(LastDayOver: true)),
        new(new(Revoked, Active), ReverseRevocation, Superseded, new(HasSuccessor: true)),
        new(new(Revoked, Suspended), ReverseRevocation, Suspended, new(HasSuccessor: true)),
        new(new(Revoked, Superseded), ReverseRevocation, Superseded, new(LastDayOver: true, SuccessorBegun: true, HasSuccessor: true)),
        // Suspend also from Superseded while the successor has not begun
        new(new(Superseded), Suspend, Suspended, new(HasSuccessor: true)),
    ];

    private static readonly IReadOnlyList<Guard> Guards =
    [
        new(new(Active), Expire, "certificate.expire.still-valid", new()),
        new(new(Suspended), Expire, "certificate.expire.still-valid", new()),
        new(new(Active), Suspend, "certificate.suspend.over", new(LastDayOver: true)),
        new(new(Active), Renew, "certificate.renew.grace-over", new(LastDayOver: true, GraceOver: true)),
        new(new(Expired), Renew, "certificate.renew.grace-over", new(LastDayOver: true, GraceOver: true)),
        new(new(Suspended), Reinstate, "certificate.reinstate.over", new(LastDayOver: true)),
        new(new(Suspended), Reinstate, "certificate.successor", new(HasSuccessor: true)),
        new(new(Superseded), Suspend, "certificate.suspend.successor-begun", new(SuccessorBegun: true, HasSuccessor: true)),
    ];

    private static readonly CertificateFacts[] EveryFact =
    [
        .. from over in new[] { false, true }
           from grace in new[] { false, true }
           from has in new[] { false, true }
           from begun in new[] { false, true }
           where (over || !grace) && (has || !begun)
           select new CertificateFacts(over, grace, begun, has),
    ];

    public static TheoryData<CertificateState, CertificateTrigger> EveryPair()
    {
        var pairs = new TheoryData<CertificateState, CertificateTrigger>();
        foreach (var state in Enum.GetValues<CertificateState>())
        {
            foreach (var trigger in Enum.GetValues<CertificateTrigger>())
            {
                pairs.Add(state, trigger);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Pair_LeadsWhereTheTableSays_AndIsRefusedEverywhereElse(CertificateState state, CertificateTrigger trigger)
    {
        var lines = Table.Where(line => line.From.State == state && line.Trigger == trigger).ToList();
        foreach (var line in lines)
        {
            var (position, refusal) = CertificateMachine.Fire(line.From, trigger, line.Given ?? new());
            Assert.True(refusal is null, $"{line}: {refusal}");
            Assert.Equal(line.To, position.State);
        }

        foreach (var facts in lines.Count > 0 ? [] : EveryFact)
        {
            Refused.ByState(CertificateMachine.Fire(new(state), trigger, facts).Refusal);
        }
    }

    [Fact]
    public void Guard_WithOnlyItsFactUnfavourable_RefusesByItsRule()
    {
        foreach (var guard in Guards)
        {
            var (position, refusal) = CertificateMachine.Fire(guard.From, guard.Trigger, guard.Facts);
            Assert.True(refusal?.Rule == guard.Rule, $"{guard}: {refusal}");
            Assert.Equal(guard.From, position);
        }
    }

    [Fact]
    public void EveryRule_HasALineHere()
    {
        var configured = CertificateMachine.Describe().States.SelectMany(state => state.Transitions.SelectMany(move => move.GuardConditionsMethodDescriptions
            .Select(guard => guard.Description).Where(rule => !rule.StartsWith("to:", StringComparison.Ordinal))
            .Select(rule => $"{state.UnderlyingState} {move.Trigger.UnderlyingTrigger} {rule}"))).Distinct();

        Assert.Equal(Guards.Select(guard => $"{guard.From.State} {guard.Trigger} {guard.Rule}").Order(), configured.Order());
    }

    [Fact]
    public void EveryState_CanBeReached() =>
        Assert.Equal(Enum.GetValues<CertificateState>().Order(), Reachable().Select(node => node.Position.State).Distinct().Order());

    [Fact]
    public void Active_NeverStandsBesideASuccessor()
    {
        var reachable = Reachable();
        Assert.Contains(reachable, node => node.Facts.HasSuccessor);
        Assert.DoesNotContain(reachable, node => node.Position.State is Active && node.Facts.HasSuccessor);
    }

    [Fact]
    public void ReverseRevocation_AnswersWithTheSameDates_ReturnsToTheVerySamePosition()
    {
        foreach (var (position, facts) in Reachable().Where(node => node.Position.State is not Revoked))
        {
            // A certificate whose recorded state lags behind its dates is put where the dates are.
            if (position.State is Active or Suspended && facts.LastDayOver)
            {
                continue;
            }

            var revoked = CertificateMachine.Fire(position, Revoke, facts).Position;
            Assert.Equal(position, CertificateMachine.Fire(revoked, ReverseRevocation, facts).Position);
        }
    }

    [Fact]
    public void LateExpiry_ChangesNothingThatTheDatesDoNotAllowAnyway()
    {
        // What an Active certificate may do once its last day is over is what the Expired one may do.
        foreach (var facts in EveryFact.Where(facts => facts.LastDayOver))
        {
            foreach (var trigger in new[] { Suspend, Reinstate, Renew, Replace, Revoke })
            {
                var late = CertificateMachine.Fire(new(Active), trigger, facts);
                var recorded = CertificateMachine.Fire(new(Expired), trigger, facts);
                Assert.Equal(recorded.Refusal is null, late.Refusal is null);
                Assert.True(late.Refusal is not null || recorded.Position.State == late.Position.State);
            }
        }
    }

    private sealed record Node(CertificatePosition Position, CertificateFacts Facts);

    // Time passes and successors come; a renewal and a replacement bring one.
    private static HashSet<Node> Reachable()
    {
        var start = new Node(new(Active), new());
        var seen = new HashSet<Node> { start };
        var queue = new Queue<Node>([start]);
        while (queue.TryDequeue(out var node))
        {
            var fired = Enum.GetValues<CertificateTrigger>().Select(trigger => (trigger, result: CertificateMachine.Fire(node.Position, trigger, node.Facts)))
                .Where(move => move.result.Refusal is null)
                .Select(move => new Node(move.result.Position, move.trigger is Renew or Replace ? node.Facts with { HasSuccessor = true } : node.Facts));
            var passed = new[]
            {
                node.Facts with { LastDayOver = true },
                node.Facts with { LastDayOver = true, GraceOver = true },
                node.Facts with { SuccessorBegun = node.Facts.HasSuccessor },
            };
            foreach (var next in fired.Concat(passed.Select(facts => node with { Facts = facts })).Where(seen.Add))
            {
                queue.Enqueue(next);
            }
        }

        return seen;
    }
}
