using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.People;

/// <summary>A visitor opens the link that confirms their address.</summary>
public sealed record ConfirmAddress(Guid RequestId, Guid PersonId, string Code) : IChange<Done>;

/// <summary>A second click on the same link is no mistake.</summary>
public sealed class ConfirmAddressHandler(IAccounts accounts, Journal journal) : IHandle<ConfirmAddress, Done>
{
    public async ValueTask<Result<Done>> Handle(ConfirmAddress request, CancellationToken cancellationToken)
    {
        if (!await accounts.ConfirmAsync(request.PersonId, request.Code, cancellationToken))
        {
            return new RuleRefusal("account.link");
        }

        journal.Record(Streams.Account(request.PersonId), "address.confirmed");
        return Done.Value;
    }
}

/// <summary>A visitor asks for a link that sets a new password. The answer is the same whether the address has an account or not.</summary>
/// <param name="ReturnTo">Where the person was going: a path of this installation; anything else is ignored.</param>
public sealed record RequestPassword(Guid RequestId, string Email, string? ReturnTo = null) : IChange<Done>, IValidated
{
    public IEnumerable<FieldProblem> Validate() => PersonInput.Address(Email).Concat(TextLimits.Check(nameof(ReturnTo), ReturnTo, LocalAddress.Longest));
}

/// <summary>The link goes to the address of the account; it also confirms it.</summary>
public sealed class RequestPasswordHandler(IRplDb db, IAccounts accounts, Journal journal) : IHandle<RequestPassword, Done>
{
    public async ValueTask<Result<Done>> Handle(RequestPassword request, CancellationToken cancellationToken)
    {
        var id = await accounts.FindAsync(request.Email.Trim(), cancellationToken);
        if (id is not { } found || await db.People.FindAsync([found], cancellationToken) is not { Active: true } person)
        {
            journal.Record(Streams.System, "password.requested-in-vain");
            return Done.Value;
        }

        journal.Record(Streams.Account(found), "password.requested");
        journal.Mail(found, null, "password-reset", $"password-reset:{found:N}:{request.RequestId:N}", new { name = person.GivenName, path = LocalAddress.With(await accounts.PasswordLinkAsync(found, cancellationToken), request.ReturnTo) });
        return Done.Value;
    }
}

/// <summary>A visitor sets a password by the link of a mail (forgotten password, invitation, first administrator).</summary>
public sealed record SetPassword(Guid RequestId, Guid PersonId, string Code, [property: Secret] string Password) : IChange<Done>, IValidated
{
    public IEnumerable<FieldProblem> Validate() => string.IsNullOrEmpty(Password) ? [new(nameof(Password), "required")] : TextLimits.Check(nameof(Password), Password, TextLimits.Password);
}

/// <summary>Ends every session, unlocks the account and confirms the address, which the link came to.</summary>
public sealed class SetPasswordHandler(IAccounts accounts, Journal journal) : IHandle<SetPassword, Done>
{
    public async ValueTask<Result<Done>> Handle(SetPassword request, CancellationToken cancellationToken)
    {
        if (await accounts.SetPasswordAsync(request.PersonId, request.Code, request.Password, cancellationToken) is not { } problems)
        {
            return new RuleRefusal("account.link");
        }

        if (problems.Count > 0)
        {
            return new InvalidInput([.. problems.Select(problem => new FieldProblem(nameof(SetPassword.Password), problem))]);
        }

        journal.Record(Streams.Account(request.PersonId), "password.set");
        return Done.Value;
    }
}

/// <summary>A person changes their password.</summary>
public sealed record ChangePassword(Guid RequestId, [property: Secret] string Current, [property: Secret] string Password) : IChange<Done>, IValidated
{
    public IEnumerable<FieldProblem> Validate()
    {
        if (string.IsNullOrEmpty(Current))
        {
            yield return new(nameof(Current), "required");
        }

        if (string.IsNullOrEmpty(Password))
        {
            yield return new(nameof(Password), "required");
        }

        foreach (var problem in TextLimits.Check(nameof(Current), Current, TextLimits.Password).Concat(TextLimits.Check(nameof(Password), Password, TextLimits.Password)))
        {
            yield return problem;
        }
    }
}

/// <summary>Ends every session; the one that asked is renewed by the page.</summary>
public sealed class ChangePasswordHandler(IAccounts accounts, Journal journal, OperationContext context) : IHandle<ChangePassword, Done>
{
    public async ValueTask<Result<Done>> Handle(ChangePassword request, CancellationToken cancellationToken)
    {
        var problems = await accounts.ChangePasswordAsync(context.Actor.Id, request.Current, request.Password, cancellationToken);
        if (problems.Count > 0)
        {
            return new InvalidInput([.. problems.Select(problem => new FieldProblem(problem is "password.PasswordMismatch" ? nameof(ChangePassword.Current) : nameof(ChangePassword.Password), problem))]);
        }

        journal.Record(Streams.Account(context.Actor.Id), "password.changed");
        return Done.Value;
    }
}

/// <summary>A person signs out everywhere.</summary>
public sealed record EndSessions(Guid RequestId) : IChange<Done>;

/// <summary>Sessions end at their next check, within a minute; tokens of the HTTP interface stay.</summary>
public sealed class EndSessionsHandler(IAccounts accounts, Journal journal, OperationContext context) : IHandle<EndSessions, Done>
{
    public async ValueTask<Result<Done>> Handle(EndSessions request, CancellationToken cancellationToken)
    {
        await accounts.EndSessionsAsync(context.Actor.Id, cancellationToken);
        journal.Record(Streams.Account(context.Actor.Id), "sessions.ended");
        return Done.Value;
    }
}
