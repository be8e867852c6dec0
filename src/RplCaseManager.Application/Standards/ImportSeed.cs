using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Credits;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Standards;

/// <summary>Imports configuration, idempotently: what is there with the same content stays as it is, what differs becomes a new version.</summary>
public sealed record ImportSeed(Guid RequestId) : IChange<IReadOnlyList<ImportedThing>>
{
    public IReadOnlyList<HolidayCalendar> Calendars { get; init; } = [];
    public IReadOnlyList<CreditRowContent> CreditRows { get; init; } = [];
    public IReadOnlyList<ProviderContent> Providers { get; init; } = [];
    public IReadOnlyList<SchemeContent> Schemes { get; init; } = [];
    public IReadOnlyList<StandardContent> Standards { get; init; } = [];
    public IReadOnlyList<ProgrammeContent> Programmes { get; init; } = [];
}

/// <summary>What became of one thing.</summary>
/// <param name="Outcome"><c>created</c>, <c>unchanged</c>, <c>new version</c> or <c>changed</c>.</param>
public sealed record ImportedThing(string Kind, string Code, string Outcome);

/// <summary>One thing that cannot be imported, and why.</summary>
public sealed record ImportProblem(string Kind, string Code, ContentProblem Problem);

/// <summary>The import is refused as a whole: nothing is half imported. Names everything that stands in its way.</summary>
public sealed record ImportRefused(IReadOnlyList<ImportProblem> Problems) : Refusal("import.refused")
{
    public override string ToString() => Rule + ": " + string.Join("; ", Problems.Select(problem => $"{problem.Kind} {problem.Code} {problem.Problem.Path} {problem.Problem.Rule} {problem.Problem.Detail}".TrimEnd()));
}

/// <summary>One transaction: nothing is half imported. Contradictions refuse the whole import, all of them at once.</summary>
public sealed class ImportSeedHandler(IRplDb db, CatalogueCache cache, ConfigurationDesk desk, Journal journal, OperationContext context) : IHandle<ImportSeed, IReadOnlyList<ImportedThing>>
{
    private const int LookedUpTogether = 500;
    private readonly List<ImportedThing> things = [];
    private readonly List<ImportProblem> problems = [];

    public async ValueTask<Result<IReadOnlyList<ImportedThing>>> Handle(ImportSeed request, CancellationToken cancellationToken)
    {
        problems.AddRange(SeedChecks.Twice(request));
        if (problems.Count > 0)
        {
            return new ImportRefused(problems);
        }

        var there = await SeedChecks.ReferencesAsync(db, request, cancellationToken);
        await CalendarsAsync(request.Calendars, cancellationToken);
        await CreditRowsAsync(request.CreditRows, there, cancellationToken);
        await ProvidersAsync(request.Providers, there, cancellationToken);
        await VersionsAsync<Scheme, SchemeVersion, SchemeContent>(db.Schemes, "scheme", request.Schemes, content => content.Code, code => new Scheme(context.NewId(), code),
            Streams.Scheme, content => ConfigurationChecks.Problems(content, there), cancellationToken);
        await VersionsAsync<QualificationStandard, StandardVersion, StandardContent>(db.Standards, "standard", request.Standards, content => content.Code,
            code => new QualificationStandard(context.NewId(), code), Streams.Standard, content => ConfigurationChecks.Problems(content, there), cancellationToken);
        problems.AddRange(await StandardCycles.ProblemsAsync(db, request.Standards.ToDictionary(content => content.Code, QualificationCycles.Needs, StringComparer.Ordinal), cancellationToken));
        await VersionsAsync<Programme, ProgrammeVersion, ProgrammeContent>(db.Programmes, "programme", request.Programmes, content => content.Code,
            code => new Programme(context.NewId(), code), Streams.Programme, content => ConfigurationChecks.Problems(content, there), cancellationToken);
        if (problems.Count > 0)
        {
            return new ImportRefused(problems);
        }

        journal.Record(Streams.System, "seed.imported", new { created = things.Count(thing => thing.Outcome == "created"), all = things.Count });
        cache.Clear();
        return things;
    }

    private async Task CalendarsAsync(IReadOnlyList<HolidayCalendar> calendars, CancellationToken cancellation)
    {
        foreach (var content in calendars)
        {
            if (Wrong("calendar", content.Country, CalendarCheck.Problems(content)))
            {
                continue;
            }

            var row = await db.Calendars.FirstOrDefaultAsync(found => found.Country == content.Country, cancellation);
            if (row is null)
            {
                db.Calendars.Add(new CalendarRow { Country = content.Country, Content = content });
                Note("calendar", content.Country, "created");
            }
            else if (SeedChecks.Same(row.Content, content))
            {
                Note("calendar", content.Country, "unchanged");
            }
            else
            {
                row.Content = content;
                Note("calendar", content.Country, "changed");
                journal.Record(Streams.System, "calendar.changed", new { country = content.Country });
            }
        }
    }

    private async Task CreditRowsAsync(IReadOnlyList<CreditRowContent> rows, ConfigurationReferences there, CancellationToken cancellation)
    {
        foreach (var content in rows)
        {
            if (Wrong("credit row", content.Code, CreditCheck.Problems(content, there.CreditSystems)))
            {
                continue;
            }

            var row = await db.CreditRows.FirstOrDefaultAsync(found => found.Code == content.Code, cancellation);
            if (row is null)
            {
                db.CreditRows.Add(new CreditRow(context.NewId(), content));
                Note("credit row", content.Code, "created");
            }
            else if (SeedChecks.Same(row.Content, content))
            {
                Note("credit row", content.Code, "unchanged");
            }
            else
            {
                row.Reconfigure(content);
                Note("credit row", content.Code, "changed");
                journal.Record(Streams.Credits(content.Code), "credits.changed");
            }
        }
    }

    private async Task ProvidersAsync(IReadOnlyList<ProviderContent> providers, ConfigurationReferences there, CancellationToken cancellation)
    {
        foreach (var content in providers)
        {
            if (Wrong("provider", content.Code, SeedChecks.Problems(content, there)))
            {
                continue;
            }

            var provider = await db.Providers.FirstOrDefaultAsync(found => found.Code == content.Code, cancellation);
            if (provider is null)
            {
                db.Providers.Add(new Provider(context.NewId(), content));
                Note("provider", content.Code, "created");
            }
            else if (SeedChecks.Same(provider.Content, content))
            {
                Note("provider", content.Code, "unchanged");
            }
            else
            {
                provider.Reconfigure(content);
                Note("provider", content.Code, "changed");
                journal.Record(Streams.Provider(content.Code), "provider.changed");
            }
        }
    }

    private async Task VersionsAsync<TThing, TVersion, TContent>(
        DbSet<TThing> table, string kind, IReadOnlyList<TContent> contents, Func<TContent, string> codeOf, Func<string, TThing> make, Func<string, string> stream,
        Func<TContent, IReadOnlyList<ContentProblem>> check, CancellationToken cancellation)
        where TThing : Versioned<TVersion, TContent> where TVersion : ContentVersion<TContent> where TContent : class
    {
        // Asked for together: one by one the questions would cost more than the answers.
        foreach (var batch in contents.Chunk(LookedUpTogether))
        {
            var codes = batch.Select(codeOf).ToList();
            var known = await table.Include(found => found.Versions).Where(found => codes.Contains(found.Code)).ToDictionaryAsync(found => found.Code, cancellation);
            foreach (var content in batch)
            {
                Version<TThing, TVersion, TContent>(table, kind, content, codeOf(content), known.GetValueOrDefault(codeOf(content)), make, stream, check);
            }
        }
    }

    private void Version<TThing, TVersion, TContent>(
        DbSet<TThing> table, string kind, TContent content, string code, TThing? there, Func<string, TThing> make, Func<string, string> stream, Func<TContent, IReadOnlyList<ContentProblem>> check)
        where TThing : Versioned<TVersion, TContent> where TVersion : ContentVersion<TContent> where TContent : class
    {
        if (there?.Current is { } current && SeedChecks.Same(current.Content, content))
        {
            Note(kind, code, "unchanged");
            return;
        }

        if (Wrong(kind, code, check(content)))
        {
            return;
        }

        var thing = there ?? table.Add(make(code)).Entity;
        // A year is what candidates who have begun on the version before need to finish their file.
        if ((thing.AddDraft(context.NewId(), content, context.Now, context.Actor.Id) ?? thing.Publish([], context.Today, context.Today.AddYears(1), "")) is { } refusal)
        {
            problems.Add(new(kind, code, new("", refusal.Rule)));
            return;
        }

        Note(kind, code, there is null ? "created" : "new version");
        desk.RecordImport(stream(code), thing.Current!.Number);
    }

    private bool Wrong(string kind, string code, IReadOnlyList<ContentProblem> found)
    {
        problems.AddRange(found.Select(problem => new ImportProblem(kind, code, problem)));
        return found.Count > 0;
    }

    private void Note(string kind, string code, string outcome) => things.Add(new(kind, code, outcome));
}
