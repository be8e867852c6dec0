using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Standards;

/// <summary>A standard as the register shows it; each version at a permanent address.</summary>
/// <param name="Version">Null: the published one.</param>
public sealed record GetStandard(string Code, int? Version = null) : IRead<StandardPage>;

/// <summary>What a visitor reads.</summary>
public sealed record StandardPage(
    StandardContent Content, int Version, VersionState State, DateOnly? PublishedOn, string AwardingBody, bool AccreditedToday, IReadOnlyList<SchemeSummary> Schemes, IReadOnlyList<int> Versions);

/// <summary>A scheme under which the standard can be recognised.</summary>
public sealed record SchemeSummary(string Code, string Name, IReadOnlyList<SchemeOutcome> Outcomes, SchemeClocks Clocks, VerificationMode Verification)
{
    /// <summary>Outcomes that can be sought on this standard without a programme; empty: only by a programme, or none.</summary>
    public IReadOnlyList<RplOutcome> Seekable { get; init; } = [];

    /// <summary>What whoever thinks of a case under the scheme has to know of it.</summary>
    public IReadOnlyList<SchemeTrait> Traits { get; init; } = [];

    /// <summary>Programmes on this standard at which a case under the scheme can aim.</summary>
    public IReadOnlyList<ProgrammeSummary> Programmes { get; init; } = [];
}

/// <summary>What a scheme asks or offers beside its outcomes and clocks.</summary>
public enum SchemeTrait
{
    /// <summary>A case begins with a proof of experience (Belgium-fl, Cedefop table 16).</summary>
    ProofOfExperienceFirst,

    /// <summary>Learning outside formal education must be documented (Lithuania, Cedefop table 16).</summary>
    DocumentedEvidence,

    /// <summary>No award without an examination (Czechia, Cedefop table 16).</summary>
    Examination,

    /// <summary>There are public calls for one occupation with common dates (Spain, Cedefop table 16).</summary>
    PublicCalls,
}

/// <summary>A programme at which a case can aim.</summary>
/// <param name="Seekable">Outcomes that can be sought with it.</param>
public sealed record ProgrammeSummary(string Code, string Title, IReadOnlyList<RplOutcome> Seekable);

/// <summary>Drafts and discarded versions are not public.</summary>
public sealed class GetStandardHandler(IRplDb db, Catalogue catalogue, OperationContext context) : IHandle<GetStandard, StandardPage>
{
    public async ValueTask<Result<StandardPage>> Handle(GetStandard request, CancellationToken cancellationToken)
    {
        var standard = await db.Standards.AsNoTracking().Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == request.Code, cancellationToken);
        var visible = standard?.Versions.Where(version => version.State is VersionState.Published or VersionState.Superseded or VersionState.Retired).ToList() ?? [];
        var version = request.Version is { } number ? visible.Find(found => found.Number == number) : visible.Find(found => found.State is VersionState.Published);
        if (version is null)
        {
            return new NotFound("standard");
        }

        var body = await db.Providers.AsNoTracking().FirstOrDefaultAsync(provider => provider.Code == version.Content.AwardingBody, cancellationToken);
        var programmes = await db.ProgrammeVersions.AsNoTracking().Where(found => found.StandardCode == request.Code && found.State == VersionState.Published)
            .OrderBy(found => found.Title).Select(found => found.Content).ToListAsync(cancellationToken);
        var schemes = new List<SchemeSummary>();
        foreach (var scheme in await db.Schemes.AsNoTracking().Include(found => found.Versions).Where(found => version.Content.Schemes.Contains(found.Code)).OrderBy(found => found.Code).ToListAsync(cancellationToken))
        {
            if (scheme.Current is { } current)
            {
                var rules = await catalogue.SchemeAsync(current.Id, cancellationToken);
                schemes.Add(new(scheme.Code, rules.Content.Name, rules.Content.Outcomes, rules.Content.Clocks, rules.Content.Verification)
                {
                    Seekable = OutcomeOptions.Seekable(rules.Content, version.Content),
                    Traits = [.. Traits(rules.Content)],
                    Programmes = [.. programmes.Where(programme => programme.Schemes.Contains(scheme.Code, StringComparer.Ordinal))
                        .Select(programme => new ProgrammeSummary(programme.Code, programme.Title, OutcomeOptions.Seekable(rules.Content, version.Content, programme)))],
                });
            }
        }

        var today = context.Today;
        return new StandardPage(version.Content, version.Number, version.State, version.PublishedOn, body?.Content.Name ?? version.Content.AwardingBody,
            body?.IsAccreditedFor(version.Content.Code, today) ?? false, schemes, [.. visible.Select(found => found.Number).Order()]);
    }

    private static IEnumerable<SchemeTrait> Traits(SchemeContent scheme) => Enum.GetValues<SchemeTrait>().Where(trait => trait switch
    {
        SchemeTrait.ProofOfExperienceFirst => scheme.ProofOfExperienceFirst,
        SchemeTrait.DocumentedEvidence => scheme.DocumentedEvidenceRequired,
        SchemeTrait.Examination => scheme.ExaminationObligatory,
        SchemeTrait.PublicCalls => scheme.PublicCalls,
    });
}
