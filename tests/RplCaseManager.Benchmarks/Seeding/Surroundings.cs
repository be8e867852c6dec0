using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;
using RplCaseManager.TestKit;

namespace RplCaseManager.Benchmarks.Seeding;

/// <summary>A standard under a scheme with the staff of its body.</summary>
internal sealed record Aim(StandardVersion Standard, Guid SchemeId, Guid SchemeVersionId, SchemeRules Rules, Staff Staff)
{
    public string Sought { get; } = JsonSerializer.Serialize(Rules.Content.Outcomes.Select(outcome => outcome.Outcome.ToString()));

    /// <summary>The units as they are claimed.</summary>
    public IReadOnlyList<Claimed> Units { get; } = [.. Standard.Content.Units.Select(unit => new Claimed([.. unit.Outcomes.Select(outcome => outcome.Code)]))];
}

/// <summary>Outcomes that a candidate claims, with the stored forms of claims and of the mappings of a piece.</summary>
internal sealed record Claimed(IReadOnlyList<string> Codes)
{
    public static Claimed Nothing { get; } = new([]);
    public string Claims { get; } = JsonSerializer.Serialize(Codes.Select(code => new Claim(code, SelfRating.Alone, true)), RplJson.Options);
    public string Mappings { get; } = JsonSerializer.Serialize(Codes.Select(code => new EvidenceMapping(code, "")), RplJson.Options);
}

/// <summary>Who works in an awarding body.</summary>
/// <param name="Assessors">Without the assessor whose queue is measured.</param>
internal sealed record Staff(string Body, Guid Officer, List<Guid> Assessors, Guid Verifier, Guid Decider);

/// <summary>What the seeded cases stand in: standards, schemes and staff of the installation.</summary>
internal sealed record Surroundings(IReadOnlyList<Aim> Aims, Guid Measured, string MeasuredBody)
{
    /// <summary>The assessor whose queue holds exactly 200 cases.</summary>
    public const string MeasuredAssessor = Demo.Assessor;

    public static Task<Surroundings> ReadAsync(Installation installation) => installation.WithDbAsync(async db =>
    {
        var people = await db.People.AsNoTracking().Where(person => !person.RoleNames.Contains("Candidate")).ToListAsync();
        var assessor = people.Single(person => person.Email == MeasuredAssessor);
        var measured = assessor.Id;
        var staff = new Dictionary<string, Staff>(StringComparer.Ordinal);
        var aims = new List<Aim>();
        var calendars = await db.Calendars.AsNoTracking().ToListAsync();
        var schemes = await db.Schemes.AsNoTracking().Include(scheme => scheme.Versions).ToListAsync();
        foreach (var standard in (await db.Standards.AsNoTracking().Include(found => found.Versions).ToListAsync()).Select(found => found.Current).OfType<StandardVersion>().OrderBy(found => found.Content.Code, StringComparer.Ordinal))
        {
            var scheme = schemes.Single(found => found.Code == standard.Content.Schemes[0]);
            var content = scheme.Current!.Content;
            var body = content.AwardingBody;
            // The demo people work for some of the bodies; the others' standards have no staff.
            if (!people.Exists(person => In(person, Role.Decider)))
            {
                continue;
            }

            staff.TryAdd(body, new Staff(body, First(Role.CaseOfficer), [.. people.Where(person => person.Id != measured && In(person, Role.Assessor)).Select(person => person.Id)], First(Role.Verifier), First(Role.Decider)));
            aims.Add(new Aim(standard, scheme.Id, scheme.Current.Id, new SchemeRules(content, new WorkingCalendar(calendars.Single(row => row.Country == content.Country).Content)), staff[body]));

            Guid First(Role role) => people.Find(person => In(person, role))?.Id ?? throw new InvalidOperationException($"{body} has no {role}.");
            bool In(Person person, Role role) => person.Grants.Any(grant => grant.Role == role && (grant.Body is null || grant.Body == body));
        }

        return new Surroundings(aims, measured, assessor.Grants.First(grant => grant.Role is Role.Assessor).Body!);
    });
}
