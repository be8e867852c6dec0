using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Tests.Builders;
using static RplCaseManager.Domain.Tests.Builders.CaseWalk;

namespace RplCaseManager.Domain.Tests.Cases;

/// <summary>What the verbs of a case do besides the state: file, claims, requests, duties, history, key.</summary>
public sealed class CaseVerbTests
{
    [Fact]
    public void FromDraftToClosed_EachChangeIsInTheHistory()
    {
        var walk = InAssessment().Asked().Provided().Recommended().Confirmed().Decided();
        Assert.Null(walk.On("2026-06-01").Case.Close(walk.By(Act.SystemId), walk.Rules));

        Assert.Equal(
            [CaseTrigger.Submit, CaseTrigger.Accept, CaseTrigger.RequestInformation, CaseTrigger.Provide, CaseTrigger.Recommend, CaseTrigger.Confirm, CaseTrigger.Decide, CaseTrigger.Close],
            walk.Case.History.Select(entry => entry.Trigger));
        Assert.Equal(Enumerable.Range(1, 8), walk.Case.History.Select(entry => entry.Sequence));
        Assert.Equal(walk.Case.History.Select(entry => entry.To).SkipLast(1), walk.Case.History.Select(entry => entry.From).Skip(1));
        Assert.Equal(8, walk.Case.HistoryCount);
    }

    [Fact]
    public void Submit_WithoutClaim_IsRefused() => Refused.ByRule("case.submit.claim", new CaseWalk().TrySubmit());

    [Fact]
    public void Submit_WithARatingButNoClaim_IsRefused()
    {
        var walk = new CaseWalk();
        Assert.Null(walk.Case.SetClaims([new("U1.1", SelfRating.NotYet, false)], walk.By(Candidate), walk.Rules));

        Assert.Equal(0, walk.Case.ClaimedCount);
        Refused.ByRule("case.submit.claim", walk.TrySubmit());
    }

    [Fact]
    public void Submit_WithUnsupportedOutcome_IsRefused() => Refused.ByRule("case.submit.supported", new CaseWalk().Claimed().TrySubmit(supported: false));

    [Fact]
    public void Submit_OnAVersionThatIsOver_IsRefused() => Refused.ByRule("case.submit.version", new CaseWalk().Claimed().TrySubmit(versionOpen: false));

    [Fact]
    public void Resubmit_OnAVersionThatIsOverByNow_IsStillPossible() => Assert.Null(new CaseWalk().Submitted().Incomplete().TrySubmit(versionOpen: false));

    [Fact]
    public void RefusedVerb_ChangesNothing()
    {
        var walk = new CaseWalk();
        var version = walk.Case.Version;

        Refused.ByRule("case.submit.claim", walk.TrySubmit());
        Refused.ByState(walk.Case.Decide(walk.By(Decider), walk.Rules, anyJudged: true));

        Assert.Equal(version, walk.Case.Version);
        Assert.Empty(walk.Case.History);
        Assert.Empty(walk.Case.Duties);
        Assert.Null(walk.Case.SubmittedAt);
    }

    [Fact]
    public void EveryAct_InAStateThatDoesNotKnowIt_IsRefusedByState()
    {
        var walk = new CaseWalk();
        var act = walk.By(Officer);
        var (file, rules) = (walk.Case, walk.Rules);

        foreach (var refusal in new[]
        {
            file.Accept(act, rules, true), file.RequestCompletion(Person(1), act, rules, ""), file.RejectAsInadmissible(act, rules, ""), file.ClaimAsAssessor(act, rules),
            file.ReleaseByAssessor(), file.CanJudge(), file.RequestInformation(Person(1), act, rules, "", []), file.Provide(act, rules, ""), file.RecordNoAnswer(act, rules),
            file.Recommend(act, rules, true, true, ""), file.Confirm(act, rules, ""), file.ReturnToAssessor(act, rules, ""), file.ReturnForAssessment(act, rules, ""),
            file.ReturnForVerification(act, rules, ""), file.Decide(act, rules, true), file.Resume(act, rules, ""), file.Reopen(act, rules, false), file.Close(act, rules),
        })
        {
            Refused.ByState(refusal);
        }
    }

    [Fact]
    public void Claims_NameEachOutcomeOnce()
    {
        var walk = new CaseWalk().Claimed("U1.1", "U1.1", "U2.1");

        Assert.Equal(["U1.1", "U2.1"], walk.Case.ClaimedOutcomes);
        Assert.Equal(2, walk.Case.ClaimedCount);
    }

    [Fact]
    public void File_OnceSubmitted_IsClosed_AndOpensForCompletionOnly()
    {
        var walk = new CaseWalk().Submitted();
        Refused.ByState(walk.Case.SetClaims([], walk.By(Candidate), walk.Rules));
        Refused.ByState(walk.Case.ChangeFile(adding: true, walk.By(Candidate), walk.Rules));

        walk.Incomplete().Claimed("U1.1", "U1.2");
        Assert.Null(walk.Case.ChangeFile(adding: false, walk.By(Candidate), walk.Rules));
    }

    [Fact]
    public void AnswerToARequest_AddsButNeverChangesOrRemoves()
    {
        var walk = InAssessment().Asked();
        var due = walk.Case.DueOn;

        Assert.Null(walk.On("2026-03-05").Case.ChangeFile(adding: true, walk.By(Candidate), walk.Rules));
        Refused.ByState(walk.Case.ChangeFile(adding: false, walk.By(Candidate), walk.Rules));
        Refused.ByState(walk.Case.SetClaims([], walk.By(Candidate), walk.Rules));
        Assert.Equal(due, walk.Case.DueOn);
    }

    [Fact]
    public void Requests_KeepQuestionDateAndAnswer()
    {
        var walk = InAssessment().Asked(401);
        Assert.Equal(walk.Case.DueOn, walk.Case.Requests[0].DueOn);
        walk.Provided().Asked(402);

        Assert.Equal("Here it is.", walk.Case.Requests[0].Answer);
        Assert.NotNull(walk.Case.Requests[0].AnsweredAt);
        Assert.Null(walk.Case.Requests[1].AnsweredAt);
        walk.On("2026-03-23");
        Assert.Null(walk.Case.RecordNoAnswer(walk.By(Act.SystemId), walk.Rules));
        Assert.Equal([false, true], walk.Case.Requests.Select(request => request.NoAnswer));
    }

    [Fact]
    public void AnswerThatCameNot_IsNotFilledInByALaterAnswer()
    {
        var walk = InAssessment().Asked(401).On("2026-03-23");
        Assert.Null(walk.Case.RecordNoAnswer(walk.By(Act.SystemId), walk.Rules));
        walk.Asked(402).Provided();

        Assert.Null(walk.Case.Requests[0].AnsweredAt);
        Assert.Equal("Here it is.", walk.Case.Requests[1].Answer);
    }

    [Fact]
    public void Completion_IsAnsweredByTheNextSubmission()
    {
        var walk = new CaseWalk().Submitted().Incomplete();
        Assert.Equal(Officer, walk.Case.CaseOfficerId);
        walk.Submitted();

        Assert.NotNull(Assert.Single(walk.Case.Requests).AnsweredAt);
    }

    [Fact]
    public void Accept_WithoutIdentityCheck_IsRefused_WhereTheSchemeAsksForIt()
    {
        var walk = new CaseWalk().Submitted();
        Refused.ByRule("case.accept.identity", walk.Case.Accept(walk.By(Officer), walk.Rules, identityChecked: false));

        var without = new CaseWalk(SchemeBuilder.Content() with { IdentityCheck = false }).Submitted();
        Assert.Null(without.Case.Accept(without.By(Officer), without.Rules, identityChecked: false));
        Assert.False(without.Case.IdentityChecked);
    }

    [Fact]
    public void Claim_OfACaseThatIsTaken_IsRefused()
    {
        var walk = InAssessment();
        Refused.ByRule("case.claim.yours", walk.Case.ClaimAsAssessor(walk.By(Assessor), walk.Rules));
        Refused.ByRule("case.claim.taken", walk.Case.ClaimAsAssessor(walk.By(Person(33)), walk.Rules));

        Assert.Null(walk.Case.ReleaseByAssessor());
        Assert.Null(walk.Case.ClaimAsAssessor(walk.By(Person(33)), walk.Rules));
        Assert.Equal(Person(33), walk.Case.AssessorId);
    }

    [Fact]
    public void Recommend_WithAnOutcomeNotJudged_IsRefused() =>
        Refused.ByRule("case.recommend.all-judged", InAssessment().TryRecommend(allJudged: false));

    [Theory]
    [InlineData(VerificationMode.Off, true, CaseState.AwaitingDecision)]
    [InlineData(VerificationMode.Off, false, CaseState.AwaitingDecision)]
    [InlineData(VerificationMode.Sample, true, CaseState.UnderVerification)]
    [InlineData(VerificationMode.Sample, false, CaseState.AwaitingDecision)]
    [InlineData(VerificationMode.All, true, CaseState.UnderVerification)]
    [InlineData(VerificationMode.All, false, CaseState.UnderVerification)]
    public void Recommend_IsVerified_AsTheSchemeSays(VerificationMode mode, bool drawn, CaseState state)
    {
        var walk = InAssessment(SchemeBuilder.Content() with { Verification = mode }).Recommended(drawn);

        Assert.Equal(state, walk.Case.State);
        Assert.Equal(state is CaseState.UnderVerification, walk.Case.VerificationDrawn);
    }

    [Fact]
    public void ReturnForVerification_WithoutVerificationInTheScheme_IsRefused()
    {
        var walk = InAssessment(SchemeBuilder.Content() with { Verification = VerificationMode.Off }).Recommended(false);

        Refused.ByRule("case.verification.off", walk.Case.ReturnForVerification(walk.By(Decider), walk.Rules, "Look again."));
        Assert.Null(walk.Case.ReturnForAssessment(walk.By(Decider), walk.Rules, "Look again."));
    }

    [Fact]
    public void Decide_WithoutThePanelsVote_IsRefused()
    {
        var walk = InAssessment(SchemeBuilder.Content() with { Panel = true }).Recommended().Confirmed();

        Refused.ByRule("case.decide.panel", walk.Case.Decide(walk.By(Decider), walk.Rules, anyJudged: true));
        Assert.Null(walk.Case.Decide(walk.By(Decider), walk.Rules, anyJudged: true, panelVoted: true));
        Assert.True(walk.Case.DecisionStands);
    }

    [Fact]
    public void OpenKey_IsSetExactlyWhileTheFirstRoundIsOpen()
    {
        var walk = new CaseWalk();
        var key = walk.Case.OpenKey;
        Assert.NotNull(key);

        walk.Submitted().Accepted().ClaimedByAssessor().Asked().Provided().Recommended().Confirmed();
        Assert.Equal(key, walk.Case.OpenKey);
        walk.Decided();
        Assert.Null(walk.Case.OpenKey);
        Assert.Null(walk.On("2026-06-01").Case.Close(walk.By(Act.SystemId), walk.Rules));
        Assert.Null(walk.Case.OpenKey);
    }

    [Fact]
    public void OpenKey_GoesWithLapseAndDiscontinuance_AndComesBack()
    {
        var lapsed = new CaseWalk().On("2026-06-01");
        var key = lapsed.Case.OpenKey;
        Assert.Null(lapsed.Case.Expire(lapsed.By(Act.SystemId), lapsed.Rules));
        Assert.Null(lapsed.Case.OpenKey);
        Assert.Null(lapsed.Case.Reopen(lapsed.By(Candidate), lapsed.Rules, otherCaseOpen: false));
        Assert.Equal(key, lapsed.Case.OpenKey);

        Assert.Null(lapsed.Case.Discontinue(lapsed.By(Officer), lapsed.Rules, "duplicate"));
        Assert.Null(lapsed.Case.OpenKey);
        Assert.Null(lapsed.Case.Resume(lapsed.By(Officer), lapsed.Rules, "mistake"));
        Assert.Equal(key, lapsed.Case.OpenKey);

        Assert.Null(lapsed.Case.Withdraw(lapsed.By(Candidate), lapsed.Rules, "no time"));
        Assert.Null(lapsed.Case.OpenKey);
    }

    [Fact]
    public void OpenKey_IsOneForCandidateStandardProgrammeAndScheme()
    {
        string? Key(int candidate = 1, int scheme = 2, int standard = 3, int? programme = null, int version = 4)
        {
            var rules = SchemeBuilder.Rules();
            var aim = new CaseAim(Person(scheme), Person(version), "AT-BODY", Person(standard), Person(version), programme is { } number ? Person(number) : null, []);
            return new Case(Person(100), "", Person(candidate), aim, new(Candidate, DateTimeOffset.UnixEpoch), rules).OpenKey;
        }

        string?[] keys = [Key(), Key(candidate: 9), Key(scheme: 9), Key(standard: 9), Key(programme: 9)];
        Assert.Equal(5, keys.Distinct().Count());
        // Another version of the same standard or scheme is the same aim.
        Assert.Equal(Key(), Key(version: 9));
    }

    [Fact]
    public void Version_GrowsWithEachChange()
    {
        var walk = new CaseWalk();
        Assert.Equal(1, walk.Case.Version);
        walk.Claimed().Submitted();
        Assert.Equal(3, walk.Case.Version);
    }
}
