using System.Text.Json.Serialization;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Domain.Assessment;

/// <summary>The VARCS answers for one piece of evidence.</summary>
public sealed record PieceJudgement(Guid EvidenceId, Varcs Varcs);

/// <summary>An outcome counts as achieved only when one of these methods was used, and none of them is recorded.</summary>
public sealed record MethodMissing(IReadOnlyList<AssessmentMethod> Methods) : Refusal("judgement.achieved.method");

/// <summary>What an assessor has filled in for one learning outcome; may be unfinished.</summary>
/// <param name="TogetherSufficient">Whether all pieces together suffice.</param>
/// <param name="Rationale">Why; the candidate reads this.</param>
/// <param name="WhatWouldShowIt">For the gap plan: what would show the outcome.</param>
/// <param name="Methods">How the outcome was assessed; null in sheets from before it was recorded.</param>
public sealed record SheetEntry(
    IReadOnlyList<PieceJudgement> Pieces, VarcsAnswer? TogetherSufficient, Judgement? Judgement, string Rationale,
    GapReason? GapReason = null, string WhatWouldShowIt = "", string WhereToLearn = "",
    IReadOnlyList<AssessmentMethod>? Methods = null)
{
    /// <summary>The methods recorded; empty when none is.</summary>
    [JsonIgnore]
    public IReadOnlyList<AssessmentMethod> Used => Methods ?? [];

    /// <summary>The same with a line of unanswered questions for each of these pieces that has none yet.</summary>
    public SheetEntry Covering(IEnumerable<Guid> evidenceIds) =>
        this with { Pieces = [.. Pieces, .. evidenceIds.Except(Pieces.Select(piece => piece.EvidenceId)).Select(id => new PieceJudgement(id, Varcs.Empty))] };
}

/// <summary>The judgement of one learning outcome in one round. An aggregate of its own, so that colleagues do not collide on the case.</summary>
public sealed class JudgementSheet : Aggregate
{
    private JudgementSheet() { }

    /// <summary>Opens an empty sheet.</summary>
    public JudgementSheet(Guid id, Guid caseId, int round, string outcomeCode) => (Id, CaseId, Round, OutcomeCode, Version) = (id, caseId, round, outcomeCode, 0);

    public Guid CaseId { get; private set; }
    public int Round { get; private set; }
    public string OutcomeCode { get; private set; } = "";
    public SheetEntry Entry { get; private set; } = new([], null, null, "");
    /// <summary>The judgement is complete by the rules; null while it is not.</summary>
    public Judgement? Judged { get; private set; }
    public Guid? JudgedBy { get; private set; }
    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>
    /// Saves what was filled in. An unfinished sheet is kept; it counts as judged when <see cref="Incomplete"/> finds nothing.
    /// Refused when <c>Achieved</c> is claimed against the rule of the evidence, or a method is recorded that the outcome does not allow.
    /// </summary>
    /// <param name="methods">How the outcome is assessed.</param>
    public Refusal? Record(SheetEntry entry, MethodRule methods, Guid by, DateTimeOffset at)
    {
        if (entry.Used.Any(method => !methods.Allows(method)))
        {
            return new RuleRefusal("judgement.method-not-allowed", OutcomeCode);
        }

        if (entry.Judgement is Judgement.Achieved && Incomplete(entry, methods) is { Rule: "judgement.achieved.evidence" or "judgement.achieved.together" } refusal)
        {
            return refusal;
        }

        (Entry, JudgedBy, SavedAt) = (entry, by, at);
        Judged = Incomplete(entry, methods) is null ? entry.Judgement : null;
        Touch();
        return null;
    }

    /// <summary>
    /// A piece came after the sheet was saved (the answer to a request): until the assessor has judged it too, the outcome does not count as judged.
    /// The version stays, so that an assessor who has the sheet open is not refused; what they save next lacks the piece and stays unfinished (<see cref="SheetEntry.Covering"/>).
    /// </summary>
    public void Reopen(Guid evidenceId) => (Entry, Judged) = (Entry.Covering([evidenceId]), null);

    /// <summary>What is still missing for a complete judgement, or null. Rules in order: judgement, evidence, together, method, five answers, rationale, gap.</summary>
    public static Refusal? Incomplete(SheetEntry entry, MethodRule methods) => entry switch
    {
        { Judgement: null } => new RuleRefusal("judgement.missing"),
        // DOMAIN: achieved with at least one piece that is valid, authentic, reliable and current, and all of them together suffice.
        { Judgement: Judgement.Achieved } when !entry.Pieces.Any(piece => piece.Varcs.MayCarry) => new RuleRefusal("judgement.achieved.evidence"),
        { Judgement: Judgement.Achieved, TogetherSufficient: not VarcsAnswer.Yes } => new RuleRefusal("judgement.achieved.together"),
        { Judgement: Judgement.Achieved } when !methods.IsMetBy(entry.Used) => new MethodMissing(methods.Methods),
        _ when entry.Pieces.Any(piece => !piece.Varcs.IsComplete) => new RuleRefusal("judgement.varcs"),
        _ when string.IsNullOrWhiteSpace(entry.Rationale) => new RuleRefusal("judgement.rationale"),
        { Judgement: not Judgement.Achieved, GapReason: null } => new RuleRefusal("judgement.gap-reason"),
        { Judgement: not Judgement.Achieved } when string.IsNullOrWhiteSpace(entry.WhatWouldShowIt) => new RuleRefusal("judgement.gap-shows"),
        _ => null,
    };
}
