using System.Linq.Expressions;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.People;

namespace RplCaseManager.Application.Operations;

/// <summary>The relation of a person to cases, as one predicate: the authorisation asks it of one case, lists filter with it.</summary>
public static class CaseAccess
{
    /// <summary>The cases for which a grant holds.</summary>
    public static Expression<Func<Case, bool>> For(IRplDb db, Person person, Grant grant)
    {
        var me = person.Id;
        if (grant.Relation is Relation.Own)
        {
            return found => found.CandidateId == me;
        }

        var bodies = person.Grants.Where(held => held.Role == grant.Role).Select(held => held.Body).ToList();
        var assigned = Assigned(grant, me);
        // Staff never act on their own case, and never after declaring a conflict of interest (DOMAIN rule 1).
        var staff = And(InBodies(bodies), found => found.CandidateId != me
            && !db.Conflicts.Any(conflict => conflict.CaseId == found.Id && conflict.PersonId == me && conflict.HasConflict));
        return assigned is null ? staff : And(staff, assigned);
    }

    private static Expression<Func<Case, bool>> InBodies(List<string?> bodies)
    {
        if (bodies.Contains(null))
        {
            return found => true;
        }

        // Nearly everybody works for one body; SQL with a list is written anew for each query.
        var body = bodies.Count == 1 ? bodies[0] : null;
        return body is null ? found => bodies.Contains(found.BodyCode) : found => found.BodyCode == body;
    }

    private static Expression<Func<Case, bool>>? Assigned(Grant grant, Guid me) => (grant.Relation, grant.Role) switch
    {
        (not Relation.Assigned, _) => null,
        (_, Role.Assessor) => found => found.AssessorId == me,
        (_, Role.Verifier) => found => found.VerifierId == me,
        (_, Role.CaseOfficer) => found => found.CaseOfficerId == me,
        (_, Role.Decider) => found => found.DeciderId == me,
        _ => found => false,
    };

    private static Expression<Func<Case, bool>> And(Expression<Func<Case, bool>> one, Expression<Func<Case, bool>> other)
    {
        var swapped = new Swap(other.Parameters[0], one.Parameters[0]).Visit(other.Body);
        return Expression.Lambda<Func<Case, bool>>(Expression.AndAlso(one.Body, swapped), one.Parameters[0]);
    }

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
