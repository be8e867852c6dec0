using RplCaseManager.Domain.Shared;
using Stateless;

namespace RplCaseManager.Domain.Certificates;

/// <summary>States of a certificate. They only record: validity is computed from dates wherever it is read.</summary>
public enum CertificateState { Active, Suspended, Expired, Superseded, Revoked }

/// <summary>What can happen to a certificate.</summary>
public enum CertificateTrigger { Suspend, Reinstate, Expire, Renew, Replace, Revoke, ReverseRevocation }

/// <summary>State of a certificate and the state before a revocation.</summary>
public sealed record CertificatePosition(CertificateState State, CertificateState? BeforeRevocation = null);

/// <summary>What the guards of the certificate machine ask; dates are computed where they are asked for.</summary>
/// <param name="LastDayOver">The last day of validity is over.</param>
/// <param name="GraceOver">The grace period for a renewal is over.</param>
/// <param name="SuccessorBegun">A successor exists and its first day has come.</param>
/// <param name="HasSuccessor">A successor exists.</param>
public sealed record CertificateFacts(bool LastDayOver = false, bool GraceOver = false, bool SuccessorBegun = false, bool HasSuccessor = false);

/// <summary>The certificate machine; the whole configuration stands here (DOMAIN, certificate).</summary>
public sealed class CertificateMachine
{
    private readonly StateMachine<CertificateState, CertificateTrigger> machine;
    private readonly CertificateFacts facts;
    private CertificatePosition position;

    private CertificateMachine(CertificatePosition position, CertificateFacts facts)
    {
        this.position = position;
        this.facts = facts;
        machine = new(() => this.position.State, state => this.position = this.position with { State = state });
        Configure();
    }

    /// <summary>Fires a trigger; answers the new position, or the refusal that names the rule.</summary>
    public static (CertificatePosition Position, Refusal? Refusal) Fire(CertificatePosition position, CertificateTrigger trigger, CertificateFacts facts)
    {
        var running = new CertificateMachine(position, facts);
        if (!running.machine.CanFire(trigger, out var unmet))
        {
            // Stateless hands out null, not an empty list, where the state does not know the trigger at all.
            var rule = unmet?.FirstOrDefault(guard => !guard.StartsWith("to:", StringComparison.Ordinal));
            return (position, rule is null ? new WrongState("certificate", position.State.ToString(), trigger.ToString()) : new RuleRefusal(rule));
        }

        running.machine.Fire(trigger);
        return (running.position, null);
    }

    /// <summary>The machine as Stateless describes it, for the diagram.</summary>
    public static Stateless.Reflection.StateMachineInfo Describe() => new CertificateMachine(new(CertificateState.Active), new()).machine.GetInfo();

    private void Configure()
    {
        machine.Configure(CertificateState.Active)
            .PermitIf(CertificateTrigger.Suspend, CertificateState.Suspended, Rule(() => !facts.LastDayOver, "certificate.suspend.over"))
            .PermitIf(CertificateTrigger.Expire, CertificateState.Expired, LastDayOver)
            .PermitIf(CertificateTrigger.Renew, CertificateState.Superseded, WithinGrace)
            .Permit(CertificateTrigger.Replace, CertificateState.Superseded);
        machine.Configure(CertificateState.Suspended)
            .PermitIf(CertificateTrigger.Reinstate, CertificateState.Active, Rule(() => !facts.LastDayOver, "certificate.reinstate.over"),
                Rule(() => !facts.HasSuccessor, "certificate.successor"))
            .PermitIf(CertificateTrigger.Expire, CertificateState.Expired, LastDayOver)
            .Permit(CertificateTrigger.Replace, CertificateState.Superseded);
        // An expired certificate is renewed only within its grace period, also when no job has recorded the expiry yet.
        machine.Configure(CertificateState.Expired)
            .PermitIf(CertificateTrigger.Renew, CertificateState.Superseded, WithinGrace)
            .Permit(CertificateTrigger.Replace, CertificateState.Superseded);
        // The old certificate stays valid until its successor's first day, so that it can still be suspended.
        machine.Configure(CertificateState.Superseded)
            .PermitIf(CertificateTrigger.Suspend, CertificateState.Suspended, Rule(() => !facts.SuccessorBegun, "certificate.suspend.successor-begun"));
        foreach (var state in new[] { CertificateState.Active, CertificateState.Suspended, CertificateState.Expired, CertificateState.Superseded })
        {
            machine.Configure(state).Permit(CertificateTrigger.Revoke, CertificateState.Revoked);
        }

        // Reversal goes to the state before, then the dates apply; never Active beside a successor.
        var revoked = machine.Configure(CertificateState.Revoked);
        revoked.PermitIf(CertificateTrigger.ReverseRevocation, CertificateState.Superseded, Before(CertificateState.Superseded));
        revoked.PermitIf(CertificateTrigger.ReverseRevocation, CertificateState.Expired, Before(CertificateState.Expired));
        revoked.PermitIf(CertificateTrigger.ReverseRevocation, CertificateState.Suspended, Before(CertificateState.Suspended));
        revoked.PermitIf(CertificateTrigger.ReverseRevocation, CertificateState.Active, Before(CertificateState.Active));
        machine.OnTransitioned(move => position = move.Trigger switch
        {
            CertificateTrigger.Revoke => position with { BeforeRevocation = move.Source },
            CertificateTrigger.ReverseRevocation => position with { BeforeRevocation = null },
            _ => position,
        });
    }

    private CertificateState AfterReversal()
    {
        var before = position.BeforeRevocation ?? CertificateState.Active;
        if (before is CertificateState.Active && facts.HasSuccessor)
        {
            return CertificateState.Superseded;
        }

        return before is CertificateState.Active or CertificateState.Suspended && facts.LastDayOver ? CertificateState.Expired : before;
    }

    private Tuple<Func<bool>, string> Before(CertificateState target) =>
        Rule(() => AfterReversal() == target, "to:" + target);

    private static Tuple<Func<bool>, string> Rule(Func<bool> holds, string rule) => new(holds, rule);

    private Tuple<Func<bool>, string> WithinGrace => Rule(() => !facts.GraceOver, "certificate.renew.grace-over");
    private Tuple<Func<bool>, string> LastDayOver => Rule(() => facts.LastDayOver, "certificate.expire.still-valid");
}
