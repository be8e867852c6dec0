using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RplCaseManager.Infrastructure.Persistence;

namespace RplCaseManager.Infrastructure.Identity;

/// <summary>What a session knows of a person: id, name and roles. Only menus rely on the roles; every operation reads them anew.</summary>
internal sealed class AccountClaims(UserManager<Account> users, IOptions<IdentityOptions> options, RplDbContext db) : UserClaimsPrincipalFactory<Account>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(found => found.Id == user.Id);
        if (person is not null)
        {
            identity.AddClaim(new Claim("name", person.FullName));
            identity.AddClaims(person.Grants.Select(grant => grant.Role.ToString()).Distinct(StringComparer.Ordinal).Select(role => new Claim("role", role)));
        }

        return identity;
    }
}
