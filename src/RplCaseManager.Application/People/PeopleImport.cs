using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.People;

/// <summary>What an import makes of a person.</summary>
public enum PersonImportOutcome
{
    /// <summary>The person has an account, and gets nothing that they do not have.</summary>
    Unchanged,

    /// <summary>The person has an account and gets roles.</summary>
    RolesGranted,

    /// <summary>There is no account with this address: the person is invited.</summary>
    Invited,

    /// <summary>Something is wrong with a row of the person, so that nothing of the file is imported.</summary>
    Refused,
}

/// <summary>One person of a file and what becomes of them.</summary>
/// <param name="Name">As the file writes it.</param>
/// <param name="Grants">Roles that the person gets.</param>
/// <param name="Withheld">Roles of the file that somebody who is here already does not have, and gets only where that is asked for.</param>
public sealed record PeopleImportRow(string Name, string Email, PersonImportOutcome Outcome, IReadOnlyList<RoleGrant> Grants, IReadOnlyList<RoleGrant> Withheld);

/// <summary>What an import of a file would do.</summary>
/// <param name="Errors">What keeps the whole file from being imported, the first ones in the order of the rows.</param>
/// <param name="ErrorCount">How many there are in all.</param>
/// <param name="Plan">Stands for these rows: sent with the import, so that it does what was shown and nothing else.</param>
public sealed record PeopleImportPlan(IReadOnlyList<PeopleImportRow> Rows, IReadOnlyList<ImportError> Errors, int ErrorCount, string Plan);

/// <summary>Works out what a file of people would do: the same for the check, which changes nothing, and for the import.</summary>
public sealed class PeopleImport(IRplDb db, IAccounts accounts, ISpreadsheets spreadsheets)
{
    /// <summary>Rows that one file may hold: an import is one transaction, in which nobody else writes.</summary>
    public const int MostRows = 1_000;

    private const int Batch = 200;

    /// <summary>A row of the plan with what the file says and the id of whoever is here already.</summary>
    internal sealed record Entry(PeopleImportRow Row, FiledPerson Filed, Guid? Known);

    /// <summary>Looks through a file.</summary>
    /// <param name="toExisting">Roles are also given to people who are here already.</param>
    internal async Task<(PeopleImportPlan Plan, IReadOnlyList<Entry> Entries)> PrepareAsync(byte[] file, string fileName, bool toExisting, CancellationToken cancellation)
    {
        var bodies = await db.Providers.AsNoTracking().Select(provider => provider.Code).ToListAsync(cancellation);
        var (people, errors) = PeopleReader.Read(file, fileName, bodies, spreadsheets);
        if (people.Count == 0 && errors.Count == 0)
        {
            errors.Add(new("", null, "import.nobody"));
        }

        var entries = new List<Entry>(people.Count);
        foreach (var batch in people.Chunk(Batch))
        {
            var accountsThere = await accounts.FindAllAsync([.. batch.Where(person => !person.Wrong).Select(person => person.Email)], cancellation);
            var ids = accountsThere.Values.ToList();
            var there = await db.People.AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, cancellation);
            foreach (var person in batch)
            {
                var known = accountsThere.TryGetValue(person.Email, out var id) ? there.GetValueOrDefault(id) : null;
                entries.Add(new(Row(person, known, toExisting), person, known?.Id));
            }
        }

        var plan = new PeopleImportPlan([.. entries.Select(entry => entry.Row)], [.. errors.OrderBy(RowOf).Take(ImportedFile.ListedErrors)], errors.Count,
            ImportedFile.PlanOf(entries.Select(entry => $"{entry.Row.Email}|{entry.Row.Outcome}|{string.Join(' ', entry.Row.Grants.Select(Text))}")));
        return (plan, entries);
    }

    /// <summary>A role and its body, as the trail names it.</summary>
    internal static string Text(RoleGrant grant) => grant.Role + "@" + grant.Body;

    private static PeopleImportRow Row(FiledPerson filed, Person? known, bool toExisting)
    {
        if (filed.Wrong)
        {
            return Of(PersonImportOutcome.Refused, [], []);
        }

        if (known is null)
        {
            return Of(PersonImportOutcome.Invited, filed.Grants, []);
        }

        // Who has a role in every body has it in this one.
        IReadOnlyList<RoleGrant> missing = [.. filed.Grants.Where(grant => !known.Grants.Any(held => held.Role == grant.Role && (held.Body is null || held.Body == grant.Body)))];
        if (missing.Count == 0 || !toExisting)
        {
            return Of(PersonImportOutcome.Unchanged, [], missing);
        }

        if (!known.Active)
        {
            filed.First.Wrong(PeopleForms.Email, "import.person.closed", known.FullName);
            return Of(PersonImportOutcome.Refused, [], []);
        }

        // A right is never given to somebody whom the file does not mean.
        if (!new[] { filed.FullName, filed.Name.Latin }.Select(SearchWords.Normalise).Intersect([SearchWords.Normalise(known.FullName), SearchWords.Normalise(known.LatinName)]).Any())
        {
            filed.First.Wrong(PeopleForms.Email, "import.person.other", known.FullName);
            return Of(PersonImportOutcome.Refused, [], []);
        }

        return Of(PersonImportOutcome.RolesGranted, missing, []);

        PeopleImportRow Of(PersonImportOutcome outcome, IReadOnlyList<RoleGrant> grants, IReadOnlyList<RoleGrant> withheld) => new(filed.FullName, filed.Email, outcome, grants, withheld);
    }

    /// <summary>The row of an address such as <c>People!C17</c>; what is about the whole file comes first.</summary>
    private static int RowOf(ImportError error) =>
        int.TryParse(error.Place.AsSpan()[(error.Place.AsSpan().LastIndexOfAnyExceptInRange('0', '9') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0;
}
