using RplCaseManager.Application.Assessment;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Operations;

/// <summary>Two of the same at once, as a double click or two tabs send them: one effect, and both know it.</summary>
public abstract class AtOnceTests(DatabaseKind kind)
{
    [Fact]
    public async Task Submit_SentTwiceAtOnce_IsDoneOnceAndAnsweredTwice()
    {
        await using var host = await RplHost.StartAsync(kind);
        var story = await CaseStory.StartAsync(host);
        await story.ClaimTwoAsync();
        await story.AttachAsync("portfolio.pdf", await story.TwoAsync());
        var submit = new SubmitCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync());

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => host.SendAsync(Demo.Candidate, submit))));
        Assert.All(results, result => Assert.True(result.Ok, result.Refusal?.ToString()));
        Assert.Single(results.Select(result => result.Value).Distinct());
        Assert.Single(await host.OutboxAsync(story.CaseId, "submitted"));
        Assert.Single(await host.ActionsAsync(Domain.Audit.Streams.Case(story.CaseId)), "case.submitted");
    }

    [Fact]
    public async Task Submit_FromTwoTabsAtOnce_IsDoneOnce_AndTheOtherIsTold()
    {
        await using var host = await RplHost.StartAsync(kind);
        var story = await CaseStory.StartAsync(host);
        await story.ClaimTwoAsync();
        await story.AttachAsync("portfolio.pdf", await story.TwoAsync());
        var version = await story.VersionAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => host.SendAsync(Demo.Candidate, new SubmitCase(Demo.NewRequest(), story.CaseId, version)))));
        var told = Assert.IsType<ChangedMeanwhile>(Assert.Single(results, result => !result.Ok).Refusal);
        Assert.Equal("case.submitted", told.What);
        Assert.Equal(1, (await story.StoredAsync()).HistoryCount);
    }

    [Fact]
    public async Task Start_SentTwiceAtOnce_AnswersTheSameCase()
    {
        await using var host = await RplHost.StartAsync(kind);
        var start = new StartCase(Demo.NewRequest(), "at-cnc-specialist", "AT-CERT", []);
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => host.SendAsync(Demo.Candidate, start))));
        Assert.All(results, result => Assert.True(result.Ok, result.Refusal?.ToString()));
        Assert.Single(results.Select(result => result.Value!.CaseId).Distinct());
    }

    [Fact]
    public async Task Start_FromTwoTabsAtOnce_OpensOneCase()
    {
        await using var host = await RplHost.StartAsync(kind);
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => host.SendAsync(Demo.Candidate, new StartCase(Demo.NewRequest(), "at-cnc-specialist", "AT-CERT", [])))));
        Assert.Single(results, result => result.Ok);
        Assert.All(results.Where(result => !result.Ok), result => Assert.True(result.Refusal is CameSecond or RuleRefusal { Rule: "case.start.other-open" }, result.Refusal?.ToString()));
        Assert.Single(await host.DoAsync(Demo.Candidate, new ListMyCases()));
    }

    [Fact]
    public async Task Token_AskedForTwiceAtOnce_IsMadeOnce()
    {
        await using var host = await RplHost.StartAsync(kind);
        var create = new CreateToken(Demo.NewRequest(), "Script", false, 30);
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => host.SendAsync(Demo.Candidate, create))));
        Assert.All(results, result => Assert.True(result.Ok, result.Refusal?.ToString()));
        // The secret is not kept, so that only the first answer has it.
        Assert.Single(results, result => result.Value!.Secret.Length > 0);
        Assert.Single(await host.DoAsync(Demo.Candidate, new ListMyTokens()));
    }

    [Fact]
    public async Task Tokens_ByOneRequestId_WithDifferentContent_OneIsMade_AndTheOthersAreTold()
    {
        await using var host = await RplHost.StartAsync(kind);
        var id = Demo.NewRequest();
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(() => host.SendAsync(Demo.Candidate, new CreateToken(id, "Script " + number, false, 30)))));
        Assert.Single(results, result => result.Ok);
        Assert.All(results.Where(result => !result.Ok), result => Assert.IsType<RequestReused>(result.Refusal));
        Assert.Single(await host.DoAsync(Demo.Candidate, new ListMyTokens()));
    }

    [Fact]
    public async Task TwoAssessors_AtOnce_OneHasTheCase()
    {
        await using var host = await RplHost.StartAsync(kind);
        var story = await CaseStory.StartAsync(host);
        await story.SubmitSmallAsync();
        await story.AcceptAsync();
        string[] assessors = [Demo.Assessor, Demo.OtherAssessor];
        foreach (var assessor in assessors)
        {
            await story.DeclareAsync(assessor);
        }

        var results = await Task.WhenAll(assessors.Select(assessor => Task.Run(() => host.SendAsync(assessor, new ClaimCase(Demo.NewRequest(), story.CaseId)))));
        Stories.ByRule("case.claim.taken", Assert.Single(results, result => !result.Ok).Refusal);
        Assert.Equal(CaseState.InAssessment, (await story.StoredAsync()).State);
    }
}

public sealed class AtOnceOnSqliteTests() : AtOnceTests(DatabaseKind.Sqlite);

[Trait("Needs", "PostgreSql")]
public sealed class AtOnceOnPostgreSqlTests() : AtOnceTests(DatabaseKind.PostgreSql);
