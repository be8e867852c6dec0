using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.People;

/// <summary>The operator makes a link that sets a person's password, to hand it over where no mail reaches them.</summary>
public sealed record MakePasswordLink(Guid RequestId, string Email) : IChange<PasswordLink>;

/// <summary>Path of the link; it works once and is not kept.</summary>
public sealed record PasswordLink([property: System.Text.Json.Serialization.JsonIgnore] string Path)
{
    /// <summary>A replayed result has no link.</summary>
    [System.Text.Json.Serialization.JsonConstructor]
    public PasswordLink() : this("")
    {
    }
}

/// <summary>Whoever has the link takes the account over: only the operator of the machine may make one, and it is recorded.</summary>
public sealed class MakePasswordLinkHandler(IRplDb db, IAccounts accounts, Journal journal) : IHandle<MakePasswordLink, PasswordLink>
{
    public async ValueTask<Result<PasswordLink>> Handle(MakePasswordLink request, CancellationToken cancellationToken)
    {
        var id = await db.People.Where(person => person.Active && person.Email == request.Email).Select(person => (Guid?)person.Id).FirstOrDefaultAsync(cancellationToken);
        if (id is not { } found)
        {
            return new NotFound("person");
        }

        journal.Record(Streams.Account(found), "password.link-made");
        return new PasswordLink(await accounts.PasswordLinkAsync(found, cancellationToken));
    }
}
