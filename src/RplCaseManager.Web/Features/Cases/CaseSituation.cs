using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>What the callout offers to do.</summary>
public enum CaseStep
{
    Continue,
    Complete,
    Answer,
    Reopen,
    ReadDecision,
    SeeCertificates,
    StartAgain,
}

/// <summary>What a case asks of its candidate now, or who has it: which words, in which tone, and what can be done.</summary>
/// <param name="Words">Key of the words in Resources/MyCase, after "Callout.".</param>
/// <param name="Quote">What somebody wrote to the candidate about it, as they wrote it.</param>
public sealed record CaseSituation(string Words, Tone Tone, IReadOnlyList<CaseStep> Steps, string Quote = "")
{
    /// <summary>One for every state: a new state does not compile until somebody thought what the candidate reads.</summary>
    public static CaseSituation Of(CaseDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        return details.State switch
        {
            CaseState.Draft when IsOver(details, CaseTrigger.Submit) => new("Draft.Over", Tone.Turn, []),
            CaseState.Draft => new("Draft", Tone.Turn, [CaseStep.Continue]),
            CaseState.Submitted => new("Submitted", Tone.Info, []),
            CaseState.Incomplete => new("Incomplete", Tone.Turn, [CaseStep.Complete], details.OpenRequest?.Text ?? ""),
            CaseState.InAssessment when details.AssessorName is null => new("InAssessment.Waiting", Tone.Info, []),
            CaseState.InAssessment => new("InAssessment", Tone.Info, []),
            CaseState.InformationRequested when IsOver(details, CaseTrigger.Provide) => new("InformationRequested.Over", Tone.Info, []),
            CaseState.InformationRequested => new(details.NoAnswerContinues ? "InformationRequested" : "InformationRequested.Lapses", Tone.Turn, [CaseStep.Answer], details.OpenRequest?.Text ?? ""),
            CaseState.UnderVerification => new("UnderVerification", Tone.Info, []),
            CaseState.AwaitingDecision => new("AwaitingDecision", Tone.Info, []),
            CaseState.ConditionallyAwarded => new("ConditionallyAwarded", Tone.Turn, [CaseStep.ReadDecision]),
            CaseState.Decided => new("Decided", Tone.Good, [CaseStep.ReadDecision, CaseStep.SeeCertificates]),
            CaseState.UnderAppeal => new("UnderAppeal", Tone.Info, details.HasDecision ? [CaseStep.ReadDecision] : []),
            CaseState.Inadmissible => new("Inadmissible", Tone.Neutral, [], ReasonOf(details, CaseTrigger.RejectAsInadmissible)),
            CaseState.Withdrawn => new("Withdrawn", Tone.Neutral, [CaseStep.StartAgain]),
            CaseState.Discontinued => new("Discontinued", Tone.Neutral, [], ReasonOf(details, CaseTrigger.Discontinue)),
            CaseState.Lapsed when details.Acts.GetValueOrDefault(CaseTrigger.Reopen) is not null => new("Lapsed.Over", Tone.Neutral, [CaseStep.StartAgain]),
            CaseState.Lapsed => new("Lapsed", Tone.Turn, [CaseStep.Reopen]),
            CaseState.Closed => details.HasDecision ? new("Closed", Tone.Neutral, [CaseStep.ReadDecision, CaseStep.SeeCertificates]) : new("Closed.Undecided", Tone.Neutral, [CaseStep.StartAgain]),
        };
    }

    /// <summary>The candidate may work on the file.</summary>
    public static bool FileIsOpen(CaseDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        return details.State switch
        {
            CaseState.Draft => !IsOver(details, CaseTrigger.Submit),
            CaseState.Incomplete => !IsOver(details, CaseTrigger.Resubmit),
            _ => false,
        };
    }

    /// <summary>The candidate may add evidence: in an open file, or as an answer to a request.</summary>
    public static bool MayAddEvidence(CaseDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        return FileIsOpen(details) || (details.State is CaseState.InformationRequested && !IsOver(details, CaseTrigger.Provide));
    }

    private static bool IsOver(CaseDetails details, CaseTrigger trigger) => details.Acts.GetValueOrDefault(trigger)?.Rule == "case.date-over";

    private static string ReasonOf(CaseDetails details, CaseTrigger trigger) => details.Timeline.LastOrDefault(entry => entry.Trigger == trigger)?.Reason ?? "";
}
