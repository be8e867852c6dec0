using RplCaseManager.Application.Assessment;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Shared;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Assessment;

/// <summary>Taking a case, judging it, recommending, verifying.</summary>
public sealed class AssessmentTests
{
    [Fact]
    public async Task Claim_TellsTheCandidateWhoHasIt_AndASecondAssessorIsRefused()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.ClaimSmallAsync();
        Assert.Equal("Ingrid Aðalsteinsdóttir", Assert.Single(await host.OutboxAsync(story.CaseId, "assessor")).Values["person"]);
        Assert.Equal("Ingrid Aðalsteinsdóttir", (await story.SeenByCandidateAsync()).AssessorName);
        await story.DeclareAsync(Demo.OtherAssessor);
        Stories.ByRule("case.claim.taken", await host.RefusedAsync(Demo.OtherAssessor, new ClaimCase(Demo.NewRequest(), story.CaseId)));
        Stories.ByRule("case.claim.yours", await host.RefusedAsync(Demo.Assessor, new ClaimCase(Demo.NewRequest(), story.CaseId)));
    }

    [Fact]
    public async Task Claim_BeforeTheCaseIsAccepted_IsRefused()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.SubmitSmallAsync();
        await story.DeclareAsync(Demo.Assessor);
        Assert.Equal("Submitted", Assert.IsType<WrongState>(await host.RefusedAsync(Demo.Assessor, new ClaimCase(Demo.NewRequest(), story.CaseId))).State);
    }

    [Fact]
    public async Task Release_LetsAColleagueTakeIt()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.ClaimSmallAsync();
        await host.DoAsync(Demo.Assessor, new ReleaseCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "I am ill."));
        Assert.IsType<NotYours>(await host.RefusedAsync(Demo.Assessor, new GetCase(story.CaseId)));
        await story.ClaimAsync(Demo.OtherAssessor);
        Assert.Single((await host.DoAsync(Demo.OtherAssessor, new ListCases(CaseList.Mine))).Rows);
    }

    [Fact]
    public async Task Judgement_Achieved_NeedsAPieceThatCarriesIt_AndAllTogether()
    {
        await using var host = await RplHost.StartAsync();
        var (story, outcome) = await OneAsync(host);
        var good = CaseStory.Entry(outcome, true);
        var doubtful = new Varcs(VarcsAnswer.Yes, VarcsAnswer.Unclear, VarcsAnswer.Yes, VarcsAnswer.Yes, VarcsAnswer.Yes);
        Stories.ByRule("judgement.achieved.evidence", await host.RefusedAsync(Demo.Assessor, Judge(story, outcome, good with { Pieces = [good.Pieces[0] with { Varcs = doubtful }] })));
        Stories.ByRule("judgement.achieved.evidence", await host.RefusedAsync(Demo.Assessor, Judge(story, outcome, good with { Pieces = [] })));
        Stories.ByRule("judgement.achieved.together", await host.RefusedAsync(Demo.Assessor, Judge(story, outcome, good with { TogetherSufficient = VarcsAnswer.Unclear })));
        Assert.Equal(Judgement.Achieved, (await host.DoAsync(Demo.Assessor, Judge(story, outcome, good))).Judged);
    }

    [Fact]
    public async Task Judgement_Unfinished_IsKeptAndSaysWhatIsMissing()
    {
        await using var host = await RplHost.StartAsync();
        var (story, outcome) = await OneAsync(host);
        var bad = CaseStory.Entry(outcome, false);
        var version = 0L;
        foreach (var (entry, missing) in new[]
        {
            (bad with { Judgement = null }, "judgement.missing"), (bad with { Rationale = " " }, "judgement.rationale"),
            (bad with { GapReason = null }, "judgement.gap-reason"), (bad with { WhatWouldShowIt = "" }, "judgement.gap-shows"), (bad, ""),
        })
        {
            var saved = await host.DoAsync(Demo.Assessor, Judge(story, outcome, entry, version));
            Assert.Equal(missing, saved.MissingRule);
            Assert.Equal(missing.Length == 0 ? Judgement.NotYetAchieved : null, saved.Judged);
            version = saved.SheetVersion;
        }
    }

    [Fact]
    public async Task Judgement_OnAnOlderSheet_NamesTheColleague()
    {
        await using var host = await RplHost.StartAsync();
        var (story, outcome) = await OneAsync(host);
        var saved = await host.DoAsync(Demo.Assessor, Judge(story, outcome, CaseStory.Entry(outcome, true)));
        var refusal = Assert.IsType<ChangedMeanwhile>(await host.RefusedAsync(Demo.Assessor, Judge(story, outcome, CaseStory.Entry(outcome, false))));
        Assert.Equal(("Ingrid Aðalsteinsdóttir", "judgement.recorded", saved.SheetVersion), (refusal.By, refusal.What, refusal.Version));
    }

    [Fact]
    public async Task Judgement_OnASheetThatNobodyOpened_IsToldSo()
    {
        await using var host = await RplHost.StartAsync();
        var (story, outcome) = await OneAsync(host);
        Assert.Equal(0, Assert.IsType<ChangedMeanwhile>(await host.RefusedAsync(Demo.Assessor, Judge(story, outcome, CaseStory.Entry(outcome, true), 7))).Version);
    }

    [Fact]
    public async Task Judgement_OfWhatIsNotClaimedOrNotMapped_IsRefused()
    {
        await using var host = await RplHost.StartAsync();
        var (story, outcome) = await OneAsync(host);
        var entry = CaseStory.Entry(outcome, true);
        Assert.Equal("U4.4", Stories.ByRule("judgement.not-claimed", await host.RefusedAsync(Demo.Assessor, new RecordJudgement(Demo.NewRequest(), story.CaseId, "U4.4", 0, entry))));
        var foreign = entry with { Pieces = [new PieceJudgement(Guid.CreateVersion7(), entry.Pieces[0].Varcs)] };
        Stories.ByRule("judgement.evidence-not-mapped", await host.RefusedAsync(Demo.Assessor, Judge(story, outcome, foreign)));
    }

    [Fact]
    public async Task Recommend_ListsWhatIsNotJudged()
    {
        await using var host = await RplHost.StartAsync();
        var (story, outcome) = await OneAsync(host);
        await host.DoAsync(Demo.Assessor, Judge(story, outcome, CaseStory.Entry(outcome, true)));
        Assert.Equal("U1.2", Stories.ByRule("case.recommend.all-judged", await host.RefusedAsync(Demo.Assessor, new Recommend(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "Done."))));
        await story.JudgeAllAsync();
        await story.RecommendAsync();
        var stored = await story.StoredAsync();
        Assert.Equal((CaseState.UnderVerification, true), (stored.State, stored.VerificationDrawn));
        Assert.IsType<WrongState>(await host.RefusedAsync(Demo.Assessor, Judge(story, outcome, CaseStory.Entry(outcome, true), 1)));
    }

    [Fact]
    public async Task Achieved_WhereAMethodIsObligatory_CountsOnlyWithIt_AndTheDecisionNamesIt()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host, standard: "at-cese");
        await story.SubmitAsync();
        await story.AcceptAsync();
        await story.ClaimAsync();
        await story.JudgeAllAsync();
        var outcome = (await host.DoAsync(Demo.Assessor, new GetCase(story.CaseId))).Units.SelectMany(unit => unit.Outcomes).First(found => found.Methods.Obligatory);
        var entry = CaseStory.Entry(outcome, true);
        var saved = await host.DoAsync(Demo.Assessor, Judge(story, outcome, entry with { Methods = [] }, 1));
        Assert.Equal((null, "judgement.achieved.method"), (saved.Judged, saved.MissingRule));
        Assert.Equal(outcome.Code, Stories.ByRule("case.recommend.method", await host.RefusedAsync(Demo.Assessor, new Recommend(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "Done."))));
        var other = Enum.GetValues<Domain.Standards.AssessmentMethod>().First(method => !outcome.Methods.Methods.Contains(method));
        Stories.ByRule("judgement.method-not-allowed", await host.RefusedAsync(Demo.Assessor, Judge(story, outcome, entry with { Methods = [other] }, 2)));

        await host.DoAsync(Demo.Assessor, Judge(story, outcome, entry, 2));
        await story.RecommendAsync();
        await story.ConfirmAsync();
        await story.DecideAsync();
        var decision = Assert.Single(await host.DoAsync(Demo.Candidate, new Application.Decisions.GetDecisions(story.CaseId))).Content;
        Assert.Equal([outcome.Methods.Methods[0]], decision.Outcomes.First(result => result.OutcomeCode == outcome.Code).Methods);
        // The scheme's own words are kept with the decision.
        Assert.StartsWith("You can appeal without a form", decision.AppealInstructions, StringComparison.Ordinal);
        Assert.StartsWith("Thank you.", Assert.Single(await host.OutboxAsync(story.CaseId, "submitted-words")).Values["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AgeOfEvidence_CountsOnTheDayOfSubmission_ByKind()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host, standard: "at-cese");
        await story.SubmitAsync();
        var seen = await story.SeenByCandidateAsync();
        var submitted = seen.Today;
        var outcome = seen.Units.SelectMany(unit => unit.Outcomes).First(found => found.KindAges.Count > 0);
        Assert.Equal(outcome.KindAges[0].Years, outcome.MaxAge(outcome.KindAges[0].Kind));
        host.GoTo(submitted.AddYears(20));
        seen = await story.SeenByCandidateAsync();
        Assert.Equal((submitted, submitted.AddYears(20)), (seen.AgeCountsOn, seen.Today));
        Assert.All(seen.Units.SelectMany(unit => unit.Outcomes), found => Assert.Equal(0, found.Outdated));
    }

    [Fact]
    public async Task Verifier_WhoWasTheAssessor_IsRefused_AndSoIsTheOfficerAsAssessor()
    {
        await using var host = await RplHost.StartAsync();
        foreach (var (person, role) in new[] { (Demo.Assessor, Domain.People.Role.Verifier), (Demo.Officer, Domain.People.Role.Assessor), (Demo.Verifier, Domain.People.Role.Decider) })
        {
            await host.DoAsync(Demo.Administrator, new Application.People.GrantRole(Demo.NewRequest(), (await host.ActorAsync(person)).Id, role, "AT-WIFI"));
        }

        var story = await CaseStory.StartAsync(host);
        await story.SubmitSmallAsync();
        await story.AcceptAsync();
        Stories.ByRule("case.assess.independent", await host.RefusedAsync(Demo.Officer, new ClaimCase(Demo.NewRequest(), story.CaseId)));
        await story.ClaimAsync();
        await story.JudgeAllAsync();
        await story.RecommendAsync();
        Stories.ByRule("case.verify.independent", await host.RefusedAsync(Demo.Assessor, new ConfirmRecommendation(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "")));
        Stories.ByRule("case.verify.independent", await host.RefusedAsync(Demo.Assessor, new ReturnToAssessor(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "Points.")));
        await story.ConfirmAsync();
        Stories.ByRule("case.decide.independent", await host.RefusedAsync(Demo.Verifier, new Application.Decisions.ReturnForAssessment(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "Points.")));
    }

    [Fact]
    public async Task Return_TellsTheAssessorThePoints_AndKeepsTheJudgements()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.RecommendSmallAsync();
        await story.DeclareAsync(Demo.Verifier);
        await host.DoAsync(Demo.Verifier, new ReturnToAssessor(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "U1.1 needs a reason."));
        var told = Assert.Single(await host.OutboxAsync(story.CaseId, "returned"));
        Assert.Equal(((await host.ActorAsync(Demo.Assessor)).Id, "U1.1 needs a reason."), (told.PersonId, told.Values["text"]));
        Assert.Equal(2, (await host.DoAsync(Demo.Assessor, new GetCase(story.CaseId))).Judged);
        await story.RecommendAsync();
    }

    private static async Task<(CaseStory Story, OutcomeDetails Outcome)> OneAsync(RplHost host)
    {
        var story = await CaseStory.StartAsync(host);
        await story.ClaimSmallAsync();
        return (story, (await host.DoAsync(Demo.Assessor, new GetCase(story.CaseId))).Units[0].Outcomes[0]);
    }

    private static RecordJudgement Judge(CaseStory story, OutcomeDetails outcome, SheetEntry entry, long version = 0) => new(Demo.NewRequest(), story.CaseId, outcome.Code, version, entry);
}
