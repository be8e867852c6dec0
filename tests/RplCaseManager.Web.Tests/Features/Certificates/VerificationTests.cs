using RplCaseManager.Application.Certificates;
using RplCaseManager.Domain.Cases;
using RplCaseManager.TestKit;

namespace RplCaseManager.Web.Tests.Features.Certificates;

public sealed class VerificationTests : IAsyncLifetime
{
    private WebApp app = default!;
    private string token = "";
    private string number = "";
    private Guid caseId;
    private Guid certificateId;

    public async ValueTask InitializeAsync()
    {
        app = await WebApp.StartAsync();
        caseId = (await CaseStory.InAsync(app.Host, CaseState.Decided)).CaseId;
        (token, number, certificateId) = await app.Host.WithDbAsync(db => Task.FromResult(db.Certificates.Select(found => new ValueTuple<string, string, Guid>(found.Token, found.Number, found.Id)).Single()));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task ByLink_AnswersFirst_ThenTheFacts_ThenHowItWasChecked()
    {
        using var browser = app.Open();
        await browser.GetAsync("/verify/" + token);
        Assert.StartsWith("✓ This certificate is valid today", browser.Text, StringComparison.Ordinal);
        foreach (var text in new[] { "Małgorzata Świątkowska-Brückner", number, "140 teaching units", "not specified", "All 22 learning outcomes", "Decide when a process must be stopped" })
        {
            Assert.Contains(text, browser.Text, StringComparison.Ordinal);
        }

        Assert.Equal(["✓ checked", "✓ checked", "✓ checked now", "not checked"], browser.Page.QuerySelectorAll(".checks .chip").Select(chip => Spaced(chip.TextContent)));
        Assert.DoesNotContain("good", browser.Page.QuerySelectorAll(".checks .chip")[^1].ClassList);
        Assert.DoesNotContain("1988", browser.Text, StringComparison.Ordinal); // the date of birth is for those who know it already
    }

    [Fact]
    public async Task ByLink_IsNeverKept_AndNotFoundBySearchEngines()
    {
        using var browser = app.Open();
        foreach (var path in new[] { "/verify", "/verify/" + token, "/verify/nothing" })
        {
            await browser.GetAsync(path);
            Assert.True(browser.Answer.Headers.CacheControl!.NoStore);
            Assert.Equal("noindex", browser.Answer.Headers.GetValues("X-Robots-Tag").Single());
        }

        Assert.Equal(System.Net.HttpStatusCode.NotFound, browser.Answer.StatusCode);
        Assert.Contains("No such certificate", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ByNumber_NeedsTheDateOfBirth_AndFindsTypingErrors()
    {
        using var browser = app.Open();
        await CheckAsync(browser, number.ToLowerInvariant() + " ", "1988-03-14");
        Assert.Contains("This certificate is valid today", browser.Text, StringComparison.Ordinal);
        await CheckAsync(browser, number, "1988-03-15");
        var wrongDate = browser.Page.QuerySelector(".answer")!.TextContent;
        Assert.Contains("No such certificate", wrongDate, StringComparison.Ordinal);
        await CheckAsync(browser, number, "");
        Assert.NotNull(browser.Page.QuerySelector("#f-form-dateofbirth-error"));
        await CheckAsync(browser, number.Replace("000001", "000007", StringComparison.Ordinal), "1988-03-14");
        Assert.Contains("typing error", browser.Page.QuerySelector("#f-form-number-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterTheLastDay_ItHasExpired_WithoutAnyJob()
    {
        app.Host.Time.SetUtcNow(RplHost.Start.AddYears(4));
        using var browser = app.Open();
        await browser.GetAsync("/verify/" + token);
        Assert.Contains("This certificate has expired", browser.Page.QuerySelector(".answer.turn")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revoked_SaysWhy()
    {
        await app.Host.DoAsync(Demo.Decider, new RevokeCertificate(Demo.NewRequest(), caseId, certificateId, "The evidence was somebody else's."));
        using var browser = app.Open();
        await browser.GetAsync("/verify/" + token);
        Assert.Contains("was revoked", browser.Page.QuerySelector(".answer.bad")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The evidence was somebody else's.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("failed", browser.Page.QuerySelector(".checks")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AlteredInTheDatabase_ItIsNotToBeReliedOn()
    {
        await app.Host.WithDbAsync(db => Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, "UPDATE \"Certificates\" SET \"SealedText\" = replace(\"SealedText\", 'CNC', 'CMC')"));
        using var browser = app.Open();
        await browser.GetAsync("/verify/" + token);
        Assert.Contains("Do not rely on this certificate", browser.Page.QuerySelector(".answer.bad")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task CheckAsync(Browser browser, string number, string born)
    {
        await browser.GetAsync("/verify");
        await browser.SendAsync(("Form.Number", number), ("Form.DateOfBirth", born));
    }

    private static string Spaced(string text) => string.Join(' ', text.Replace("✓", "✓ ", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
