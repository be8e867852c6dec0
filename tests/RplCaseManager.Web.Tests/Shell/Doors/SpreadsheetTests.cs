using System.Net;
using System.Text.Json;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Tests.Features;

namespace RplCaseManager.Web.Tests.Shell.Doors;

/// <summary>Standards and the template of people as files, through the running program.</summary>
public sealed class SpreadsheetTests(WebAppFixture web) : IClassFixture<WebAppFixture>
{
    [Theory]
    [InlineData("template.xlsx", "standards.xlsx", "PK")]
    [InlineData("export.xlsx", "standards.xlsx", "PK")]
    [InlineData("export.json", "standards.json", "[")]
    [InlineData("at-cnc-specialist.xlsx", "at-cnc-specialist.xlsx", "PK")]
    public async Task Administrator_GetsTheFile(string address, string name, string begin)
    {
        using var administrator = await web.App.Open().SignInAsync(Demo.Administrator);
        await administrator.GetAsync("/admin/standards/" + address);
        Assert.Equal(HttpStatusCode.OK, administrator.Answer.StatusCode);
        Assert.Equal(name, administrator.Answer.Content.Headers.ContentDisposition!.FileName);
        Assert.StartsWith(begin, await administrator.Answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("template.xlsx", "people.xlsx", "PK")]
    [InlineData("template.csv", "people.csv", "\uFEFF\"Given name\"")]
    public async Task Administrator_GetsTheTemplateOfPeople(string address, string name, string begin)
    {
        using var administrator = await web.App.Open().SignInAsync(Demo.Administrator);
        await administrator.GetAsync("/admin/people/" + address);
        Assert.Equal(HttpStatusCode.OK, administrator.Answer.StatusCode);
        Assert.Equal(name, administrator.Answer.Content.Headers.ContentDisposition!.FileName);
        Assert.StartsWith(begin, System.Text.Encoding.UTF8.GetString(await administrator.Answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneStandardAsJson_IsItsContent()
    {
        using var administrator = await web.App.Open().SignInAsync(Demo.Administrator);
        await administrator.GetAsync("/admin/standards/at-cnc-specialist.json");
        var content = JsonSerializer.Deserialize<StandardContent>(await administrator.Answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), RplJson.Strict)!;
        Assert.Equal("at-cnc-specialist", content.Code);
        await administrator.GetAsync("/admin/standards/nothing-such.json");
        Assert.Equal(HttpStatusCode.NotFound, administrator.Answer.StatusCode);
    }

    [Fact]
    public async Task WhoDoesNotConfigure_GetsNothing()
    {
        using var officer = await web.App.Open().SignInAsync(Demo.Officer);
        await officer.GetAsync("/admin/standards/export.xlsx");
        Assert.Equal(HttpStatusCode.Forbidden, officer.Answer.StatusCode);
        await officer.GetAsync("/admin/people/template.csv");
        Assert.Equal(HttpStatusCode.Forbidden, officer.Answer.StatusCode);
    }
}
