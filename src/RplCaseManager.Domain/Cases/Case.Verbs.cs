using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Cases;

public sealed partial class Case
{
    /// <summary>The candidate says which outcomes they have and how well. Refused once the file is with the body.</summary>
    public Refusal? SetClaims(IReadOnlyList<Claim> claims, Act act, SchemeRules rules)
    {
        if (FileClosed(act) is { } refusal)
        {
            return refusal;
        }

        Claims = [.. claims.DistinctBy(claim => claim.OutcomeCode)];
        ClaimedCount = Claims.Count(claim => claim.Claimed);
        CandidateActed(act, rules);
        return null;
    }

    /// <summary>The candidate works on the file: a draft lives on for another period. Refused when the file is closed for the change.</summary>
    /// <param name="adding">Adding is also possible as an answer to a request for information; changing and removing is not.</param>
    public Refusal? ChangeFile(bool adding, Act act, SchemeRules rules)
    {
        var open = adding && State is CaseState.InformationRequested ? DateOver(act) : FileClosed(act);
        if (open is not null)
        {
            return open;
        }

        CandidateActed(act, rules);
        return null;
    }

    /// <summary>Hands the file in. Guards: date not over, claims made and supported, version open.</summary>
    public Refusal? Submit(Act act, SchemeRules rules, bool supported, bool versionOpen)
    {
        var trigger = State is CaseState.Incomplete ? CaseTrigger.Resubmit : CaseTrigger.Submit;
        var refusal = Fire(trigger, act, rules, new() { ClaimSupported = supported, VersionOpen = versionOpen });
        if (refusal is null)
        {
            SubmittedAt = act.At;
            Requests = [.. Requests.Select(request => request.AnsweredAt is null ? request with { AnsweredAt = act.At } : request)];
        }

        return refusal;
    }

    /// <summary>Accepts the file as complete and admissible.</summary>
    /// <param name="identityChecked">The officer has checked the candidate's identity; refused without, where the scheme asks for it.</param>
    /// <param name="finding">How the prerequisites are met, where the officer had to find it out; else empty.</param>
    public Refusal? Accept(Act act, SchemeRules rules, bool identityChecked, string finding = "")
    {
        var refusal = Fire(CaseTrigger.Accept, act, rules, new() { IdentityChecked = identityChecked }, finding);
        if (refusal is null)
        {
            (IdentityChecked, CaseOfficerId) = (IdentityChecked || identityChecked, act.By);
        }

        return refusal;
    }

    /// <summary>Gives the file back to be completed.</summary>
    public Refusal? RequestCompletion(Guid requestId, Act act, SchemeRules rules, string text)
    {
        var refusal = Fire(CaseTrigger.RequestCompletion, act, rules, new(), text);
        return refusal ?? Ask(requestId, act, text, [], act.By, officer: true);
    }

    /// <summary>Refuses the application as inadmissible, with a reason that the candidate reads.</summary>
    public Refusal? RejectAsInadmissible(Act act, SchemeRules rules, string reason)
    {
        var refusal = Fire(CaseTrigger.RejectAsInadmissible, act, rules, new(), reason);
        CaseOfficerId = refusal is null ? act.By : CaseOfficerId;
        return refusal;
    }

    /// <summary>An assessor takes the case. Refused when it has one, or when the duties do not combine.</summary>
    public Refusal? ClaimAsAssessor(Act act, SchemeRules rules)
    {
        if (State is not CaseState.InAssessment)
        {
            return new WrongState("case", State.ToString(), "Claim");
        }

        if (AssessorId is not null)
        {
            return new RuleRefusal(AssessorId == act.By ? "case.claim.yours" : "case.claim.taken");
        }

        if (!MayTake(act.By, CaseDuty.Assessor, rules))
        {
            return new RuleRefusal("case.assess.independent");
        }

        AssessorId = act.By;
        TakeDuty(act.By, CaseDuty.Assessor);
        Touch();
        return null;
    }

    /// <summary>The stand-in of an absent assessor takes the case over. The caller has checked the absence.</summary>
    public Refusal? TakeOverAsAssessor(Act act, SchemeRules rules)
    {
        if (State is not (CaseState.InAssessment or CaseState.InformationRequested) || AssessorId is null)
        {
            return new WrongState("case", State.ToString(), "Claim");
        }

        if (!MayTake(act.By, CaseDuty.Assessor, rules))
        {
            return new RuleRefusal("case.assess.independent");
        }

        AssessorId = act.By;
        TakeDuty(act.By, CaseDuty.Assessor);
        Touch();
        return null;
    }

    /// <summary>The assessor gives the case back to the queue, with a reason.</summary>
    public Refusal? ReleaseByAssessor()
    {
        if (State is not CaseState.InAssessment || AssessorId is null)
        {
            return new WrongState("case", State.ToString(), "Release");
        }

        AssessorId = null;
        Touch();
        return null;
    }

    /// <summary>An assessor who finds a conflict of interest loses the case at once, whoever has it now, so that it never returns to them. False when it was not theirs.</summary>
    public bool LoseAssessor(Guid person)
    {
        if (AssessorId != person || !State.IsOpen())
        {
            return false;
        }

        AssessorId = null;
        Touch();
        return true;
    }

    /// <summary>Whether judgements may be recorded now.</summary>
    public Refusal? CanJudge() => State is CaseState.InAssessment or CaseState.InformationRequested ? null : new WrongState("case", State.ToString(), "Judge");

    /// <summary>Asks the candidate for more; the authority's clock stands still until the answer.</summary>
    public Refusal? RequestInformation(Guid requestId, Act act, SchemeRules rules, string text, IReadOnlyList<string> outcomeCodes)
    {
        var refusal = Fire(CaseTrigger.RequestInformation, act, rules, new(), text);
        return refusal ?? Ask(requestId, act, text, outcomeCodes, act.By, officer: false);
    }

    /// <summary>The candidate answers. Refused after the date: the assessor then already judges with what is there.</summary>
    public Refusal? Provide(Act act, SchemeRules rules, string answer)
    {
        var refusal = Fire(CaseTrigger.Provide, act, rules, new(), answer);
        if (refusal is null)
        {
            Requests = [.. Requests.Select(request => request.AnsweredAt is null && !request.NoAnswer ? request with { AnsweredAt = act.At, Answer = answer } : request)];
        }

        return refusal;
    }

    /// <summary>The date of the answer is over: the assessment goes on with what is there (by job).</summary>
    public Refusal? RecordNoAnswer(Act act, SchemeRules rules)
    {
        var refusal = Fire(CaseTrigger.NoAnswer, act, rules, new());
        if (refusal is null)
        {
            Requests = [.. Requests.Select(request => request.AnsweredAt is null ? request with { NoAnswer = true } : request)];
        }

        return refusal;
    }

    /// <summary>The assessor recommends. Whether it is verified was drawn and recorded before.</summary>
    public Refusal? Recommend(Act act, SchemeRules rules, bool allJudged, bool verificationDrawn, string summary)
    {
        var refusal = Fire(CaseTrigger.Recommend, act, rules, new() { AllJudged = allJudged, VerificationDrawn = verificationDrawn }, summary);
        if (refusal is null)
        {
            (Recommendation, VerificationDrawn, VerifierId, DeciderId) = (summary, State is CaseState.UnderVerification, null, null);
        }

        return refusal;
    }

    /// <summary>The verifier confirms the recommendation.</summary>
    public Refusal? Confirm(Act act, SchemeRules rules, string note)
    {
        var refusal = Fire(CaseTrigger.Confirm, act, rules, new(), note);
        VerifierId = refusal is null ? act.By : VerifierId;
        return refusal;
    }

    /// <summary>The verifier returns the case to the assessor with points.</summary>
    public Refusal? ReturnToAssessor(Act act, SchemeRules rules, string points)
    {
        var refusal = Fire(CaseTrigger.ReturnToAssessor, act, rules, new(), points);
        VerifierId = refusal is null ? act.By : VerifierId;
        return refusal;
    }

    /// <summary>The decider is not convinced of the assessment.</summary>
    public Refusal? ReturnForAssessment(Act act, SchemeRules rules, string points) => Fire(CaseTrigger.ReturnForAssessment, act, rules, new(), points);

    /// <summary>The decider is not convinced of the verification.</summary>
    public Refusal? ReturnForVerification(Act act, SchemeRules rules, string points) => Fire(CaseTrigger.ReturnForVerification, act, rules, new(), points);

    /// <summary>The awarding body decides.</summary>
    public Refusal? Decide(Act act, SchemeRules rules, bool anyJudged, bool panelVoted = false)
    {
        var refusal = Fire(CaseTrigger.Decide, act, rules, new() { AnyJudged = anyJudged, PanelVoted = panelVoted });
        DeciderId = refusal is null ? act.By : DeciderId;
        return refusal;
    }

    /// <summary>The candidate withdraws. With a standing decision the case returns to it.</summary>
    public Refusal? Withdraw(Act act, SchemeRules rules, string reason) => Fire(CaseTrigger.Withdraw, act, rules, new(), reason);

    /// <summary>An officer discontinues the case (death, duplicate); no mail goes out.</summary>
    public Refusal? Discontinue(Act act, SchemeRules rules, string reason) => Fire(CaseTrigger.Discontinue, act, rules, new(), reason);

    /// <summary>An officer takes a discontinuance back; every clock begins anew.</summary>
    public Refusal? Resume(Act act, SchemeRules rules, string reason) => Fire(CaseTrigger.Resume, act, rules, new(), reason);

    /// <summary>A file without activity lapses (by job).</summary>
    public Refusal? Expire(Act act, SchemeRules rules) => Fire(CaseTrigger.Expire, act, rules, new());

    /// <summary>The candidate takes a lapsed case up again, within its window.</summary>
    public Refusal? Reopen(Act act, SchemeRules rules, bool otherCaseOpen) => Fire(CaseTrigger.Reopen, act, rules, new() { OtherCaseOpen = otherCaseOpen });

    /// <summary>Closes the case when its window is over.</summary>
    public Refusal? Close(Act act, SchemeRules rules) => Fire(CaseTrigger.Close, act, rules, new());

    /// <summary>Moves the next reminder on. No new version: nobody who has the case open should be stopped by a reminder.</summary>
    public void Reminded(Act act, SchemeRules rules) =>
        NextReminderAt = DueOn is { } due ? rules.NextReminder(due, rules.Content.Clocks.ReminderDays, act.At) : null;

    private RuleRefusal? Ask(Guid requestId, Act act, string text, IReadOnlyList<string> outcomeCodes, Guid by, bool officer)
    {
        CaseOfficerId = officer ? by : CaseOfficerId;
        // DueOn was set on arrival in the state that waits for the candidate.
        Requests = [.. Requests, new InformationRequest(requestId, text, [.. outcomeCodes], by, act.At, DueOn!.Value)];
        return null;
    }

    private Refusal? FileClosed(Act act) => FileIsOpen ? DateOver(act) : new WrongState("case", State.ToString(), "ChangeFile");

    private RuleRefusal? DateOver(Act act) => DueAt <= act.At ? new RuleRefusal("case.date-over") : null;

    private void CandidateActed(Act act, SchemeRules rules)
    {
        if (FileIsOpen)
        {
            SetDue(rules.Deadline(rules.DateOf(act.At), rules.Content.Clocks.DraftLapse), act, rules);
        }

        Touch();
    }
}
