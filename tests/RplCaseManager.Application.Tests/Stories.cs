using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests;

/// <summary>Short ways for the tests of this project.</summary>
public static class Stories
{
    /// <summary>Claims and supports two outcomes only and hands the file in: enough where the award does not matter, and much quicker.</summary>
    public static async Task SubmitSmallAsync(this CaseStory story)
    {
        await story.ClaimTwoAsync();
        await story.AttachAsync("portfolio.pdf", await story.TwoAsync());
        await story.Host.DoAsync(story.Candidate, new SubmitCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync()));
    }

    /// <summary>From draft to an assessor, with two outcomes claimed.</summary>
    public static async Task ClaimSmallAsync(this CaseStory story)
    {
        await story.SubmitSmallAsync();
        await story.AcceptAsync();
        await story.ClaimAsync();
    }

    /// <summary>From draft to the recommendation, with two outcomes claimed.</summary>
    public static async Task RecommendSmallAsync(this CaseStory story)
    {
        await story.ClaimSmallAsync();
        await story.JudgeAllAsync();
        await story.RecommendAsync();
    }

    /// <summary>Claims the first two outcomes.</summary>
    public static async Task ClaimTwoAsync(this CaseStory story) => await story.Host.DoAsync(story.Candidate,
        new RateOutcomes(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), [.. (await story.TwoAsync()).Select(code => new Claim(code, SelfRating.Alone, true))]));

    /// <summary>The first two outcomes.</summary>
    public static async Task<IReadOnlyList<string>> TwoAsync(this CaseStory story) => [.. (await story.CodesAsync()).Take(2)];

    /// <summary>Moves the clock to noon of a day.</summary>
    public static void GoTo(this RplHost host, DateOnly day) => host.Time.SetUtcNow(new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero));

    /// <summary>The outbox rows of a case, oldest first, of a kind that begins so.</summary>
    public static Task<List<Domain.Messages.OutboxMessage>> OutboxAsync(this RplHost host, Guid caseId, string kind) =>
        host.WithDbAsync(db => db.Outbox.AsNoTracking().Where(row => row.CaseId == caseId && row.Kind.StartsWith(kind)).OrderBy(row => row.CreatedAt).ToListAsync());

    /// <summary>Actions in the trail of a stream, in order.</summary>
    public static Task<List<string>> ActionsAsync(this RplHost host, string stream) =>
        host.WithDbAsync(db => db.AuditEntries.AsNoTracking().Where(entry => entry.Stream == stream).OrderBy(entry => entry.Sequence).Select(entry => entry.Action).ToListAsync());

    /// <summary>The case as it is stored.</summary>
    public static Task<Case> StoredAsync(this CaseStory story) => story.Host.WithDbAsync(db => db.Cases.AsNoTracking().FirstAsync(found => found.Id == story.CaseId));

    /// <summary>Sends an operation as a job.</summary>
    public static Task<Result<T>> AsJobAsync<T>(this RplHost host, IOperation<T> operation) => host.Operations.SendAsync(Actor.System, operation);

    /// <summary>Refused by a rule; answers the detail that the person is shown.</summary>
    public static string ByRule(string rule, Refusal? refusal)
    {
        var found = Assert.IsType<RuleRefusal>(refusal);
        Assert.Equal(rule, found.Rule);
        return found.Detail;
    }

    /// <summary>Refused because of one field.</summary>
    public static void ByField(string field, string problem, Refusal? refusal)
    {
        var found = Assert.Single(Assert.IsType<InvalidInput>(refusal).Problems);
        Assert.Equal((field, problem), (found.Field, found.Problem));
    }

    /// <summary>The seed as the installation reads it.</summary>
    public static SeedFolder Seed { get; } = new(Path.Combine(Repository.Root, "seed-data"));
}
