using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.People;

/// <summary>A person to add.</summary>
public sealed record NewPerson(string Email, string GivenName, string FamilyName, string LatinName, DateOnly? DateOfBirth, string Language, IReadOnlyList<RoleGrant> Roles);

/// <summary>Adds people with one password (Development's demo people, the operator's command); who is there already stays as they are.</summary>
public sealed record AddPeople(Guid RequestId, IReadOnlyList<NewPerson> People, [property: Secret] string? Password) : IChange<int>, IValidated
{
    public IEnumerable<FieldProblem> Validate() => People.SelectMany(person => PersonInput.Names(person.GivenName, person.FamilyName, person.LatinName).Concat(PersonInput.Address(person.Email)))
        .Concat(TextLimits.Check(nameof(Password), Password, TextLimits.Password));
}

/// <summary>Answers how many were added.</summary>
public sealed class AddPeopleHandler(IRplDb db, IAccounts accounts, Journal journal, OperationContext context) : IHandle<AddPeople, int>
{
    public async ValueTask<Result<int>> Handle(AddPeople request, CancellationToken cancellationToken)
    {
        var added = 0;
        foreach (var entry in request.People)
        {
            if (await accounts.ExistsAsync(entry.Email, cancellationToken))
            {
                continue;
            }

            foreach (var body in entry.Roles.Select(grant => grant.Body).OfType<string>())
            {
                if (!await db.Providers.AnyAsync(provider => provider.Code == body, cancellationToken))
                {
                    return new RuleRefusal("person.role.body", body);
                }
            }

            var id = context.NewId();
            var problems = await accounts.CreateAsync(id, entry.Email, request.Password, confirmed: true, cancellationToken);
            if (problems.Count > 0)
            {
                return new InvalidInput([.. problems.Select(problem => new FieldProblem(nameof(AddPeople.Password), problem, entry.Email))]);
            }

            db.People.Add(new Person(id, PersonInput.Name(entry.GivenName, entry.FamilyName, entry.LatinName), entry.DateOfBirth, entry.Email, entry.Language, entry.Roles));
            journal.Record(Streams.Account(id), "person.imported", new { roles = entry.Roles.Select(grant => grant.Role + "@" + grant.Body) }, new { name = entry.GivenName + " " + entry.FamilyName, email = entry.Email });
            added++;
        }

        journal.Record(Streams.System, "people.imported", new { added });
        return added;
    }
}

/// <summary>An installation without an administrator gets one, with a link that sets the password; the link works once.</summary>
public sealed record MakeFirstAdministrator(Guid RequestId) : IChange<FirstAdministrator>;

/// <summary>Path of the link, or empty when the installation has an administrator. The link is not kept.</summary>
public sealed record FirstAdministrator([property: System.Text.Json.Serialization.JsonIgnore] string Path)
{
    /// <summary>A replayed result has no link.</summary>
    [System.Text.Json.Serialization.JsonConstructor]
    public FirstAdministrator() : this("")
    {
    }
}

/// <summary>Called at every start; as long as nobody used the link, a new one is made.</summary>
public sealed class MakeFirstAdministratorHandler(IRplDb db, IAccounts accounts, Journal journal, OperationContext context) : IHandle<MakeFirstAdministrator, FirstAdministrator>
{
    /// <summary>Address of the first administrator, until they change it.</summary>
    public const string Email = "administrator@localhost";

    public async ValueTask<Result<FirstAdministrator>> Handle(MakeFirstAdministrator request, CancellationToken cancellationToken)
    {
        var bar = "|" + nameof(Role.Administrator) + "|";
        var there = await db.People.FirstOrDefaultAsync(person => person.Active && person.RoleNames.Contains(bar), cancellationToken);
        if (there is not null && (there.Email != Email || await accounts.HasPasswordAsync(there.Id, cancellationToken)))
        {
            journal.Record(Streams.System, "started");
            return new FirstAdministrator("");
        }

        var id = there?.Id ?? context.NewId();
        if (there is null)
        {
            db.People.Add(new Person(id, new PersonName("First", "Administrator", "First Administrator"), null, Email, "en", [new RoleGrant(Role.Administrator, null)]));
            await accounts.CreateAsync(id, Email, null, confirmed: true, cancellationToken);
        }

        journal.Record(Streams.Account(id), "administrator.link-made");
        return new FirstAdministrator(await accounts.PasswordLinkAsync(id, cancellationToken));
    }
}
