using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Application.Ports;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Persistence;

/// <summary>The register finds the same on both databases, and what its definition says: each word typed begins a word of the standard.</summary>
[Trait("Needs", "PostgreSql")]
public sealed class RegisterIndexTests
{
    // Accents, scripts, digits, signs of both query languages, words that begin others, a word longer than any index keeps.
    private static readonly string[] Words =
    [
        "Żółć", "zolc", "Welding", "weld", "Schweißen", "schweissen", "Ωμέγα", "ωμεγα", "Μηχανικός", "сварка", "Сварщик", "ёлка", "e-commerce", "commerce", "CNC", "cnc5", "5", "50", "500",
        "O'Neill", "don’t", "NEAR", "AND", "OR", "NOT", "Words", "rowid", "a", "ab", "abc", "İstanbul", "ısı", "あおい", "葵", "한국어", "العربية", "עברית", "हिन्दी", "𝔸𝔹", "Ⅳ", "½", "ǅ", "ﬁne", "ꙮ", "Ꮳ", new('x', 90), new('x', 70),
    ];

    private static readonly string[] Signs = ["*", "\"", "'", "-", ":", "(", ")", "^", "+", "|", "&", "!", "<->", "\\", "%", "_", "{0}", "{", "}", "--", ";", "Words:", "NEAR(", "\"\"", "''", "\0", "\u200d"];

    private static readonly string?[] Countries = ["AT", "CZ", "MT", null];
    private static readonly string?[] Systems = ["ECTS", "ECVET", "it's", null];
    private static readonly string?[] Sectors = ["Metal", "Retail, \"fine\"", "none of it", null];

    [Fact]
    public async Task Hits_CountsAndPages_AreThoseOfTheDefinition_OnBothDatabases()
    {
        await using var sqlite = await RplHost.StartAsync(DatabaseKind.Sqlite);
        await using var postgres = await RplHost.StartAsync(DatabaseKind.PostgreSql);
        var dice = new Random(4);
        var template = await sqlite.WithDbAsync(db => db.StandardVersions.AsNoTracking().Select(version => version.Content).FirstAsync());
        var contents = Enumerable.Range(0, 150).Select(at => Content(template, at, dice)).ToList();
        foreach (var host in new[] { sqlite, postgres })
        {
            await AddAsync(host, contents);
        }

        var all = await sqlite.WithDbAsync(db => db.StandardVersions.AsNoTracking().Where(version => version.State == VersionState.Published).Select(version => version.Content).ToListAsync());
        var bodies = await sqlite.WithDbAsync(db => db.Providers.AsNoTracking().ToDictionaryAsync(provider => provider.Code, provider => provider.Content));
        Assert.Equal(all.Count, (await sqlite.DoAsync(Demo.Candidate, new FindStandards())).Total);
        var found = 0;
        for (var turn = 0; turn < 250; turn++)
        {
            var request = Query(dice);
            var expected = Expected(all, bodies, request);
            found += expected.Count;
            foreach (var host in new[] { sqlite, postgres })
            {
                var (codes, first) = await PagesAsync(host, request);
                Assert.True(expected.SequenceEqual(codes, StringComparer.Ordinal), $"{host.Settings.Database}: {request}: {string.Join(" ", codes.Except(expected, StringComparer.Ordinal))} | {string.Join(" ", expected.Except(codes, StringComparer.Ordinal))}");
                Assert.Equal(expected.Count, first.Total);
                foreach (var facet in first.Facets)
                {
                    Assert.Equal(Facet(all, bodies, request, facet.Facet), facet.Values.ToDictionary(value => value.Value, value => value.Count, StringComparer.Ordinal));
                }
            }
        }

        // The queries are no empty talk.
        Assert.True(found > 1_000, found.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Index_FollowsVersionsAndProviders_InTheSameTransaction(DatabaseKind kind)
    {
        await using var host = await RplHost.StartAsync(kind);
        async Task<int> HitsAsync(string search) => (await host.DoAsync(Demo.Candidate, new FindStandards(search))).Total;
        var code = await host.WithDbAsync(async db =>
        {
            var standard = await db.Standards.Include(found => found.Versions).OrderBy(found => found.Code).FirstAsync();
            standard.AddDraft(Guid.CreateVersion7(), standard.Current!.Content with { Title = "Beekeeping of stingless bees" }, RplHost.Start, Guid.Empty);
            await db.SaveChangesAsync();
            return standard.Code;
        });
        Assert.Equal(0, await HitsAsync("stingless"));
        await host.WithDbAsync(async db =>
        {
            var standard = await db.Standards.Include(found => found.Versions).FirstAsync(found => found.Code == code);
            Assert.Null(standard.Publish([], new(2026, 9, 2), null, ""));
            return await db.SaveChangesAsync();
        });
        Assert.Equal(1, await HitsAsync("stingl"));
        var row = Assert.Single((await host.DoAsync(Demo.Candidate, new FindStandards("stingless bees"))).Rows);
        Assert.Equal((code, 2, "Beekeeping of stingless bees"), (row.Code, row.Version, row.Title));
        await host.WithDbAsync(async db =>
        {
            var standard = await db.Standards.Include(found => found.Versions).FirstAsync(found => found.Code == code);
            var body = await db.Providers.FirstAsync(provider => provider.Code == standard.Current!.AwardingBody);
            body.Reconfigure(body.Content with { Name = "Ministry of Apiaries" });
            return await db.SaveChangesAsync();
        });
        Assert.Equal("Ministry of Apiaries", Assert.Single((await host.DoAsync(Demo.Candidate, new FindStandards("stingless apiar"))).Rows).AwardingBody);
        await host.WithDbAsync(async db =>
        {
            var standard = await db.Standards.Include(found => found.Versions).FirstAsync(found => found.Code == code);
            Assert.Null(standard.Retire(new(2026, 9, 3)));
            await db.SaveChangesAsync();
            // What fails leaves nothing behind.
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"""UPDATE "StandardVersions" SET "State" = 'Published' WHERE "Title" = 'Beekeeping of stingless bees'""");
            await transaction.RollbackAsync();
            return 0;
        });
        Assert.Equal(0, await HitsAsync("stingless"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Installation_FromBeforeTheIndex_IsFoundAfterItsUpdate(DatabaseKind kind)
    {
        await using var host = await RplHost.StartAsync(kind);
        var before = await host.DoAsync(Demo.Candidate, new FindStandards("wifi cert") { Take = 100 });
        await host.WithDbAsync(async db =>
        {
            await db.GetService<IMigrator>().MigrateAsync("Configuration");
            return 0;
        });
        await host.Services.GetRequiredService<DatabaseSetup>().MigrateAsync(CancellationToken.None);
        var after = await host.DoAsync(Demo.Candidate, new FindStandards("wifi cert") { Take = 100 });
        Assert.NotEmpty(after.Rows);
        Assert.Equal(before.Rows, after.Rows);
    }

    private static async Task<(List<string> Codes, RegisterHits First)> PagesAsync(RplHost host, FindStandards request)
    {
        var first = await host.DoAsync(Demo.Candidate, request);
        var codes = first.Rows.Select(row => row.Code).ToList();
        for (var page = first; page.Next is not null;)
        {
            page = await host.DoAsync(Demo.Candidate, request with { After = page.Next });
            codes.AddRange(page.Rows.Select(row => row.Code));
        }

        return (codes, first);
    }

    private static async Task AddAsync(RplHost host, List<StandardContent> contents) => await host.WithDbAsync(async db =>
    {
        foreach (var content in contents)
        {
            var standard = new QualificationStandard(Guid.CreateVersion7(), content.Code);
            standard.AddDraft(Guid.CreateVersion7(), content, RplHost.Start, Guid.Empty);
            // One in seven stays a draft, which nobody may find.
            if (content.Code[^1] != '7')
            {
                Assert.Null(standard.Publish([], new(2026, 9, 2), null, ""));
            }

            db.Standards.Add(standard);
        }

        return await db.SaveChangesAsync();
    });

    private static StandardContent Content(StandardContent template, int at, Random dice) => template with
    {
        Code = "t-" + at.ToString(CultureInfo.InvariantCulture),
        Title = Some(Words, dice, 3),
        Summary = Some(Words, dice, 2),
        Kind = Of(Enum.GetValues<StandardKind>(), dice),
        Country = Of(Countries, dice),
        Sector = Of(Sectors, dice),
        EqfLevel = dice.Next(4) == 0 ? null : dice.Next(1, 9),
        CreditSystem = Of(Systems, dice),
        Credits = Of<decimal?>([null, 2.25m, 4.5m, 5m, 10m, 0.001m, 1m / 3], dice),
        Occupations = dice.Next(2) == 0 ? [] : [new("ESCO", "http://data.europa.eu/esco/occupation/" + Of(Words, dice), Some(Words, dice, 2))],
        Units = [.. template.Units.Take(1).Select(unit => unit with { Outcomes = [.. unit.Outcomes.Take(1).Select(outcome => outcome with { Title = Some(Words, dice, 2) })] })],
    };

    private static FindStandards Query(Random dice)
    {
        var search = string.Join(Of([" ", "-", "  ", "\""], dice), Enumerable.Range(0, dice.Next(4)).Select(_ => dice.Next(3) == 0 ? Of(Signs, dice) : Part(Of(Words, dice), dice)));
        return new FindStandards(search.Replace("\0", dice.Next(2) == 0 ? "" : "\u0001", StringComparison.Ordinal))
        {
            Kinds = dice.Next(4) == 0 ? [Of(Enum.GetValues<StandardKind>(), dice), StandardKind.Microcredential] : [],
            Countries = Chosen(["AT", "CZ", "none", "XX'"], dice),
            Levels = Chosen(["1", "5", "8", "none", "five"], dice),
            CreditSystems = Chosen(["ECTS", "it's", "none"], dice),
            Providers = Chosen(["AT-WIFI", "nobody"], dice),
            Sectors = Chosen(["Metal", "none", "Retail, \"fine\""], dice),
            CreditsFrom = dice.Next(6) == 0 ? 2.25m : null,
            CreditsTo = dice.Next(6) == 0 ? 5m : null,
            Take = dice.Next(1, 40),
        };
    }

    /// <summary>The definition, in memory.</summary>
    private static List<string> Expected(IReadOnlyList<StandardContent> all, Dictionary<string, ProviderContent> bodies, FindStandards request) =>
        [.. all.Where(content => Matches(content, bodies, request)).OrderBy(content => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(SearchWords.Normalise(content.Title))), StringComparer.Ordinal)
            .ThenBy(content => content.Code, StringComparer.Ordinal).Select(content => content.Code)];

    private static Dictionary<string, int> Facet(IReadOnlyList<StandardContent> all, Dictionary<string, ProviderContent> bodies, FindStandards request, RegisterFacet facet)
    {
        var open = facet switch
        {
            RegisterFacet.Kind => request with { Kinds = [] },
            RegisterFacet.Country => request with { Countries = [] },
            RegisterFacet.Level => request with { Levels = [] },
            RegisterFacet.Credits => request with { CreditSystems = [], CreditsFrom = null, CreditsTo = null },
            RegisterFacet.Provider => request with { Providers = [] },
            RegisterFacet.Sector => request with { Sectors = [] },
        };
        return all.Where(content => Matches(content, bodies, open)).CountBy(content => ValueOf(content, facet), StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
    }

    private static bool Matches(StandardContent content, Dictionary<string, ProviderContent> bodies, FindStandards request)
    {
        var body = bodies.GetValueOrDefault(content.AwardingBody);
        var words = SearchWords.Normalise(string.Join(' ',
        [
            content.Title, content.Code, content.Summary, content.Sector ?? "", content.Country ?? "", CountryNames.English(content.Country) ?? "", content.AwardingBody, body?.Name ?? "",
            .. content.Occupations.SelectMany(link => new[] { link.Label, link.Code }), .. content.Units.Select(unit => unit.Title), .. content.AllOutcomes().Select(outcome => outcome.Title),
        ])).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Cut).ToList();
        return SearchWords.Normalise(request.Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Cut).All(typed => words.Any(word => word.StartsWith(typed, StringComparison.Ordinal)))
            && Among(RegisterFacet.Kind, [.. request.Kinds.Select(kind => kind.ToString())]) && Among(RegisterFacet.Country, request.Countries) && Among(RegisterFacet.Level, request.Levels)
            && Among(RegisterFacet.Credits, request.CreditSystems) && Among(RegisterFacet.Provider, request.Providers) && Among(RegisterFacet.Sector, request.Sectors)
            && !(request.CreditsFrom is { } from && !(content.Credits >= from)) && !(request.CreditsTo is { } to && !(content.Credits <= to));

        bool Among(RegisterFacet facet, IReadOnlyList<string> values) => values.Count == 0 || values.Contains(ValueOf(content, facet), StringComparer.Ordinal);
        static string Cut(string word) => word.Length <= 64 ? word : word[..(char.IsHighSurrogate(word[63]) ? 63 : 64)];
    }

    private static string ValueOf(StandardContent content, RegisterFacet facet) => facet switch
    {
        RegisterFacet.Kind => content.Kind.ToString(),
        RegisterFacet.Country => content.Country,
        RegisterFacet.Level => content.EqfLevel?.ToString(CultureInfo.InvariantCulture),
        RegisterFacet.Credits => content.CreditSystem,
        RegisterFacet.Provider => content.AwardingBody,
        RegisterFacet.Sector => content.Sector,
    } ?? FindStandards.None;

    private static T Of<T>(IReadOnlyList<T> values, Random dice) => values[dice.Next(values.Count)];

    private static string Some(IReadOnlyList<string> values, Random dice, int most) => string.Join(' ', Enumerable.Range(0, dice.Next(1, most + 1)).Select(_ => Of(values, dice)));

    private static string[] Chosen(IReadOnlyList<string> values, Random dice) => dice.Next(5) == 0 ? [.. Enumerable.Range(0, dice.Next(1, 3)).Select(_ => Of(values, dice)).Distinct(StringComparer.Ordinal)] : [];

    // The beginning of a word, not within a character.
    private static string Part(string word, Random dice)
    {
        var runes = word.EnumerateRunes().Take(dice.Next(1, word.Length + 1)).ToList();
        return string.Concat(runes);
    }
}
