using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Operations;

/// <summary>The first stage of the pipeline: denied unless the permission table grants role × relation. Roles and relations are read now, not from the door's claims.</summary>
public sealed class Authorisation(IRplDb db, OperationContext context)
{
    private Person? person;

    /// <summary>The case as the last check read it, not tracked; null when the check read none (jobs).</summary>
    public Case? Reached { get; private set; }

    /// <summary>Whether the last check looked for an earlier result of the same request: it does so for every change of a person.</summary>
    public bool LookedForRequest { get; private set; }

    /// <summary>The earlier result of the same request, or null.</summary>
    public RequestRecord? Before { get; private set; }

    /// <summary>The person who acts, as read by the last check and not tracked; null for anyone and for jobs.</summary>
    public Person Me => person ?? throw new InvalidOperationException("The operation is granted to anyone, so that nobody is known.");

    /// <summary>The person who acts, or null.</summary>
    public Person? MeOrNobody => person;

    /// <summary>Why the actor may not do this, or null.</summary>
    public async Task<Refusal?> CheckAsync(object operation, CancellationToken cancellation)
    {
        var grants = Permissions.For(operation.GetType());
        if (context.Actor.IsSystem)
        {
            return grants.Any(grant => grant.Role is Role.System) ? null : new RoleMissing(operation.GetType().Name);
        }

        if (context.Actor.PersonId is { } id)
        {
            await ReadPersonAsync(operation, id, cancellation);
        }

        if (grants.Any(grant => grant.Role is Role.Anyone))
        {
            return null;
        }

        if (person is null)
        {
            return new NotSignedIn();
        }

        var held = grants.Where(grant => person.Has(grant.Role)).ToList();
        if (held.Count == 0)
        {
            return new RoleMissing(operation.GetType().Name);
        }

        return operation is ICaseOperation onCase ? await RelationAsync(onCase, held, person, cancellation) : null;
    }

    private async Task ReadPersonAsync(object operation, Guid id, CancellationToken cancellation)
    {
        if (operation is not IChange change)
        {
            person = await HotReads.PersonAsync(db, id, cancellation);
            return;
        }

        var acting = await HotReads.ActingAsync(db, id, change.RequestId, cancellation);
        (person, Before, LookedForRequest) = (acting?.Person, acting?.Before, acting is not null);
    }

    private async Task<Refusal?> RelationAsync(ICaseOperation operation, List<Grant> held, Person me, CancellationToken cancellation)
    {
        var caseId = operation.CaseId;
        foreach (var grant in held)
        {
            // One question: whether the case is theirs, the case itself (the handler finds it loaded), and whether they declared.
            var found = await HotReads.ReachedAsync(db, caseId, me, grant, cancellation);
            if (found is not null)
            {
                Reached = found.Case;
                var declares = operation is INeedsDeclaration && grant.Role is Role.CaseOfficer or Role.Assessor or Role.Verifier or Role.Decider;
                return !declares || found.Declared ? null : new DeclareFirst();
            }
        }

        var conflicted = await db.Conflicts.AnyAsync(conflict => conflict.CaseId == caseId && conflict.PersonId == me.Id && conflict.HasConflict, cancellation);
        return conflicted ? new Conflicted() : new NotYours("case");
    }
}
