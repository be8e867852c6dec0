using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Application.Assessment;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Operations;

/// <summary>How a person of the matrix stands to a case.</summary>
public enum Standing
{
    /// <summary>The person is its candidate.</summary>
    Own,

    /// <summary>The person holds the duty of the role in it; where the role has none, was its assessor before having this role.</summary>
    Assigned,

    /// <summary>It belongs to the person's awarding body, and somebody else has it.</summary>
    MyBody,

    /// <summary>It belongs to another awarding body.</summary>
    Other,

    /// <summary>It belongs to the person's body, and the person declared a conflict of interest in it.</summary>
    Conflicted,
}

/// <summary>
/// One person for each role, with that role alone, and real cases in every relation to each of them. Whatever a person needed to get
/// into a relation (an account of a candidate, being an assessor) is taken away again, so that only the role under test speaks.
/// </summary>
public sealed class PermissionWorld : IAsyncLifetime
{
    private const string Body = "AT-WIFI";
    private readonly Dictionary<(Role, Standing), Guid> cases = [];
    private int candidates;

    /// <summary>Roles that a person can have.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [.. Enum.GetValues<Role>().Where(role => role is not (Role.Anyone or Role.System))];

    public RplHost Host { get; private set; } = null!;

    public static string Email(Role role) => role.ToString().ToLowerInvariant() + "@matrix.example";

    /// <summary>The case in a relation to the person of a role.</summary>
    public Guid CaseOf(Role role, Standing standing) => cases[(role, standing)];

    /// <summary>What the authorisation of the pipeline answers; null: granted.</summary>
    public async Task<Refusal?> AskAsync(Actor actor, object operation)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OperationContext>().Actor = actor;
        return await scope.ServiceProvider.GetRequiredService<Authorisation>().CheckAsync(operation, CancellationToken.None);
    }

    public async ValueTask InitializeAsync()
    {
        Host = await RplHost.StartAsync();
        await ImportAsync([.. Roles.Select(role => Person(Email(role), [.. new[] { GrantOf(role), new(Role.Candidate, null), new(Role.Assessor, Body) }.Distinct()]))]);
        foreach (var role in Roles)
        {
            cases[(role, Standing.Own)] = (await CaseStory.StartAsync(Host, Email(role))).CaseId;
            cases[(role, Standing.Assigned)] = await AssignedAsync(role);
        }

        await SharedAsync();
        foreach (var role in Roles)
        {
            var person = (await Host.ActorAsync(Email(role))).Id;
            foreach (var grant in new[] { new RoleGrant(Role.Candidate, null), new(Role.Assessor, Body) }.Where(grant => grant != GrantOf(role)))
            {
                await Host.DoAsync(Demo.Administrator, new TakeRole(Demo.NewRequest(), person, grant.Role, grant.Body));
            }
        }
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static RoleGrant GrantOf(Role role) => new(role, role is Role.Candidate ? null : Body);

    private async Task SharedAsync()
    {
        var body = await NewCaseAsync();
        await body.SubmitSmallAsync();
        await body.AcceptAsync();
        var other = await NewCzechCaseAsync();
        await Host.DoAsync(Demo.ForeignOfficer, new DeclareConflict(Demo.NewRequest(), other.CaseId, false, ""));
        await Host.DoAsync(Demo.ForeignOfficer, new AcceptCase(Demo.NewRequest(), other.CaseId, await other.VersionAsync(), true));
        var conflicted = await NewCaseAsync();
        await conflicted.RecommendSmallAsync();
        await conflicted.ConfirmAsync();
        await conflicted.DecideAsync(granted: false);
        // More cases for the lists: at intake here and there, for verification, and one in which everybody has a conflict.
        await (await NewCaseAsync()).SubmitSmallAsync();
        await NewCzechCaseAsync();
        var verification = await NewCaseAsync();
        await verification.RecommendSmallAsync();
        var never = await NewCaseAsync();
        await never.RecommendSmallAsync();
        foreach (var role in Roles)
        {
            await DeclareAsync(role, body.CaseId, false);
            await DeclareAsync(role, conflicted.CaseId, true);
            await DeclareAsync(role, never.CaseId, true);
            cases[(role, Standing.MyBody)] = body.CaseId;
            cases[(role, Standing.Other)] = other.CaseId;
            cases[(role, Standing.Conflicted)] = conflicted.CaseId;
        }
    }

    private async Task<Guid> AssignedAsync(Role role)
    {
        var (story, email) = (await NewCaseAsync(), Email(role));
        switch (role)
        {
            case Role.CaseOfficer:
                await story.SubmitSmallAsync();
                await DeclareAsync(role, story.CaseId, false);
                await Host.DoAsync(email, new AcceptCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), true));
                break;
            case Role.Verifier:
                await story.RecommendSmallAsync();
                await DeclareAsync(role, story.CaseId, false);
                await Host.DoAsync(email, new ConfirmRecommendation(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), ""));
                break;
            case Role.Decider:
                await story.RecommendSmallAsync();
                await story.ConfirmAsync();
                await DeclareAsync(role, story.CaseId, false);
                await Host.DoAsync(email, new Decide(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), [new AwardChoice(RplOutcome.Microcredential, false, "Outcomes are missing.")], "Not enough yet."));
                break;
            default:
                await story.SubmitSmallAsync();
                await story.AcceptAsync();
                await story.ClaimAsync(email);
                break;
        }

        return story.CaseId;
    }

    private Task DeclareAsync(Role role, Guid caseId, bool conflict) => Host.DoAsync(Email(role), new DeclareConflict(Demo.NewRequest(), caseId, conflict, conflict ? "A relative." : ""));

    private async Task<CaseStory> NewCaseAsync() => await CaseStory.StartAsync(Host, await NewCandidateAsync());

    private async Task<CaseStory> NewCzechCaseAsync()
    {
        var story = await CaseStory.StartAsync(Host, await NewCandidateAsync(), "cz-3d-printer-operator", "CZ");
        await story.SubmitSmallAsync();
        return story;
    }

    private async Task<string> NewCandidateAsync()
    {
        var email = $"candidate-{++candidates}@matrix.example";
        await ImportAsync([Person(email, [new(Role.Candidate, null)])]);
        return email;
    }

    private static NewPerson Person(string email, IReadOnlyList<RoleGrant> grants) => new(email, "Ada", "Matrix", "Ada Matrix", new DateOnly(1980, 1, 1), "en", grants);

    private async Task ImportAsync(IReadOnlyList<NewPerson> people) =>
        Assert.True((await Host.Operations.SendAsync(Actor.System, new AddPeople(Demo.NewRequest(), people, null))).Ok);
}
