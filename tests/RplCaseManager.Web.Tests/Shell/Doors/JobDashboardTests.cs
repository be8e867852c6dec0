using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Application.Audit;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.People;
using RplCaseManager.TestKit;

namespace RplCaseManager.Web.Tests.Shell.Doors;

/// <summary>The dashboard of the jobs and the export of a history, in the running program.</summary>
public sealed class JobDashboardTests : IAsyncLifetime
{
    private RplHost host = null!;
    private WebApplication app = null!;

    public async ValueTask InitializeAsync()
    {
        host = await RplHost.StartAsync();
        app = Program.Build(
        [
            "--environment=Development", "--applicationName=RplCaseManager.Web", "--contentRoot=" + Repository.Web, "--urls=http://127.0.0.1:0", "--Rpl:DataFolder=" + host.Settings.DataFolder,
            "--Rpl:Jobs=false", "--Rpl:RateLimits:SignInPerMinute=1000", "--Logging:LogLevel:Default=Warning",
        ]);
        await Program.StartAsync(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        await host.DisposeAsync();
    }

    [Theory]
    [InlineData("/admin/jobs")]
    [InlineData("/admin/jobs/recurring")]
    [InlineData("/admin/jobs/stats")]
    public async Task Dashboard_LeadsAStrangerToTheSignIn(string path)
    {
        using var visitor = Visitor();
        var answer = await visitor.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/account/sign-in", answer.Headers.Location!.AbsolutePath);
    }

    [Theory]
    [InlineData(Demo.Candidate)]
    [InlineData(Demo.Auditor)]
    public async Task Dashboard_IsDeniedToEverybodyElse(string person)
    {
        using var visitor = await SignedInAsync(person);
        var answer = await visitor.GetAsync("/admin/jobs", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/account/denied", answer.Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task Dashboard_OpensForAnAdministrator_UntilTheRoleIsTaken()
    {
        using var visitor = await SignedInAsync(Demo.Administrator);
        var answer = await visitor.GetAsync("/admin/jobs", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("Recognition of prior learning", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var other = (await host.DoAsync(Demo.Administrator, new ListPeople("größl"))).Rows[0];
        await host.DoAsync(Demo.Administrator, new GrantRole(Demo.NewRequest(), other.Id, Role.Administrator, null));
        var me = (await host.DoAsync(Demo.Administrator, new ListPeople(Demo.Administrator.Split('@')[0].Split('.')[1]))).Rows.Single(row => row.Email == Demo.Administrator);
        await host.DoAsync(other.Email, new TakeRole(Demo.NewRequest(), me.Id, Role.Administrator, me.Grants.First(grant => grant.Role is Role.Administrator).Body));
        // The session still carries the role; the table does not.
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/admin/jobs", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task History_IsExportedToAnAuditor_AndToNobodyElse()
    {
        var story = await CaseStory.InAsync(host, CaseState.Submitted);
        using var auditor = await SignedInAsync(Demo.Auditor);
        var answer = await auditor.GetAsync($"/audit/cases/{story.CaseId}/history.json", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        using var file = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal((await host.DoAsync(Demo.Auditor, new GetCaseHistory(story.CaseId))).Lines.Count, file.RootElement.GetProperty("lines").GetArrayLength());

        using var candidate = await SignedInAsync(Demo.Candidate);
        Assert.Equal(HttpStatusCode.Forbidden, (await candidate.GetAsync($"/audit/cases/{story.CaseId}/history.json", TestContext.Current.CancellationToken)).StatusCode);
    }

    private HttpClient Visitor() => new(new HttpClientHandler { AllowAutoRedirect = false })
    {
        BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
    };

    private async Task<HttpClient> SignedInAsync(string email)
    {
        var visitor = Visitor();
        var page = await visitor.GetStringAsync("/account/sign-in", TestContext.Current.CancellationToken);
        var token = Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["token"].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = token,
            ["Form.Email"] = email,
            ["Form.Password"] = "demo-people-2026",
        });
        var answer = await visitor.PostAsync("/account/sign-in", form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }
}
