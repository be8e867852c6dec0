using RplCaseManager.Application.Assessment;
using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Web.Features.Assessment;

/// <summary>The sheet of one outcome while it is edited: what is filled in, what of it is saved, what is missing.</summary>
public sealed class SheetEditor
{
    private readonly Dictionary<Guid, Varcs> pieces = [];
    private readonly HashSet<AssessmentMethod> methods;
    private int saved;

    /// <summary>Takes over what is saved of an outcome; pieces that no longer belong to it fall away, new ones are empty.</summary>
    public SheetEditor(OutcomeDetails outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var entry = outcome.Sheet?.Entry ?? new SheetEntry([], null, null, "");
        (Code, Rule) = (outcome.Code, outcome.Methods);
        methods = [.. entry.Used];
        foreach (var id in outcome.PieceIds)
        {
            pieces[id] = entry.Pieces.FirstOrDefault(piece => piece.EvidenceId == id)?.Varcs ?? Varcs.Empty;
        }

        (Together, Judgement, Rationale) = (entry.TogetherSufficient, entry.Judgement, entry.Rationale);
        (Gap, WhatWouldShowIt, WhereToLearn) = (entry.GapReason, entry.WhatWouldShowIt, entry.WhereToLearn);
        (Version, Judged, SavedAt) = (outcome.Sheet?.Version ?? 0, outcome.Sheet?.Judged, outcome.Sheet?.SavedAt);
        Selected = outcome.PieceIds.Count > 0 ? outcome.PieceIds[0] : null;
    }

    public string Code { get; }

    /// <summary>How the outcome may or must be assessed.</summary>
    public MethodRule Rule { get; }

    /// <summary>How it was assessed.</summary>
    public IReadOnlySet<AssessmentMethod> Methods => methods;

    /// <summary>Version of the saved sheet; 0 when none is saved.</summary>
    public long Version { get; private set; }

    /// <summary>The judgement that counts, as saved.</summary>
    public Judgement? Judged { get; private set; }

    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>Grows with each edit.</summary>
    public int Revision { get; private set; }

    /// <summary>Something is filled in that is not saved.</summary>
    public bool IsDirty => Revision != saved;

    /// <summary>A save is under way; what is edited meanwhile is saved after it.</summary>
    public bool IsSaving { get; set; }

    /// <summary>Why the last save was refused; nothing is sent again before the next edit.</summary>
    public Refusal? Refused { get; private set; }

    /// <summary>The piece whose five questions are shown.</summary>
    public Guid? Selected { get; set; }

    public VarcsAnswer? Together { get; private set; }

    public Judgement? Judgement { get; private set; }

    public string Rationale { get; private set; }

    public GapReason? Gap { get; private set; }

    public string WhatWouldShowIt { get; private set; }

    public string WhereToLearn { get; private set; }

    /// <summary>Anything at all was filled in or saved.</summary>
    public bool IsBegun => Version > 0 || Revision > 0;

    /// <summary>What is filled in.</summary>
    public SheetEntry Entry => new([.. pieces.Select(pair => new PieceJudgement(pair.Key, pair.Value))], Together, Judgement, Rationale.Trim(),
        Judgement is Domain.Assessment.Judgement.Achieved ? null : Gap, Judgement is Domain.Assessment.Judgement.Achieved ? "" : WhatWouldShowIt.Trim(), Judgement is Domain.Assessment.Judgement.Achieved ? "" : WhereToLearn.Trim(), [.. methods.Order()]);

    /// <summary>Why "achieved" cannot be saved yet; the rest of the sheet is saved without it, so that nothing is lost.</summary>
    public Refusal? HeldBack => Judgement is Domain.Assessment.Judgement.Achieved
        && JudgementSheet.Incomplete(Entry, Rule) is { Rule: "judgement.achieved.evidence" or "judgement.achieved.together" } rule ? rule : null;

    /// <summary>What is missing for a judgement that counts; null when nothing is.</summary>
    public Refusal? Missing => JudgementSheet.Incomplete(Entry, Rule);

    /// <summary>What is sent.</summary>
    public SheetEntry ToSend => HeldBack is null ? Entry : Entry with { Judgement = null };

    /// <summary>The five answers for a piece.</summary>
    public Varcs Of(Guid piece) => pieces.GetValueOrDefault(piece, Varcs.Empty);

    /// <summary>Answers one of the five questions (0 to 4) for the selected piece.</summary>
    public void Answer(int question, VarcsAnswer? answer)
    {
        if (Selected is not { } piece || !pieces.TryGetValue(piece, out var varcs))
        {
            return;
        }

        pieces[piece] = question switch
        {
            0 => varcs with { Valid = answer },
            1 => varcs with { Authentic = answer },
            2 => varcs with { Reliable = answer },
            3 => varcs with { Current = answer },
            4 => varcs with { Sufficient = answer },
            _ => throw new ArgumentOutOfRangeException(nameof(question)),
        };
        Edited();
    }

    /// <summary>Goes round yes, no, cannot say for the selected piece.</summary>
    public void Cycle(int question)
    {
        if (Selected is { } piece)
        {
            Answer(question, AnswerTo(Of(piece), question) switch
            {
                VarcsAnswer.Yes => VarcsAnswer.No,
                VarcsAnswer.No => VarcsAnswer.Unclear,
                _ => VarcsAnswer.Yes,
            });
        }
    }

    /// <summary>Selects the piece after the selected one, round the end; answers it.</summary>
    public Guid? SelectNext()
    {
        var ids = pieces.Keys.ToList();
        Selected = ids.Count == 0 ? null : ids[(ids.IndexOf(Selected ?? Guid.Empty) + 1) % ids.Count];
        return Selected;
    }

    public void SetTogether(VarcsAnswer? answer) => Edit(Together != answer, () => Together = answer);

    public void SetJudgement(Judgement? judgement) => Edit(Judgement != judgement, () => Judgement = judgement);

    /// <summary>Ticks a method, or takes the tick away.</summary>
    public void SetMethod(AssessmentMethod method, bool used) => Edit(used != methods.Contains(method), () => _ = used ? methods.Add(method) : methods.Remove(method));

    public void SetGap(GapReason? gap) => Edit(Gap != gap, () => Gap = gap);

    public void SetRationale(string text) => Edit(Rationale != text, () => Rationale = text);

    public void SetWhatWouldShowIt(string text) => Edit(WhatWouldShowIt != text, () => WhatWouldShowIt = text);

    public void SetWhereToLearn(string text) => Edit(WhereToLearn != text, () => WhereToLearn = text);

    /// <summary>What was sent at a revision is saved.</summary>
    public void SavedAs(RecordedJudgement recorded, int revision)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        (Version, Judged, SavedAt, saved, Refused) = (recorded.SheetVersion, recorded.Judged, recorded.SavedAt, revision, null);
    }

    /// <summary>What was sent was refused; it stays as it is.</summary>
    public void RefusedWith(Refusal refusal) => Refused = refusal;

    /// <summary>The answer to one of the five questions (0 to 4).</summary>
    public static VarcsAnswer? AnswerTo(Varcs varcs, int question)
    {
        ArgumentNullException.ThrowIfNull(varcs);
        return question switch
        {
            0 => varcs.Valid,
            1 => varcs.Authentic,
            2 => varcs.Reliable,
            3 => varcs.Current,
            4 => varcs.Sufficient,
            _ => throw new ArgumentOutOfRangeException(nameof(question)),
        };
    }

    private void Edit(bool changes, Action change)
    {
        if (changes)
        {
            change();
            Edited();
        }
    }

    private void Edited() => (Revision, Refused) = (Revision + 1, null);
}
