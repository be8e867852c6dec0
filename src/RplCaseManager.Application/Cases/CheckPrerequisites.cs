using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Certificates;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Cases;

/// <summary>Before a case is started: how the prerequisites of a standard stand for the person who asks.</summary>
public sealed record CheckPrerequisites(string StandardCode) : IRead<PrerequisitesChecked>;

/// <summary>The answer; null where the standard has no prerequisites that can be evaluated.</summary>
public sealed record PrerequisitesChecked(PrerequisiteCheck? Check);

/// <summary>How prerequisites stand for a candidate, by the certificates that are valid today.</summary>
/// <param name="Words">The prerequisites as the standard says them; null: not said in words.</param>
/// <param name="By">Titles of what satisfies them.</param>
/// <param name="Missing">What no certificate here shows. The candidate shows it by evidence, and the case officer decides.</param>
/// <param name="Titles">Titles of the standards named, by code.</param>
public sealed record PrerequisiteCheck(string? Words, bool Satisfied, IReadOnlyList<string> By, IReadOnlyList<MissingPart> Missing, IReadOnlyDictionary<string, string> Titles);

/// <summary>Of the version that is published today.</summary>
public sealed class CheckPrerequisitesHandler(IRplDb db, OperationContext context) : IHandle<CheckPrerequisites, PrerequisitesChecked>
{
    public async ValueTask<Result<PrerequisitesChecked>> Handle(CheckPrerequisites request, CancellationToken cancellationToken)
    {
        var standard = await db.Standards.AsNoTracking().Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == request.StandardCode, cancellationToken);
        return standard?.Current is not { } current ? new NotFound("standard")
            : new PrerequisitesChecked(await Prerequisites.OfAsync(db, current.Content, context.Actor.Id, context.Now, cancellationToken));
    }
}

/// <summary>Evaluates the prerequisites of a standard against what a person holds here.</summary>
public static class Prerequisites
{
    /// <summary>Null where there is nothing to evaluate. Experience and awards of others are never taken as held: they are shown by evidence.</summary>
    public static async Task<PrerequisiteCheck?> OfAsync(IRplDb db, StandardContent standard, Guid candidateId, DateTimeOffset at, CancellationToken cancellation)
    {
        if (standard.PrerequisiteRule is not { } rule)
        {
            return null;
        }

        var certificates = await db.Certificates.AsNoTracking().Where(found => found.HolderId == candidateId).ToListAsync(cancellation);
        List<CertificateContent> valid = [.. certificates.Where(found => found.StandingAt(at) is CertificateStanding.Valid).Select(found => found.Content)];
        // Codes of units and outcomes mean something within their standard only.
        var own = valid.Where(content => content.StandardCode == standard.Code).SelectMany(content => content.Units).DistinctBy(unit => unit.Code).ToList();
        var result = rule.Evaluate(new Holdings
        {
            Qualifications = valid.Where(IsWhole).Select(content => content.StandardCode).ToHashSet(StringComparer.Ordinal),
            UnitCredits = own.ToDictionary(unit => unit.Code, unit => unit.Credits ?? 0, StringComparer.Ordinal),
            Outcomes = own.SelectMany(unit => unit.Outcomes).Select(outcome => outcome.Code).ToHashSet(StringComparer.Ordinal),
        });
        var codes = result.By.Concat(result.Missing.SelectMany(part => part.Codes)).Distinct(StringComparer.Ordinal).ToList();
        var titles = await db.Standards.AsNoTracking().Where(found => codes.Contains(found.Code)).SelectMany(found => found.Versions).Where(version => version.State == VersionState.Published)
            .Join(db.Standards, version => version.StandardId, found => found.Id, (version, found) => new { found.Code, version.Title }).ToListAsync(cancellation);
        var named = titles.DistinctBy(found => found.Code).ToDictionary(found => found.Code, found => found.Title, StringComparer.Ordinal);
        return new(standard.Prerequisites.Text, result.Satisfied, [.. result.By.Select(code => named.GetValueOrDefault(code, code))], result.Missing, named);
    }

    // A certificate of a part is not the qualification.
    private static bool IsWhole(CertificateContent content) => (content.Outcome, content.Kind) switch
    {
        (RplOutcome.FullQualification, _) => true,
        (RplOutcome.PartialQualification, StandardKind.PartialQualification) => true,
        (RplOutcome.Microcredential, StandardKind.Microcredential or StandardKind.SupplementaryQualification) => true,
        _ => false,
    };
}
