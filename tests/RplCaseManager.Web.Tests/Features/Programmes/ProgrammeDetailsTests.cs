using System.Net;
using System.Text.Json;
using RplCaseManager.Application.Programmes;
using RplCaseManager.TestKit;

namespace RplCaseManager.Web.Tests.Features.Programmes;

/// <summary>A programme as a visitor reads it.</summary>
public sealed class ProgrammeDetailsTests(WebAppFixture fixture) : IClassFixture<WebAppFixture>
{
    private const string Code = "at-lap-metal-technology";

    [Fact]
    public async Task AProgramme_SaysWhoIsAdmitted_AndWhatItConsistsOf()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/programmes/" + Code);
        foreach (var text in new[] { "Apprenticeship examination in metal technology", "at least 1 of", "No part can be exempted.", "Professional discussion", "admission to a programme" })
        {
            Assert.Contains(text, browser.Text, StringComparison.Ordinal);
        }

        Assert.Equal(4, browser.Page.QuerySelectorAll(".parts > li").Length);
        Assert.Equal($"/my/cases/start?standard=at-metal-technology&scheme=AT&programme={Code}", browser.Page.QuerySelector("a.btn")!.GetAttribute("href"));
        Assert.Equal("/register/at-metal-technology", browser.Page.QuerySelector("dd a[href^='/register/']")!.GetAttribute("href"));
    }

    [Fact]
    public async Task TheLargestShare_IsSaidInWhatItIsMeasuredIn()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/programmes/at-fh-business-informatics");
        Assert.Contains("At most 50 % of the credits can be exempted: 90 of 180 ECTS.", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItsProvider_ItsLevel_AndItsQuality_AreSaid()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/programmes/at-fh-business-informatics");
        foreach (var text in new[] { "accredited as a whole today", "Level 6", "180 ECTS", "4500 hours", "13 of 16 parts may be exempted", "300 hours · 12 ECTS · may be exempted", "Accreditation of higher education" })
        {
            Assert.Contains(text, browser.Text, StringComparison.Ordinal);
        }

        Assert.Equal("/trust-list/AT-FH", browser.Page.QuerySelector("dd a[href^='/trust-list/']")!.GetAttribute("href"));
        await browser.GetAsync("/trust-list/AT-FH");
        Assert.NotNull(browser.Page.QuerySelector("a[href='/programmes/at-fh-business-informatics']"));
    }

    [Fact]
    public async Task TheData_StandBeside_AndAreKeptByTheirTag()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/programmes/" + Code);
        var address = browser.Page.QuerySelector("link[rel=alternate][type='application/json']")!.GetAttribute("href")!;
        Assert.Equal($"/api/v1/register/programmes/{Code}?version=1", address);
        using var client = new HttpClient { BaseAddress = fixture.App.Address };
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("public, max-age=60", answer.Headers.GetValues("Cache-Control").Single());
        using var data = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Code, data.RootElement.GetProperty("content").GetProperty("code").GetString());
        Assert.Equal("Admission", data.RootElement.GetProperty("schemes")[0].GetProperty("seekable").EnumerateArray().Last().GetString());
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var same = await client.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    [Fact]
    public async Task TheRegister_LeadsToTheProgrammesOfAStandard()
    {
        using var browser = fixture.App.Open();
        await browser.GetAsync("/register/at-metal-technology");
        Assert.NotNull(browser.Page.QuerySelector($"a[href='/programmes/{Code}']"));
    }

    [Fact]
    public async Task WhatNobodyPublished_IsNotThere()
    {
        using var browser = fixture.App.Open();
        var made = await fixture.App.Host.DoAsync(Demo.Administrator, new GetProgrammeEditor(Code));
        await fixture.App.Host.DoAsync(Demo.Administrator, new CreateProgramme(Guid.CreateVersion7(), made.Current!.Content with { Code = "only-a-draft" }));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/programmes/only-a-draft")).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/programmes/{Code}/v/9")).Answer.StatusCode);
    }

    [Fact]
    public async Task AnOldVersion_KeepsItsAddress_AndStartsNoCase()
    {
        var host = fixture.App.Host;
        const string code = "be-wal-sales-assistant";
        var state = await host.DoAsync(Demo.Administrator, new BeginProgrammeDraft(Guid.CreateVersion7(), code));
        await host.DoAsync(Demo.Administrator, new PublishProgramme(Guid.CreateVersion7(), code, state.Version, "Second"));
        using var browser = fixture.App.Open();
        await browser.GetAsync($"/programmes/{code}/v/1");
        Assert.Contains("This is an older version (1)", browser.Text, StringComparison.Ordinal);
        Assert.Null(browser.Page.QuerySelector("a.btn[href^='/my/cases/start']"));
        await browser.GetAsync($"/programmes/{code}");
        Assert.NotNull(browser.Page.QuerySelector("a.btn[href^='/my/cases/start']"));
        Assert.Equal("2", browser.Page.QuerySelector("b[aria-current]")!.TextContent.Split(' ')[^1]);
    }
}
