using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Cases;

/// <summary>When everybody acts in a trial: on the next working day, or on the last day they have.</summary>
public enum TrialPace { NextDay, LastDay }

/// <summary>What the candidate does with the draft in a trial.</summary>
public enum TrialDraft { HandsIn, LetsLapse, LetsLapseAndReturns }

/// <summary>What the case officer does with the file in a trial.</summary>
public enum TrialIntake { Accepts, AsksToComplete, Refuses }

/// <summary>Whether the assessor asks for more in a trial, and what comes.</summary>
public enum TrialQuestion { None, Answered, NotAnswered }

/// <summary>What is asked before a trial of a scheme.</summary>
/// <param name="Start">Day on which the candidate starts.</param>
public sealed record TrialAnswers(DateOnly Start)
{
    public TrialPace Pace { get; init; }
    public TrialDraft Draft { get; init; }
    public TrialIntake Intake { get; init; }
    public TrialQuestion Question { get; init; }
    /// <summary>The recommendation is drawn for verification, where the scheme draws.</summary>
    public bool Drawn { get; init; }
    public bool VerifierReturns { get; init; }
    public bool DeciderReturns { get; init; }
    /// <summary>Whole years for which the certificate is valid (the standard says them); null: without limit.</summary>
    public int? CertificateYears { get; init; }
}

/// <summary>One step of a trial: what happened, and what the case then waits for.</summary>
/// <param name="Trigger">Null: the start of the draft.</param>
/// <param name="By">Who acted; null: the system, since a date was over.</param>
/// <param name="Clock">The clock that was set for the next holder; null: none, or the assessor goes on with the days that were left.</param>
/// <param name="GoesOn">The assessor goes on with the working days that were left before the question.</param>
/// <param name="Holidays">Public holidays that a clock in working days skips.</param>
/// <param name="DueOnFreeDay">The last day is no working day: the scheme counts it all the same.</param>
/// <param name="AuthorityStoppedDays">Calendar days for which the awarding body's clock has stood still so far.</param>
/// <param name="AuthorityLate">It happened after the awarding body's last day.</param>
public sealed record TrialStep(
    DateOnly On, CaseTrigger? Trigger, CaseHolder? By, CaseState State, CaseHolder Holder, DateOnly? DueOn, Period? Clock, bool GoesOn,
    IReadOnlyList<DateOnly> Reminders, IReadOnlyList<DateOnly> Holidays, bool DueOnFreeDay,
    DateOnly? AuthorityDueOn, DateOnly? AuthorityStoppedOn, int AuthorityStoppedDays, bool AuthorityLate, DateOnly? WindowUntil);

/// <summary>What a case would go through under a scheme.</summary>
/// <param name="Refused">Why the trial could not go on; null: it came to its end.</param>
/// <param name="CertificateUntil">Last day of the certificate, included; null: none is limited or issued.</param>
public sealed record CaseTrial(IReadOnlyList<TrialStep> Steps, Refusal? Refused, DateOnly? CertificateUntil, IReadOnlyList<DateOnly> CertificateReminders)
{
    /// <summary>Runs a case that is not kept: the real one with its machine, clocks and calendar.</summary>
    public static CaseTrial Run(SchemeRules rules, TrialAnswers answers) => new CaseTrialRun(rules, answers).Run();
}
