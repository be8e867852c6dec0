using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Schemes;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>Who has the case after the one who has it now, and for how long; null periods have no fixed length.</summary>
public sealed record NextHolder(CaseHolder Holder, Period? For);

/// <summary>What follows a state on the usual way.</summary>
public static class WhoHasIt
{
    /// <summary>The usual next one; null when nothing follows, or when it is not settled who it is.</summary>
    public static NextHolder? After(CaseDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var clocks = details.Clocks;
        return details.State switch
        {
            CaseState.Draft or CaseState.Incomplete => new(CaseHolder.CaseOfficer, clocks.Intake),
            CaseState.Submitted => new(CaseHolder.Assessor, clocks.Assessor),
            CaseState.InformationRequested => new(CaseHolder.Assessor, null),
            CaseState.ConditionallyAwarded => new(CaseHolder.Assessor, clocks.Assessor),
            CaseState.InAssessment => details.Verification switch
            {
                VerificationMode.All => new(CaseHolder.Verifier, clocks.Verifier),
                VerificationMode.Off => new(CaseHolder.Decider, clocks.Decider),
                // It is drawn when the assessor recommends: nobody knows yet.
                VerificationMode.Sample or VerificationMode.RiskBased => null,
            },
            CaseState.UnderVerification => new(CaseHolder.Decider, clocks.Decider),
            CaseState.AwaitingDecision or CaseState.Decided or CaseState.UnderAppeal or CaseState.Inadmissible or CaseState.Withdrawn
                or CaseState.Discontinued or CaseState.Lapsed or CaseState.Closed => null,
        };
    }

    /// <summary>Key of the words in Resources/MyCase that say what comes next, after "Next."; null when nothing does.</summary>
    public static string? NextWords(CaseDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        return details.State switch
        {
            CaseState.Draft => "Draft",
            CaseState.Submitted => "Submitted" + Verified(details),
            CaseState.Incomplete => "Incomplete",
            CaseState.InAssessment => "InAssessment" + Verified(details),
            CaseState.InformationRequested => "InformationRequested",
            CaseState.UnderVerification => "UnderVerification",
            CaseState.AwaitingDecision => "AwaitingDecision",
            CaseState.ConditionallyAwarded => "ConditionallyAwarded",
            CaseState.UnderAppeal => "UnderAppeal",
            CaseState.Decided or CaseState.Inadmissible => "Window",
            CaseState.Lapsed => "Lapsed",
            CaseState.Withdrawn or CaseState.Discontinued or CaseState.Closed => null,
        };
    }

    private static string Verified(CaseDetails details) => details.Verification switch
    {
        VerificationMode.All => "",
        VerificationMode.Sample or VerificationMode.RiskBased => ".Sampled",
        VerificationMode.Off => ".Unverified",
    };

    /// <summary>Since when the case is in its stage of validation; null while it never left the first.</summary>
    public static DateOnly? StageSince(CaseDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var hasEvidence = details.Evidence.Count > 0;
        DateTimeOffset? since = null;
        for (var index = details.Timeline.Count - 1; index >= 0; index--)
        {
            var entry = details.Timeline[index];
            if (CaseStates.StageIn(entry.To, hasEvidence) != details.Stage)
            {
                break;
            }

            since = CaseStates.StageIn(entry.From, hasEvidence) == details.Stage ? null : entry.At;
        }

        return since is { } instant ? CandidateWords.DayOf(instant, details.ZoneId) : null;
    }
}
