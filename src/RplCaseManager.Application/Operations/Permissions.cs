using RplCaseManager.Domain.People;

namespace RplCaseManager.Application.Operations;

/// <summary>How a person must stand to the case (or to the installation) for a grant to hold. Who declared a conflict never does.</summary>
public enum Relation
{
    /// <summary>No relation is asked: the role alone.</summary>
    Any,
    /// <summary>The candidate of the case.</summary>
    Own,
    /// <summary>The person to whom the duty of the role is assigned in the case.</summary>
    Assigned,
    /// <summary>Staff of the awarding body of the case.</summary>
    MyBody,
}

/// <summary>One grant of the permission table.</summary>
public sealed record Grant(Role Role, Relation Relation);

/// <summary>The permission table: operation → role × relation. What has no row is denied to everybody, and a test fails.</summary>
public static partial class Permissions
{
    /// <summary>The grants of an operation; empty: denied.</summary>
    public static IReadOnlyList<Grant> For(Type operation) => Table.GetValueOrDefault(operation) ?? [];

    /// <summary>Whether one of the roles is granted an operation, whatever the relation; the relation is asked when the operation is sent.</summary>
    public static bool IsGranted(Type operation, IEnumerable<Role> roles) => For(operation).Any(grant => grant.Role is Role.Anyone || roles.Contains(grant.Role));

    /// <summary>Every operation that has a row.</summary>
    public static IReadOnlyCollection<Type> Operations => Table.Keys;

    private static Grant[] To(Role role, Relation relation = Relation.Any) => [new(role, relation)];

    private static Grant[] Anyone => To(Role.Anyone);

    private static Grant[] Jobs => To(Role.System);

    /// <summary>Everybody with a role but candidates, about themselves.</summary>
    private static Grant[] Staff { get; } = [.. Enum.GetValues<Role>().Where(role => role is not (Role.Anyone or Role.System or Role.Candidate)).Select(role => new Grant(role, Relation.Any))];

    /// <summary>Every person with an account, about themselves.</summary>
    private static Grant[] Everybody { get; } = [.. Enum.GetValues<Role>().Where(role => role is not (Role.Anyone or Role.System)).Select(role => new Grant(role, Relation.Any))];
}
