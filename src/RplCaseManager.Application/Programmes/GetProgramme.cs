using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Programmes;

/// <summary>A programme as a visitor reads it; each version at a permanent address.</summary>
/// <param name="Version">Null: the published one.</param>
public sealed record GetProgramme(string Code, int? Version = null) : IRead<PublicProgramme>;

/// <summary>What a visitor reads.</summary>
/// <param name="Provider">Name of the provider; its code where nobody knows it.</param>
/// <param name="Standard">Title of the standard whose learning outcomes its parts teach; null: it is not published.</param>
/// <param name="Units">Units of that standard.</param>
/// <param name="Outcomes">Learning outcomes of that standard.</param>
/// <param name="Schemes">Arrangements under which a case can aim at it today; empty for a version that is not published, or while the standard's body is not accredited for it.</param>
/// <param name="Versions">Numbers of the versions that anybody may read.</param>
public sealed record PublicProgramme(ProgrammeContent Content, int Version, VersionState State, DateOnly? PublishedOn, string Provider, string? Standard,
    IReadOnlyList<NamedCode> Units, IReadOnlyList<NamedCode> Outcomes, IReadOnlyList<ProgrammeScheme> Schemes, IReadOnlyList<int> Versions);

/// <summary>A code and what it is called.</summary>
public sealed record NamedCode(string Code, string Title);

/// <summary>An arrangement under which a case can aim at a programme.</summary>
/// <param name="Seekable">Outcomes that can be sought with it; never empty.</param>
public sealed record ProgrammeScheme(string Code, string Name, IReadOnlyList<RplOutcome> Seekable);

/// <summary>Drafts and discarded versions are not public.</summary>
public sealed class GetProgrammeHandler(IRplDb db, Catalogue catalogue, OperationContext context) : IHandle<GetProgramme, PublicProgramme>
{
    public async ValueTask<Result<PublicProgramme>> Handle(GetProgramme request, CancellationToken cancellationToken)
    {
        var programme = await db.Programmes.AsNoTracking().Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == request.Code, cancellationToken);
        var visible = programme?.Versions.Where(version => version.State is VersionState.Published or VersionState.Superseded or VersionState.Retired).OrderBy(version => version.Number).ToList() ?? [];
        // A retired programme keeps its address: cases and notices name it.
        var version = request.Version is { } number ? visible.Find(found => found.Number == number) : visible.Find(found => found.State is VersionState.Published) ?? visible.LastOrDefault();
        if (version is null)
        {
            return new NotFound("programme");
        }

        var content = version.Content;
        var standard = await db.StandardVersions.AsNoTracking().Where(found => found.State == VersionState.Published && db.Standards.Any(thing => thing.Id == found.StandardId && thing.Code == content.Standard))
            .Select(found => found.Content).FirstOrDefaultAsync(cancellationToken);
        var provider = await db.Providers.AsNoTracking().FirstOrDefaultAsync(found => found.Code == content.Provider, cancellationToken);
        var body = standard is null ? null : await db.Providers.AsNoTracking().FirstOrDefaultAsync(found => found.Code == standard.AwardingBody, cancellationToken);
        var schemes = new List<ProgrammeScheme>();
        if (standard is not null && version.State is VersionState.Published && body?.IsAccreditedFor(standard.Code, context.Now.DateIn(TimeZoneInfo.Utc)) is true)
        {
            foreach (var scheme in await db.Schemes.AsNoTracking().Include(found => found.Versions).Where(found => content.Schemes.Contains(found.Code) && standard.Schemes.Contains(found.Code))
                .OrderBy(found => found.Code).ToListAsync(cancellationToken))
            {
                if (scheme.Current is { } current && (await catalogue.SchemeAsync(current.Id, cancellationToken)).Content is var rules
                    && OutcomeOptions.Seekable(rules, standard, content) is { Count: > 0 } seekable)
                {
                    schemes.Add(new(scheme.Code, rules.Name, seekable));
                }
            }
        }

        return new PublicProgramme(content, version.Number, version.State, version.PublishedOn, provider?.Content.Name ?? content.Provider, standard?.Title,
            [.. standard?.Units.Select(unit => new NamedCode(unit.Code, unit.Title)) ?? []], [.. standard?.AllOutcomes().Select(outcome => new NamedCode(outcome.Code, outcome.Title)) ?? []],
            schemes, [.. visible.Select(found => found.Number)]);
    }
}
