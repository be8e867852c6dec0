using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.People;

namespace RplCaseManager.Application.Operations;

/// <summary>A case that a person may act on, and whether they declared that there is no conflict of interest.</summary>
internal sealed class ReachedCase
{
    public required Case Case { get; init; }
    public required bool Declared { get; init; }
}

/// <summary>A piece of evidence with the outcomes that it is for.</summary>
internal sealed record MappedPiece(Guid Id, IReadOnlyList<EvidenceMapping> Mappings);

/// <summary>A person who sends a change, and what the same request answered before.</summary>
internal sealed class ActingPerson
{
    public required Person Person { get; init; }
    public RequestRecord? Before { get; init; }
}

/// <summary>
/// The reads of every operation and of saving a judgement, translated once: for a query that is written in place, EF takes its expression apart each time,
/// which costs more than the database needs to answer it. One set for each model, because a translation belongs to one database.
/// </summary>
internal sealed class HotReads
{
    private static readonly ConditionalWeakTable<IModel, HotReads> Known = [];
    private readonly ConcurrentDictionary<CaseAccessShape, Func<DbContext, Guid, Guid, string?, CancellationToken, Task<ReachedCase?>>> reached = new();

    private readonly Func<DbContext, Guid, CancellationToken, Task<Person?>> person =
        EF.CompileAsyncQuery((DbContext db, Guid id, CancellationToken cancellation) => db.Set<Person>().AsNoTracking().FirstOrDefault(found => found.Id == id && found.Active));

    private readonly Func<DbContext, Guid, Guid, CancellationToken, Task<ActingPerson?>> acting = EF.CompileAsyncQuery((DbContext db, Guid id, Guid request, CancellationToken cancellation) =>
        (from found in db.Set<Person>().AsNoTracking()
         join record in db.Set<RequestRecord>().AsNoTracking().Where(record => record.RequestId == request) on found.Id equals record.ActorId into records
         from before in records.DefaultIfEmpty()
         where found.Id == id && found.Active
         select new ActingPerson { Person = found, Before = before }).FirstOrDefault());

    private readonly Func<DbContext, Guid, Guid, CancellationToken, Task<RequestRecord?>> request = EF.CompileAsyncQuery((DbContext db, Guid actor, Guid id, CancellationToken cancellation) =>
        db.Set<RequestRecord>().AsNoTracking().FirstOrDefault(record => record.ActorId == actor && record.RequestId == id));

    private readonly Func<DbContext, Guid, IAsyncEnumerable<EvidenceItem>> evidence = EF.CompileAsyncQuery<DbContext, Guid, EvidenceItem>((db, caseId) =>
        db.Set<EvidenceItem>().AsNoTracking().Where(piece => piece.CaseId == caseId && piece.RemovedAt == null).OrderBy(piece => piece.AddedAt).ThenBy(piece => piece.Id));

    private readonly Func<DbContext, Guid, IAsyncEnumerable<MappedPiece>> mapped = EF.CompileAsyncQuery<DbContext, Guid, MappedPiece>((db, caseId) =>
        db.Set<EvidenceItem>().Where(piece => piece.CaseId == caseId && piece.RemovedAt == null).Select(piece => new MappedPiece(piece.Id, piece.Mappings)));

    private readonly Func<DbContext, Guid, int, string, CancellationToken, Task<JudgementSheet?>> sheet = EF.CompileAsyncQuery((DbContext db, Guid caseId, int round, string code, CancellationToken cancellation) =>
        db.Set<JudgementSheet>().FirstOrDefault(found => found.CaseId == caseId && found.Round == round && found.OutcomeCode == code));

    /// <summary>A person with an open account; not tracked.</summary>
    public static Task<Person?> PersonAsync(IRplDb db, Guid id, CancellationToken cancellation) => Of(db, out var context).person(context, id, cancellation);

    /// <summary>A person with an open account, and the first result of one of their requests; not tracked.</summary>
    public static Task<ActingPerson?> ActingAsync(IRplDb db, Guid id, Guid request, CancellationToken cancellation) => Of(db, out var context).acting(context, id, request, cancellation);

    /// <summary>The first result of a request; not tracked.</summary>
    public static Task<RequestRecord?> RequestAsync(IRplDb db, Guid actor, Guid id, CancellationToken cancellation) => Of(db, out var context).request(context, actor, id, cancellation);

    /// <summary>The evidence of a case that was not removed, in the order in which it was added; not tracked.</summary>
    public static IAsyncEnumerable<EvidenceItem> Evidence(IRplDb db, Guid caseId) => Of(db, out var context).evidence(context, caseId);

    /// <summary>The evidence of a case that was not removed, only with the outcomes that it is for.</summary>
    public static IAsyncEnumerable<MappedPiece> Mapped(IRplDb db, Guid caseId) => Of(db, out var context).mapped(context, caseId);

    /// <summary>The sheet of an outcome, to be changed.</summary>
    public static Task<JudgementSheet?> SheetAsync(IRplDb db, Guid caseId, int round, string code, CancellationToken cancellation) => Of(db, out var context).sheet(context, caseId, round, code, cancellation);

    /// <summary>The case itself, when a grant of the person holds for it; not tracked.</summary>
    public static Task<ReachedCase?> ReachedAsync(IRplDb db, Guid caseId, Person me, Grant grant, CancellationToken cancellation)
    {
        var (shape, reader) = CaseAccess.Shape(me, grant);
        if (shape.Bodies is BodyCount.Several)
        {
            return db.Cases.AsNoTracking().Where(row => row.Id == caseId).Where(CaseAccess.For(db, me, grant))
                .Select(row => new ReachedCase { Case = row, Declared = db.Conflicts.Any(entry => entry.CaseId == caseId && entry.PersonId == reader.Me) }).FirstOrDefaultAsync(cancellation);
        }

        return Of(db, out var context).reached.GetOrAdd(shape, Reach)(context, caseId, reader.Me, reader.Body, cancellation);
    }

    private static Func<DbContext, Guid, Guid, string?, CancellationToken, Task<ReachedCase?>> Reach(CaseAccessShape shape)
    {
        Expression<Func<DbContext, Guid, Guid, string?, CancellationToken, ReachedCase?>> ask = (db, caseId, me, body, cancellation) => db.Set<Case>().AsNoTracking().Where(row => row.Id == caseId && Allowed(db, row, me, body))
            .Select(row => new ReachedCase { Case = row, Declared = db.Set<ConflictDeclaration>().Any(entry => entry.CaseId == caseId && entry.PersonId == me) }).FirstOrDefault();
        return EF.CompileAsyncQuery((Expression<Func<DbContext, Guid, Guid, string?, CancellationToken, ReachedCase?>>)new InPlace(CaseAccess.Rule(shape)).Visit(ask));
    }

    private static HotReads Of(IRplDb db, out DbContext context)
    {
        context = (DbContext)db;
        return Known.GetValue(context.Model, static _ => new HotReads());
    }

    /// <summary>Stands in a query for the predicate of <see cref="CaseAccess"/>.</summary>
    private static bool Allowed(DbContext db, Case row, Guid me, string? body) => throw new InvalidOperationException("Only stands for a predicate.");

    private sealed class InPlace(Expression<Func<DbContext, Case, Guid, string?, List<string?>, bool>> rule) : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node) => node.Method.Name == nameof(Allowed)
            ? new CaseAccess.Swap(rule.Parameters.Zip(node.Arguments).ToDictionary(pair => (Expression)pair.First, pair => pair.Second)).Visit(rule.Body)!
            : base.VisitMethodCall(node);
    }
}
