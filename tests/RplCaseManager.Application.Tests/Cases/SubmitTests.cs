using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Shared;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Cases;

/// <summary>Claims, handing in, and what the body does with the file at intake.</summary>
public sealed class SubmitTests
{
    [Fact]
    public async Task Claims_AreKeptWithTheirRating_AndProlongTheDraft()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        host.Time.Advance(TimeSpan.FromDays(10));
        await story.ClaimTwoAsync();
        var seen = await story.SeenByCandidateAsync();
        Assert.Equal((2, 0), (seen.Claimed, seen.Supported));
        Assert.Equal(SelfRating.Alone, seen.Units[0].Outcomes[0].Rating);
        Assert.Equal(new DateOnly(2026, 12, 11), seen.DueOn);
    }

    [Fact]
    public async Task Claim_OfAnUnknownOutcome_IsRefusedWithItsCode()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        Assert.Equal("U9.9", Stories.ByRule("outcome.unknown", await host.RefusedAsync(Demo.Candidate, new RateOutcomes(Demo.NewRequest(), story.CaseId, 1, [new("U9.9", null, true)]))));
    }

    [Fact]
    public async Task Submit_NamesTheOutcomesThatNothingSupports()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        Stories.ByRule("case.submit.claim", await host.RefusedAsync(Demo.Candidate, await SubmitAsync(story)));
        await story.ClaimTwoAsync();
        Assert.Equal("U1.1, U1.2", Stories.ByRule("case.submit.supported", await host.RefusedAsync(Demo.Candidate, await SubmitAsync(story))));
        await story.AttachAsync("portfolio.pdf", ["U1.1"]);
        Assert.Equal("U1.2", Stories.ByRule("case.submit.supported", await host.RefusedAsync(Demo.Candidate, await SubmitAsync(story))));
        await story.AttachAsync("flange-shaft.jpg", ["U1.2"]);
        await host.DoAsync(Demo.Candidate, await SubmitAsync(story));
        Assert.Equal(CaseState.Submitted, (await story.StoredAsync()).State);
    }

    [Fact]
    public async Task Submit_WithOnlyARemovedPiece_IsNotSupported()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.ClaimTwoAsync();
        var piece = await story.AttachAsync("portfolio.pdf", ["U1.1", "U1.2"]);
        await host.DoAsync(Demo.Candidate, new RemoveEvidence(Demo.NewRequest(), story.CaseId, piece, await story.VersionAsync()));
        Stories.ByRule("case.submit.supported", await host.RefusedAsync(Demo.Candidate, await SubmitAsync(story)));
    }

    [Fact]
    public async Task Submit_StartsTheClockOfTheAuthority_AndTheCandidateIsToldTheDate()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.InAsync(host, CaseState.Submitted);
        var seen = await story.SeenByCandidateAsync();
        // Four months from the complete file; the officer has ten working days.
        Assert.Equal((new DateOnly(2027, 1, 2), new DateOnly(2026, 9, 16), CaseHolder.CaseOfficer), (seen.AuthorityDueOn, seen.DueOn, seen.Holder));
        Assert.Equal("2027-01-02", Assert.Single(await host.OutboxAsync(story.CaseId, "submitted")).Values["due"]);
    }

    [Fact]
    public async Task AfterSubmission_TheFileIsClosed()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.InAsync(host, CaseState.Submitted);
        var piece = (await story.SeenByCandidateAsync()).Evidence[0].Id;
        Assert.IsType<WrongState>(await host.RefusedAsync(Demo.Candidate, new RateOutcomes(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), [])));
        Assert.IsType<WrongState>(await host.RefusedAsync(Demo.Candidate, new RemoveEvidence(Demo.NewRequest(), story.CaseId, piece, await story.VersionAsync())));
        Assert.IsType<WrongState>(await host.RefusedAsync(Demo.Candidate, await SubmitAsync(story)));
    }

    [Fact]
    public async Task Completion_OpensTheFile_AndTheResubmissionStartsTheAuthoritysClockAnew()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.InAsync(host, CaseState.Incomplete);
        var seen = await story.SeenByCandidateAsync();
        Assert.Null(seen.AuthorityDueOn);
        Assert.Equal("The employment record is missing.", seen.OpenRequest!.Text);
        Assert.Equal("The employment record is missing.", Assert.Single(await host.OutboxAsync(story.CaseId, "completion")).Values["text"]);

        host.Time.Advance(TimeSpan.FromDays(14));
        await story.AttachAsync("employer-testimony.docx", ["U1.1"]);
        await host.DoAsync(Demo.Candidate, await SubmitAsync(story));
        seen = await story.SeenByCandidateAsync();
        Assert.Equal((CaseState.Submitted, new DateOnly(2027, 1, 16)), (seen.State, seen.AuthorityDueOn));
        Assert.Null(seen.OpenRequest);
        Assert.NotNull(Assert.Single(seen.Requests).AnsweredAt);
    }

    [Fact]
    public async Task Accept_WithoutTheIdentity_IsRefused()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.InAsync(host, CaseState.Submitted);
        await story.DeclareAsync(Demo.Officer);
        Stories.ByRule("case.accept.identity", await host.RefusedAsync(Demo.Officer, new AcceptCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), false)));
        await host.DoAsync(Demo.Officer, new AcceptCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), true));
        Assert.True((await story.SeenByCandidateAsync()).IdentityChecked);
    }

    [Fact]
    public async Task Inadmissible_TellsTheReason_AndClosesAfterTheWindow()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.InAsync(host, CaseState.Inadmissible);
        var letter = Assert.Single(await host.OutboxAsync(story.CaseId, "inadmissible"));
        Assert.Equal(("The experience is not in this field.", "2026-10-02"), (letter.Values["text"], letter.Values["due"]));
        host.GoTo(new DateOnly(2026, 10, 2));
        await host.RunJobsAsync();
        Assert.Equal(CaseState.Inadmissible, (await story.StoredAsync()).State);
        host.GoTo(new DateOnly(2026, 10, 3));
        await host.RunJobsAsync();
        Assert.Equal(CaseState.Closed, (await story.StoredAsync()).State);
    }

    [Fact]
    public async Task Reasons_AreNeverEmpty()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.InAsync(host, CaseState.Submitted);
        await story.DeclareAsync(Demo.Officer);
        var version = await story.VersionAsync();
        Stories.ByField("Text", "required", await host.RefusedAsync(Demo.Officer, new RequestCompletion(Demo.NewRequest(), story.CaseId, version, " ")));
        Stories.ByField("Reason", "required", await host.RefusedAsync(Demo.Officer, new RejectAsInadmissible(Demo.NewRequest(), story.CaseId, version, "")));
        Stories.ByField("Reason", "too-long", await host.RefusedAsync(Demo.Officer, new DiscontinueCase(Demo.NewRequest(), story.CaseId, version, new string('x', 10_001))));
    }

    [Fact]
    public async Task Submit_OnASupersededVersion_IsPossibleUntilItsTransitionEnds()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.FillAsync();
        var seed = Stories.Seed.ReadConfiguration(Demo.NewRequest());
        await host.AsJobAsync(seed with { Standards = [.. seed.Standards.Select(standard => standard.Code == "at-cnc-specialist" ? standard with { Summary = "Changed." } : standard)] });
        Assert.Equal(2, (await host.DoAsync(Demo.Candidate, new GetStandard("at-cnc-specialist"))).Version);
        Assert.Equal(1, (await story.SeenByCandidateAsync()).StandardVersion);
        await host.DoAsync(Demo.Candidate, await SubmitAsync(story));
    }

    private static async Task<SubmitCase> SubmitAsync(CaseStory story) => new(Demo.NewRequest(), story.CaseId, await story.VersionAsync());

    [Fact]
    public async Task Prerequisites_ThatNoCertificateShows_AreDecidedByTheOfficerInWords()
    {
        await using var host = await RplHost.StartAsync();
        // E-commerce and social media expert: 24 months of experience.
        var before = (await host.DoAsync(Demo.Candidate, new CheckPrerequisites("at-cese"))).Check!;
        Assert.Equal((false, MissingKind.Experience, 24m), (before.Satisfied, Assert.Single(before.Missing).Kind, before.Missing[0].Amount));
        Assert.Null((await host.DoAsync(Demo.Candidate, new CheckPrerequisites("at-cnc-specialist"))).Check);
        var story = await CaseStory.StartAsync(host, standard: "at-cese");
        // It is said, and does not stand in the way of handing in.
        Assert.False((await story.SeenByCandidateAsync()).Prerequisites!.Satisfied);
        await story.SubmitAsync();
        await story.DeclareAsync(Demo.Officer);
        Stories.ByRule("case.accept.prerequisite", await host.RefusedAsync(Demo.Officer, new AcceptCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), true, " ")));
        await host.DoAsync(Demo.Officer, new AcceptCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), true, "The record of employment shows three years."));
        var accepted = await story.SeenByCandidateAsync();
        Assert.Equal("The record of employment shows three years.", accepted.Timeline[^1].Reason);
        Assert.Null(accepted.Prerequisites);
    }
}
