using System.Net;
using RplCaseManager.Domain.Cases;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Tests.Features;

namespace RplCaseManager.Web.Tests.Shell.Doors;

/// <summary>Lists as files, through the running program.</summary>
public sealed class ExportTests(WebAppFixture web) : IClassFixture<WebAppFixture>
{
    [Fact]
    public async Task Export_HoldsTheRowsOfTheFilteredList()
    {
        await CaseStory.InAsync(web.App.Host, CaseState.Submitted);
        await CaseStory.InAsync(web.App.Host, CaseState.Submitted, Demo.OtherCandidate);
        using var officer = await web.App.Open().SignInAsync(Demo.Officer);
        await officer.GetAsync("/cases/export.csv?list=Intake&q=swiat");
        Assert.Equal("text/csv; charset=utf-8", officer.Answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", officer.Answer.Content.Headers.ContentDisposition!.DispositionType);
        var lines = (await officer.Answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd().Split("\r\n");
        Assert.Equal(2, lines.Length);
        Assert.Contains("\"Małgorzata Świątkowska-Brückner\",\"CNC specialist certificate\",\"AT-CERT\",\"Submitted\"", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfAForeignList_IsRefused()
    {
        using var officer = await web.App.Open().SignInAsync(Demo.Officer);
        await officer.GetAsync("/cases/export.csv?list=Mine");
        Assert.Equal(HttpStatusCode.Forbidden, officer.Answer.StatusCode);
    }

    [Fact]
    public async Task Export_WithoutSession_AsksToSignIn()
    {
        using var nobody = await web.App.Open().GetAsync("/cases/export.csv?list=Intake");
        Assert.StartsWith("/account/sign-in", nobody.SentTo, StringComparison.Ordinal);
    }
}
