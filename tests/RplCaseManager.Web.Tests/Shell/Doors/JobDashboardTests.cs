using System.Net;
using RplCaseManager.Application.Audit;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.People;
using RplCaseManager.TestKit;

namespace RplCaseManager.Web.Tests.Shell.Doors;

/// <summary>The dashboard of the jobs and the export of a history, in the running program.</summary>
public sealed class JobDashboardTests : IAsyncLifetime
{
    private WebApp app = null!;

    public async ValueTask InitializeAsync() => app = await WebApp.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("/admin/jobs")]
    [InlineData("/admin/jobs/recurring")]
    [InlineData("/admin/jobs/stats")]
    public async Task Dashboard_LeadsAStrangerToTheSignIn(string path)
    {
        using var visitor = app.Open();
        await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, visitor.Answer.StatusCode);
        Assert.StartsWith("/account/sign-in?", visitor.SentTo, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Demo.Candidate)]
    [InlineData(Demo.Auditor)]
    public async Task Dashboard_IsDeniedToEverybodyElse(string person)
    {
        using var visitor = await app.Open().SignInAsync(person);
        await visitor.GetAsync("/admin/jobs");
        Assert.Equal(HttpStatusCode.Redirect, visitor.Answer.StatusCode);
        Assert.StartsWith("/account/denied?", visitor.SentTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dashboard_OpensForAnAdministrator_UntilTheRoleIsTaken()
    {
        using var visitor = await app.Open().SignInAsync(Demo.Administrator);
        await visitor.GetAsync("/admin/jobs");
        Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);
        Assert.Contains("frame-ancestors 'none'", visitor.Answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("Recognition of prior learning", visitor.Page.Title, StringComparison.Ordinal);

        var host = app.Host;
        var other = (await host.DoAsync(Demo.Administrator, new ListPeople(Demo.Officer))).Rows.Single();
        await host.DoAsync(Demo.Administrator, new GrantRole(Demo.NewRequest(), other.Id, Role.Administrator, null));
        var me = (await host.DoAsync(Demo.Administrator, new ListPeople(null, Role.Administrator))).Rows.Single(row => row.Email == Demo.Administrator);
        await host.DoAsync(other.Email, new TakeRole(Demo.NewRequest(), me.Id, Role.Administrator, me.Grants.First(grant => grant.Role is Role.Administrator).Body));
        // The session still carries the role; the table does not.
        Assert.StartsWith("/account/denied", (await visitor.GetAsync("/admin/jobs")).SentTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_IsExportedToAnAuditor_AndToNobodyElse()
    {
        var story = await CaseStory.InAsync(app.Host, CaseState.Submitted);
        var path = $"/audit/cases/{story.CaseId}/history.json";
        using var auditor = await app.Open().SignInAsync(Demo.Auditor);
        await auditor.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, auditor.Answer.StatusCode);
        Assert.Equal("attachment", auditor.Answer.Content.Headers.ContentDisposition!.DispositionType);
        using var file = System.Text.Json.JsonDocument.Parse(await auditor.Answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal((await app.Host.DoAsync(Demo.Auditor, new GetCaseHistory(story.CaseId))).Lines.Count, file.RootElement.GetProperty("lines").GetArrayLength());

        using var candidate = await app.Open().SignInAsync(Demo.Candidate);
        Assert.Equal(HttpStatusCode.Forbidden, (await candidate.GetAsync(path)).Answer.StatusCode);
    }
}
