using RplCaseManager.Application.Assessment;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Shared;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Assessment;

/// <summary>Questions to the candidate: whose clock runs, what may be added, and what silence does.</summary>
public sealed class InformationTests
{
    private static readonly DateOnly LastDay = new(2026, 9, 22);

    [Fact]
    public async Task Request_StopsTheAuthoritysClock_AndTheAnswerProlongsIt()
    {
        await using var host = await RplHost.StartAsync();
        var story = await AskedAsync(host);
        var seen = await story.SeenByCandidateAsync();
        Assert.Equal((true, LastDay, CaseHolder.Candidate), (seen.AuthorityStopped, seen.DueOn, seen.Holder));
        Assert.Equal(["U1.1"], seen.OpenRequest!.OutcomeCodes);
        Assert.Equal("2026-09-22", Assert.Single(await host.OutboxAsync(story.CaseId, "information")).Values["due"]);

        host.Time.Advance(TimeSpan.FromDays(10));
        await story.AnswerAsync("Page 3.");
        seen = await story.SeenByCandidateAsync();
        Assert.Equal((false, new DateOnly(2027, 1, 12)), (seen.AuthorityStopped, seen.AuthorityDueOn));
        Assert.Equal("Page 3.", Assert.Single(seen.Requests).Answer);
        Assert.Equal((await host.ActorAsync(Demo.Assessor)).Id, Assert.Single(await host.OutboxAsync(story.CaseId, "answered")).PersonId);
    }

    [Fact]
    public async Task Request_ForAnUnknownOutcome_IsRefused()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.ClaimSmallAsync();
        Assert.Equal("U9.9", Stories.ByRule("outcome.unknown", await host.RefusedAsync(Demo.Assessor, new RequestInformation(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "Show it.", ["U1.1", "U9.9"]))));
    }

    [Fact]
    public async Task APieceThatComesAfterTheJudgement_LeavesItsOutcomesOpen_UntilItIsJudgedToo()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.InAsync(host, CaseState.InAssessment);
        await story.JudgeAllAsync();
        await story.AskAsync();
        var old = (await host.DoAsync(Demo.Assessor, new GetCase(story.CaseId))).Units[0].Outcomes[0];
        await story.AttachAsync("flange-shaft.jpg", [old.Code]);
        await story.AnswerAsync();

        var seen = await host.DoAsync(Demo.Assessor, new GetCase(story.CaseId));
        var open = seen.Units[0].Outcomes[0];
        Assert.Equal((null, "judgement.varcs", seen.Claimed - 1), (open.Sheet!.Judged, open.Sheet.MissingRule, seen.Judged));
        Assert.Equal(old.Sheet!.Entry.Rationale, open.Sheet.Entry.Rationale);
        Assert.Equal(open.Code, Stories.ByRule("case.recommend.all-judged", await host.RefusedAsync(Demo.Assessor, new Recommend(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "Enough."))));

        // Whoever had the sheet open is not refused, and does not get past the piece by saving what they had.
        var saved = await host.DoAsync(Demo.Assessor, new RecordJudgement(Demo.NewRequest(), story.CaseId, open.Code, old.Sheet.Version, CaseStory.Entry(old, achieved: true)));
        Assert.Equal((null, "judgement.varcs"), (saved.Judged, saved.MissingRule));
        await story.JudgeAllAsync();
        await story.RecommendAsync();
        Assert.Equal(2, (await host.DoAsync(Demo.Assessor, new GetCase(story.CaseId))).Units[0].Outcomes[0].Sheet!.Entry.Pieces.Count);
    }

    [Fact]
    public async Task WhileAsked_PiecesAreAdded_AndNothingThatWasSeenIsChanged()
    {
        await using var host = await RplHost.StartAsync();
        var story = await AskedAsync(host);
        var first = (await story.SeenByCandidateAsync()).Evidence[0];
        // The clock of the test stands still: two pieces of one instant have no order.
        var addedId = await story.AttachAsync("flange-shaft.jpg", ["U1.1"]);
        var added = (await story.SeenByCandidateAsync()).Evidence.Single(piece => piece.Id == addedId);
        Assert.Equal((false, true), (first.AddedAfterSubmission, added.AddedAfterSubmission));

        Assert.IsType<WrongState>(await host.RefusedAsync(Demo.Candidate, new RemoveEvidence(Demo.NewRequest(), story.CaseId, first.Id, await story.VersionAsync())));
        var other = new EvidenceDescription("Another title", EvidenceKind.Certificate, "Changed", null);
        Assert.Equal(first.Title, Stories.ByRule("evidence.seen", await host.RefusedAsync(Demo.Candidate, new ChangeEvidence(Demo.NewRequest(), story.CaseId, first.Id, await story.VersionAsync(), other, []))));
        await host.DoAsync(Demo.Candidate, new ChangeEvidence(Demo.NewRequest(), story.CaseId, first.Id, await story.VersionAsync(), other, [.. first.Mappings, new EvidenceMapping("U1.3", "page 4")]));
        var changed = (await story.SeenByCandidateAsync()).Evidence.Single(piece => piece.Id == first.Id);
        Assert.Equal((first.Title, first.Kind, 3), (changed.Title, changed.Kind, changed.Mappings.Count));
    }

    [Fact]
    public async Task Silence_ContinuesTheAssessmentOnTheDayAfter_NotBefore()
    {
        await using var host = await RplHost.StartAsync();
        var story = await AskedAsync(host);
        host.GoTo(LastDay);
        await host.RunJobsAsync();
        Assert.Equal(CaseState.InformationRequested, (await story.StoredAsync()).State);
        host.GoTo(LastDay.AddDays(1));
        await host.RunJobsAsync();
        Assert.Equal(CaseState.InAssessment, (await story.StoredAsync()).State);
        Assert.True(Assert.Single((await story.SeenByCandidateAsync()).Requests).NoAnswer);
        Assert.Single(await host.OutboxAsync(story.CaseId, "no-answer-staff"));
        Assert.Equal(2, (await host.OutboxAsync(story.CaseId, "no-answer")).Count);
    }

    [Fact]
    public async Task Silence_CountsFromTheDate_HoweverLateTheJob()
    {
        var dates = new List<(DateOnly?, DateOnly?, DateOnly)>();
        foreach (var late in new[] { 1, 60 })
        {
            await using var host = await RplHost.StartAsync();
            var story = await AskedAsync(host);
            host.GoTo(LastDay.AddDays(late));
            await host.RunJobsAsync();
            var stored = await story.StoredAsync();
            dates.Add((stored.AuthorityDueOn, stored.DueOn, stored.HeldSince));
        }

        Assert.Equal((new DateOnly(2027, 1, 23), new DateOnly(2026, 10, 21), new DateOnly(2026, 9, 23)), dates[0]);
        Assert.Equal(dates[0], dates[1]);
    }

    [Fact]
    public async Task Answer_AfterTheDate_IsRefused_AlsoWhenNoJobCame()
    {
        await using var host = await RplHost.StartAsync();
        var story = await AskedAsync(host);
        host.GoTo(LastDay.AddDays(1));
        Stories.ByRule("case.date-over", await host.RefusedAsync(Demo.Candidate, new ProvideInformation(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "Late.")));
    }

    private static async Task<CaseStory> AskedAsync(RplHost host)
    {
        var story = await CaseStory.StartAsync(host);
        await story.ClaimSmallAsync();
        await story.AskAsync();
        return story;
    }
}
