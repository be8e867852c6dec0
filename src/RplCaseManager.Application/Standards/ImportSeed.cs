using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Standards;

/// <summary>Imports configuration, idempotently: what is there with the same content stays as it is, what differs becomes a new version.</summary>
public sealed record ImportSeed(
    Guid RequestId, IReadOnlyList<HolidayCalendar> Calendars, IReadOnlyList<ProviderContent> Providers,
    IReadOnlyList<SchemeContent> Schemes, IReadOnlyList<StandardContent> Standards) : IChange<IReadOnlyList<ImportedThing>>;

/// <summary>What became of one thing.</summary>
/// <param name="Outcome"><c>created</c>, <c>unchanged</c>, <c>new version</c> or <c>changed</c>.</param>
public sealed record ImportedThing(string Kind, string Code, string Outcome);

/// <summary>One transaction: nothing is half imported. The first contradiction refuses the whole import.</summary>
public sealed class ImportSeedHandler(IRplDb db, CatalogueCache cache, Journal journal, OperationContext context) : IHandle<ImportSeed, IReadOnlyList<ImportedThing>>
{
    private readonly List<ImportedThing> things = [];

    public async ValueTask<Result<IReadOnlyList<ImportedThing>>> Handle(ImportSeed request, CancellationToken cancellationToken)
    {
        await CalendarsAsync(request.Calendars, cancellationToken);
        await ProvidersAsync(request.Providers, cancellationToken);
        var refusal = await SchemesAsync(request.Schemes, cancellationToken) ?? await StandardsAsync(request.Standards, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        journal.Record(Streams.System, "seed.imported", new { created = things.Count(thing => thing.Outcome == "created"), all = things.Count });
        cache.Clear();
        return things;
    }

    private async Task CalendarsAsync(IReadOnlyList<HolidayCalendar> calendars, CancellationToken cancellation)
    {
        foreach (var content in calendars)
        {
            var row = await db.Calendars.FirstOrDefaultAsync(found => found.Country == content.Country, cancellation);
            if (row is null)
            {
                db.Calendars.Add(new CalendarRow { Country = content.Country, Content = content });
                Note("calendar", content.Country, "created");
            }
            else if (Same(row.Content, content))
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

    private async Task ProvidersAsync(IReadOnlyList<ProviderContent> providers, CancellationToken cancellation)
    {
        foreach (var content in providers)
        {
            var there = await db.Providers.FirstOrDefaultAsync(found => found.Code == content.Code, cancellation);
            if (there is null)
            {
                db.Providers.Add(new Provider(context.NewId(), content));
                Note("provider", content.Code, "created");
            }
            else if (Same(there.Content, content))
            {
                Note("provider", content.Code, "unchanged");
            }
            else
            {
                there.Reconfigure(content);
                Note("provider", content.Code, "changed");
                journal.Record(Streams.System, "provider.changed", new { code = content.Code });
            }
        }
    }

    private async Task<Refusal?> SchemesAsync(IReadOnlyList<SchemeContent> schemes, CancellationToken cancellation)
    {
        foreach (var content in schemes)
        {
            var there = await db.Schemes.Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == content.Code, cancellation);
            if (there?.Current is { } current && Same(current.Content, content))
            {
                Note("scheme", content.Code, "unchanged");
                continue;
            }

            var scheme = there ?? db.Schemes.Add(new Scheme(context.NewId(), content.Code)).Entity;
            if (scheme.Publish(context.NewId(), content) is RuleRefusal refusal)
            {
                return refusal with { Detail = content.Code + ": " + refusal.Detail };
            }

            Note("scheme", content.Code, there is null ? "created" : "new version");
            journal.Record(Streams.Scheme(content.Code), "scheme.published", new { version = scheme.Versions.Count });
        }

        return null;
    }

    private async Task<Refusal?> StandardsAsync(IReadOnlyList<StandardContent> standards, CancellationToken cancellation)
    {
        foreach (var content in standards)
        {
            var there = await db.Standards.Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == content.Code, cancellation);
            if (there?.Current is { } current && Same(current.Content, content))
            {
                Note("standard", content.Code, "unchanged");
                continue;
            }

            var standard = there ?? db.Standards.Add(new QualificationStandard(context.NewId(), content.Code)).Entity;
            var draft = standard.AddDraft(context.NewId(), content);
            if (standard.Publish(draft, context.Now.DateIn(TimeZoneInfo.Utc)) is RuleRefusal refusal)
            {
                return refusal with { Detail = content.Code + ": " + refusal.Detail };
            }

            Note("standard", content.Code, there is null ? "created" : "new version");
            journal.Record(Streams.Standard(content.Code), "standard.published", new { version = draft.Number });
        }

        return null;
    }

    private void Note(string kind, string code, string outcome) => things.Add(new(kind, code, outcome));

    private static bool Same<T>(T one, T other) => JsonSerializer.Serialize(one, RplJson.Options) == JsonSerializer.Serialize(other, RplJson.Options);
}
