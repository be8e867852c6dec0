using Microsoft.Extensions.Localization;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.People;

namespace RplCaseManager.Web.Features.People;

/// <summary>A role that somebody has, in words.</summary>
public static class GrantWords
{
    /// <summary>The role, and where it holds for a body, the body's name.</summary>
    /// <param name="bodies">What the codes stand for; one that is not there is shown as it is.</param>
    public static string Of(RoleGrant grant, IReadOnlyList<BodyRow> bodies, IStringLocalizer<Resources.People> texts, IStringLocalizer<Resources.Shell> words)
    {
        ArgumentNullException.ThrowIfNull(grant);
        var role = words[$"Role.{grant.Role}"].Value;
        return grant.Body is null && !PeopleForms.HoldsForABody(grant.Role) ? role
            : texts["At", role, grant.Body is null ? texts["Everywhere"].Value : bodies.FirstOrDefault(found => found.Code == grant.Body)?.Name ?? grant.Body];
    }
}
