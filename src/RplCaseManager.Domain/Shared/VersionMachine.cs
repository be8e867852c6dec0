using Stateless;

namespace RplCaseManager.Domain.Shared;

/// <summary>States of a version of a standard, a scheme or a programme.</summary>
public enum VersionState { Draft, Published, Superseded, Retired, Discarded }

/// <summary>What can happen to a version.</summary>
public enum VersionTrigger { Publish, Supersede, Retire, Discard }

/// <summary>What the guards of the version machine ask.</summary>
/// <param name="Complete">Everything that a published version needs is there.</param>
public sealed record VersionFacts(bool Complete = false);

/// <summary>The version machine; one for standards, schemes and programmes (DOMAIN, standard version).</summary>
public sealed class VersionMachine
{
    private readonly StateMachine<VersionState, VersionTrigger> machine;
    private VersionState state;

    private VersionMachine(VersionState from, VersionFacts facts)
    {
        state = from;
        machine = new(() => state, next => state = next);
        machine.Configure(VersionState.Draft)
            .PermitIf(VersionTrigger.Publish, VersionState.Published, () => facts.Complete, "version.publish.complete")
            .Permit(VersionTrigger.Discard, VersionState.Discarded);
        machine.Configure(VersionState.Published)
            .Permit(VersionTrigger.Supersede, VersionState.Superseded)
            .Permit(VersionTrigger.Retire, VersionState.Retired);
        machine.Configure(VersionState.Superseded)
            .Permit(VersionTrigger.Retire, VersionState.Retired);
    }

    /// <summary>Fires a trigger; answers the new state, or the refusal that names the rule.</summary>
    public static (VersionState State, Refusal? Refusal) Fire(VersionState from, VersionTrigger trigger, VersionFacts facts)
    {
        var running = new VersionMachine(from, facts);
        if (!running.machine.CanFire(trigger, out var unmet))
        {
            // Stateless hands out null, not an empty list, where the state does not know the trigger at all.
            var rule = unmet?.FirstOrDefault();
            return (from, rule is null ? new WrongState("version", from.ToString(), trigger.ToString()) : new RuleRefusal(rule));
        }

        running.machine.Fire(trigger);
        return (running.state, null);
    }

    /// <summary>The machine as Stateless describes it, for the diagram.</summary>
    public static Stateless.Reflection.StateMachineInfo Describe() => new VersionMachine(VersionState.Draft, new()).machine.GetInfo();
}
