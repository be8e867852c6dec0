using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RplCaseManager.EndToEnd.Tests.Story;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.EndToEnd.Tests.Newcomer;

/// <summary>Somebody who learned in a fish plant finds the new standard and has it recognised.</summary>
internal sealed partial class Learner(World world, Visitor visitor)
{
    private IPage Page => visitor.Page;

    /// <summary>Finds the standard in the register and starts; answers the case.</summary>
    public async Task<Guid> StartsAsync()
    {
        await visitor.OpenAsync("/register");
        await Page.GetByRole(AriaRole.Searchbox).First.FillAsync("fish");
        await Page.Keyboard.PressAsync("Enter");
        await visitor.FollowAsync(Iceland.Standard, Iceland.Standard);
        foreach (var stated in new[] { Iceland.Country, Iceland.Body, Iceland.Scheme, Iceland.Unit, Iceland.Outcomes[0].Title, "2 credits, 50 hours" })
        {
            await Page.ShowsAsync(stated);
        }

        // The scheme may yield a partial qualification too, but not on this standard.
        await Assertions.Expect(Page.Locator("main")).Not.ToContainTextAsync("a part of the qualification");
        await visitor.FollowAsync("Start your case", "Start your case");
        await Page.PushAsync("Start");
        await Page.WaitForURLAsync(CaseAddress());
        return Guid.Parse(CaseAddress().Match(Page.Url).Groups["id"].Value);
    }

    /// <summary>Rates both outcomes, sends a real file, connects it, and hands in; answers the number of the case.</summary>
    public async Task<string> HandsInAsync(Claim claim)
    {
        await visitor.FollowAsync("Continue", Iceland.Unit);
        foreach (var card in await Page.Locator("section.rate").AllAsync())
        {
            await card.GetByRole(AriaRole.Radio, new() { Name = "alone", Exact = true }).CheckAsync();
            await Assertions.Expect(card.Locator("label.check input")).ToBeCheckedAsync();
        }

        await Assertions.Expect(Page.Locator(".saved-bar [role=status]")).ToContainTextAsync("Saved");
        await visitor.FollowAsync("Next: add evidence", "evidence");
        await visitor.AddsAsync(claim, Evidence.Fixture("portfolio.pdf"));
        await visitor.FollowAsync("Next: connect evidence to outcomes", "Connect");
        await visitor.FollowAsync("Next", "Check your answers and hand in");
        await Page.GetByLabel("I declare this.").CheckAsync();
        await Page.PushAsync("Hand in now");
        await Page.WaitForURLAsync(new Regex("submitted$"));
        await world.Mail.ReadAsync(Demo.Candidate, "We have your application");
        return (await Page.Locator(".receipt .num").TextContentAsync())!.Trim();
    }

    /// <summary>Reads the decision, takes the certificate with the country of the new scheme, and shows it to somebody who checks it.</summary>
    public async Task HoldsAsync(Guid caseId, Claim claim)
    {
        await world.Mail.ReadAsync(Demo.Candidate, "Your decision is here: you have an award");
        await visitor.OpenAsync($"/my/cases/{caseId}");
        await visitor.FollowAsync("Read the decision", "The decision");
        await Page.ShowsAsync("You receive the certificate (micro-credential)");
        await Page.ShowsAsync("Write to us in your own words.");
        await visitor.OpenAsync("/my/certificates");
        await Assertions.Expect(Page.Fact("Number")).ToContainTextAsync(claim.Prefix);
        var certificate = new SavedDocument(await Page.DownloadAsync("Save as PDF"));
        foreach (var element in new[] { claim.Candidate, Iceland.Standard, Iceland.Country, Iceland.Body, claim.Outcome, "2 credits, 50 hours", "Portfolio review", "On site, in the processing hall", "Accreditation and yearly audit by the education authority" })
        {
            Assert.True(certificate.Says(element), "The certificate does not say: " + element);
        }

        await using var employer = await world.VisitorAsync();
        await employer.SeesAsync(new Uri(certificate.Code!).AbsolutePath, "This certificate is valid today");
        foreach (var stated in new[] { claim.Candidate, Iceland.Standard, Iceland.Body, Iceland.Country })
        {
            await employer.Page.ShowsAsync(stated);
        }
    }

    [GeneratedRegex("/my/cases/(?<id>[0-9a-f-]{36})$", RegexOptions.ExplicitCapture)]
    private static partial Regex CaseAddress();
}
