using RplCaseManager.Application.Assessment;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Certificates;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.People;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Operations;

/// <summary>What stands around the table: accounts, roles that come and go, bodies, conflicts of interest.</summary>
public sealed class AuthorisationTests
{
    private const string Body = "AT-WIFI";

    [Fact]
    public async Task ClosedAccount_IsDeniedEverythingThatAsksForAnAccount()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.InAsync(host, CaseState.Draft);
        var me = await host.ActorAsync(Demo.Candidate);
        await host.DoAsync(Demo.Administrator, new SetPersonActive(Demo.NewRequest(), me.Id, false));

        Assert.IsType<NotSignedIn>(await host.RefusedAsync(Demo.Candidate, new GetCase(story.CaseId)));
        Assert.IsType<NotSignedIn>(await host.RefusedAsync(Demo.Candidate, new GetMe()));
        Assert.IsType<NotSignedIn>(await host.RefusedAsync(Demo.Candidate, new WithdrawCase(Demo.NewRequest(), story.CaseId, 1, "")));
        Assert.True((await host.SendAsync(Demo.Candidate, new FindStandards())).Ok);

        await host.DoAsync(Demo.Administrator, new SetPersonActive(Demo.NewRequest(), me.Id, true));
        Assert.Equal(CaseState.Draft, (await story.SeenByCandidateAsync()).State);
    }

    [Fact]
    public async Task ClosedAccount_IsNotAnsweredARepeatedRequest()
    {
        await using var host = await RplHost.StartAsync();
        var start = new StartCase(Demo.NewRequest(), "at-cnc-specialist", "AT-CERT", []);
        await host.DoAsync(Demo.Candidate, start);
        await host.DoAsync(Demo.Administrator, new SetPersonActive(Demo.NewRequest(), (await host.ActorAsync(Demo.Candidate)).Id, false));
        Assert.IsType<NotSignedIn>(await host.RefusedAsync(Demo.Candidate, start));
    }

    [Fact]
    public async Task Role_TakenAway_EndsAtOnce()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.ClaimSmallAsync();
        await host.DoAsync(Demo.Administrator, new TakeRole(Demo.NewRequest(), (await host.ActorAsync(Demo.Assessor)).Id, Role.Assessor, Body));

        Assert.IsType<RoleMissing>(await host.RefusedAsync(Demo.Assessor, new GetCase(story.CaseId)));
        Assert.IsType<RoleMissing>(await host.RefusedAsync(Demo.Assessor, new ReleaseCase(Demo.NewRequest(), story.CaseId, 1, "Ill.")));
        Assert.IsType<RoleMissing>(await host.RefusedAsync(Demo.Assessor, new ListCases(CaseList.Mine)));
    }

    [Fact]
    public async Task Role_Granted_ActsAtOnce()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.SubmitSmallAsync();
        await host.DoAsync(Demo.Administrator, new GrantRole(Demo.NewRequest(), (await host.ActorAsync(Demo.Auditor)).Id, Role.CaseOfficer, Body));
        await host.DoAsync(Demo.Auditor, new DeclareConflict(Demo.NewRequest(), story.CaseId, false, ""));
        Assert.True((await host.SendAsync(Demo.Auditor, new AcceptCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), true))).Ok);
    }

    [Fact]
    public async Task Staff_OfAnotherBody_AreDenied()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.SubmitSmallAsync();
        foreach (var person in new[] { Demo.ForeignOfficer, Demo.ForeignAssessor, Demo.ForeignVerifier })
        {
            Assert.IsType<NotYours>(await host.RefusedAsync(person, new GetCase(story.CaseId)));
            Assert.IsType<NotYours>(await host.RefusedAsync(person, new DeclareConflict(Demo.NewRequest(), story.CaseId, false, "")));
        }
    }

    [Fact]
    public async Task Role_ForTheWholeInstallation_ReachesEveryBody()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host, standard: "cz-3d-printer-operator", scheme: "CZ");
        await host.DoAsync(Demo.Administrator, new GrantRole(Demo.NewRequest(), (await host.ActorAsync(Demo.Auditor)).Id, Role.Auditor, null));
        Assert.True((await host.SendAsync(Demo.Auditor, new GetCase(story.CaseId))).Ok);
    }

    [Fact]
    public async Task Candidate_WithEveryStaffRole_NeverActsOnTheirOwnCase()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.SubmitSmallAsync();
        var me = await host.ActorAsync(Demo.Candidate);
        foreach (var role in new[] { Role.CaseOfficer, Role.Assessor, Role.Verifier, Role.Decider, Role.Auditor })
        {
            await host.DoAsync(Demo.Administrator, new GrantRole(Demo.NewRequest(), me.Id, role, null));
        }

        var version = await story.VersionAsync();
        Assert.IsType<NotYours>(await host.RefusedAsync(Demo.Candidate, new DeclareConflict(Demo.NewRequest(), story.CaseId, false, "")));
        Assert.IsType<NotYours>(await host.RefusedAsync(Demo.Candidate, new AcceptCase(Demo.NewRequest(), story.CaseId, version, true)));
        Assert.IsType<NotYours>(await host.RefusedAsync(Demo.Candidate, new Application.Audit.GetCaseHistory(story.CaseId)));
        foreach (var list in Enum.GetValues<CaseList>())
        {
            Assert.Empty((await host.DoAsync(Demo.Candidate, new ListCases(list))).Rows);
        }

        // What staff write for each other stays hidden from a candidate who is staff elsewhere.
        Assert.Equal("", (await story.SeenByCandidateAsync()).Recommendation);
    }

    [Fact]
    public async Task Staff_DeclareBeforeTheyOpenACase()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.SubmitSmallAsync();
        Assert.IsType<DeclareFirst>(await host.RefusedAsync(Demo.Officer, new GetCase(story.CaseId)));
        Assert.IsType<DeclareFirst>(await host.RefusedAsync(Demo.Officer, new AcceptCase(Demo.NewRequest(), story.CaseId, 1, true)));
        Assert.IsType<DeclareFirst>(await host.RefusedAsync(Demo.Officer, new CloseCase(Demo.NewRequest(), story.CaseId, 1)));
        var piece = (await story.SeenByCandidateAsync()).Evidence[0].Id;
        Assert.IsType<DeclareFirst>(await host.RefusedAsync(Demo.Officer, new OpenEvidence(Demo.NewRequest(), story.CaseId, piece)));
        await story.DeclareAsync(Demo.Officer);
        Assert.True((await host.SendAsync(Demo.Officer, new GetCase(story.CaseId))).Ok);
    }

    [Fact]
    public void EverythingThatStaffReadOrDoInACase_AsksForTheDeclaration()
    {
        // What is read before declaring, the declaration itself, and giving a case back, which nobody has without having declared.
        Type[] exempt = [typeof(GetCaseCover), typeof(DeclareConflict), typeof(ReleaseCase)];
        var staff = OperationTypes.All.Where(type => type.IsAssignableTo(typeof(ICaseOperation))
            && Permissions.For(type).Any(grant => grant.Role is Role.CaseOfficer or Role.Assessor or Role.Verifier or Role.Decider)).ToList();
        Assert.Contains(staff, type => type.IsAssignableTo(typeof(IChange)));
        Assert.Contains(staff, type => !type.IsAssignableTo(typeof(IChange)));
        Assert.Equal(exempt.Select(type => type.Name).Order(), staff.Where(type => !type.IsAssignableTo(typeof(INeedsDeclaration))).Select(type => type.Name));
    }

    [Fact]
    public void EveryOperationThatNamesACase_IsAskedOfTheRelationToIt() => Assert.All(
        OperationTypes.All.Where(type => type.GetProperty(nameof(ICaseOperation.CaseId))?.PropertyType == typeof(Guid)),
        type => Assert.True(type.IsAssignableTo(typeof(ICaseOperation)), type.Name));

    [Fact]
    public async Task WhoReadsADecidedCase_HasDeclared()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.InAsync(host, CaseState.Decided);
        var certificate = (await host.DoAsync(story.Candidate, new ListCaseCertificates(story.CaseId)))[0];
        // Nobody needed the officer's colleague so far.
        await host.DoAsync(Demo.Administrator, new GrantRole(Demo.NewRequest(), (await host.ActorAsync(Demo.Administrator)).Id, Role.CaseOfficer, Body));
        Assert.IsType<DeclareFirst>(await host.RefusedAsync(Demo.Administrator, new GetDecisions(story.CaseId)));
        Assert.IsType<DeclareFirst>(await host.RefusedAsync(Demo.Administrator, new GetDecisionLetter(story.CaseId, certificate.DecisionId)));
        Assert.IsType<DeclareFirst>(await host.RefusedAsync(Demo.Administrator, new ListCaseCertificates(story.CaseId)));
        Assert.IsType<DeclareFirst>(await host.RefusedAsync(Demo.Administrator, new GetCertificateFile(story.CaseId, certificate.Id)));
        await story.DeclareAsync(Demo.Administrator);
        Assert.True((await host.SendAsync(Demo.Administrator, new GetCertificateFile(story.CaseId, certificate.Id))).Ok);
        // The auditor acts on nothing, and declares nothing.
        Assert.True((await host.SendAsync(Demo.Auditor, new GetDecisionLetter(story.CaseId, certificate.DecisionId))).Ok);
    }

    [Fact]
    public async Task Conflict_Declared_IsForGood()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.SubmitSmallAsync();
        await host.DoAsync(Demo.Officer, new DeclareConflict(Demo.NewRequest(), story.CaseId, true, "A relative."));
        Assert.IsType<Conflicted>(await host.RefusedAsync(Demo.Officer, new GetCase(story.CaseId)));
        Assert.IsType<Conflicted>(await host.RefusedAsync(Demo.Officer, new AcceptCase(Demo.NewRequest(), story.CaseId, 1, true)));
        Assert.IsType<Conflicted>(await host.RefusedAsync(Demo.Officer, new DeclareConflict(Demo.NewRequest(), story.CaseId, false, "")));
        Assert.Empty((await host.DoAsync(Demo.Officer, new ListCases(CaseList.Body))).Rows);
    }

    [Fact]
    public async Task Conflict_WithoutAReason_IsRefused_AndTheSameDeclarationTwiceToo()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        Stories.ByField("Reason", "required", await host.RefusedAsync(Demo.Officer, new DeclareConflict(Demo.NewRequest(), story.CaseId, true, " ")));
        await story.DeclareAsync(Demo.Officer);
        Stories.ByRule("case.declared", await host.RefusedAsync(Demo.Officer, new DeclareConflict(Demo.NewRequest(), story.CaseId, false, "")));
    }

    [Theory]
    [InlineData(CaseState.InAssessment)]
    [InlineData(CaseState.InformationRequested)]
    [InlineData(CaseState.UnderVerification)]
    public async Task Assessor_WhoFindsAConflictLater_LosesTheCase_AndAColleagueCanTakeIt(CaseState state)
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.ClaimSmallAsync();
        if (state is CaseState.InformationRequested)
        {
            await story.AskAsync();
        }
        else if (state is CaseState.UnderVerification)
        {
            await story.JudgeAllAsync();
            await story.RecommendAsync();
        }

        await host.DoAsync(Demo.Assessor, new DeclareConflict(Demo.NewRequest(), story.CaseId, true, "A former colleague."));
        Assert.Null((await story.StoredAsync()).AssessorId);
        Assert.IsType<Conflicted>(await host.RefusedAsync(Demo.Assessor, new ClaimCase(Demo.NewRequest(), story.CaseId)));
        if (state is CaseState.InformationRequested)
        {
            await story.AnswerAsync();
        }
        else if (state is CaseState.UnderVerification)
        {
            await story.DeclareAsync(Demo.Verifier);
            await host.DoAsync(Demo.Verifier, new ReturnToAssessor(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "The assessor had a conflict of interest."));
        }

        await story.ClaimAsync(Demo.OtherAssessor);
        Assert.Equal((await host.ActorAsync(Demo.OtherAssessor)).Id, (await story.StoredAsync()).AssessorId);
    }

    [Fact]
    public async Task WhoMayNotDoIt_IsNotToldAboutTheFields()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        Assert.IsType<RoleMissing>(await host.RefusedAsync(Demo.Candidate, new RequestCompletion(Demo.NewRequest(), story.CaseId, 1, "")));
        Assert.IsType<NotYours>(await host.RefusedAsync(Demo.ForeignOfficer, new RequestCompletion(Demo.NewRequest(), story.CaseId, 1, "")));
        Assert.IsType<NotSignedIn>((await host.Operations.SendAsync(Actor.Anyone, new RequestCompletion(Demo.NewRequest(), story.CaseId, 1, ""))).Refusal);
    }
}
