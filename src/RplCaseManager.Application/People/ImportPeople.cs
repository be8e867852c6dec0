using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.People;

/// <summary>What the import of a file of people (workbook or CSV) would do; changes nothing.</summary>
/// <param name="FileName">Its ending says what it is where its bytes do not.</param>
/// <param name="ToExisting">Roles are also given to people who are here already; otherwise these stay as they are.</param>
public sealed record CheckPeopleImport(string FileName, byte[] File, bool ToExisting) : IRead<PeopleImportPlan>, IValidated
{
    public IEnumerable<FieldProblem> Validate() => ImportedFile.Problems(FileName, File);
}

/// <summary>Errors are part of the answer, not a refusal: they are what the check is for.</summary>
public sealed class CheckPeopleImportHandler(PeopleImport import) : IHandle<CheckPeopleImport, PeopleImportPlan>
{
    public async ValueTask<Result<PeopleImportPlan>> Handle(CheckPeopleImport request, CancellationToken cancellationToken) =>
        (await import.PrepareAsync(request.File, request.FileName, request.ToExisting, cancellationToken)).Plan;
}

/// <summary>Imports a file of people: who is new is invited, who is here already gets roles where that is asked for; all of it or nothing.</summary>
/// <param name="Plan">From the check; empty imports without having looked.</param>
/// <param name="Reason">Why, for the trail.</param>
public sealed record ImportPeople(Guid RequestId, string FileName, byte[] File, bool ToExisting, string Plan, string Reason) : IChange<PeopleImportResult>, IValidated
{
    public IEnumerable<FieldProblem> Validate() => ImportedFile.Problems(FileName, File)
        .Concat(TextLimits.Check(nameof(Plan), Plan, TextLimits.Name))
        .Concat(Reasons.Problems(Reason, nameof(Reason)));
}

/// <summary>What was imported, in numbers of people: a repetition answers it again, and names are not kept for that.</summary>
/// <param name="Granted">Here already, and got roles.</param>
/// <param name="Unchanged">Here already, and stayed as they were.</param>
public sealed record PeopleImportResult(int Invited, int Granted, int Unchanged);

/// <summary>One transaction; name, fields and languages of people who are here already stay as they are.</summary>
public sealed class ImportPeopleHandler(IRplDb db, PeopleImport import, Invitations invitations, Journal journal, OperationContext context) : IHandle<ImportPeople, PeopleImportResult>
{
    private const int Batch = 100;

    public async ValueTask<Result<PeopleImportResult>> Handle(ImportPeople request, CancellationToken cancellationToken)
    {
        var (plan, entries) = await import.PrepareAsync(request.File, request.FileName, request.ToExisting, cancellationToken);
        if (plan.ErrorCount > 0)
        {
            return new ImportFileRefused(plan.ErrorCount, plan.Errors[0].Place, plan.Errors);
        }

        if (request.Plan.Length > 0 && request.Plan != plan.Plan)
        {
            return new ImportPlanChanged();
        }

        var reason = request.Reason.Trim();
        foreach (var batch in entries.Where(entry => entry.Row.Outcome is not PersonImportOutcome.Unchanged).Chunk(Batch))
        {
            var ids = batch.Select(entry => entry.Known).OfType<Guid>().ToList();
            var there = await db.People.Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, cancellationToken);
            foreach (var entry in batch)
            {
                var refused = entry.Known is { } id ? Grant(there[id], entry.Row.Grants, reason) : await InviteAsync(entry, reason, cancellationToken);
                if (refused is { } refusal)
                {
                    return refusal;
                }
            }

            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        var counts = plan.Rows.CountBy(row => row.Outcome).ToDictionary();
        var result = new PeopleImportResult(counts.GetValueOrDefault(PersonImportOutcome.Invited), counts.GetValueOrDefault(PersonImportOutcome.RolesGranted), counts.GetValueOrDefault(PersonImportOutcome.Unchanged));
        journal.Record(Streams.System, "people.imported", new { invited = result.Invited, given = result.Granted, unchanged = result.Unchanged }, new { file = request.FileName, reason });
        return result;
    }

    private async Task<Refusal?> InviteAsync(PeopleImport.Entry entry, string reason, CancellationToken cancellation)
    {
        var person = new Person(context.NewId(), entry.Filed.Name, null, entry.Filed.Email, "en", entry.Row.Grants);
        person.Knows(entry.Filed.Expertise, entry.Filed.Languages);
        return await invitations.SendAsync(person, new { roles = person.Grants.Select(PeopleImport.Text) },
            new { name = person.FullName, email = person.Email, changed = "– → " + ChangeExpertiseHandler.Text(person), reason }, cancellation);
    }

    private Refusal? Grant(Person person, IReadOnlyList<RoleGrant> grants, string reason)
    {
        foreach (var grant in grants)
        {
            var before = person.Grants;
            if (person.Grant(grant) is { } refusal)
            {
                return refusal;
            }

            journal.Record(Streams.Account(person.Id), "role.granted", new { role = grant.Role, body = grant.Body }, new { changed = Listed(before) + " → " + Listed(person.Grants), reason });
        }

        return null;
    }

    private static string Listed(IReadOnlyList<RoleGrant> grants) => grants.Count == 0 ? "–" : string.Join(", ", grants.Select(PeopleImport.Text));
}
