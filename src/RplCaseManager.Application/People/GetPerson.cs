using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.People;

/// <summary>One person of the staff: roles, fields and languages, absences; for administrators, and for the person themselves.</summary>
/// <param name="PersonId">Null: whoever asks.</param>
public sealed record GetPerson(Guid? PersonId = null) : IRead<PersonDetails>;

/// <summary>A person as administrators, and they themselves, see them.</summary>
/// <param name="Version">To be sent with <see cref="ChangeExpertise"/>.</param>
/// <param name="Invited">Invited and without a password yet: the invitation can be sent again.</param>
/// <param name="Absences">From the one that ends first to the last; those that are over are in the trail.</param>
/// <param name="StandIns">Who can stand in: colleagues with one of the person's roles in the same body, by name.</param>
/// <param name="Today">The day of the answer where the installation is.</param>
public sealed record PersonDetails(
    PersonRow Row, long Version, bool Invited, IReadOnlyList<string> Expertise, IReadOnlyList<string> Languages, IReadOnlyList<AbsenceRow> Absences, IReadOnlyList<PersonChoice> StandIns,
    bool MayChangeExpertise, DateOnly Today);

/// <summary>A person to choose.</summary>
public sealed record PersonChoice(Guid Id, string Name);

/// <summary>An absence with the name of who stands in.</summary>
public sealed record AbsenceRow(Guid Id, DateOnly From, DateOnly Until, string Reason, string? StandIn);

/// <summary>Refused to anybody else.</summary>
public sealed class GetPersonHandler(IRplDb db, IAccounts accounts, Authorisation me, OperationContext context) : IHandle<GetPerson, PersonDetails>
{
    public async ValueTask<Result<PersonDetails>> Handle(GetPerson request, CancellationToken cancellationToken)
    {
        var id = request.PersonId ?? me.Me.Id;
        if (!AbsenceDesk.MayChange(me.Me, id))
        {
            return new NotYours("person");
        }

        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(found => found.Id == id, cancellationToken);
        if (person is null)
        {
            return new NotFound("person");
        }

        var today = context.Today;
        var absences = await db.Absences.AsNoTracking().Where(absence => absence.PersonId == id && absence.Until >= today).OrderBy(absence => absence.From).ToListAsync(cancellationToken);
        var staff = await StaffAsync(cancellationToken);
        var names = staff.ToDictionary(other => other.Id, other => other.FullName);
        return new PersonDetails(
            new PersonRow(person.Id, person.GivenName, person.FamilyName, person.Email, person.Grants, person.Active, person.SearchName), person.Version,
            !await accounts.HasPasswordAsync(id, cancellationToken), person.Expertise, person.Languages,
            absences.ConvertAll(absence => new AbsenceRow(absence.Id, absence.From, absence.Until, absence.Reason, absence.StandInId is { } standIn ? names.GetValueOrDefault(standIn, "") : null)),
            [.. staff.Where(other => Absence.CanStandIn(person, other)).Select(other => new PersonChoice(other.Id, other.FullName))], me.Me.Has(Role.Administrator), today);
    }

    private async Task<List<Person>> StaffAsync(CancellationToken cancellation) =>
        await db.People.AsNoTracking().Where(person => person.RoleNames != "|Candidate|" && person.RoleNames != "||").OrderBy(person => person.SearchName).ToListAsync(cancellation);
}

/// <summary>An administrator sends the invitation once more to somebody who has not set a password yet.</summary>
public sealed record ResendInvitation(Guid RequestId, Guid PersonId) : IChange<Done>;

/// <summary>Refused when the person has a password: they ask for a new one themselves.</summary>
public sealed class ResendInvitationHandler(IRplDb db, IAccounts accounts, Journal journal) : IHandle<ResendInvitation, Done>
{
    public async ValueTask<Result<Done>> Handle(ResendInvitation request, CancellationToken cancellationToken)
    {
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(found => found.Id == request.PersonId, cancellationToken);
        if (person is null)
        {
            return new NotFound("person");
        }

        if (!person.Active || await accounts.HasPasswordAsync(person.Id, cancellationToken))
        {
            return new RuleRefusal("person.invited.already");
        }

        journal.Record(Streams.Account(person.Id), "person.invited-again");
        journal.Mail(person.Id, null, "invitation", $"invitation:{person.Id:N}:{request.RequestId:N}", new { name = person.GivenName, path = await accounts.PasswordLinkAsync(person.Id, cancellationToken) });
        return Done.Value;
    }
}
