using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Schemes;

namespace RplCaseManager.Application.Decisions;

/// <summary>All of a decision that follows from the judgements; awards and reasons are the decider's.</summary>
public sealed record DecisionDraft(
    IReadOnlyList<OutcomeResult> Outcomes, IReadOnlyList<UnitResult> Units, IReadOnlyList<Gap> GapPlan, IReadOnlyList<OutcomeOption> Options);

/// <summary>Puts the draft of a decision together from the sheets of the running round.</summary>
public static class DecisionDrafts
{
    public static async Task<DecisionDraft> MakeAsync(IRplDb db, CaseDesk desk, OpenCase open, CancellationToken cancellation)
    {
        var (id, round) = (open.Case.Id, open.Case.Round);
        var sheets = await db.JudgementSheets.AsNoTracking().Where(sheet => sheet.CaseId == id && sheet.Round == round && sheet.Judged != null).ToListAsync(cancellation);
        var evidence = await desk.EvidenceAsync(id, cancellation);
        var judgedBy = sheets.Select(sheet => sheet.JudgedBy).Distinct().ToList();
        var judges = await db.People.Where(person => judgedBy.Contains(person.Id)).Select(person => new { person.Id, person.GivenName, person.FamilyName })
            .ToDictionaryAsync(person => person.Id, person => person.GivenName + " " + person.FamilyName, cancellation);
        var content = open.Standard.Content;
        var results = new List<OutcomeResult>();
        var gaps = new List<Gap>();
        foreach (var outcome in content.AllOutcomes())
        {
            if (sheets.Find(sheet => sheet.OutcomeCode == outcome.Code) is not { Judged: { } judgement } sheet)
            {
                continue;
            }

            var references = sheet.Entry.Pieces.Select(entry => (Piece: evidence.Find(piece => piece.Id == entry.EvidenceId), entry.Varcs)).Where(pair => pair.Piece is not null)
                .Select(pair => new EvidenceReference(pair.Piece!.Id, pair.Piece.Title, pair.Piece.FileName, pair.Piece.Sha256, pair.Varcs)).ToList();
            results.Add(new OutcomeResult(outcome.Code, outcome.Title, outcome.Type, content.UnitOf(outcome.Code).Code, judgement, sheet.Entry.Rationale, references,
                judges.GetValueOrDefault(sheet.JudgedBy ?? Guid.Empty, ""))
            { Methods = sheet.Entry.Used });
            if (judgement is not Judgement.Achieved)
            {
                gaps.Add(new Gap(outcome.Code, outcome.Title, sheet.Entry.GapReason ?? GapReason.PartlyShown, sheet.Entry.Rationale, sheet.Entry.WhatWouldShowIt,
                    sheet.Entry.WhereToLearn.Length > 0 ? sheet.Entry.WhereToLearn : null));
            }
        }

        var judgements = results.ToDictionary(result => result.OutcomeCode, result => result.Judgement, StringComparer.Ordinal);
        var achieved = results.Where(result => result.Judgement is Judgement.Achieved).Select(result => result.OutcomeCode).ToHashSet(StringComparer.Ordinal);
        return new DecisionDraft(results, OutcomeOptions.Units(content, achieved), gaps, OutcomeOptions.Compute(open.Rules.Content, content, judgements, open.Programme?.Content, ExaminationPassed(sheets, evidence)));
    }

    /// <summary>The result of an examination counts when an assessor found it valid, authentic, reliable and current for an outcome.</summary>
    private static bool ExaminationPassed(List<JudgementSheet> sheets, List<EvidenceItem> evidence) => sheets.SelectMany(sheet => sheet.Entry.Pieces).Any(entry =>
        entry.Varcs is { Valid: VarcsAnswer.Yes, Authentic: VarcsAnswer.Yes, Reliable: VarcsAnswer.Yes, Current: VarcsAnswer.Yes }
        && evidence.Find(piece => piece.Id == entry.EvidenceId) is { } piece && EvidenceDemands.Examination.Contains(piece.Kind));
}

/// <summary>What the decider reads before deciding.</summary>
public sealed record GetDecisionDraft(Guid CaseId) : IRead<DecisionDraft>, INeedsDeclaration;

/// <summary>Also read by the verifier.</summary>
public sealed class GetDecisionDraftHandler(IRplDb db, CaseDesk desk) : IHandle<GetDecisionDraft, DecisionDraft>
{
    public async ValueTask<Result<DecisionDraft>> Handle(GetDecisionDraft request, CancellationToken cancellationToken) =>
        await DecisionDrafts.MakeAsync(db, desk, await desk.OpenAsync(request.CaseId, cancellationToken), cancellationToken);
}
