using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Certificates;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Decisions;

/// <summary>Decisions: what may be granted, what they say, and that they never change.</summary>
public sealed class DecideTests
{
    [Fact]
    public async Task Decide_NamesForEachOutcomeJudgementEvidenceAndRationale()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.InAsync(host, CaseState.Decided);
        var content = Assert.Single(await host.DoAsync(Demo.Candidate, new GetDecisions(story.CaseId))).Content;
        Assert.Equal((22, 0, "Ágnes Szőllősi-Nagy", "Seán Ó Súilleabháin"), (content.Outcomes.Count, content.GapPlan.Count, content.DecidedBy, content.VerifiedBy));
        Assert.All(content.Outcomes, outcome =>
        {
            Assert.Equal((Judgement.Achieved, "The portfolio shows it on three parts.", "Ingrid Aðalsteinsdóttir"), (outcome.Judgement, outcome.Rationale, outcome.JudgedBy));
            Assert.Equal("portfolio.pdf", Assert.Single(outcome.Evidence).FileName);
        });
        Assert.All(content.Units, unit => Assert.True(unit.Won));
        Assert.Equal(new DateOnly(2026, 10, 2), content.AppealUntil);
        var letter = await host.DoAsync(Demo.Candidate, new GetDecisionLetter(story.CaseId, (await host.DoAsync(Demo.Candidate, new GetDecisions(story.CaseId)))[0].Id));
        Assert.Equal("%PDF"u8.ToArray(), letter.Bytes[..4]);
    }

    [Fact]
    public async Task Grant_ThatTheJudgementsDoNotAllow_NamesWhatIsMissing()
    {
        await using var host = await RplHost.StartAsync();
        var story = await MissingAsync(host);
        var draft = await host.DoAsync(Demo.Decider, new GetDecisionDraft(story.CaseId));
        Assert.False(draft.Options.Single(option => option.Outcome is RplOutcome.Microcredential).Allowed);
        Assert.Equal("U2.3", Stories.ByRule("outcome.missing", await host.RefusedAsync(Demo.Decider, await ChoiceAsync(story, new AwardChoice(RplOutcome.Microcredential, true, "")))));
    }

    [Fact]
    public async Task NegativeDecision_CarriesAGapPlan_AndWhatIsWon_AndNoCertificate()
    {
        await using var host = await RplHost.StartAsync();
        var story = await MissingAsync(host);
        var decided = await story.DecideAsync(granted: false);
        Assert.Empty(decided.CertificateIds);
        var content = Assert.Single(await host.DoAsync(Demo.Candidate, new GetDecisions(story.CaseId))).Content;
        var gap = Assert.Single(content.GapPlan);
        Assert.Equal(("U2.3", GapReason.DoesNotShowOutcome, "A measured part with your own protocol."), (gap.OutcomeCode, gap.Reason, gap.WhatWouldShowIt));
        Assert.Equal([true, false, true, true], content.Units.Select(unit => unit.Won));
        Assert.Equal(["U2.3"], content.Units[1].MissingOutcomes);
        Assert.Equal("Outcomes are missing.", Assert.Single(content.Awards).Reason);
        Assert.Empty(await host.DoAsync(Demo.Candidate, new ListMyCertificates()));
        Assert.Equal("decided-refused", Assert.Single(await host.OutboxAsync(story.CaseId, "decided")).Kind);
    }

    [Fact]
    public async Task EachOutcomeSought_IsAnsweredOnce()
    {
        await using var host = await RplHost.StartAsync();
        var story = await MissingAsync(host);
        Stories.ByRule("decide.each-sought", await host.RefusedAsync(Demo.Decider, await ChoiceAsync(story)));
        var refused = new AwardChoice(RplOutcome.Microcredential, false, "Missing.");
        Stories.ByRule("decide.each-sought", await host.RefusedAsync(Demo.Decider, await ChoiceAsync(story, refused, refused)));
        Stories.ByRule("decide.each-sought", await host.RefusedAsync(Demo.Decider, await ChoiceAsync(story, refused with { Outcome = RplOutcome.Admission })));
        Stories.ByField("Awards", "refusal-reason", await host.RefusedAsync(Demo.Decider, await ChoiceAsync(story, refused with { Reason = " " })));
        Stories.ByField("Reasons", "required", await host.RefusedAsync(Demo.Decider, (await ChoiceAsync(story, refused)) with { Reasons = "" }));
    }

    [Fact]
    public async Task Decision_IsMadeOnce()
    {
        await using var host = await RplHost.StartAsync();
        var story = await MissingAsync(host);
        await story.DecideAsync(granted: false);
        Assert.IsType<WrongState>(await host.RefusedAsync(Demo.Decider, await ChoiceAsync(story, new AwardChoice(RplOutcome.Microcredential, false, "Missing."))));
        Assert.Single(await host.DoAsync(Demo.Candidate, new GetDecisions(story.CaseId)));
    }

    [Fact]
    public async Task ReturnedByTheDecider_GoesBackToWhomItConcerns()
    {
        await using var host = await RplHost.StartAsync();
        var story = await MissingAsync(host);
        await host.DoAsync(Demo.Decider, new ReturnForVerification(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "Was U2.3 looked at twice?"));
        Assert.Single((await host.DoAsync(Demo.Verifier, new ListCases(CaseList.Verification))).Rows);
        await story.ConfirmAsync();
        await host.DoAsync(Demo.Decider, new ReturnForAssessment(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "U2.3: say what was missing."));
        var row = Assert.Single((await host.DoAsync(Demo.Assessor, new ListCases(CaseList.Mine))).Rows);
        Assert.Equal((22, 22), (row.Judged, row.Claimed));
        Assert.Equal("U2.3: say what was missing.", Assert.Single(await host.OutboxAsync(story.CaseId, "returned")).Values["text"]);
    }

    private static async Task<CaseStory> MissingAsync(RplHost host)
    {
        var story = await CaseStory.StartAsync(host);
        await story.RecommendedAsync("U2.3");
        await story.ConfirmAsync();
        await story.DeclareAsync(Demo.Decider);
        return story;
    }

    private static async Task<Decide> ChoiceAsync(CaseStory story, params AwardChoice[] awards) => new(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), awards, "As judged.");
}
