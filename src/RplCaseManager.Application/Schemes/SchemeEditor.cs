using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Schemes;

/// <summary>What an administrator sees of one scheme: every version, the draft and what stands in its way, and the open cases.</summary>
public sealed record GetSchemeEditor(string Code) : IRead<SchemeEditor>;

/// <summary>One scheme in the editor.</summary>
/// <param name="Version">To be sent with the next change.</param>
/// <param name="Problems">What stands in the way of publishing the draft; empty without a draft.</param>
public sealed record SchemeEditor(string Code, long Version, IReadOnlyList<EditedVersion<SchemeContent>> Versions, IReadOnlyList<ContentProblem> Problems, OpenCases Cases)
{
    /// <summary>The draft, or null.</summary>
    public EditedVersion<SchemeContent>? Draft => Versions.FirstOrDefault(version => version.State is VersionState.Draft);

    /// <summary>The published version, or null.</summary>
    public EditedVersion<SchemeContent>? Current => Versions.FirstOrDefault(version => version.State is VersionState.Published);
}

/// <summary>Versions by number, the newest first.</summary>
public sealed class GetSchemeEditorHandler(IRplDb db) : IHandle<GetSchemeEditor, SchemeEditor>
{
    public async ValueTask<Result<SchemeEditor>> Handle(GetSchemeEditor request, CancellationToken cancellationToken)
    {
        var thing = await db.Schemes.AsNoTracking().Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == request.Code, cancellationToken);
        if (thing is null)
        {
            return new NotFound("scheme");
        }

        var there = await ConfigurationReferences.ReadAsync(db, [], cancellationToken);
        var names = await EditedVersions.NamesAsync(db, thing.Versions.Select(version => version.EditedBy), cancellationToken);
        return new SchemeEditor(thing.Code, thing.Version, [.. thing.Versions.OrderByDescending(version => version.Number).Select(version => EditedVersions.Of(version, names))],
            thing.Draft is { } draft ? ConfigurationChecks.Problems(draft.Content, there) : [],
            await OpenCases.ReadAsync(db.Cases.Where(found => found.SchemeId == thing.Id), cancellationToken));
    }
}

/// <summary>Every scheme for administrators, drafts included, by code.</summary>
public sealed record ListSchemes : IRead<IReadOnlyList<ConfigurationRow>>;

/// <summary>One line each.</summary>
public sealed class ListSchemesHandler(IRplDb db) : IHandle<ListSchemes, IReadOnlyList<ConfigurationRow>>
{
    public async ValueTask<Result<IReadOnlyList<ConfigurationRow>>> Handle(ListSchemes request, CancellationToken cancellationToken)
    {
        var rows = await db.Schemes.AsNoTracking().OrderBy(found => found.Code).Select(found => new
        {
            found.Code,
            Versions = found.Versions.OrderBy(version => version.Number).Select(version => new { version.Number, version.State, Title = version.Name, version.EditedAt }).ToList(),
        }).ToListAsync(cancellationToken);
        return rows.Select(row => new ConfigurationRow(row.Code, row.Versions[^1].Title,
            row.Versions.Where(version => version.State is VersionState.Published).Select(version => (int?)version.Number).FirstOrDefault(),
            row.Versions.Where(version => version.State is VersionState.Draft).Select(version => (int?)version.Number).FirstOrDefault(),
            row.Versions[^1].State, row.Versions.Max(version => version.EditedAt))).ToList();
    }
}
