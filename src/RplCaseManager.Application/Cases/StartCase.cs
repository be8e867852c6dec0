using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Cases;

/// <summary>A candidate starts a case on the published version of a standard under a scheme.</summary>
/// <param name="Sought">Outcomes sought; empty: everything that the scheme yields for this kind of standard.</param>
/// <param name="ProgrammeCode">The programme from whose parts an exemption, or to which an admission is sought; null: none.</param>
public sealed record StartCase(Guid RequestId, string StandardCode, string SchemeCode, IReadOnlyList<RplOutcome> Sought, string? ProgrammeCode = null) : IChange<StartedCase>, IValidated
{
    public IEnumerable<FieldProblem> Validate()
    {
        if (string.IsNullOrWhiteSpace(StandardCode))
        {
            yield return new(nameof(StandardCode), "required");
        }

        if (string.IsNullOrWhiteSpace(SchemeCode))
        {
            yield return new(nameof(SchemeCode), "required");
        }
    }
}

/// <summary>The new case.</summary>
public sealed record StartedCase(Guid CaseId, string Number);

/// <summary>One open first-round case for one aim; the database holds it too (DOMAIN rule 9).</summary>
public sealed class StartCaseHandler(IRplDb db, IWork work, Catalogue catalogue, Authorisation me, Journal journal, OperationContext context) : IHandle<StartCase, StartedCase>
{
    public async ValueTask<Result<StartedCase>> Handle(StartCase request, CancellationToken cancellationToken)
    {
        var standard = await db.Standards.AsNoTracking().Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == request.StandardCode, cancellationToken);
        var scheme = await db.Schemes.AsNoTracking().Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == request.SchemeCode, cancellationToken);
        if (standard?.Current is not { } version || scheme?.Current is not { } schemeVersion)
        {
            return new NotFound(standard?.Current is null ? "standard" : "scheme");
        }

        if (!version.Content.Schemes.Contains(request.SchemeCode, StringComparer.Ordinal))
        {
            return new RuleRefusal("case.start.scheme", request.SchemeCode);
        }

        var issuer = await db.Providers.AsNoTracking().FirstOrDefaultAsync(found => found.Code == version.Content.AwardingBody, cancellationToken);
        if (issuer?.IsAccreditedFor(request.StandardCode, context.Today) is not true)
        {
            return new RuleRefusal("case.start.accreditation", issuer?.Content.Name ?? version.Content.AwardingBody);
        }

        var programme = request.ProgrammeCode is null ? null
            : (await db.Programmes.AsNoTracking().Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == request.ProgrammeCode, cancellationToken))?.Current;
        if (request.ProgrammeCode is not null && (programme is null || programme.StandardCode != request.StandardCode || !programme.Content.Schemes.Contains(request.SchemeCode, StringComparer.Ordinal)))
        {
            return new RuleRefusal("case.start.programme", request.ProgrammeCode);
        }

        var rules = await catalogue.SchemeAsync(schemeVersion.Id, cancellationToken);
        var seekable = OutcomeOptions.Seekable(rules.Content, version.Content, programme?.Content);
        if (request.Sought.Where(outcome => !seekable.Contains(outcome)).Select(outcome => (RplOutcome?)outcome).FirstOrDefault() is { } never)
        {
            var option = OutcomeOptions.Compute(rules.Content, version.Content, new Dictionary<string, Judgement>(), programme?.Content).First(option => option.Outcome == never);
            return new RuleRefusal(option.Rule, never.ToString());
        }

        if (seekable.Count == 0)
        {
            return new RuleRefusal("case.start.nothing", rules.Content.Name);
        }

        if (me.Me.DateOfBirth is null || me.Me.LatinName.Length == 0)
        {
            return new RuleRefusal("case.start.identity");
        }

        // A scheme may have got another body since: until the standard follows, nobody is promised an award by the one and decided by the other.
        if (version.Content.AwardingBody != rules.Content.AwardingBody)
        {
            return new RuleRefusal("case.start.body", rules.Content.Name);
        }

        IReadOnlyList<RplOutcome> sought = request.Sought.Count > 0 ? [.. request.Sought.Distinct()] : seekable;
        var aim = new CaseAim(scheme.Id, schemeVersion.Id, rules.Content.AwardingBody, standard.Id, version.Id, programme?.Id, sought);
        var year = rules.DateOf(context.Now).Year;
        var number = Numbers.Make("RPL", year, await work.NextNumberAsync($"case:{year}", cancellationToken));
        var started = new Case(context.NewId(), number, me.Me.Id, aim, context.Act, rules);
        var open = await db.Cases.AsNoTracking().FirstOrDefaultAsync(found => found.OpenKey == started.OpenKey, cancellationToken);
        if (open is not null)
        {
            return new RuleRefusal("case.start.other-open", open.Number);
        }

        db.Cases.Add(started);
        journal.Record(Streams.Case(started.Id), "case.started", new { number, standard = version.Id, scheme = schemeVersion.Id, sought = sought.Select(outcome => outcome.ToString()) });
        return new StartedCase(started.Id, number);
    }
}
