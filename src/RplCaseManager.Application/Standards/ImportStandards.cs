using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Standards;

/// <summary>What the import of a file of standards (workbook, CSV or JSON) would do; changes nothing.</summary>
/// <param name="FileName">Its ending says what it is where its bytes do not.</param>
/// <param name="Publish">Complete standards are published at once; otherwise everything comes as a draft.</param>
public sealed record CheckStandardImport(string FileName, byte[] File, bool Publish) : IRead<StandardImportPlan>, IValidated
{
    public IEnumerable<FieldProblem> Validate() => ImportedFile.Problems(FileName, File);
}

/// <summary>Errors are part of the answer, not a refusal: they are what the check is for.</summary>
public sealed class CheckStandardImportHandler(StandardImport import) : IHandle<CheckStandardImport, StandardImportPlan>
{
    public async ValueTask<Result<StandardImportPlan>> Handle(CheckStandardImport request, CancellationToken cancellationToken) =>
        (await import.PrepareAsync(request.File, request.FileName, request.Publish, cancellationToken)).Plan;
}

/// <summary>Imports a file of standards: all of it or nothing.</summary>
/// <param name="Plan">From the check; empty imports without having looked.</param>
/// <param name="Reason">Why, for the trail; asked for where something is published.</param>
public sealed record ImportStandards(Guid RequestId, string FileName, byte[] File, bool Publish, string Plan, string Reason) : IChange<StandardImportResult>, IValidated
{
    public IEnumerable<FieldProblem> Validate() => ImportedFile.Problems(FileName, File)
        .Concat(TextLimits.Check(nameof(Plan), Plan, TextLimits.Name))
        .Concat(Publish ? Reasons.Problems(Reason, nameof(Reason)) : TextLimits.Check(nameof(Reason), Reason, TextLimits.Reason));
}

/// <summary>What was imported; what was unchanged is only counted.</summary>
public sealed record StandardImportResult(IReadOnlyList<StandardImportRow> Rows, int Unchanged);

/// <summary>One transaction; memory holds one batch of it.</summary>
public sealed class ImportStandardsHandler(IRplDb db, StandardImport import, ConfigurationDesk desk, CatalogueCache cache, Journal journal, OperationContext context) : IHandle<ImportStandards, StandardImportResult>
{
    private const int Batch = 500;

    public async ValueTask<Result<StandardImportResult>> Handle(ImportStandards request, CancellationToken cancellationToken)
    {
        var (plan, contents) = await import.PrepareAsync(request.File, request.FileName, request.Publish, cancellationToken);
        if (plan.ErrorCount > 0)
        {
            return new ImportFileRefused(plan.ErrorCount, plan.Errors[0].Place, plan.Errors);
        }

        if (request.Plan.Length > 0 && request.Plan != plan.Plan)
        {
            return new ImportPlanChanged();
        }

        foreach (var batch in plan.Rows.Zip(contents).Where(pair => pair.First.Outcome is not StandardImportOutcome.Unchanged || pair.First.Publishes).Chunk(Batch))
        {
            var codes = batch.Select(pair => pair.First.Code).ToList();
            var there = await db.Standards.Include(found => found.Versions).Where(found => codes.Contains(found.Code)).ToDictionaryAsync(found => found.Code, cancellationToken);
            foreach (var (row, content) in batch)
            {
                if (Write(row, content, there.GetValueOrDefault(row.Code), request.Reason) is { } refusal)
                {
                    return refusal;
                }
            }

            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        var counts = plan.Rows.CountBy(row => row.Outcome).ToDictionary();
        journal.Record(Streams.System, "standards.imported", new
        {
            created = counts.GetValueOrDefault(StandardImportOutcome.Created),
            drafts = counts.GetValueOrDefault(StandardImportOutcome.NewDraft) + counts.GetValueOrDefault(StandardImportOutcome.DraftChanged),
            published = plan.Rows.Count(row => row.Publishes),
            all = plan.Rows.Count,
        }, new { file = request.FileName, reason = request.Reason });
        cache.Clear();
        var unchanged = plan.Rows.Count(row => row is { Outcome: StandardImportOutcome.Unchanged, Publishes: false });
        return new StandardImportResult([.. plan.Rows.Where(row => row is not { Outcome: StandardImportOutcome.Unchanged, Publishes: false })], unchanged);
    }

    private Refusal? Write(StandardImportRow row, StandardContent content, QualificationStandard? there, string reason)
    {
        var standard = there ?? db.Standards.Add(new QualificationStandard(context.NewId(), row.Code)).Entity;
        var (before, stream) = ((standard.Draft ?? standard.Current)?.Content, Streams.Standard(row.Code));
        var refusal = row.Outcome switch
        {
            StandardImportOutcome.Created or StandardImportOutcome.NewDraft => standard.AddDraft(context.NewId(), content, context.Now, context.Actor.Id),
            StandardImportOutcome.DraftChanged => standard.SaveDraft(content, context.Now, context.Actor.Id),
            _ => null,
        };
        if (refusal is not null)
        {
            return refusal;
        }

        if (row.Outcome is not StandardImportOutcome.Unchanged)
        {
            desk.RecordImport(stream, row.Outcome switch { StandardImportOutcome.Created => "created", StandardImportOutcome.NewDraft => "draft-begun", _ => "draft-saved" }, row.Number, before, content, reason);
        }

        // What the draft's map said of outcomes that are still there stays said.
        if (standard is { Current: { } current, Draft: { } draft } && (row.Publishes || row.Outcome is StandardImportOutcome.DraftChanged) && standard.MapOutcomes(draft.Outcomes.Adapt(current.Content, content)) is { } unmapped)
        {
            return unmapped;
        }

        if (!row.Publishes)
        {
            return null;
        }

        // A year is what candidates who have begun on the version before need to finish their file.
        if (standard.Publish([], desk.Today, desk.Today.AddYears(1), reason) is { } unpublished)
        {
            return unpublished;
        }

        desk.RecordImport(stream, row.Number);
        return null;
    }
}
