using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Decisions;

/// <summary>A decision of the awarding body. Immutable; (case, round, corrigendum) is unique, and the database holds it.</summary>
public sealed class Decision : Aggregate
{
    private Decision() => Content = null!;

    /// <summary>Records a decision.</summary>
    public Decision(Guid id, Guid caseId, int round, int corrigendum, Guid decidedBy, DateTimeOffset at, DecisionContent content) =>
        (Id, CaseId, Round, Corrigendum, DecidedBy, At, Content) = (id, caseId, round, corrigendum, decidedBy, at, content);

    public Guid CaseId { get; private set; }
    public int Round { get; private set; }
    /// <summary>0 for the decision itself, then 1, 2 … for clerical corrections.</summary>
    public int Corrigendum { get; private set; }
    public Guid DecidedBy { get; private set; }
    public DateTimeOffset At { get; private set; }
    public DecisionContent Content { get; private set; }
}
