using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Credits;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Operations;

/// <summary>What configuration may refer to, read once for a whole import or a save.</summary>
public sealed class ConfigurationReferences
{
    public required IReadOnlyDictionary<string, ProviderContent> Providers { get; init; }
    public required IReadOnlySet<string> Schemes { get; init; }
    /// <summary>The awarding body that decides under a scheme, by its code; a scheme that was never published has none yet.</summary>
    public required IReadOnlyDictionary<string, string> SchemeBodies { get; init; }
    public required IReadOnlySet<string> CreditSystems { get; init; }
    /// <summary>Published content of the standards that programmes build on.</summary>
    public required IReadOnlyDictionary<string, StandardContent> Standards { get; init; }

    /// <summary>Reads the references that are there.</summary>
    /// <param name="standards">Codes of the standards that are needed.</param>
    public static async Task<ConfigurationReferences> ReadAsync(IRplDb db, IReadOnlyCollection<string> standards, CancellationToken cancellation) => new()
    {
        Providers = await db.Providers.AsNoTracking().ToDictionaryAsync(row => row.Code, row => row.Content, cancellation),
        Schemes = (await db.Schemes.AsNoTracking().Select(row => row.Code).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal),
        SchemeBodies = (await db.SchemeVersions.AsNoTracking().Where(version => version.State == VersionState.Published).Select(version => version.Content).ToListAsync(cancellation))
            .ToDictionary(content => content.Code, content => content.AwardingBody, StringComparer.Ordinal),
        CreditSystems = (await db.CreditRows.AsNoTracking().Select(row => row.Content).ToListAsync(cancellation)).SelectMany(row => row.Systems).Select(system => system.Code).ToHashSet(StringComparer.Ordinal),
        Standards = standards.Count == 0 ? new Dictionary<string, StandardContent>() : await db.StandardVersions.AsNoTracking()
            .Where(version => version.State == VersionState.Published)
            .Join(db.Standards.Where(row => standards.Contains(row.Code)), version => version.StandardId, row => row.Id, (version, row) => new { row.Code, version.Content })
            .ToDictionaryAsync(row => row.Code, row => row.Content, cancellation),
    };
}

/// <summary>Everything that stands in the way of publishing: the content's own contradictions and references to what is not there.</summary>
public static class ConfigurationChecks
{
    /// <summary>Problems of a standard.</summary>
    public static IReadOnlyList<ContentProblem> Problems(StandardContent content, ConfigurationReferences there) =>
    [
        .. StandardCheck.Problems(content),
        .. content.AwardingBody.Length == 0 ? [] : Provider("awardingBody", content.AwardingBody, there),
        .. Schemes(content.Schemes, there),
        .. there.Providers.ContainsKey(content.AwardingBody) ? SchemeBodies(content, there) : [],
        .. CreditSystem(content.CreditSystem, there),
    ];

    /// <summary>Problems of a scheme.</summary>
    public static IReadOnlyList<ContentProblem> Problems(SchemeContent content, ConfigurationReferences there) =>
    [
        .. SchemeCheck.Problems(content),
        .. content.AwardingBody.Length == 0 ? [] : Body(content, there),
        .. CreditSystem(content.CreditSystem, there),
    ];

    /// <summary>Problems of a programme.</summary>
    public static IReadOnlyList<ContentProblem> Problems(ProgrammeContent content, ConfigurationReferences there) =>
    [
        .. ProgrammeCheck.Problems(content, there.Standards.GetValueOrDefault(content.Standard)),
        .. Provider("provider", content.Provider, there),
        .. Schemes(content.Schemes, there),
        .. CreditSystem(content.CreditSystem, there),
    ];

    private static IEnumerable<ContentProblem> Body(SchemeContent content, ConfigurationReferences there)
    {
        if (!there.Providers.TryGetValue(content.AwardingBody, out var body))
        {
            yield return new("awardingBody", "reference.provider", content.AwardingBody);
        }
        else if (!body.IsAwardingBody || body.CertificatePrefix is null)
        {
            yield return new("awardingBody", "scheme.body.not-awarding", content.AwardingBody);
        }
        else if (content.MayAward.Count > 0 && !content.MayAward.Contains(body.Kind))
        {
            yield return new("awardingBody", "scheme.body.kind", content.AwardingBody);
        }
    }

    private static IEnumerable<ContentProblem> Provider(string path, string code, ConfigurationReferences there) =>
        there.Providers.ContainsKey(code) ? [] : [new(path, "reference.provider", code)];

    private static IEnumerable<ContentProblem> Schemes(IReadOnlyList<string> codes, ConfigurationReferences there) =>
        codes.Select((code, at) => new ContentProblem($"schemes[{at}]", "reference.scheme", code)).Where(problem => !there.Schemes.Contains(problem.Detail));

    // One body decides the cases of a scheme and issues their certificates: a standard of another body would name who does not award it.
    private static IEnumerable<ContentProblem> SchemeBodies(StandardContent content, ConfigurationReferences there) =>
        content.Schemes.Select((code, at) => (Code: code, At: at)).Where(scheme => there.SchemeBodies.TryGetValue(scheme.Code, out var body) && body != content.AwardingBody)
            .Select(scheme => new ContentProblem($"schemes[{scheme.At}]", "standard.scheme-body", $"{scheme.Code} ({there.SchemeBodies[scheme.Code]})"));

    private static IEnumerable<ContentProblem> CreditSystem(string? code, ConfigurationReferences there) =>
        code is null || code == CreditCheck.Hours || CreditCheck.European.Contains(code, StringComparer.Ordinal) || there.CreditSystems.Contains(code) ? [] : [new("creditSystem", "reference.credit-system", code)];
}
