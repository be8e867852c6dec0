using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Assessment;

/// <summary>The assessor saves what was filled in for one learning outcome; unfinished sheets are kept.</summary>
/// <param name="SheetVersion">Version of the sheet that the screen showed; 0 for a sheet that did not exist.</param>
public sealed record RecordJudgement(Guid RequestId, Guid CaseId, string OutcomeCode, long SheetVersion, SheetEntry Entry) : IChange<RecordedJudgement>, INeedsDeclaration, IValidated
{
    public IEnumerable<FieldProblem> Validate()
    {
        if (Entry.Rationale.Length > TextLimits.Reason)
        {
            yield return new(nameof(SheetEntry.Rationale), "too-long", TextLimits.ReasonText);
        }

        if (Entry.WhatWouldShowIt.Length > TextLimits.Reason)
        {
            yield return new(nameof(SheetEntry.WhatWouldShowIt), "too-long", TextLimits.ReasonText);
        }

        if (Entry.WhereToLearn.Length > TextLimits.Reason)
        {
            yield return new(nameof(SheetEntry.WhereToLearn), "too-long", TextLimits.ReasonText);
        }
    }
}

/// <summary>The saved sheet.</summary>
/// <param name="Judged">The judgement counts; null while something is missing.</param>
/// <param name="MissingRule">What is missing; empty when nothing is.</param>
public sealed record RecordedJudgement(long SheetVersion, Judgement? Judged, string MissingRule, DateTimeOffset SavedAt);

/// <summary>A sheet is an aggregate of its own; a second writer of the same sheet is told.</summary>
public sealed class RecordJudgementHandler(IRplDb db, CaseDesk desk, Journal journal, OperationContext context) : IHandle<RecordJudgement, RecordedJudgement>
{
    public async ValueTask<Result<RecordedJudgement>> Handle(RecordJudgement request, CancellationToken cancellationToken)
    {
        var open = await desk.ReadAsync(request.CaseId, cancellationToken);
        if (open.Case.CanJudge() is { } closed)
        {
            return closed;
        }

        if (!open.Case.ClaimedOutcomes.Contains(request.OutcomeCode, StringComparer.Ordinal))
        {
            return new RuleRefusal("judgement.not-claimed", request.OutcomeCode);
        }

        var mapped = new HashSet<Guid>();
        await foreach (var piece in HotReads.Mapped(db, request.CaseId).WithCancellation(cancellationToken))
        {
            if (piece.Mappings.Any(mapping => mapping.OutcomeCode == request.OutcomeCode))
            {
                mapped.Add(piece.Id);
            }
        }

        if (request.Entry.Pieces.Any(entry => !mapped.Contains(entry.EvidenceId)))
        {
            return new RuleRefusal("judgement.evidence-not-mapped", request.OutcomeCode);
        }

        var round = open.Case.Round;
        var sheet = await HotReads.SheetAsync(db, request.CaseId, round, request.OutcomeCode, cancellationToken);
        if ((sheet?.Version ?? 0) != request.SheetVersion)
        {
            return new ChangedMeanwhile(await desk.NameAsync(sheet?.JudgedBy ?? Guid.Empty, cancellationToken), open.Rules.LocalTime(sheet?.SavedAt ?? context.Now), "judgement.recorded", sheet?.Version ?? 0) { Yourself = sheet?.JudgedBy == context.Actor.Id };
        }

        if (sheet is null)
        {
            sheet = new JudgementSheet(context.NewId(), request.CaseId, round, request.OutcomeCode);
            db.JudgementSheets.Add(sheet);
        }

        // A piece that the assessor has not seen yet is not judged, whatever the sheet says about the others.
        var entry = request.Entry.Covering(mapped.Order());
        var methods = MethodsOf(open, request.OutcomeCode);
        if (sheet.Record(entry, methods, context.Actor.Id, context.Now) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Case(request.CaseId), "judgement.recorded", new
        {
            outcome = request.OutcomeCode,
            judgement = entry.Judgement,
            complete = sheet.Judged is not null,
            pieces = entry.Pieces.Select(piece => piece.EvidenceId.ToString("N") + "=" + Code(piece.Varcs)),
            together = entry.TogetherSufficient,
            gap = entry.GapReason,
            methods = entry.Used.Select(method => method.ToString()),
        }, new { rationale = entry.Rationale });
        return new RecordedJudgement(sheet.Version, sheet.Judged, JudgementSheet.Incomplete(entry, methods)?.Rule ?? "", context.Now);
    }

    private static MethodRule MethodsOf(OpenCase open, string code) => open.Standard.Content.Outcome(code) is { } outcome ? open.Standard.Content.MethodsOf(outcome) : MethodRule.Any;

    private static string Code(Varcs varcs) => string.Concat(new[] { varcs.Valid, varcs.Authentic, varcs.Reliable, varcs.Current, varcs.Sufficient }
        .Select(answer => answer switch { VarcsAnswer.Yes => 'y', VarcsAnswer.No => 'n', VarcsAnswer.Unclear => '?', null => '-' }));
}
