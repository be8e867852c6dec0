using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace RplCaseManager.EndToEnd.Tests.Story;

/// <summary>Somebody who learned at work and wants it recognised: what they do, page by page.</summary>
internal sealed partial class Candidate(World world, Visitor visitor)
{
    public const string Name = "Zdzisława-Małgorzata Świątkowska-Brückner-Öztürk";
    public const string Email = "zdzislawa@candidate.example";
    public const string BornOn = "1988-04-17";
    public const string Outcome = "Interpret technical drawings with tolerances";
    /// <summary>What they claim in the end.</summary>
    public static readonly Claim Claimed = new(Name, Outcome, 22, "AT-CERT-");
    private const string Password = "a password that is long";

    private IPage Page => visitor.Page;

    /// <summary>Finds the certificate in the register, without an account, and reads what it asks for.</summary>
    public async Task FindsTheCertificateAsync()
    {
        await visitor.OpenAsync("/register");
        await Page.GetByRole(AriaRole.Searchbox).First.FillAsync("cnc");
        await Page.Keyboard.PressAsync("Enter");
        await visitor.FollowAsync("CNC specialist certificate", "CNC specialist certificate");
        foreach (var stated in new[] { "140 teaching units", "WIFI", "Austria", "not specified", "3 years", "Refresher seminars", "worked out", "Set up the machine", Outcome })
        {
            await Page.ShowsAsync(stated);
        }
    }

    /// <summary>Opens an account and confirms the address by the mail that came.</summary>
    public async Task OpensAnAccountAsync()
    {
        await visitor.OpenAsync("/account/register");
        await Page.GetByLabel("First name").FillAsync("Zdzisława-Małgorzata");
        await Page.GetByLabel("Family name").FillAsync("Świątkowska-Brückner-Öztürk");
        await Page.GetByLabel("Date of birth").FillAsync(BornOn);
        await Page.GetByLabel("E-mail address").FillAsync(Email);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await Page.PushAsync("Open my account");
        await Page.ShowsAsync(Email);
        var letter = await world.Mail.ReadAsync(Email, "Confirm your address");
        await visitor.OpenAsync(Link().Match(letter).Value);
        await Page.PushAsync("Confirm my address");
        await Page.ShowsAsync("Your address is confirmed");
        await ReturnsAsync();
    }

    /// <summary>Signs in, for the first time or after a session that ended.</summary>
    public Task ReturnsAsync() => visitor.SignInAsync(Email, Password);

    /// <summary>Starts the case from the page of the standard.</summary>
    public async Task<Guid> StartsAsync()
    {
        await visitor.OpenAsync("/register/at-cnc-specialist");
        await Page.Locator("main a[href^='/my/cases/start']").First.ClickAsync();
        await Page.PushAsync("Start");
        await Page.WaitForURLAsync(CaseAddress());
        return Guid.Parse(CaseAddress().Match(Page.Url).Groups["id"].Value);
    }

    /// <summary>Says for each of the 22 outcomes how well they can do it.</summary>
    public async Task RatesThemselfAsync(Guid caseId)
    {
        foreach (var unit in new[] { "U1", "U2", "U3", "U4" })
        {
            await visitor.OpenAsync($"/my/cases/{caseId}/rate/{unit}");
            foreach (var card in await Page.Locator("section.rate").AllAsync())
            {
                await card.GetByRole(AriaRole.Radio, new() { Name = "alone", Exact = true }).CheckAsync();
                await Assertions.Expect(card.Locator("label.check input")).ToBeCheckedAsync();
            }

            await Assertions.Expect(Page.Locator(".saved-bar [role=status]")).ToContainTextAsync("Saved");
        }

        await Page.ShowsAsync("22 of 22");
    }

    /// <summary>Uploads a photograph, a statement and a credential for one or two outcomes each, sees what is missing, and closes the gap with a portfolio that shows everything.</summary>
    public async Task ShowsEvidenceAsync(Guid caseId)
    {
        await visitor.OpenAsync($"/my/cases/{caseId}/evidence");
        await visitor.AddsAsync(Claimed, Evidence.Fixture("flange-shaft.jpg"), Outcome, "Measure parts and correct the process");
        await visitor.AddsAsync(Claimed, Evidence.Fixture("employer-testimony.docx"), Outcome, "Set tool and work offsets on their own");
        await visitor.AddsAsync(Claimed, Evidence.Fixture("Sample-MC-Annex1-unsigned.jsonld"), "Explain the structure of a CNC program");

        await visitor.OpenAsync($"/my/cases/{caseId}/check");
        await Page.ShowsAsync("Something is missing before you can hand in");
        await Assertions.Expect(Page.Locator("main .callout li", new() { HasText = "Mount and align workpieces" })).ToBeVisibleAsync();
        await Page.GetByLabel("I declare this.").CheckAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Hand in now" })).ToBeDisabledAsync();

        await visitor.OpenAsync($"/my/cases/{caseId}/evidence");
        await visitor.AddsAsync(Claimed, Evidence.Fixture("portfolio.pdf"));
        await Page.ShowsAsync("In your case (4)");
    }

    /// <summary>Checks what was answered and hands it in; answers the number of the case. A double click hands in once.</summary>
    public async Task<string> HandsInAsync(Guid caseId)
    {
        await visitor.OpenAsync($"/my/cases/{caseId}/check");
        await Page.GetByLabel("I declare this.").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Hand in now" }).DblClickAsync();
        await Page.WaitForURLAsync(new Regex("submitted$"));
        await world.Mail.ReadAsync(Email, "We have your application");
        return (await Page.Locator(".receipt .num").TextContentAsync())!.Trim();
    }

    /// <summary>Is told by mail what the assessor needs, and answers with a text and a new piece.</summary>
    public async Task AnswersAsync(Guid caseId, string asked)
    {
        Assert.Contains(asked, await world.Mail.ReadAsync(Email, "It is your turn: your assessor asks for more"), StringComparison.Ordinal);
        await ReturnsAsync();
        await visitor.OpenAsync($"/my/cases/{caseId}");
        await Page.ShowsAsync("It is your turn: your assessor needs to see more");
        await visitor.FollowAsync("Answer the request", "Answer the request");
        await Page.ShowsAsync(asked);
        await visitor.AddsAsync(Claimed, new FilePayload { Name = "Messprotokoll Flanschwelle Ø 25 – Świątkowska.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("Ø 25 h6: 24,991 mm; offsets G54 X-182.430 Z-41.205\n") }, Outcome);
        await Page.GetByLabel("Your answer in words").FillAsync("Here is the record of the part that I set up on my own.");
        await Page.PushAsync("Send the answer");
        await Page.ShowsAsync("Your answer was sent");
    }

    /// <summary>Reads the reasoned decision and saves its letter.</summary>
    public async Task<SavedDocument> ReadsTheDecisionAsync(Guid caseId)
    {
        await world.Mail.ReadAsync(Email, "Your decision is here: you have an award");
        await visitor.OpenAsync($"/my/cases/{caseId}");
        await visitor.FollowAsync("Read the decision", "The decision");
        await Page.ShowsAsync("You receive the certificate (micro-credential)");
        await Page.ShowsAsync(Staff.Reasons);
        await Page.Locator("main details", new() { HasText = Outcome }).Locator("summary").ClickAsync();
        await Page.ShowsAsync(Staff.Rationale);
        await Page.ShowsAsync("portfolio.pdf");
        return new SavedDocument(await Page.DownloadAsync("Save the decision (PDF)"));
    }

    /// <summary>Saves the certificate; answers it with its number and its last day.</summary>
    public async Task<(SavedDocument Document, string Number, DateOnly First, DateOnly Last)> SavesTheCertificateAsync()
    {
        await visitor.OpenAsync("/my/certificates");
        await Assertions.Expect(Page.Fact("Holder")).ToHaveTextAsync(Name);
        var number = (await Page.Fact("Number").TextContentAsync())!.Trim();
        return (new SavedDocument(await Page.DownloadAsync("Save as PDF")), number, await DayAsync("Valid from"), await DayAsync("Valid until"));
    }

    /// <summary>Sees how the certificate stands.</summary>
    public async Task SeesTheCertificateAsync(string standing)
    {
        await ReturnsAsync();
        await visitor.OpenAsync("/my/certificates");
        await Assertions.Expect(Page.Locator(".certificate .chip").First).ToContainTextAsync(standing);
    }

    private async Task<DateOnly> DayAsync(string fact) =>
        DateOnly.Parse((await Page.Fact(fact).Locator("time").GetAttributeAsync("datetime"))!, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("https?://\\S+/account/confirm\\S+")]
    private static partial Regex Link();

    [GeneratedRegex("/my/cases/(?<id>[0-9a-f-]{36})$", RegexOptions.ExplicitCapture)]
    private static partial Regex CaseAddress();
}
