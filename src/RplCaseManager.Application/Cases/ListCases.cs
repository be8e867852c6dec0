using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Cases;

/// <summary>The lists of cases. Each belongs to one role and has one definition, which its count uses too (DOMAIN rule 10).</summary>
public enum CaseList
{
    /// <summary>Case officer: handed in or being completed.</summary>
    Intake,
    /// <summary>Case officer: every case of the body.</summary>
    Body,
    /// <summary>Assessor: claimed by me and in assessment.</summary>
    Mine,
    /// <summary>Assessor: nobody has claimed it, or a colleague is absent for whom the assessor stands in.</summary>
    ToClaim,
    /// <summary>Assessor: in assessment in my body, whoever has it.</summary>
    Team,
    /// <summary>Verifier: waits for verification.</summary>
    Verification,
    /// <summary>Decider: waits for the decision.</summary>
    Decision,
    /// <summary>Decider: decided by my body.</summary>
    Decided,
    /// <summary>Auditor: everything.</summary>
    Audit,
}

/// <summary>One page of a list, by due date; the cursor is the last row of the page before.</summary>
/// <param name="Search">Words of case number, candidate or standard; every word must begin one of theirs.</param>
/// <param name="Fits">Only cases in the fields that the assessor who asks can assess (<see cref="Expertise"/>); of no meaning in the lists of other roles.</param>
public sealed record ListCases(CaseList List, string? Search = null, Guid? SchemeId = null, CaseState? State = null, CaseCursor? After = null, int Take = 25, bool Fits = false) : IRead<CasePage>;

/// <summary>Position behind a row.</summary>
public sealed record CaseCursor(DateTimeOffset SortAt, string Number);

/// <summary>A page and the number of all rows of the list.</summary>
public sealed record CasePage(IReadOnlyList<CaseRow> Rows, int Total, CaseCursor? Next);

/// <summary>A case in a list.</summary>
/// <param name="Judged">Outcomes judged in the running round.</param>
/// <param name="Claimed">Outcomes claimed.</param>
public sealed record CaseRow(
    Guid Id, string Number, string Candidate, string Standard, Guid SchemeVersionId, string Scheme, CaseState State, CaseHolder Holder, DateOnly? DueOn, DateTimeOffset? DueAt,
    DateOnly HeldSince, DateTimeOffset? SubmittedAt, int Judged, int Claimed, string? Assessor, Guid? AssessorId)
{
    /// <summary>Working days until the date in the scheme's calendar; negative when late; null without a date.</summary>
    public int? WorkingDaysLeft { get; init; }

    /// <summary>In a list of assessors: it is in a field that the one who asks can assess.</summary>
    public bool Fits { get; init; }
}

/// <summary>Projected by SQL, paged by key.</summary>
public sealed class ListCasesHandler(IRplDb db, Authorisation me, Catalogue catalogue, OperationContext context) : IHandle<ListCases, CasePage>
{
    private static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public async ValueTask<Result<CasePage>> Handle(ListCases request, CancellationToken cancellationToken)
    {
        var (role, relation) = CaseLists.Needs(request.List);
        if (!me.Me.Has(role))
        {
            return new RoleMissing(nameof(ListCases));
        }

        var absent = request.List is CaseList.ToClaim ? await AbsenceDesk.StandsInForAsync(db, me.Me.Id, context.Today, cancellationToken) : [];
        var query = Filter(CaseLists.Of(request.List, db.Cases.AsNoTracking().Where(CaseAccess.For(db, me.Me, new Grant(role, relation))), absent), request);
        var fields = role is Role.Assessor ? me.Me.Expertise : [];
        if (request.Fits && role is Role.Assessor)
        {
            var fitting = await FittingAsync(query, fields, cancellationToken);
            query = query.Where(found => fitting.Contains(found.StandardVersionId));
        }

        var total = await query.CountAsync(cancellationToken);
        var byDate = CaseLists.ByDate(request.List);
        if (request.After is { } after)
        {
            query = byDate
                ? query.Where(found => found.DueAt > after.SortAt || (found.DueAt == after.SortAt && found.Number.CompareTo(after.Number) > 0))
                : query.Where(found => found.CreatedAt < after.SortAt || (found.CreatedAt == after.SortAt && found.Number.CompareTo(after.Number) > 0));
        }

        var take = Math.Clamp(request.Take, 1, 1000);
        var ordered = byDate ? query.OrderBy(found => found.DueAt).ThenBy(found => found.Number) : query.OrderByDescending(found => found.CreatedAt).ThenBy(found => found.Number);
        var found = await ordered.Take(take + 1).Select(Row()).ToListAsync(cancellationToken);
        var more = found.Count > take;
        var rows = new List<CaseRow>(take);
        var now = context.Now;
        foreach (var (row, _, version) in found.Take(take))
        {
            var rules = await catalogue.SchemeAsync(row.SchemeVersionId, cancellationToken);
            var fits = fields.Count > 0 && Expertise.Fits(fields, (await catalogue.StandardAsync(version, cancellationToken)).Content);
            rows.Add(row with { Scheme = rules.Content.Code, Fits = fits, WorkingDaysLeft = row.DueOn is { } due ? rules.Calendar.WorkingDaysBetween(rules.DateOf(now), due) : null });
        }

        var last = more ? found[take - 1] : null;
        return new CasePage(rows, total, last is null ? null : new CaseCursor(byDate ? last.Row.DueAt ?? Never : last.CreatedAt, last.Row.Number));
    }

    // What a standard is about stands in its content, which the catalogue keeps: the database is asked for the few versions that occur.
    private async Task<List<Guid>> FittingAsync(IQueryable<Case> query, IReadOnlyList<string> fields, CancellationToken cancellation)
    {
        var fitting = new List<Guid>();
        foreach (var version in fields.Count == 0 ? [] : await query.Select(found => found.StandardVersionId).Distinct().ToListAsync(cancellation))
        {
            if (Expertise.Fits(fields, (await catalogue.StandardAsync(version, cancellation)).Content))
            {
                fitting.Add(version);
            }
        }

        return fitting;
    }

    private IQueryable<Case> Filter(IQueryable<Case> query, ListCases request)
    {
        if (request.SchemeId is { } scheme)
        {
            query = query.Where(found => found.SchemeId == scheme);
        }

        if (request.State is { } state)
        {
            query = query.Where(found => found.State == state);
        }

        foreach (var word in SearchWords.Normalise(request.Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (start, inside) = (word + "%", "% " + word + "%");
            var number = "%" + word.ToUpperInvariant() + "%";
            query = query.Where(found => EF.Functions.Like(found.Number, number)
                || db.People.Any(person => person.Id == found.CandidateId && (EF.Functions.Like(person.SearchName, start) || EF.Functions.Like(person.SearchName, inside)))
                || db.StandardVersions.Any(version => version.Id == found.StandardVersionId && (EF.Functions.Like(version.SearchText, start) || EF.Functions.Like(version.SearchText, inside))));
        }

        return query;
    }

    private Expression<Func<Case, Projected>> Row() => found => new Projected(
        new CaseRow(found.Id, found.Number,
            db.People.Where(person => person.Id == found.CandidateId).Select(person => person.GivenName + " " + person.FamilyName).First(),
            db.StandardVersions.Where(version => version.Id == found.StandardVersionId).Select(version => version.Title).First(),
            found.SchemeVersionId, "", found.State, found.Holder, found.DueOn, found.DueAt, found.HeldSince, found.SubmittedAt,
            db.JudgementSheets.Count(sheet => sheet.CaseId == found.Id && sheet.Round == found.Round && sheet.Judged != null), found.ClaimedCount,
            db.People.Where(person => person.Id == found.AssessorId).Select(person => person.GivenName + " " + person.FamilyName).FirstOrDefault(), found.AssessorId),
        found.CreatedAt, found.StandardVersionId);

    private sealed record Projected(CaseRow Row, DateTimeOffset CreatedAt, Guid StandardVersionId);
}

/// <summary>The one definition of each list.</summary>
public static class CaseLists
{
    /// <summary>Role and relation that a list needs.</summary>
    public static (Role Role, Relation Relation) Needs(CaseList list) => list switch
    {
        CaseList.Intake or CaseList.Body => (Role.CaseOfficer, Relation.MyBody),
        CaseList.Mine => (Role.Assessor, Relation.Assigned),
        CaseList.ToClaim or CaseList.Team => (Role.Assessor, Relation.MyBody),
        CaseList.Verification => (Role.Verifier, Relation.MyBody),
        CaseList.Decision or CaseList.Decided => (Role.Decider, Relation.MyBody),
        CaseList.Audit => (Role.Auditor, Relation.MyBody),
    };

    /// <summary>The cases of a list among those that the person may see.</summary>
    /// <param name="absent">The absent colleagues for whom the person stands in; null or none: nobody.</param>
    public static IQueryable<Case> Of(CaseList list, IQueryable<Case> visible, IReadOnlyList<Guid>? absent = null) => list switch
    {
        CaseList.Intake => visible.Where(found => found.State == CaseState.Submitted || found.State == CaseState.Incomplete),
        CaseList.Body or CaseList.Audit => visible,
        CaseList.Mine or CaseList.Team => visible.Where(found => found.State == CaseState.InAssessment || found.State == CaseState.InformationRequested),
        CaseList.ToClaim when absent is { Count: > 0 } => visible.Where(found => (found.State == CaseState.InAssessment && found.AssessorId == null)
            || ((found.State == CaseState.InAssessment || found.State == CaseState.InformationRequested) && found.AssessorId != null && absent.Contains(found.AssessorId.Value))),
        CaseList.ToClaim => visible.Where(found => found.State == CaseState.InAssessment && found.AssessorId == null),
        CaseList.Verification => visible.Where(found => found.State == CaseState.UnderVerification),
        CaseList.Decision => visible.Where(found => found.State == CaseState.AwaitingDecision),
        CaseList.Decided => visible.Where(found => found.State == CaseState.Decided || found.State == CaseState.ConditionallyAwarded || found.State == CaseState.Closed),
    };

    /// <summary>Ordered by due date; the others by the day on which they were started, newest first.</summary>
    public static bool ByDate(CaseList list) => list is not (CaseList.Body or CaseList.Audit or CaseList.Decided);
}

/// <summary>How many rows the lists have that the person may see, for tabs and the menu.</summary>
public sealed record CountCases : IRead<IReadOnlyDictionary<CaseList, int>>;

/// <summary>Same definitions as the lists.</summary>
public sealed class CountCasesHandler(IRplDb db, Authorisation me, OperationContext context) : IHandle<CountCases, IReadOnlyDictionary<CaseList, int>>
{
    public async ValueTask<Result<IReadOnlyDictionary<CaseList, int>>> Handle(CountCases request, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<CaseList, int>();
        var absent = me.Me.Has(Role.Assessor) ? await AbsenceDesk.StandsInForAsync(db, me.Me.Id, context.Today, cancellationToken) : [];
        foreach (var list in Enum.GetValues<CaseList>())
        {
            var (role, relation) = CaseLists.Needs(list);
            if (me.Me.Has(role))
            {
                counts[list] = await CaseLists.Of(list, db.Cases.AsNoTracking().Where(CaseAccess.For(db, me.Me, new Grant(role, relation))), absent).CountAsync(cancellationToken);
            }
        }

        return counts;
    }
}
