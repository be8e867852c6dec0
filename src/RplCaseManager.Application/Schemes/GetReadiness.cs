using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Schemes;

/// <summary>What is still missing before a case can run, seen from an awarding body, a scheme or a standard; for administrators.</summary>
public sealed record GetReadiness(ReadinessOf Of, string Code) : IRead<IReadOnlyList<ReadinessGap>>;

/// <summary>From where it is looked at.</summary>
public enum ReadinessOf { Body, Scheme, Standard }

/// <summary>
/// What is missing: an accreditation in force; somebody with a role that every case needs; a scheme; a standard under the scheme; the public holidays of the country;
/// an outcome that could be sought on the standard under the scheme.
/// </summary>
public enum ReadinessGapKind { Accreditation, Staff, Scheme, Standard, Holidays, Outcome }

/// <summary>One thing that is missing.</summary>
/// <param name="Code">Code of the thing to which it belongs: the body, the scheme, the standard, or the country.</param>
/// <param name="Name">Its name; the code again where it has none.</param>
/// <param name="Roles">The roles that nobody has; empty for other gaps.</param>
public sealed record ReadinessGap(ReadinessGapKind Kind, string Code, string Name, IReadOnlyList<Role> Roles)
{
    internal static ReadinessGap Of(ReadinessGapKind kind, string code, string? name = null) => new(kind, code, name ?? code, []);
}

/// <summary>Looks at what is published today; what is still a draft, and what does not exist, has no gaps.</summary>
public sealed class GetReadinessHandler(IRplDb db, OperationContext context) : IHandle<GetReadiness, IReadOnlyList<ReadinessGap>>
{
    public async ValueTask<Result<IReadOnlyList<ReadinessGap>>> Handle(GetReadiness request, CancellationToken cancellationToken) => request.Of switch
    {
        ReadinessOf.Body => await BodyAsync(request.Code, cancellationToken),
        ReadinessOf.Scheme => await SchemeAsync(request.Code, cancellationToken),
        ReadinessOf.Standard => await StandardAsync(request.Code, cancellationToken),
    };

    private async Task<List<ReadinessGap>> BodyAsync(string code, CancellationToken cancellation)
    {
        if (await db.Providers.AsNoTracking().FirstOrDefaultAsync(found => found.Code == code, cancellation) is not { Content.IsAwardingBody: true } body)
        {
            return [];
        }

        var schemes = (await SchemesAsync(cancellation)).Where(scheme => scheme.AwardingBody == code).ToList();
        var gaps = new List<ReadinessGap>();
        if (context.Today > body.Content.EndsOn || !body.Content.Accreditations.Any(entry => entry.HoldsOn(context.Today)))
        {
            gaps.Add(ReadinessGap.Of(ReadinessGapKind.Accreditation, code, body.Content.Name));
        }

        // A body whose schemes all go without verification needs no verifier.
        gaps.AddRange(await StaffAsync(code, body.Content.Name, schemes.Count == 0 || schemes.Exists(Verifies), cancellation));
        if (schemes.Count == 0)
        {
            gaps.Add(ReadinessGap.Of(ReadinessGapKind.Scheme, code, body.Content.Name));
        }

        return gaps;
    }

    private async Task<List<ReadinessGap>> SchemeAsync(string code, CancellationToken cancellation)
    {
        if ((await SchemesAsync(cancellation)).FirstOrDefault(found => found.Code == code) is not { } scheme)
        {
            return [];
        }

        var gaps = new List<ReadinessGap>(await StaffAsync(scheme.AwardingBody, await NameAsync(scheme.AwardingBody, cancellation), Verifies(scheme), cancellation));
        if (!await IsNamedAsync(code, cancellation))
        {
            gaps.Add(ReadinessGap.Of(ReadinessGapKind.Standard, code, scheme.Name));
        }

        if (!await db.Calendars.AnyAsync(row => row.Country == scheme.Country, cancellation))
        {
            gaps.Add(ReadinessGap.Of(ReadinessGapKind.Holidays, scheme.Country, CountryNames.English(scheme.Country)));
        }

        return gaps;
    }

    private async Task<List<ReadinessGap>> StandardAsync(string code, CancellationToken cancellation)
    {
        var standard = (await db.Standards.AsNoTracking().Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == code, cancellation))?.Current?.Content;
        if (standard is null)
        {
            return [];
        }

        var gaps = new List<ReadinessGap>();
        var issuer = await db.Providers.AsNoTracking().FirstOrDefaultAsync(found => found.Code == standard.AwardingBody, cancellation);
        if (issuer?.IsAccreditedFor(code, context.Today) is not true)
        {
            gaps.Add(ReadinessGap.Of(ReadinessGapKind.Accreditation, standard.AwardingBody, issuer?.Content.Name));
        }

        var schemes = (await SchemesAsync(cancellation)).Where(scheme => standard.Schemes.Contains(scheme.Code, StringComparer.Ordinal)).ToList();
        if (schemes.Count == 0)
        {
            gaps.Add(ReadinessGap.Of(ReadinessGapKind.Scheme, code, standard.Title));
        }

        var programmes = await db.ProgrammeVersions.AsNoTracking().Where(found => found.StandardCode == code && found.State == VersionState.Published).Select(found => found.Content).ToListAsync(cancellation);
        foreach (var scheme in schemes)
        {
            var aims = programmes.Where(programme => programme.Schemes.Contains(scheme.Code, StringComparer.Ordinal)).Prepend<ProgrammeContent?>(null);
            if (!aims.Any(programme => OutcomeOptions.Seekable(scheme, standard, programme).Count > 0))
            {
                gaps.Add(ReadinessGap.Of(ReadinessGapKind.Outcome, scheme.Code, scheme.Name));
            }
        }

        foreach (var deciding in schemes.GroupBy(scheme => scheme.AwardingBody, StringComparer.Ordinal))
        {
            gaps.AddRange(await StaffAsync(deciding.Key, await NameAsync(deciding.Key, cancellation), deciding.Any(Verifies), cancellation));
        }

        return gaps;
    }

    private static bool Verifies(SchemeContent scheme) => scheme.Verification is not VerificationMode.Off;

    /// <summary>An installation has tens of schemes, so that they are read whole.</summary>
    private Task<List<SchemeContent>> SchemesAsync(CancellationToken cancellation) =>
        db.SchemeVersions.AsNoTracking().Where(version => version.State == VersionState.Published).OrderBy(version => version.Id).Select(version => version.Content).ToListAsync(cancellation);

    private async Task<string> NameAsync(string body, CancellationToken cancellation) =>
        (await db.Providers.AsNoTracking().FirstOrDefaultAsync(found => found.Code == body, cancellation))?.Content.Name ?? body;

    private async Task<IReadOnlyList<ReadinessGap>> StaffAsync(string body, string name, bool verifies, CancellationToken cancellation)
    {
        var people = await db.People.AsNoTracking().Where(person => person.Active && person.RoleNames != "|Candidate|" && person.RoleNames != "||").ToListAsync(cancellation);
        IReadOnlyList<Role> missing = [.. Absence.Duties.Where(role => (verifies || role is not Role.Verifier) && !people.Exists(person => person.Has(role, body)))];
        return missing.Count == 0 ? [] : [new(ReadinessGapKind.Staff, body, name, missing)];
    }

    /// <summary>Whether a published standard can be recognised under a scheme. The database only narrows down, since the code may stand elsewhere in the text; the first that names it ends the search.</summary>
    private async Task<bool> IsNamedAsync(string scheme, CancellationToken cancellation)
    {
        var naming = string.Create(CultureInfo.InvariantCulture, $"%\"schemes\":[%\"{scheme}\"%");
        var found = db.StandardVersions.AsNoTracking().Where(version => version.State == VersionState.Published && EF.Functions.Like((string)(object)version.Content, naming)).Select(version => version.Content);
        await foreach (var content in found.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (content.Schemes.Contains(scheme, StringComparer.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
