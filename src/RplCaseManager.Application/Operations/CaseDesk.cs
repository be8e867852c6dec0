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
public sealed class CaseDesk(IRplDb db, Authorisation authorisation, Catalogue catalogue)
{
    /// <summary>The case of an authorised operation, to be changed.</summary>
    public async Task<OpenCase> OpenAsync(Guid caseId, CancellationToken cancellation)
    {
        if (authorisation.Reached is { } read && read.Id == caseId)
        {
            return await WithVersionsAsync(db.Cases.Attach(read).Entity, cancellation);
        }

        return await WithVersionsAsync(await db.Cases.FindAsync([caseId], cancellation) ?? throw new InvalidOperationException($"There is no case {caseId}."), cancellation);
    }

    /// <summary>The case of an authorised operation, to be read alone: changes of it are not saved.</summary>
    public Task<OpenCase> ReadAsync(Guid caseId, CancellationToken cancellation) =>
        authorisation.Reached is { } read && read.Id == caseId ? WithVersionsAsync(read, cancellation) : OpenAsync(caseId, cancellation);

    private async Task<OpenCase> WithVersionsAsync(Case found, CancellationToken cancellation)
    {
        return new(found, await catalogue.SchemeAsync(found.SchemeVersionId, cancellation), await catalogue.StandardAsync(found.StandardVersionId, cancellation),
            found.ProgrammeVersionId is { } programme ? await catalogue.ProgrammeAsync(programme, cancellation) : null);
    }

    /// <summary>The evidence of a case that was not removed, in the order in which it was added; to be read, not to be changed.</summary>
    public async Task<List<EvidenceItem>> EvidenceAsync(Guid caseId, CancellationToken cancellation)
    {
        List<EvidenceItem> pieces = [];
        await foreach (var piece in HotReads.Evidence(db, caseId).WithCancellation(cancellation))
        {
            pieces.Add(piece);
        }

        return pieces;
    }

    /// <summary>A piece came for outcomes in an answer: those of them that are judged already in this round wait for the assessor again.</summary>
    public async Task ReopenSheetsAsync(Case found, EvidenceItem piece, IEnumerable<string> outcomes, CancellationToken cancellation)
    {
        if (found.State is not CaseState.InformationRequested)
        {
            return;
        }

        var codes = outcomes.ToList();
        var sheets = await db.JudgementSheets.Where(sheet => sheet.CaseId == found.Id && sheet.Round == found.Round && codes.Contains(sheet.OutcomeCode)).ToListAsync(cancellation);
        sheets.ForEach(sheet => sheet.Reopen(piece.Id));
    }

    /// <summary>Whether the candidate has another open first-round case for the same aim (DOMAIN rule 9).</summary>
    public Task<bool> OtherOpenAsync(Case found, CancellationToken cancellation) =>
        db.Cases.AnyAsync(other => other.OpenKey != null && other.Id != found.Id && other.CandidateId == found.CandidateId
            && other.StandardId == found.StandardId && other.ProgrammeVersionId == found.ProgrammeVersionId && other.SchemeId == found.SchemeId, cancellation);

    /// <summary>Full name of a person, or an empty text.</summary>
    public async Task<string> NameAsync(Guid personId, CancellationToken cancellation) =>
        await db.People.Where(person => person.Id == personId).Select(person => person.GivenName + " " + person.FamilyName).FirstOrDefaultAsync(cancellation) ?? "";
}
