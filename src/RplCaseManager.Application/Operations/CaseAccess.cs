using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.People;

namespace RplCaseManager.Application.Operations;

/// <summary>Who asks, as the predicate of <see cref="CaseAccess"/> needs it.</summary>
/// <param name="Body">The one body for which the person has the role; null where that does not matter.</param>
/// <param name="Bodies">The bodies for which the person has the role, where they are several.</param>
internal sealed record CaseReader(Guid Me, string? Body, List<string?> Bodies);

/// <summary>The relation of a person to cases, as one predicate: the authorisation asks it of one case, lists filter with it.</summary>
public static class CaseAccess
{
    /// <summary>The cases for which a grant holds.</summary>
    public static Expression<Func<Case, bool>> For(IRplDb db, Person person, Grant grant)
    {
        var (shape, reader) = Shape(person, grant);
        var rule = Rule(shape);
        // Values behind members of an object become parameters of the SQL, as those of a lambda do.
        var held = Expression.Constant(new Holder((DbContext)db, reader));
        var body = new Swap(new Dictionary<Expression, Expression>
        {
            [rule.Parameters[0]] = Expression.Property(held, nameof(Holder.Db)),
            [rule.Parameters[2]] = Expression.Property(held, nameof(Holder.Me)),
            [rule.Parameters[3]] = Expression.Property(held, nameof(Holder.Body)),
            [rule.Parameters[4]] = Expression.Property(held, nameof(Holder.Bodies)),
        }).Visit(rule.Body)!;
        return Expression.Lambda<Func<Case, bool>>(body, rule.Parameters[1]);
    }

    /// <summary>What of a person and a grant changes the predicate itself, and what are only values in it.</summary>
    internal static (CaseAccessShape Shape, CaseReader Reader) Shape(Person person, Grant grant)
    {
        var assigned = grant.Relation is Relation.Assigned ? grant.Role : (Role?)null;
        if (grant.Relation is Relation.Own)
        {
            return (new(Own: true, BodyCount.Any, null), new(person.Id, null, []));
        }

        var bodies = person.Grants.Where(held => held.Role == grant.Role).Select(held => held.Body).ToList();
        // Nearly everybody works for one body; SQL with a list is written anew for each query.
        return bodies.Contains(null) ? (new(false, BodyCount.Any, assigned), new(person.Id, null, []))
            : bodies.Count == 1 ? (new(false, BodyCount.One, assigned), new(person.Id, bodies[0], []))
            : (new(false, BodyCount.Several, assigned), new(person.Id, null, bodies));
    }

    /// <summary>The predicate of a shape.</summary>
    internal static Expression<Func<DbContext, Case, Guid, string?, List<string?>, bool>> Rule(CaseAccessShape shape)
    {
        if (shape.Own)
        {
            return (db, found, me, body, bodies) => found.CandidateId == me;
        }

        // Staff never act on their own case, and never after declaring a conflict of interest (DOMAIN rule 1).
        var staff = And(InBodies(shape.Bodies), (db, found, me, body, bodies) => found.CandidateId != me
            && !db.Set<ConflictDeclaration>().Any(conflict => conflict.CaseId == found.Id && conflict.PersonId == me && conflict.HasConflict));
        return shape.Assigned is { } role ? And(staff, Assigned(role)) : staff;
    }

    private static Expression<Func<DbContext, Case, Guid, string?, List<string?>, bool>> InBodies(BodyCount count) => count switch
    {
        BodyCount.Any => (db, found, me, body, bodies) => true,
        BodyCount.One => (db, found, me, body, bodies) => found.BodyCode == body,
        _ => (db, found, me, body, bodies) => bodies.Contains(found.BodyCode),
    };

    private static Expression<Func<DbContext, Case, Guid, string?, List<string?>, bool>> Assigned(Role role) => role switch
    {
        Role.Assessor => (db, found, me, body, bodies) => found.AssessorId == me,
        Role.Verifier => (db, found, me, body, bodies) => found.VerifierId == me,
        Role.CaseOfficer => (db, found, me, body, bodies) => found.CaseOfficerId == me,
        Role.Decider => (db, found, me, body, bodies) => found.DeciderId == me,
        _ => (db, found, me, body, bodies) => false,
    };

    private static Expression<T> And<T>(Expression<T> one, Expression<T> other)
    {
        var swapped = new Swap(other.Parameters.Zip(one.Parameters).ToDictionary(pair => (Expression)pair.First, pair => (Expression)pair.Second)).Visit(other.Body)!;
        return Expression.Lambda<T>(Expression.AndAlso(one.Body, swapped), one.Parameters);
    }

    /// <summary>Puts expressions in the place of others.</summary>
    internal sealed class Swap(Dictionary<Expression, Expression> places) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node is not null && places.TryGetValue(node, out var other) ? other : base.Visit(node);
    }

    private sealed record Holder(DbContext Db, CaseReader Reader)
    {
        public Guid Me => Reader.Me;
        public string? Body => Reader.Body;
        public List<string?> Bodies => Reader.Bodies;
    }
}

/// <summary>For how many bodies somebody has a role.</summary>
internal enum BodyCount
{
    Any,
    One,
    Several,
}

/// <summary>What changes the predicate of <see cref="CaseAccess"/> itself.</summary>
/// <param name="Assigned">The role whose duty in the case the person must have; null: none.</param>
internal sealed record CaseAccessShape(bool Own, BodyCount Bodies, Role? Assigned);
