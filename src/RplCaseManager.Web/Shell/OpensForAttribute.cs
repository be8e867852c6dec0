using Microsoft.AspNetCore.Authorization;

namespace RplCaseManager.Web.Shell;

/// <summary>
/// A page for signed-in people who have a role that the permission table grants for the operations that the page is about; <see cref="RoleCheck"/> shows nothing of it to anybody else.
/// What it shows them and what its buttons do is still decided by each operation, which knows the relation too.
/// </summary>
/// <param name="operations">The operations without which the page is of no use: each must be granted.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpensForAttribute(params Type[] operations) : AuthorizeAttribute
{
    /// <summary>The operations that the page is about.</summary>
    public IReadOnlyList<Type> Operations => operations;
}
