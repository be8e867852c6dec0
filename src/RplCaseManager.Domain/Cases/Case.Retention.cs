using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Cases;

/// <summary>
/// How long the files of the case are kept (<see cref="RetentionPeriods"/>). An open case keeps them, and so do an appeal and a reopening: the period
/// counts from the last time that the case ended, so that it begins anew when the case ends again.
/// </summary>
public sealed partial class Case
{
    /// <summary>Days before the last day on which the candidate is told that the files will be destroyed.</summary>
    public const int FilesReminderDays = 30;

    /// <summary>The day on which the case ended, in the scheme's zone: the first after its window for a case that was closed; null while it has not ended.</summary>
    public DateOnly? EndedOn { get; private set; }
    /// <summary>Last day on which the files are kept, also when they are destroyed; null: the case has not ended, or they are kept for good.</summary>
    public DateOnly? FilesUntil { get; private set; }
    /// <summary>From this instant on the files are to be destroyed; null: there is nothing to destroy, or it is done.</summary>
    public DateTimeOffset? FilesEndAt { get; private set; }
    /// <summary>When the candidate is to be told; null: not at all, or it is done. Nobody writes to the candidate of a discontinued case.</summary>
    public DateTimeOffset? FilesReminderAt { get; private set; }

    /// <summary>Counts the period of a case that ended before the program did so, from the instant at which it ended. Refused for every other.</summary>
    public Refusal? CountRetention(DateTimeOffset endedAt, SchemeRules rules)
    {
        if (!State.IsEnded() || EndedOn is not null)
        {
            return new WrongState("case", State.ToString(), nameof(CountRetention));
        }

        KeepFiles(rules.DateOf(endedAt), rules);
        return null;
    }

    /// <summary>The files are being destroyed. Refused while their period runs, while the case is open, and when it is done. No new version: the case itself stays as it was.</summary>
    public Refusal? FilesOver(DateTimeOffset at)
    {
        if (EndedOn is null || FilesEndAt is null || FilesEndAt > at)
        {
            return new RuleRefusal("retention.runs");
        }

        (FilesEndAt, FilesReminderAt) = (null, null);
        return null;
    }

    /// <summary>The candidate is being told that the files will be destroyed. Refused before its day, and when it is done.</summary>
    public Refusal? FilesReminded(DateTimeOffset at)
    {
        if (FilesReminderAt is null || FilesReminderAt > at)
        {
            return new RuleRefusal("retention.runs");
        }

        FilesReminderAt = null;
        return null;
    }

    private void CountRetention(CaseState from, DateOnly ended, SchemeRules rules)
    {
        if (!State.IsEnded())
        {
            (EndedOn, FilesUntil, FilesEndAt, FilesReminderAt) = (null, null, null, null);
        }
        else if (!from.IsEnded())
        {
            KeepFiles(ended, rules);
        }
    }

    private void KeepFiles(DateOnly ended, SchemeRules rules)
    {
        var kept = rules.FilesKept(ended);
        (EndedOn, FilesUntil, FilesEndAt) = (ended, kept?.On, kept?.EndsAt);
        FilesReminderAt = kept is null || State is CaseState.Discontinued ? null : SchemeDays.EndOf(kept.On.AddDays(-FilesReminderDays - 1), rules.Zone);
    }
}
