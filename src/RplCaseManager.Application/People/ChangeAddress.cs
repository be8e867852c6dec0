using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.People;

/// <summary>A person asks to change their e-mail address: it counts when the link of a mail to the new one is opened.</summary>
/// <param name="Current">The person's password: whoever finds a device signed in must not take the account over.</param>
public sealed record ChangeAddress(Guid RequestId, string Email, [property: Secret] string Current) : IChange<Done>, IValidated
{
    public IEnumerable<FieldProblem> Validate() => PersonInput.Address(Email)
        .Concat(string.IsNullOrEmpty(Current) ? [new(nameof(Current), "required")] : TextLimits.Check(nameof(Current), Current, TextLimits.Password));
}

/// <summary>The answer is the same whether the new address has an account or not; who has one there is told by mail. The old address is told in any case.</summary>
public sealed class ChangeAddressHandler(IRplDb db, IAccounts accounts, Authorisation me, Journal journal) : IHandle<ChangeAddress, Done>
{
    public async ValueTask<Result<Done>> Handle(ChangeAddress request, CancellationToken cancellationToken)
    {
        var (person, email) = (me.Me, request.Email.Trim());
        if (!await accounts.IsPasswordAsync(person.Id, request.Current, cancellationToken))
        {
            return new InvalidInput([new(nameof(ChangeAddress.Current), "password.PasswordMismatch")]);
        }

        if (string.Equals(email, person.Email, StringComparison.OrdinalIgnoreCase))
        {
            return new InvalidInput([new(nameof(ChangeAddress.Email), "same-address")]);
        }

        var key = $"{person.Id:N}:{request.RequestId:N}";
        journal.Record(Streams.Account(person.Id), "address.change-asked", null, new { email });
        journal.Mail(person.Id, null, "address-asked", "address-asked:" + key, new { name = person.GivenName, address = email });
        if (!await accounts.ExistsAsync(email, cancellationToken))
        {
            journal.Mail(person.Id, null, "address-new", "address-new:" + key, new { name = person.GivenName, to = email, path = await accounts.NewAddressLinkAsync(person.Id, email, cancellationToken) });
        }
        else if (await accounts.FindAsync(email, cancellationToken) is { } holder)
        {
            var name = await db.People.Where(found => found.Id == holder).Select(found => found.GivenName).FirstAsync(cancellationToken);
            journal.Mail(holder, null, "address-taken", "address-taken:" + key, new { name });
        }

        return Done.Value;
    }
}

/// <summary>A visitor opens the link that came to the new address of an account.</summary>
public sealed record ConfirmNewAddress(Guid RequestId, Guid PersonId, string Email, string Code) : IChange<Done>, IValidated
{
    public IEnumerable<FieldProblem> Validate() => PersonInput.Address(Email);
}

/// <summary>From now on the person signs in by it and all mails go to it; the old address is told. Every session ends.</summary>
public sealed class ConfirmNewAddressHandler(IRplDb db, IAccounts accounts, Journal journal) : IHandle<ConfirmNewAddress, Done>
{
    public async ValueTask<Result<Done>> Handle(ConfirmNewAddress request, CancellationToken cancellationToken)
    {
        var email = request.Email.Trim();
        if (await db.People.FirstOrDefaultAsync(found => found.Id == request.PersonId && found.Active, cancellationToken) is not { } person)
        {
            return new RuleRefusal("account.link");
        }

        switch (await accounts.ChangeAddressAsync(person.Id, email, request.Code, cancellationToken))
        {
            case AddressChange.LinkOver:
                return new RuleRefusal("account.link");
            case AddressChange.Taken:
                return new RuleRefusal("account.exists");
            case AddressChange.Done:
                break;
        }

        var before = person.Email;
        person.MoveTo(email);
        journal.Record(Streams.Account(person.Id), "address.changed", null, new { before, email });
        journal.Mail(person.Id, null, "address-changed", $"address-changed:{person.Id:N}:{request.RequestId:N}", new { name = person.GivenName, to = before, address = email });
        return Done.Value;
    }
}
