using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.People;

/// <summary>A visitor opens an account as a candidate; a confirmation mail goes out.</summary>
/// <param name="ReturnTo">Where the person was going: a path of this installation, to which the confirmation leads on; anything else is ignored.</param>
/// <param name="LatinName">Needed only where the name is not written in Latin letters; else the name itself is taken.</param>
public sealed record OpenAccount(
    Guid RequestId, string GivenName, string FamilyName, string LatinName, DateOnly? DateOfBirth, string Email, [property: Secret] string Password, string? ReturnTo = null)
    : IChange<OpenedAccount>, IValidated
{
    public IEnumerable<FieldProblem> Validate() =>
        PersonInput.Names(GivenName, FamilyName, LatinName).Concat(PersonInput.Address(Email)).Concat(DateOfBirth is null ? [new(nameof(DateOfBirth), "required")] : Array.Empty<FieldProblem>())
            .Concat(TextLimits.Check(nameof(Password), Password, TextLimits.Password)).Concat(TextLimits.Check(nameof(ReturnTo), ReturnTo, LocalAddress.Longest));
}

/// <summary>The account; the person confirms the address next.</summary>
public sealed record OpenedAccount(Guid PersonId);

/// <summary>The form shows its problems beside its fields. An address that has an account is refused; the page is rate limited against trying addresses out.</summary>
public sealed class OpenAccountHandler(IRplDb db, IAccounts accounts, Journal journal, OperationContext context) : IHandle<OpenAccount, OpenedAccount>
{
    public async ValueTask<Result<OpenedAccount>> Handle(OpenAccount request, CancellationToken cancellationToken)
    {
        if (request.DateOfBirth is { } day && !PersonInput.IsDateOfBirth(day, context))
        {
            return new InvalidInput([new(nameof(OpenAccount.DateOfBirth), "date-of-birth")]);
        }

        var email = request.Email.Trim();
        if (await accounts.ExistsAsync(email, cancellationToken))
        {
            return new RuleRefusal("account.exists", email);
        }

        var id = context.NewId();
        var name = PersonInput.Name(request.GivenName, request.FamilyName, request.LatinName);
        db.People.Add(new Person(id, name, request.DateOfBirth, email, "en", [new RoleGrant(Role.Candidate, null)]));
        var problems = await accounts.CreateAsync(id, email, request.Password, confirmed: false, cancellationToken);
        if (problems.Count > 0)
        {
            return new InvalidInput([.. problems.Select(problem => new FieldProblem(nameof(OpenAccount.Password), problem))]);
        }

        journal.Record(Streams.Account(id), "account.opened", new { role = Role.Candidate }, new { name = name.Given + " " + name.Family, email });
        journal.Mail(id, null, "confirm-address", $"confirm:{id:N}", new { name = name.Given, path = LocalAddress.With(await accounts.ConfirmationLinkAsync(id, cancellationToken), request.ReturnTo) });
        return new OpenedAccount(id);
    }
}

/// <summary>What is checked of every name and address.</summary>
internal static class PersonInput
{
    public static IEnumerable<FieldProblem> Names(string given, string family, string latin)
    {
        foreach (var (field, value) in new[] { ("GivenName", given), ("FamilyName", family) })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                yield return new(field, "required");
            }
            else if (value.Length > TextLimits.Name)
            {
                yield return new(field, "too-long", TextLimits.NameText);
            }
        }

        var written = string.IsNullOrWhiteSpace(latin) ? given + " " + family : latin;
        if (written.Length > TextLimits.Name)
        {
            yield return new("LatinName", "too-long", TextLimits.NameText);
        }
        else if (!PersonName.IsLatin(written))
        {
            yield return new("LatinName", string.IsNullOrWhiteSpace(latin) ? "latin-needed" : "latin-only");
        }
    }

    public static IEnumerable<FieldProblem> Address(string email)
    {
        if (string.IsNullOrWhiteSpace(email))
        {
            yield return new("Email", "required");
        }
        else if (email.Length > TextLimits.Name)
        {
            yield return new("Email", "too-long", TextLimits.NameText);
        }
        else if (!System.Net.Mail.MailAddress.TryCreate(email.Trim(), out var address) || address.Address != email.Trim() || email.Count('@') != 1)
        {
            yield return new("Email", "email");
        }
    }

    public static bool IsDateOfBirth(DateOnly day, OperationContext context) => day >= new DateOnly(1900, 1, 1) && day <= context.Today;

    public static PersonName Name(string given, string family, string latin) =>
        new(given.Trim(), family.Trim(), string.IsNullOrWhiteSpace(latin) ? (given.Trim() + " " + family.Trim()).Trim() : latin.Trim());
}
