using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Credits;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Standards;

/// <summary>What keeps a part of a large import from being written; changes nothing, so that the whole of it is looked through before its first batch is written.</summary>
/// <param name="Needs">What each standard of the whole import needs, sent once with its last part: standards that ask for each other may stand in different parts.</param>
public sealed record CheckSeed(ImportSeed Seed, IReadOnlyList<StandardNeeds>? Needs = null) : IRead<IReadOnlyList<ImportProblem>>;

/// <summary>The standards without which a standard cannot be met.</summary>
public sealed record StandardNeeds(string Code, IReadOnlyList<string> Needs);

/// <summary>The same checks as the import makes.</summary>
public sealed class CheckSeedHandler(IRplDb db) : IHandle<CheckSeed, IReadOnlyList<ImportProblem>>
{
    public async ValueTask<Result<IReadOnlyList<ImportProblem>>> Handle(CheckSeed request, CancellationToken cancellationToken)
    {
        var seed = request.Seed;
        var problems = SeedChecks.Twice(seed);
        if (problems.Count > 0)
        {
            return problems;
        }

        var there = await SeedChecks.ReferencesAsync(db, seed, cancellationToken);
        problems.AddRange(seed.Calendars.SelectMany(content => Named("calendar", content.Country, CalendarCheck.Problems(content))));
        problems.AddRange(seed.CreditRows.SelectMany(content => Named("credit row", content.Code, CreditCheck.Problems(content, there.CreditSystems))));
        problems.AddRange(seed.Providers.SelectMany(content => Named("provider", content.Code, SeedChecks.Problems(content, there))));
        await AddAsync<Scheme, SchemeVersion, SchemeContent>(problems, db.Schemes, "scheme", seed.Schemes, content => content.Code, content => ConfigurationChecks.Problems(content, there), cancellationToken);
        await AddAsync<QualificationStandard, StandardVersion, StandardContent>(problems, db.Standards, "standard", seed.Standards, content => content.Code, content => ConfigurationChecks.Problems(content, there), cancellationToken);
        await AddAsync<Programme, ProgrammeVersion, ProgrammeContent>(problems, db.Programmes, "programme", seed.Programmes, content => content.Code, content => ConfigurationChecks.Problems(content, there), cancellationToken);
        if (request.Needs is { } needs)
        {
            problems.AddRange(await StandardCycles.ProblemsAsync(db, needs.ToDictionary(one => one.Code, one => one.Needs, StringComparer.Ordinal), cancellationToken));
        }

        return problems;
    }

    /// <summary>What is there with the same content is left alone, whatever would be said of it today.</summary>
    private static async Task AddAsync<TThing, TVersion, TContent>(
        List<ImportProblem> problems, DbSet<TThing> table, string kind, IReadOnlyList<TContent> contents, Func<TContent, string> codeOf, Func<TContent, IReadOnlyList<ContentProblem>> check, CancellationToken cancellation)
        where TThing : Versioned<TVersion, TContent> where TVersion : ContentVersion<TContent> where TContent : class
    {
        foreach (var batch in contents.Chunk(500))
        {
            var codes = batch.Select(codeOf).ToList();
            // Nobody's draft is passed over.
            var drafts = (await table.Where(row => codes.Contains(row.Code) && row.Versions.Any(version => version.State == VersionState.Draft)).Select(row => row.Code).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
            foreach (var content in batch)
            {
                var code = codeOf(content);
                List<ContentProblem> found = [.. check(content), .. drafts.Contains(code) ? [new ContentProblem("", "version.draft.one", code)] : Array.Empty<ContentProblem>()];
                if (found.Count == 0)
                {
                    continue;
                }

                var thing = await table.AsNoTracking().Include(row => row.Versions).FirstOrDefaultAsync(row => row.Code == code, cancellation);
                if (thing?.Current is not { } current || !SeedChecks.Same(current.Content, content))
                {
                    problems.AddRange(Named(kind, code, found));
                }
            }
        }
    }

    private static IEnumerable<ImportProblem> Named(string kind, string code, IReadOnlyList<ContentProblem> problems) => problems.Select(problem => new ImportProblem(kind, code, problem));
}

/// <summary>What the look at an import and the import itself share.</summary>
internal static class SeedChecks
{
    /// <summary>Codes that stand in the import twice.</summary>
    public static List<ImportProblem> Twice(ImportSeed request) =>
    [
        .. Twice("calendar", request.Calendars.Select(content => content.Country)),
        .. Twice("credit row", request.CreditRows.Select(content => content.Code)),
        .. Twice("provider", request.Providers.Select(content => content.Code)),
        .. Twice("scheme", request.Schemes.Select(content => content.Code)),
        .. Twice("standard", request.Standards.Select(content => content.Code)),
        .. Twice("programme", request.Programmes.Select(content => content.Code)),
    ];

    /// <summary>Problems of a provider beside all the others.</summary>
    public static IReadOnlyList<ContentProblem> Problems(ProviderContent content, ConfigurationReferences there) =>
        ProviderCheck.Problems(content, [.. there.Providers.Values.Where(other => other.Code != content.Code)]);

    /// <summary>What is there already and what this import brings.</summary>
    public static async Task<ConfigurationReferences> ReferencesAsync(IRplDb db, ImportSeed request, CancellationToken cancellation)
    {
        var there = await ConfigurationReferences.ReadAsync(db, [.. request.Programmes.Select(programme => programme.Standard)], cancellation);
        var providers = new Dictionary<string, ProviderContent>(there.Providers, StringComparer.Ordinal);
        foreach (var provider in request.Providers)
        {
            providers[provider.Code] = provider;
        }

        var standards = new Dictionary<string, StandardContent>(there.Standards, StringComparer.Ordinal);
        foreach (var standard in request.Standards)
        {
            standards[standard.Code] = standard;
        }

        return new()
        {
            Providers = providers,
            Schemes = there.Schemes.Concat(request.Schemes.Select(scheme => scheme.Code)).ToHashSet(StringComparer.Ordinal),
            SchemeBodies = there.SchemeBodies.Where(known => request.Schemes.All(scheme => scheme.Code != known.Key)).Concat(request.Schemes.Select(scheme => KeyValuePair.Create(scheme.Code, scheme.AwardingBody)))
                .ToDictionary(StringComparer.Ordinal),
            CreditSystems = there.CreditSystems.Concat(request.CreditRows.SelectMany(row => row.Systems).Select(system => system.Code)).ToHashSet(StringComparer.Ordinal),
            Standards = standards,
        };
    }

    /// <summary>Whether two contents say the same.</summary>
    public static bool Same<T>(T one, T other) => JsonSerializer.Serialize(one, RplJson.Options) == JsonSerializer.Serialize(other, RplJson.Options);

    private static IEnumerable<ImportProblem> Twice(string kind, IEnumerable<string> codes) =>
        codes.CountBy(code => code).Where(pair => pair.Value > 1).Select(pair => new ImportProblem(kind, pair.Key, new("code", "import.twice", pair.Key)));
}
