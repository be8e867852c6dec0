using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.People;

/// <summary>People with their roles, by name; for administrators.</summary>
/// <param name="Search">Words of name or address.</param>
/// <param name="Body">Code of a body for which they have a role (with <paramref name="Role"/>: that role).</param>
/// <param name="Absent">Only who is absent today.</param>
public sealed record ListPeople(string? Search = null, Role? Role = null, string? AfterName = null, Guid? AfterId = null, int Take = 50, string? Body = null, bool Absent = false) : IRead<PeoplePage>;

/// <summary>A page and the number of all people of the list.</summary>
public sealed record PeoplePage(IReadOnlyList<PersonRow> Rows, int Total, bool More);

/// <summary>A person in the list.</summary>
public sealed record PersonRow(Guid Id, string GivenName, string FamilyName, string Email, IReadOnlyList<RoleGrant> Grants, bool Active, string SortName)
{
    /// <summary>Last day of the absence that lasts today, or null.</summary>
    public DateOnly? AbsentUntil { get; init; }
}

/// <summary>Paged by key: name, then id.</summary>
public sealed class ListPeopleHandler(IRplDb db, OperationContext context) : IHandle<ListPeople, PeoplePage>
{
    public async ValueTask<Result<PeoplePage>> Handle(ListPeople request, CancellationToken cancellationToken)
    {
        var query = db.People.AsNoTracking();
        foreach (var word in SearchWords.Normalise(request.Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (start, inside, address) = (word + "%", "% " + word + "%", "%" + word + "%");
#pragma warning disable CA1304, CA1311, MA0011 // Becomes lower() in SQL: LIKE minds the case on one of the two databases.
            query = query.Where(person => EF.Functions.Like(person.SearchName, start) || EF.Functions.Like(person.SearchName, inside) || EF.Functions.Like(person.Email.ToLower(), address));
#pragma warning restore CA1304, CA1311, MA0011
        }

        if (request.Role is { } role)
        {
            query = query.Where(person => person.RoleNames.Contains("|" + role.ToString() + "|"));
        }

        if (request.Body is { } body)
        {
            // Grants are stored as text; the staff are few beside the candidates.
            var staff = await db.People.AsNoTracking().Where(person => person.RoleNames != "|Candidate|" && person.RoleNames != "||").Select(person => new { person.Id, person.Grants }).ToListAsync(cancellationToken);
            var there = staff.Where(person => person.Grants.Any(grant => grant.Body == body && (request.Role is null || grant.Role == request.Role))).Select(person => person.Id).ToList();
            query = query.Where(person => there.Contains(person.Id));
        }

        var today = context.Today;
        var absences = db.Absences.AsNoTracking().Where(absence => absence.From <= today && absence.Until >= today);
        if (request.Absent)
        {
            query = query.Where(person => absences.Any(absence => absence.PersonId == person.Id));
        }

        var total = await query.CountAsync(cancellationToken);
        if (request is { AfterName: { } name, AfterId: { } id })
        {
            query = query.Where(person => person.SearchName.CompareTo(name) > 0 || (person.SearchName == name && person.Id > id));
        }

        var take = Math.Clamp(request.Take, 1, 500);
        var found = await query.OrderBy(person => person.SearchName).ThenBy(person => person.Id).Take(take + 1).ToListAsync(cancellationToken);
        var shown = found.ConvertAll(person => person.Id);
        var until = (await absences.Where(absence => shown.Contains(absence.PersonId)).ToListAsync(cancellationToken)).ToLookup(absence => absence.PersonId, absence => (DateOnly?)absence.Until);
        return new PeoplePage([.. found.Take(take).Select(person => new PersonRow(person.Id, person.GivenName, person.FamilyName, person.Email, person.Grants, person.Active, person.SearchName) { AbsentUntil = until[person.Id].Max() })], total, found.Count > take);
    }
}

/// <summary>An administrator invites a person with a role; a mail carries a link that sets the password.</summary>
public sealed record InvitePerson(Guid RequestId, string GivenName, string FamilyName, string LatinName, string Email, Role Role, string? Body) : IChange<Guid>, IValidated
{
    public IEnumerable<FieldProblem> Validate()
    {
        foreach (var problem in PersonInput.Names(GivenName, FamilyName, LatinName).Concat(PersonInput.Address(Email)))
        {
            yield return problem;
        }

        if (Role is Role.Anyone or Role.System)
        {
            yield return new(nameof(Role), "required");
        }

        if (Body is { Length: 0 })
        {
            yield return new(nameof(Body), "required");
        }
    }
}

/// <summary>Answers the new person's id.</summary>
public sealed class InvitePersonHandler(IRplDb db, IAccounts accounts, Invitations invitations, OperationContext context) : IHandle<InvitePerson, Guid>
{
    public async ValueTask<Result<Guid>> Handle(InvitePerson request, CancellationToken cancellationToken)
    {
        var email = request.Email.Trim();
        if (await accounts.ExistsAsync(email, cancellationToken))
        {
            return new RuleRefusal("account.exists", email);
        }

        if (request.Body is { } body && !await db.Providers.AnyAsync(provider => provider.Code == body, cancellationToken))
        {
            return new NotFound("body");
        }

        var id = context.NewId();
        var person = new Person(id, PersonInput.Name(request.GivenName, request.FamilyName, request.LatinName), null, email, "en", [new RoleGrant(request.Role, request.Body)]);
        if (await invitations.SendAsync(person, new { role = request.Role, body = request.Body }, new { name = person.FullName, email }, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        return id;
    }
}

/// <summary>An administrator grants a role.</summary>
public sealed record GrantRole(Guid RequestId, Guid PersonId, Role Role, string? Body) : IChange<Done>, IValidated
{
    public IEnumerable<FieldProblem> Validate() => Body is { Length: 0 } ? [new(nameof(Body), "required")] : [];
}

/// <summary>Takes effect with the person's next operation.</summary>
public sealed class GrantRoleHandler(IRplDb db, Journal journal) : IHandle<GrantRole, Done>
{
    public async ValueTask<Result<Done>> Handle(GrantRole request, CancellationToken cancellationToken)
    {
        var person = await db.People.FirstOrDefaultAsync(found => found.Id == request.PersonId, cancellationToken);
        if (person is null || request.Role is Role.Anyone or Role.System)
        {
            return new NotFound("person");
        }

        if (request.Body is { } body && !await db.Providers.AnyAsync(provider => provider.Code == body, cancellationToken))
        {
            return new NotFound("body");
        }

        if (person.Grant(new RoleGrant(request.Role, request.Body)) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Account(person.Id), "role.granted", new { role = request.Role, body = request.Body });
        return Done.Value;
    }
}

/// <summary>An administrator takes a role away.</summary>
public sealed record TakeRole(Guid RequestId, Guid PersonId, Role Role, string? Body) : IChange<Done>;

/// <summary>Nobody takes their own administrator role, so that an installation never loses its last one by a slip.</summary>
public sealed class TakeRoleHandler(IRplDb db, Journal journal, OperationContext context) : IHandle<TakeRole, Done>
{
    public async ValueTask<Result<Done>> Handle(TakeRole request, CancellationToken cancellationToken)
    {
        var person = await db.People.FirstOrDefaultAsync(found => found.Id == request.PersonId, cancellationToken);
        if (person is null)
        {
            return new NotFound("person");
        }

        if (request.Role is Role.Administrator && person.Id == context.Actor.Id)
        {
            return new RuleRefusal("person.own-administrator");
        }

        if (person.Ungrant(new RoleGrant(request.Role, request.Body)) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Account(person.Id), "role.taken", new { role = request.Role, body = request.Body });
        return Done.Value;
    }
}

/// <summary>An administrator closes or opens an account.</summary>
public sealed record SetPersonActive(Guid RequestId, Guid PersonId, bool Active) : IChange<Done>;

/// <summary>Closing ends every session.</summary>
public sealed class SetPersonActiveHandler(IRplDb db, IAccounts accounts, Journal journal, OperationContext context) : IHandle<SetPersonActive, Done>
{
    public async ValueTask<Result<Done>> Handle(SetPersonActive request, CancellationToken cancellationToken)
    {
        var person = await db.People.FirstOrDefaultAsync(found => found.Id == request.PersonId, cancellationToken);
        if (person is null)
        {
            return new NotFound("person");
        }

        if (person.Id == context.Actor.Id)
        {
            return new RuleRefusal("person.own-account");
        }

        person.SetActive(request.Active);
        await accounts.SetActiveAsync(person.Id, request.Active, cancellationToken);
        journal.Record(Streams.Account(person.Id), request.Active ? "account.opened-again" : "account.closed");
        return Done.Value;
    }
}
