using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Standards;

/// <summary>What an administrator sees of one standard: every version, the draft and what stands in its way, and the open cases.</summary>
public sealed record GetStandardEditor(string Code) : IRead<StandardEditor>;

/// <summary>One standard in the editor.</summary>
/// <param name="Version">To be sent with the next change.</param>
/// <param name="Outcomes">The draft's map as it was saved, or the one that is suggested.</param>
/// <param name="Problems">What stands in the way of publishing the draft; empty without a draft.</param>
public sealed record StandardEditor(string Code, long Version, IReadOnlyList<EditedVersion<StandardContent>> Versions, IReadOnlyList<ContentProblem> Problems, OpenCases Cases, OutcomeMap Outcomes)
{
    /// <summary>The draft, or null.</summary>
    public EditedVersion<StandardContent>? Draft => Versions.FirstOrDefault(version => version.State is VersionState.Draft);

    /// <summary>The published version, or null.</summary>
    public EditedVersion<StandardContent>? Current => Versions.FirstOrDefault(version => version.State is VersionState.Published);
}

/// <summary>Versions by number, the newest first.</summary>
public sealed class GetStandardEditorHandler(IRplDb db) : IHandle<GetStandardEditor, StandardEditor>
{
    public async ValueTask<Result<StandardEditor>> Handle(GetStandardEditor request, CancellationToken cancellationToken)
    {
        var thing = await db.Standards.AsNoTracking().Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == request.Code, cancellationToken);
        if (thing is null)
        {
            return new NotFound("standard");
        }

        var there = await ConfigurationReferences.ReadAsync(db, [], cancellationToken);
        var names = await EditedVersions.NamesAsync(db, thing.Versions.Select(version => version.EditedBy), cancellationToken);
        return new StandardEditor(thing.Code, thing.Version, [.. thing.Versions.OrderByDescending(version => version.Number).Select(version => EditedVersions.Of(version, names))],
            thing.Draft is { } draft ? [.. ConfigurationChecks.Problems(draft.Content, there), .. thing.MapProblems(draft.Content)] : [],
            await OpenCases.ReadAsync(db.Cases.Where(found => found.StandardId == thing.Id), cancellationToken),
            thing.Draft is not { } mapped ? OutcomeMap.None : mapped.Outcomes.Lines.Count == 0 && thing.Current is { } before ? OutcomeMap.Suggest(before.Content, mapped.Content) : mapped.Outcomes);
    }
}

/// <summary>Every standard for administrators, drafts included, by code.</summary>
public sealed record ListStandards : IRead<IReadOnlyList<ConfigurationRow>>;

/// <summary>One line each.</summary>
public sealed class ListStandardsHandler(IRplDb db) : IHandle<ListStandards, IReadOnlyList<ConfigurationRow>>
{
    public async ValueTask<Result<IReadOnlyList<ConfigurationRow>>> Handle(ListStandards request, CancellationToken cancellationToken)
    {
        var rows = await db.Standards.AsNoTracking().OrderBy(found => found.Code).Select(found => new
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
