using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.People;

/// <summary>The person who asks, with their roles.</summary>
public sealed record GetMe : IRead<MyProfile>;

/// <summary>Profile of the person who asks.</summary>
public sealed record MyProfile(Guid Id, string GivenName, string FamilyName, string LatinName, DateOnly? DateOfBirth, string Email, IReadOnlyList<RoleGrant> Grants);

/// <summary>Read from the table, not from the session.</summary>
public sealed class GetMeHandler(Authorisation me) : IHandle<GetMe, MyProfile>
{
    public ValueTask<Result<MyProfile>> Handle(GetMe request, CancellationToken cancellationToken)
    {
        var person = me.Me;
        return new(new MyProfile(person.Id, person.GivenName, person.FamilyName, person.LatinName, person.DateOfBirth, person.Email, person.Grants));
    }
}

/// <summary>A person changes their name or date of birth.</summary>
public sealed record ChangeProfile(Guid RequestId, string GivenName, string FamilyName, string LatinName, DateOnly? DateOfBirth) : IChange<Done>, IValidated
{
    public IEnumerable<FieldProblem> Validate() => PersonInput.Names(GivenName, FamilyName, LatinName);
}

/// <summary>Certificates that were issued keep the name that they carry. Refused while a file is with the body, which checked the identity.</summary>
public sealed class ChangeProfileHandler(IRplDb db, Authorisation me, Journal journal, OperationContext context) : IHandle<ChangeProfile, Done>
{
    public async ValueTask<Result<Done>> Handle(ChangeProfile request, CancellationToken cancellationToken)
    {
        var person = await db.People.FirstAsync(found => found.Id == me.Me.Id, cancellationToken);
        // A certificate cannot be issued without it, and while a file is with the body it could not be mended.
        if (request.DateOfBirth is null ? person.Has(Role.Candidate) : !PersonInput.IsDateOfBirth(request.DateOfBirth.Value, context))
        {
            return new InvalidInput([new(nameof(ChangeProfile.DateOfBirth), request.DateOfBirth is null ? "required" : "date-of-birth")]);
        }

        var open = await db.Cases.AsNoTracking().FirstOrDefaultAsync(found => found.CandidateId == person.Id && found.SubmittedAt != null && found.OpenKey != null, cancellationToken);
        if (open is not null)
        {
            return new RuleRefusal("profile.case-open", open.Number);
        }

        person.Rename(PersonInput.Name(request.GivenName, request.FamilyName, request.LatinName));
        person.BornOn(request.DateOfBirth);
        journal.Record(Streams.Account(person.Id), "profile.changed", null, new { name = person.FullName, latin = person.LatinName });
        return Done.Value;
    }
}

/// <summary>A personal token for the HTTP interface; its secret is shown once.</summary>
/// <param name="Write">May change something; else it only reads.</param>
public sealed record CreateToken(Guid RequestId, string Name, bool Write, int Days) : IChange<CreatedToken>, IValidated
{
    public IEnumerable<FieldProblem> Validate()
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return new(nameof(Name), "required");
        }
        else if (Name.Length > TextLimits.Name)
        {
            yield return new(nameof(Name), "too-long", TextLimits.NameText);
        }

        if (Days is < 1 or > 365)
        {
            yield return new(nameof(Days), "token-days");
        }
    }
}

/// <summary>The secret is not kept; a repetition of the request answers without it.</summary>
public sealed record CreatedToken(Guid Id, [property: System.Text.Json.Serialization.JsonIgnore] string Secret, DateTimeOffset ExpiresAt)
{
    /// <summary>A replayed result has no secret.</summary>
    [System.Text.Json.Serialization.JsonConstructor]
    public CreatedToken(Guid id, DateTimeOffset expiresAt) : this(id, "", expiresAt)
    {
    }
}

/// <summary>Stored hashed.</summary>
public sealed class CreateTokenHandler(IRplDb db, IKeys keys, Journal journal, OperationContext context) : IHandle<CreateToken, CreatedToken>
{
    public ValueTask<Result<CreatedToken>> Handle(CreateToken request, CancellationToken cancellationToken)
    {
        var secret = "rpl_" + keys.NewToken();
        var token = new ApiToken(context.NewId(), context.Actor.Id, request.Name.Trim(), Tokens.Hash(secret), request.Write ? ["read", "write"] : ["read"], context.Now, context.Now.AddDays(request.Days));
        db.ApiTokens.Add(token);
        journal.Record(Streams.Account(context.Actor.Id), "token.created", new { token = token.Id, scopes = token.Scopes, expires = token.ExpiresAt }, new { name = token.Name });
        return new(new CreatedToken(token.Id, secret, token.ExpiresAt));
    }
}

/// <summary>Hash of a token's secret.</summary>
public static class Tokens
{
    /// <summary>SHA-256, lower-case hexadecimal; the secret has 256 random bits, so that a slow hash would add nothing.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

/// <summary>The tokens of the person who asks.</summary>
public sealed record ListMyTokens : IRead<IReadOnlyList<TokenRow>>;

/// <summary>A token without its secret.</summary>
public sealed record TokenRow(Guid Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, bool Valid);

/// <summary>Newest first.</summary>
public sealed class ListMyTokensHandler(IRplDb db, OperationContext context) : IHandle<ListMyTokens, IReadOnlyList<TokenRow>>
{
    public async ValueTask<Result<IReadOnlyList<TokenRow>>> Handle(ListMyTokens request, CancellationToken cancellationToken)
    {
        var me = context.Actor.Id;
        var found = await db.ApiTokens.AsNoTracking().Where(token => token.PersonId == me).OrderByDescending(token => token.CreatedAt).ToListAsync(cancellationToken);
        return found.ConvertAll(token => new TokenRow(token.Id, token.Name, token.Scopes, token.CreatedAt, token.ExpiresAt, token.IsValidAt(context.Now)));
    }
}

/// <summary>Ends one of one's own tokens.</summary>
public sealed record RevokeToken(Guid RequestId, Guid TokenId) : IChange<Done>;

/// <summary>At once and for good.</summary>
public sealed class RevokeTokenHandler(IRplDb db, Journal journal, OperationContext context) : IHandle<RevokeToken, Done>
{
    public async ValueTask<Result<Done>> Handle(RevokeToken request, CancellationToken cancellationToken)
    {
        var me = context.Actor.Id;
        var token = await db.ApiTokens.FirstOrDefaultAsync(found => found.Id == request.TokenId && found.PersonId == me, cancellationToken);
        if (token is null)
        {
            return new NotFound("token");
        }

        token.Revoke(context.Now);
        journal.Record(Streams.Account(me), "token.revoked", new { token = token.Id });
        return Done.Value;
    }
}
