using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.People;

namespace RplCaseManager.Application.People;

/// <summary>The awarding bodies with their staff, and what nobody can do in them; for administrators.</summary>
public sealed record ListBodyStaff : IRead<IReadOnlyList<BodyStaff>>;

/// <summary>One awarding body.</summary>
/// <param name="Staff">Everybody with an open account and a role in it, or in every body, by role and name.</param>
/// <param name="Missing">The roles that a case needs and nobody has.</param>
public sealed record BodyStaff(string Code, string Name, string? Country, IReadOnlyList<StaffRow> Staff, IReadOnlyList<Role> Missing);

/// <summary>A person with a role in a body.</summary>
/// <param name="Everywhere">The role holds for every body.</param>
/// <param name="Absent">Absent today.</param>
public sealed record StaffRow(Guid Id, string Name, Role Role, bool Everywhere, bool Absent);

/// <summary>Bodies with staff come first, and of them those in which something is missing; an installation has tens of bodies and hundreds of staff, so that they are read whole.</summary>
public sealed class ListBodyStaffHandler(IRplDb db, OperationContext context) : IHandle<ListBodyStaff, IReadOnlyList<BodyStaff>>
{
    public async ValueTask<Result<IReadOnlyList<BodyStaff>>> Handle(ListBodyStaff request, CancellationToken cancellationToken)
    {
        var today = context.Today;
        var bodies = (await db.Providers.AsNoTracking().Select(provider => provider.Content).ToListAsync(cancellationToken)).Where(content => content.IsAwardingBody);
        var people = await db.People.AsNoTracking().Where(person => person.Active && person.RoleNames != "|Candidate|" && person.RoleNames != "||").OrderBy(person => person.SearchName).ToListAsync(cancellationToken);
        var absent = (await db.Absences.AsNoTracking().Where(absence => absence.From <= today && absence.Until >= today).Select(absence => absence.PersonId).ToListAsync(cancellationToken)).ToHashSet();
        var found = bodies.Select(body =>
        {
            var staff = people.SelectMany(person => person.Grants.Where(grant => grant.Role is not (Role.Candidate or Role.Administrator) && (grant.Body is null || grant.Body == body.Code))
                .Select(grant => new StaffRow(person.Id, person.FullName, grant.Role, grant.Body is null, absent.Contains(person.Id)))).OrderBy(row => row.Role).ToList();
            return new BodyStaff(body.Code, body.Name, body.Country, staff, [.. Absence.Duties.Where(role => !staff.Exists(row => row.Role == role))]);
        });
        return found.OrderBy(body => body.Staff.Count == 0).ThenBy(body => body.Missing.Count == 0).ThenBy(body => body.Name, StringComparer.CurrentCulture).ToList();
    }
}
