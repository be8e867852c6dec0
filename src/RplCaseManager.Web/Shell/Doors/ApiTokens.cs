using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RplCaseManager.Application.People;
using RplCaseManager.Application.Ports;

namespace RplCaseManager.Web.Shell.Doors;

/// <summary>Bearer tokens of the HTTP interface: personal, scoped, expiring, stored hashed.</summary>
internal sealed class ApiTokens(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IRplDb db, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme, also the identity's type.</summary>
    public const string SchemeName = "Bearer";

    /// <summary>Claim with a scope of the token: <c>read</c> or <c>write</c>.</summary>
    public const string ScopeClaim = "scope";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var hash = Tokens.Hash(header["Bearer ".Length..].Trim());
        var token = await db.ApiTokens.AsNoTracking().FirstOrDefaultAsync(found => found.Hash == hash, Context.RequestAborted);
        if (token is null || !token.IsValidAt(time.GetUtcNow()))
        {
            return AuthenticateResult.Fail("The token is unknown or over.");
        }

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, token.PersonId.ToString()), .. token.Scopes.Select(scope => new Claim(ScopeClaim, scope))], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }
}
