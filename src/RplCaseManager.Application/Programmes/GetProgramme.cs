using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Programmes;

/// <summary>A programme as a visitor reads it; each version at a permanent address.</summary>
/// <param name="Version">Null: the published one; of a programme that is no longer offered, the last.</param>
public sealed record GetProgramme(string Code, int? Version = null) : IRead<PublicProgramme>;

/// <summary>What a visitor reads.</summary>
/// <param name="SubmitUntil">Last day on which a case may still be handed in on a superseded version; null: none.</param>
/// <param name="Standard">The published version of the standard whose learning outcomes its parts teach; null: it is not published.</param>
/// <param name="Qualifications">Titles of the qualifications that its entry requirement names, as far as they are published.</param>
/// <param name="Schemes">Arrangements under which a case can aim at it today; empty for a version that is not published, or while the standard's body is not accredited for it.</param>
/// <param name="Versions">Numbers of the versions that anybody may read.</param>
public sealed record PublicProgramme(ProgrammeContent Content, int Version, VersionState State, DateOnly? PublishedOn, DateOnly? SubmitUntil, ProgrammeProvider Provider, ProgrammeStandard? Standard,
    IReadOnlyList<NamedCode> Qualifications, IReadOnlyList<ProgrammeScheme> Schemes, IReadOnlyList<int> Versions);

/// <summary>Who offers a programme.</summary>
/// <param name="Name">Its code where nobody knows it.</param>
/// <param name="QualityAssuranceType">As the trust list has it; null: not known.</param>
/// <param name="AccreditedToday">The provider as a whole is accredited; null: not asked.</param>
public sealed record ProgrammeProvider(string Name, string? QualityAssuranceType = null, bool? AccreditedToday = null);

/// <summary>What a programme takes from its standard: what is taught, at which level, and how it is assured.</summary>
public sealed record ProgrammeStandard(string Title, Stated Level, Stated QualityAssurance, IReadOnlyList<NamedCode> Units, IReadOnlyList<NamedCode> Outcomes)
{
    /// <summary>From a standard's content.</summary>
    public static ProgrammeStandard Of(StandardContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new(content.Title, content.Level, content.QualityAssurance, [.. content.Units.Select(unit => new NamedCode(unit.Code, unit.Title))],
            [.. content.AllOutcomes().Select(outcome => new NamedCode(outcome.Code, outcome.Title))]);
    }
}

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

        var (content, today) = (version.Content, context.Today);
        var standard = await db.StandardVersions.AsNoTracking().Where(found => found.State == VersionState.Published && db.Standards.Any(thing => thing.Id == found.StandardId && thing.Code == content.Standard))
            .Select(found => found.Content).FirstOrDefaultAsync(cancellationToken);
        var provider = await db.Providers.AsNoTracking().FirstOrDefaultAsync(found => found.Code == content.Provider, cancellationToken);
        var qualifications = content.EntryRequirement?.NamedQualifications() ?? [];
        var titles = qualifications.Count == 0 ? []
            : await db.StandardVersions.AsNoTracking().Where(found => found.State == VersionState.Published)
                .Join(db.Standards.Where(thing => qualifications.Contains(thing.Code)), found => found.StandardId, thing => thing.Id, (found, thing) => new NamedCode(thing.Code, found.Title)).ToListAsync(cancellationToken);
        return new PublicProgramme(content, version.Number, version.State, version.PublishedOn, version.TransitionUntil,
            new(provider?.Content.Name ?? content.Provider, provider?.Content.QualityAssuranceType,
                provider is null ? null : !(today > provider.Content.EndsOn) && provider.Content.Accreditations.Any(entry => entry.Award is null && entry.HoldsOn(today))),
            standard is null ? null : ProgrammeStandard.Of(standard), titles,
            version.State is VersionState.Published && standard is not null ? await WaysAsync(content, standard, today, cancellationToken) : [], [.. visible.Select(found => found.Number)]);
    }

    private async Task<IReadOnlyList<ProgrammeScheme>> WaysAsync(ProgrammeContent content, StandardContent standard, DateOnly today, CancellationToken cancellationToken)
    {
        var ways = new List<ProgrammeScheme>();
        var body = await db.Providers.AsNoTracking().FirstOrDefaultAsync(found => found.Code == standard.AwardingBody, cancellationToken);
        if (body?.IsAccreditedFor(standard.Code, today) is true)
        {
            foreach (var scheme in await db.Schemes.AsNoTracking().Include(found => found.Versions).Where(found => content.Schemes.Contains(found.Code) && standard.Schemes.Contains(found.Code))
                .OrderBy(found => found.Code).ToListAsync(cancellationToken))
            {
                if (scheme.Current is { } current && (await catalogue.SchemeAsync(current.Id, cancellationToken)).Content is var rules
                    && OutcomeOptions.Seekable(rules, standard, content) is { Count: > 0 } seekable)
                {
                    ways.Add(new(scheme.Code, rules.Name, seekable));
                }
            }
        }

        return ways;
    }
}
