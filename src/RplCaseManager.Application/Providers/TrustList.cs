using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Providers;

/// <summary>The trust list: providers and awarding bodies with what is accredited on a day.</summary>
/// <param name="On">The day; null: today.</param>
public sealed record GetTrustList(DateOnly? On = null, string? Search = null) : IRead<TrustList>;

/// <summary>The list as it was, is or will be on a day, as configured today.</summary>
public sealed record TrustList(DateOnly On, IReadOnlyList<TrustedProvider> Providers);

/// <summary>One provider on that day.</summary>
/// <param name="WholeAccredited">Accredited as a whole.</param>
/// <param name="AccreditedAwards">Awards that are accredited on that day, each alone.</param>
/// <param name="Ended">Its last day was before.</param>
/// <param name="EndsNext">First day with which something ends that is accredited on that day; null: nothing has an end, or nothing is accredited.</param>
public sealed record TrustedProvider(
    string Code, string Name, ProviderKind Kind, string? Country, string QualityAssuranceType, bool IsAwardingBody, int Awards, bool WholeAccredited, IReadOnlyList<TrustedAward> AccreditedAwards, bool Ended, DateOnly? EndsNext)
{
    /// <summary>Anything of it is accredited on that day.</summary>
    public bool IsAccredited => WholeAccredited || AccreditedAwards.Count > 0;
}

/// <summary>An award that is accredited alone.</summary>
/// <param name="Code">As the accreditation names it: code of the award or of its standard.</param>
public sealed record TrustedAward(string Code, string Title);

/// <summary>By name.</summary>
public sealed class GetTrustListHandler(IRplDb db, OperationContext context) : IHandle<GetTrustList, TrustList>
{
    public async ValueTask<Result<TrustList>> Handle(GetTrustList request, CancellationToken cancellationToken)
    {
        var on = request.On ?? context.Today;
        var words = SearchWords.Normalise(request.Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var all = await db.Providers.AsNoTracking().Select(found => found.Content).ToListAsync(cancellationToken);
        return new TrustList(on, [.. all
            .Where(content => Array.TrueForAll(words, word => (" " + SearchWords.Normalise(string.Join(' ', [content.Name, content.Code, content.Country ?? "", .. content.Awards.Select(award => award.Title)])))
                .Contains(" " + word, StringComparison.Ordinal)))
            .OrderBy(content => SearchWords.Normalise(content.Name), StringComparer.Ordinal).ThenBy(content => content.Code, StringComparer.Ordinal)
            .Select(content =>
            {
                var ended = on > content.EndsOn;
                var holding = ended ? [] : content.Accreditations.Where(entry => entry.HoldsOn(on)).ToList();
                return new TrustedProvider(content.Code, content.Name, content.Kind, content.Country, content.QualityAssuranceType, content.IsAwardingBody, content.Awards.Count,
                    holding.Exists(entry => entry.Award is null), [.. holding.Select(entry => entry.Award).OfType<string>().Distinct(StringComparer.Ordinal)
                        .Select(code => new TrustedAward(code, content.Awards.FirstOrDefault(award => award.Code == code || award.Standard == code)?.Title ?? code))], ended,
                    holding.Count == 0 ? null : holding.Select(entry => entry.Until).Append(content.EndsOn).Min());
            })]);
    }
}

/// <summary>One provider with everything that is public of it; for administrators also what rests on it.</summary>
public sealed record GetProvider(string Code) : IRead<ProviderPage>;

/// <summary>A provider.</summary>
/// <param name="Version">To be sent with the next change.</param>
/// <param name="Standards">Titles by code of the published standards that it awards.</param>
/// <param name="Schemes">Codes of the schemes under which it decides.</param>
/// <param name="Programmes">Titles by code of the published programmes that it offers.</param>
public sealed record ProviderPage(
    long Version, ProviderContent Content, IReadOnlyDictionary<string, string> Standards, IReadOnlyList<string> Schemes, IReadOnlyDictionary<string, string> Programmes);

/// <summary>Refused when there is none.</summary>
public sealed class GetProviderHandler(IRplDb db) : IHandle<GetProvider, ProviderPage>
{
    public async ValueTask<Result<ProviderPage>> Handle(GetProvider request, CancellationToken cancellationToken)
    {
        var provider = await db.Providers.AsNoTracking().FirstOrDefaultAsync(found => found.Code == request.Code, cancellationToken);
        if (provider is null)
        {
            return new NotFound("provider");
        }

        var standards = await db.StandardVersions.AsNoTracking().Where(version => version.State == VersionState.Published && version.AwardingBody == request.Code)
            .Join(db.Standards, version => version.StandardId, standard => standard.Id, (version, standard) => new { standard.Code, version.Title }).ToDictionaryAsync(row => row.Code, row => row.Title, cancellationToken);
        var schemes = (await db.SchemeVersions.AsNoTracking().Where(version => version.State == VersionState.Published).Select(version => version.Content).ToListAsync(cancellationToken))
            .Where(content => content.AwardingBody == request.Code).Select(content => content.Code).Order(StringComparer.Ordinal).ToList();
        var programmes = (await db.ProgrammeVersions.AsNoTracking().Where(version => version.State == VersionState.Published).Select(version => version.Content).ToListAsync(cancellationToken))
            .Where(content => content.Provider == request.Code).ToDictionary(content => content.Code, content => content.Title, StringComparer.Ordinal);
        return new ProviderPage(provider.Version, provider.Content, standards, schemes, programmes);
    }
}

/// <summary>What would rest on a provider when it, or an accreditation, ends on a day: for the question before end-dating.</summary>
public sealed record GetProviderImpact(string Code) : IRead<ProviderImpact>;

/// <summary>Open cases that the provider decides, and valid certificates that it issued.</summary>
/// <param name="Awards">The same for each award that is accredited alone, by what its accreditation names.</param>
public sealed record ProviderImpact(OpenCases Cases, int ValidCertificates, IReadOnlyDictionary<string, AwardImpact> Awards);

/// <summary>What of it rests on one award: the cases and certificates of the standard in which the award is worked out.</summary>
public sealed record AwardImpact(OpenCases Cases, int ValidCertificates);

/// <summary>Cases go on and certificates stay valid; who asks is told how many.</summary>
public sealed class GetProviderImpactHandler(IRplDb db) : IHandle<GetProviderImpact, ProviderImpact>
{
    public async ValueTask<Result<ProviderImpact>> Handle(GetProviderImpact request, CancellationToken cancellationToken)
    {
        var mine = db.Cases.AsNoTracking().Where(found => found.BodyCode == request.Code);
        var content = await db.Providers.AsNoTracking().Where(found => found.Code == request.Code).Select(found => found.Content).FirstOrDefaultAsync(cancellationToken);
        var awards = new Dictionary<string, AwardImpact>(StringComparer.Ordinal);
        foreach (var award in (content?.Accreditations ?? []).Select(entry => entry.Award).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            // An accreditation names the award or its standard; a case knows its standard.
            var standards = content!.Awards.Where(one => one.Code == award).Select(one => one.Standard).OfType<string>().Append(award).ToList();
            var (cases, certificates) = await RestingAsync(mine.Where(found => db.Standards.Any(standard => standard.Id == found.StandardId && standards.Contains(standard.Code))), cancellationToken);
            awards[award] = new(cases, certificates);
        }

        var (all, valid) = await RestingAsync(mine, cancellationToken);
        return new ProviderImpact(all, valid, awards);
    }

    private async Task<(OpenCases Cases, int ValidCertificates)> RestingAsync(IQueryable<Domain.Cases.Case> cases, CancellationToken cancellation) => (
        await OpenCases.ReadAsync(cases, cancellation),
        await db.Certificates.CountAsync(certificate => certificate.State == Domain.Certificates.CertificateState.Active && cases.Any(found => found.Id == certificate.CaseId), cancellation));
}
