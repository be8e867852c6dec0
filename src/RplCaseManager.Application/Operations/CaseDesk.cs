using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Operations;

/// <summary>A case with what its verbs need.</summary>
/// <param name="Programme">The programme version that the case aims at, or null.</param>
public sealed record OpenCase(Case Case, SchemeRules Rules, StandardVersion Standard, ProgrammeVersion? Programme)
{
    /// <summary>What every letter about the case quotes.</summary>
    public Dictionary<string, string> Letter(params (string Name, string Value)[] more)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["caseId"] = Case.Id.ToString(),
            ["number"] = Case.Number,
            ["title"] = Standard.Title,
        };
        foreach (var (name, value) in more)
        {
            values[name] = value;
        }

        return values;
    }
}

/// <summary>Loads a case for a change. The pipeline has locked its row before.</summary>
public sealed class CaseDesk(IRplDb db, Catalogue catalogue)
{
    /// <summary>The case of an authorised operation.</summary>
    public async Task<OpenCase> OpenAsync(Guid caseId, CancellationToken cancellation)
    {
        var found = await db.Cases.FindAsync([caseId], cancellation) ?? throw new InvalidOperationException($"There is no case {caseId}.");
        return new(found, await catalogue.SchemeAsync(found.SchemeVersionId, cancellation), await catalogue.StandardAsync(found.StandardVersionId, cancellation),
            found.ProgrammeVersionId is { } programme ? await catalogue.ProgrammeAsync(programme, cancellation) : null);
    }

    /// <summary>The evidence of a case that was not removed, in the order in which it was added.</summary>
    public async Task<List<EvidenceItem>> EvidenceAsync(Guid caseId, CancellationToken cancellation) =>
        await db.Evidence.Where(piece => piece.CaseId == caseId && piece.RemovedAt == null).OrderBy(piece => piece.AddedAt).ThenBy(piece => piece.Id).ToListAsync(cancellation);

    /// <summary>Whether the candidate has another open first-round case for the same aim (DOMAIN rule 9).</summary>
    public Task<bool> OtherOpenAsync(Case found, CancellationToken cancellation) =>
        db.Cases.AnyAsync(other => other.OpenKey != null && other.Id != found.Id && other.CandidateId == found.CandidateId
            && other.StandardId == found.StandardId && other.ProgrammeVersionId == found.ProgrammeVersionId && other.SchemeId == found.SchemeId, cancellation);

    /// <summary>Full name of a person, or an empty text.</summary>
    public async Task<string> NameAsync(Guid personId, CancellationToken cancellation) =>
        await db.People.Where(person => person.Id == personId).Select(person => person.GivenName + " " + person.FamilyName).FirstOrDefaultAsync(cancellation) ?? "";
}
