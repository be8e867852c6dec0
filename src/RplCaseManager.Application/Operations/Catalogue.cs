using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Operations;

/// <summary>Published versions never change, so that they are read once and kept.</summary>
public sealed class CatalogueCache
{
    internal ConcurrentDictionary<Guid, StandardVersion> Standards { get; } = new();
    internal ConcurrentDictionary<Guid, SchemeRules> Schemes { get; } = new();
    internal ConcurrentDictionary<Guid, ProgrammeVersion> Programmes { get; } = new();

    /// <summary>Forgets everything; called after a change of configuration.</summary>
    public void Clear()
    {
        Standards.Clear();
        Schemes.Clear();
        Programmes.Clear();
    }
}

/// <summary>Standards and schemes by version, from the cache.</summary>
public sealed class Catalogue(IRplDb db, CatalogueCache cache)
{
    /// <summary>A version of a standard; it must exist. Only its content, number and title may be relied on: its state may be older.</summary>
    public async ValueTask<StandardVersion> StandardAsync(Guid versionId, CancellationToken cancellation)
    {
        if (!cache.Standards.TryGetValue(versionId, out var version))
        {
            version = await db.StandardVersions.AsNoTracking().FirstAsync(found => found.Id == versionId, cancellation);
            cache.Standards.TryAdd(versionId, version);
        }

        return version;
    }

    /// <summary>A version of a programme; it must exist. Only its content, number and title may be relied on.</summary>
    public async ValueTask<ProgrammeVersion> ProgrammeAsync(Guid versionId, CancellationToken cancellation)
    {
        if (!cache.Programmes.TryGetValue(versionId, out var version))
        {
            version = await db.ProgrammeVersions.AsNoTracking().FirstAsync(found => found.Id == versionId, cancellation);
            cache.Programmes.TryAdd(versionId, version);
        }

        return version;
    }

    /// <summary>The rules of a scheme version with the holidays of its country; it must exist.</summary>
    public async ValueTask<SchemeRules> SchemeAsync(Guid versionId, CancellationToken cancellation)
    {
        if (!cache.Schemes.TryGetValue(versionId, out var rules))
        {
            var content = await db.SchemeVersions.AsNoTracking().Where(found => found.Id == versionId).Select(found => found.Content).FirstAsync(cancellation);
            var calendar = await db.Calendars.AsNoTracking().FirstOrDefaultAsync(row => row.Country == content.Country, cancellation);
            rules = new SchemeRules(content, new WorkingCalendar(calendar?.Content ?? HolidayCalendar.WithoutHolidays(content.Country)));
            cache.Schemes.TryAdd(versionId, rules);
        }

        return rules;
    }
}
