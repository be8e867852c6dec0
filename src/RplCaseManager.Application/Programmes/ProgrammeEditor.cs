using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Programmes;

/// <summary>What an administrator sees of one programme: every version, the draft and what stands in its way, and the open cases.</summary>
public sealed record GetProgrammeEditor(string Code) : IRead<ProgrammeEditor>;

/// <summary>One programme in the editor.</summary>
/// <param name="Version">To be sent with the next change.</param>
/// <param name="Problems">What stands in the way of publishing the draft; empty without a draft.</param>
public sealed record ProgrammeEditor(string Code, long Version, IReadOnlyList<EditedVersion<ProgrammeContent>> Versions, IReadOnlyList<ContentProblem> Problems, OpenCases Cases)
{
    /// <summary>The draft, or null.</summary>
    public EditedVersion<ProgrammeContent>? Draft => Versions.FirstOrDefault(version => version.State is VersionState.Draft);

    /// <summary>The published version, or null.</summary>
    public EditedVersion<ProgrammeContent>? Current => Versions.FirstOrDefault(version => version.State is VersionState.Published);
}

/// <summary>Versions by number, the newest first.</summary>
public sealed class GetProgrammeEditorHandler(IRplDb db) : IHandle<GetProgrammeEditor, ProgrammeEditor>
{
    public async ValueTask<Result<ProgrammeEditor>> Handle(GetProgrammeEditor request, CancellationToken cancellationToken)
    {
        var thing = await db.Programmes.AsNoTracking().Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == request.Code, cancellationToken);
        if (thing is null)
        {
            return new NotFound("programme");
        }

        var there = await ConfigurationReferences.ReadAsync(db, thing.Draft is { } edited ? [edited.StandardCode] : [], cancellationToken);
        var names = await EditedVersions.NamesAsync(db, thing.Versions.Select(version => version.EditedBy), cancellationToken);
        return new ProgrammeEditor(thing.Code, thing.Version, [.. thing.Versions.OrderByDescending(version => version.Number).Select(version => EditedVersions.Of(version, names))],
            thing.Draft is { } draft ? ConfigurationChecks.Problems(draft.Content, there) : [],
            await OpenCases.ReadAsync(db.Cases.Where(found => thing.Versions.Select(version => (Guid?)version.Id).Contains(found.ProgrammeVersionId)), cancellationToken));
    }
}

/// <summary>Every programme for administrators, drafts included, by code.</summary>
public sealed record ListProgrammes : IRead<IReadOnlyList<ConfigurationRow>>;

/// <summary>One line each.</summary>
public sealed class ListProgrammesHandler(IRplDb db) : IHandle<ListProgrammes, IReadOnlyList<ConfigurationRow>>
{
    public async ValueTask<Result<IReadOnlyList<ConfigurationRow>>> Handle(ListProgrammes request, CancellationToken cancellationToken)
    {
        var rows = await db.Programmes.AsNoTracking().OrderBy(found => found.Code).Select(found => new
        {
            found.Code,
            Versions = found.Versions.OrderBy(version => version.Number).Select(version => new { version.Number, version.State, Title = version.Title, version.EditedAt }).ToList(),
        }).ToListAsync(cancellationToken);
        return rows.Select(row => new ConfigurationRow(row.Code, row.Versions[^1].Title,
            row.Versions.Where(version => version.State is VersionState.Published).Select(version => (int?)version.Number).FirstOrDefault(),
            row.Versions.Where(version => version.State is VersionState.Draft).Select(version => (int?)version.Number).FirstOrDefault(),
            row.Versions[^1].State, row.Versions.Max(version => version.EditedAt))).ToList();
    }
}
