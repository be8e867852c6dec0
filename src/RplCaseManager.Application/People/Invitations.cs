using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.People;

/// <summary>How somebody comes in by invitation, alone or with a file of people: an account without a password, and a mail with the link that sets one.</summary>
public sealed class Invitations(IRplDb db, IAccounts accounts, Journal journal)
{
    /// <summary>Adds the person. Refused where the account cannot be made, by the field of the address; the caller's transaction undoes the rest then.</summary>
    /// <param name="granted">Roles and bodies, for the trail.</param>
    /// <param name="texts">Name, address and other texts, for the trail.</param>
    public async Task<Refusal?> SendAsync(Person person, object granted, object texts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        db.People.Add(person);
        var problems = await accounts.CreateAsync(person.Id, person.Email, null, confirmed: true, cancellation);
        if (problems.Count > 0)
        {
            return new InvalidInput([.. problems.Select(problem => new FieldProblem(nameof(person.Email), problem, person.Email))]);
        }

        journal.Record(Streams.Account(person.Id), "person.invited", granted, texts);
        journal.Mail(person.Id, null, "invitation", $"invitation:{person.Id:N}", new { name = person.GivenName, path = await accounts.PasswordLinkAsync(person.Id, cancellation) });
        return null;
    }
}
