using Bunit;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.Decisions;

namespace RplCaseManager.Web.Tests.Features.Decisions;

/// <summary>A case that aims at a programme ends in an exemption from its parts and an admission: no certificate is promised, and the parts are named.</summary>
public sealed class ProgrammeDecisionTests : StaffTest
{
    private const string Programme = "Bachelor programme Business Informatics";

    [Fact]
    public async Task Candidate_ReadsThePartsAndTheProgramme_AndIsPromisedNoCertificate()
    {
        var story = await DecidedAsync();
        await SignInAsync(Demo.Candidate);

        var page = Render<DecisionPage>(parts => parts.Add(part => part.Id, story.CaseId));

        page.WaitForElement(".answer");
        Assert.Contains(Programme + ": C1 Programming, C2 Databases", page.FindAll(".answer")[0].TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("a.btn.quiet"));
    }

    [Fact]
    public async Task Staff_ReadsTheParts()
    {
        var story = await DecidedAsync();
        var decision = (await Host.DoAsync(Demo.Decider, new GetDecisions(story.CaseId)))[0];

        var shown = Render<DecisionMade>(parts => parts.Add(part => part.Decision, decision).Add(part => part.CaseId, story.CaseId));

        Assert.Contains("C1 Programming, C2 Databases", shown.Markup, StringComparison.Ordinal);
        Assert.Equal(Programme, decision.Content.ProgrammeTitle);
        Assert.Equal(Programme + " · Bachelor of Science in Business Informatics", (await story.SeenByCandidateAsync()).Aim);
    }

    private async Task<CaseStory> DecidedAsync()
    {
        foreach (var (who, role) in new[] { (Demo.Officer, Role.CaseOfficer), (Demo.Assessor, Role.Assessor), (Demo.Decider, Role.Decider) })
        {
            await Host.DoAsync(Demo.Administrator, new GrantRole(Demo.NewRequest(), (await Host.ActorAsync(who)).Id, role, "AT-FH"));
        }

        var story = await CaseStory.StartAsync(Host, Demo.Candidate, "at-fh-business-informatics", "AT-FH", "at-fh-business-informatics", RplOutcome.ProgrammeExemption, RplOutcome.Admission);
        await story.RecommendedAsync();
        await story.DecideAsync([new AwardChoice(RplOutcome.ProgrammeExemption, true, ""), new AwardChoice(RplOutcome.Admission, true, "")]);
        return story;
    }
}
