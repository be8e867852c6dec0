using System.Net.Http.Headers;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Certificates;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.People;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.Cases;
using RplCaseManager.Web.Features.Decisions;
using RplCaseManager.Web.Tests.Doors;

namespace RplCaseManager.Web.Tests.Features.Cases;

/// <summary>Whatever link staff follow into a case, they are asked for the declaration first, and led to where it is asked.</summary>
public sealed class UndeclaredTests
{
    internal const string Newcomer = Demo.OtherAssessor;

    [Fact]
    public async Task FileLinks_OfADecidedCase_LeadToTheDeclaration_AndProgramsAreRefused()
    {
        await using var app = await WebApp.StartAsync();
        var (story, certificate) = await DecidedAsync(app.Host);
        using var browser = app.Open();
        await browser.SignInAsync(Newcomer);
        foreach (var link in Links(story.CaseId, certificate))
        {
            Assert.Equal($"/cases/{story.CaseId}", (await browser.GetAsync(link)).SentTo);
        }

        Assert.Equal($"/cases/{story.CaseId}/intake", (await browser.GetAsync($"/cases/{story.CaseId}")).SentTo);

        using var program = new HttpClient { BaseAddress = app.Address };
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await app.Host.DoAsync(Newcomer, new CreateToken(Demo.NewRequest(), "tests", false, 30))).Secret);
        await program.RefusedAsync("decisions/get-decisions", new { caseId = story.CaseId }, 403, "case.declare-first");
        await program.RefusedAsync("certificates/list-case-certificates", new { caseId = story.CaseId }, 403, "case.declare-first");
        foreach (var link in Links(story.CaseId, certificate))
        {
            using var answer = await program.GetAsync(new Uri("/api/v1" + link, UriKind.Relative), TestContext.Current.CancellationToken);
            await answer.ProblemAsync(403, "case.declare-first");
        }

        await story.DeclareAsync(Newcomer);
        foreach (var link in Links(story.CaseId, certificate))
        {
            Assert.Equal("application/pdf", (await browser.GetAsync(link)).Answer.Content.Headers.ContentType?.MediaType);
        }
    }

    internal static async Task<(CaseStory Story, CertificateRow Certificate)> DecidedAsync(RplHost host)
    {
        var story = await CaseStory.InAsync(host, CaseState.Decided);
        await host.DoAsync(Demo.Administrator, new GrantRole(Demo.NewRequest(), (await host.ActorAsync(Newcomer)).Id, Role.CaseOfficer, "AT-WIFI"));
        await host.DoAsync(Demo.Administrator, new TakeRole(Demo.NewRequest(), (await host.ActorAsync(Newcomer)).Id, Role.Assessor, "AT-WIFI"));
        return (story, (await host.DoAsync(story.Candidate, new ListCaseCertificates(story.CaseId)))[0]);
    }

    private static string[] Links(Guid id, CertificateRow certificate) => [$"/cases/{id}/certificates/{certificate.Id}.pdf", $"/cases/{id}/decisions/{certificate.DecisionId}.pdf"];
}

/// <summary>The same in pages: the declaration stands before the decision and the certificates.</summary>
public sealed class UndeclaredPageTests : StaffTest
{
    [Fact]
    public async Task CandidatesPage_SendsStaffWhoHaveNotDeclared_ToTheDoor()
    {
        var (story, _) = await UndeclaredTests.DecidedAsync(Host);
        await SignInAsync(UndeclaredTests.Newcomer);
        var page = Render<DecisionPage>(parameters => parameters.Add(shown => shown.Id, story.CaseId));
        await page.WaitForAssertionAsync(() => Assert.Equal(CaseLinks.Door(story.CaseId), Address));
        // The door answers outside of the circuit.
        Assert.True(Services.GetRequiredService<BunitNavigationManager>().History.First().Options.ForceLoad);
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task CertificatesCard_IsShownAfterTheDeclaration()
    {
        var (story, certificate) = await UndeclaredTests.DecidedAsync(Host);
        await SignInAsync(UndeclaredTests.Newcomer);
        var page = Render<CaseIntakePage>(parameters => parameters.Add(shown => shown.Id, story.CaseId));
        await page.WaitForAssertionAsync(() => Assert.Single(page.FindAll("fieldset")));
        Assert.DoesNotContain(certificate.Number, page.Markup, StringComparison.Ordinal);
        await page.FindAll("input[type=radio]")[0].ChangeAsync(true);
        await page.Find(".actions button").ClickAsync(new());
        await page.WaitForAssertionAsync(() => Assert.Contains(certificate.Number, page.Markup, StringComparison.Ordinal));
    }
}
