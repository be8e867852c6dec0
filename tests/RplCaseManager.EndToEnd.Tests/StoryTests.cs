using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RplCaseManager.Application.Certificates;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.EndToEnd.Tests;

/// <summary>One real case in a real browser on an empty data folder: from the register to the certificate, its end and its history.</summary>
[Trait("Needs", "Browser")]
[Collection("one after the other")]
public sealed partial class StoryTests
{
    private const string Email = "zdzislawa@candidate.example";
    private const string Password = "a password that is long";

    [Fact]
    public async Task Candidate_FindsClaimsProvesAndHoldsACertificate_ThatEnds()
    {
        await using var app = await AppProcess.StartAsync("--Rpl:RateLimits:SignInPerMinute=10000", "--Rpl:RateLimits:PublicPerMinute=10000");
        await using var browser = await Browser.StartAsync();
        await using var candidate = await browser.VisitAsync(app);
        await OpenAccountAsync(app, candidate);
        var caseId = await PrepareAndHandInAsync(candidate);
        await AcceptAsync(app, browser, caseId);
        await AssessAsync(app, browser, candidate, caseId);
        await VerifyAndDecideAsync(app, browser, caseId);
        await HoldAsync(app, candidate, caseId);
        Assert.Empty(candidate.Complaints);

        var (code, printed) = await app.CommandAsync("audit", "verify");
        Assert.True(code == 0, printed);
        await using var auditor = await (await browser.VisitAsync(app)).SignInAsync(Demo.Auditor);
        await auditor.OpenAsync($"/audit/cases/{caseId}");
        await Assertions.Expect(auditor.Page.Locator("main")).ToContainTextAsync("unbroken");
    }

    private static async Task OpenAccountAsync(AppProcess app, Visitor visitor)
    {
        var page = visitor.Page;
        await visitor.OpenAsync("/register?q=cnc");
        await page.GetByRole(AriaRole.Link, new() { Name = "CNC specialist certificate" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("140 teaching units");
        await visitor.OpenAsync("/account/register");
        foreach (var (name, value) in new[] { ("GivenName", "Zdzisława-Małgorzata"), ("FamilyName", "Świątkowska-Brückner-Öztürk"), ("DateOfBirth", "1988-04-17"), ("Email", Email), ("Password", Password) })
        {
            await page.Locator($"[name='Form.{name}']").FillAsync(value);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Open" }).Last.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Email);
        await app.CommandAsync("jobs", "run");
        var mail = Assert.Single(app.Mails(), text => text.Contains(Email, StringComparison.Ordinal));
        await visitor.OpenAsync(ConfirmLink().Match(mail.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal)).Value);
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await visitor.SignInAsync(Email, Password);
    }

    private static async Task<Guid> PrepareAndHandInAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await visitor.OpenAsync("/my/cases/start?standard=at-cnc-specialist&scheme=AT-CERT");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(CaseAddress());
        var caseId = Guid.Parse(CaseAddress().Match(page.Url).Groups["id"].Value);
        foreach (var unit in new[] { "U1", "U2", "U3", "U4" })
        {
            await visitor.OpenAsync($"/my/cases/{caseId}/rate/{unit}");
            await page.Locator("section.rate").First.WaitForAsync();
            foreach (var card in await page.Locator("section.rate").AllAsync())
            {
                await card.Locator(".seg label").Nth(2).ClickAsync();
                await Assertions.Expect(card.Locator("label.check input")).ToBeCheckedAsync();
            }

            await Assertions.Expect(page.Locator(".saved-bar [role=status]")).ToContainTextAsync("Saved");
        }

        await visitor.OpenAsync($"/my/cases/{caseId}/evidence");
        await AddAsync(page, "portfolio.pdf", all: true);
        foreach (var file in new[] { "flange-shaft.jpg", "employer-testimony.docx", "Sample-MC-Annex1-unsigned.jsonld" })
        {
            await AddAsync(page, file, all: false);
        }

        await visitor.OpenAsync($"/my/cases/{caseId}/check");
        await page.GetByLabel("I declare this.").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand in now" }).DblClickAsync();
        await page.WaitForURLAsync(new Regex("submitted$"));
        return caseId;
    }

    private static async Task AddAsync(IPage page, string fixture, bool all)
    {
        await page.Locator("input[type=file]").SetInputFilesAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", fixture));
        var form = page.Locator("section.piece-form");
        await form.WaitForAsync();
        var closed = form.Locator(".picker details:not([open]) > summary");
        do
        {
            await closed.First.ClickAsync();
        }
        while (all && await closed.CountAsync() > 0);

        var boxes = await form.Locator(".picker details[open] input[type=checkbox]").AllAsync();
        foreach (var box in all ? boxes : [.. boxes.Take(1)])
        {
            await box.CheckAsync();
        }

        await form.GetByRole(AriaRole.Button, new() { Name = "Add to my case" }).ClickAsync();
        await form.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private static async Task AcceptAsync(AppProcess app, Browser browser, Guid caseId)
    {
        await using var officer = await (await browser.VisitAsync(app)).SignInAsync(Demo.Officer);
        await officer.OpenAsync("/intake");
        await Assertions.Expect(officer.Page.Locator("table")).ToContainTextAsync("Świątkowska-Brückner-Öztürk");
        await DeclareAsync(officer, $"/cases/{caseId}/intake");
        await officer.Page.GetByLabel("I have checked the identity of the candidate").CheckAsync();
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Accept", Exact = true }).ClickAsync();
        await Assertions.Expect(officer.Page.Locator("main")).ToContainTextAsync("In assessment");
    }

    private static async Task AssessAsync(AppProcess app, Browser browser, Visitor candidate, Guid caseId)
    {
        await using var assessor = await (await browser.VisitAsync(app, 1440)).SignInAsync(Demo.Assessor);
        var page = assessor.Page;
        await assessor.OpenAsync("/queue?list=ToClaim");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Claim") }).First.ClickAsync();
        await page.GetByLabel("I have no conflict of interest").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Declare and claim" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/assess$"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask for more" }).ClickAsync();
        await page.Locator("#ask-text").FillAsync("Please show a part that you set up on your own.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Waits for");

        await candidate.OpenAsync($"/my/cases/{caseId}/answer");
        await Assertions.Expect(candidate.Page.Locator("main")).ToContainTextAsync("Please show a part that you set up on your own.");
        await candidate.Page.GetByLabel("Your answer in words").FillAsync("The photograph shows it.");
        await candidate.Page.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();
        await Assertions.Expect(candidate.Page.Locator("main")).ToContainTextAsync("Your answer was sent");

        // The pages of a judgement have tests of their own; 22 sheets are filled in through the same operations.
        await using (var host = RplHost.Attach(app.DataFolder))
        {
            await new CaseStory(host, caseId).JudgeAllAsync();
        }

        await assessor.OpenAsync($"/cases/{caseId}/assess");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open this piece" }).ClickAsync();
        await page.Locator("iframe, img.shown, .evidence-view img, .evidence-view iframe").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Recommend", Exact = true }).ClickAsync();
        await page.Locator("#rec-text").FillAsync("Every outcome is shown by the portfolio.");
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Recommend", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("You have recommended");
    }

    private static async Task VerifyAndDecideAsync(AppProcess app, Browser browser, Guid caseId)
    {
        await using var verifier = await (await browser.VisitAsync(app)).SignInAsync(Demo.Verifier);
        await DeclareAsync(verifier, $"/cases/{caseId}/verify");
        await verifier.Page.GetByRole(AriaRole.Button, new() { Name = "Confirm", Exact = true }).ClickAsync();
        await verifier.Page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Confirm", Exact = true }).ClickAsync();
        await Assertions.Expect(verifier.Page.Locator(".mud-dialog")).ToHaveCountAsync(0);

        await using var decider = await (await browser.VisitAsync(app)).SignInAsync(Demo.Decider);
        await DeclareAsync(decider, $"/cases/{caseId}/decide");
        await decider.Page.Locator(".seg label", new() { HasText = "grant" }).First.ClickAsync();
        await decider.Page.Locator("#decide-reasons").FillAsync("The evidence convinces the awarding body.");
        await decider.Page.GetByRole(AriaRole.Button, new() { Name = "Decide", Exact = true }).ClickAsync();
        await decider.Page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Decide", Exact = true }).ClickAsync();
        await Assertions.Expect(decider.Page.Locator("main")).ToContainTextAsync("AT-CERT-");
    }

    private static async Task HoldAsync(AppProcess app, Visitor candidate, Guid caseId)
    {
        var page = candidate.Page;
        await candidate.OpenAsync($"/my/cases/{caseId}/decision");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The evidence convinces the awarding body.");
        await candidate.OpenAsync("/my/certificates");
        var pdf = await page.Locator("a[href$='.pdf']").First.GetAttributeAsync("href");
        var answer = await candidate.Context.APIRequest.GetAsync(pdf!);
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString(await answer.BodyAsync(), 0, 4));
        var link = (await page.Locator("a[href*='/verify/']").First.GetAttributeAsync("href"))!;
        await candidate.OpenAsync(link);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("valid today");

        DateOnly last;
        await using (var host = RplHost.Attach(app.DataFolder))
        {
            last = (await host.DoAsync(Email, new ListMyCertificates()))[0].ValidUntil!.Value;
        }

        foreach (var (day, seen) in new[] { (last.AddDays(-89), "valid today"), (last.AddDays(-6), "valid today"), (last.AddDays(1), "xpired") })
        {
            var (code, printed) = await app.CommandAsync("clock", "set", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) + "T12:00Z");
            Assert.True(code == 0, printed);
            (code, printed) = await app.CommandAsync("jobs", "run");
            Assert.True(code == 0, printed);
            await using var verification = new HttpVisit(app);
            Assert.Contains(seen, await verification.TextAsync(link), StringComparison.Ordinal);
        }

        Assert.Equal(2, app.Mails().Count(mail => mail.Contains("Your certificate ends soon", StringComparison.Ordinal)));
        Assert.Single(app.Mails(), mail => mail.Contains("Your certificate has ended", StringComparison.Ordinal));
    }

    private static async Task DeclareAsync(Visitor visitor, string path)
    {
        await visitor.OpenAsync(path);
        await visitor.Page.GetByLabel("I have no conflict of interest").CheckAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Declare and open the case" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Declare and open the case" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [GeneratedRegex("/account/confirm\\?id=[0-9a-f]+&code=[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex ConfirmLink();

    [GeneratedRegex("/my/cases/(?<id>[0-9a-f-]{36})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CaseAddress();

    private sealed class HttpVisit(AppProcess app) : IAsyncDisposable
    {
        private readonly HttpClient client = new() { BaseAddress = app.Address };

        public Task<string> TextAsync(string path) => client.GetStringAsync(new Uri(path, UriKind.RelativeOrAbsolute));

        public ValueTask DisposeAsync()
        {
            client.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
