using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace RplCaseManager.EndToEnd.Tests.Story;

/// <summary>What the awarding body's people do with the case, each on the page of their role.</summary>
internal static class Staff
{
    public const string Rationale = "The portfolio shows it on three parts, with drawings, set-up sheets and measurements.";
    public const string Reasons = "The evidence convinces the awarding body.";
    public const string Question = "Please show the record of a part that you set up on your own.";
    private static readonly string[] Varcs = ["Valid", "Authentic", "Reliable", "Current", "Sufficient"];

    /// <summary>The case officer finds the file in the intake, checks it and accepts it.</summary>
    public static async Task AcceptsAsync(this Visitor officer, string number, Claim claim)
    {
        var page = officer.Page;
        await officer.OpenAsync("/intake");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new(Regex.Escape(number)) })).ToContainTextAsync(claim.Candidate);
        await page.GetByRole(AriaRole.Link, new() { Name = number }).ClickAsync();
        await officer.DeclaresAsync();
        await page.ShowsAsync($"{claim.Outcomes} of {claim.Outcomes} claimed outcomes have evidence");
        await page.GetByLabel("I have checked the identity of the candidate").CheckAsync();
        await page.PushAsync("Accept");
        await page.ShowsAsync("In assessment");
    }

    /// <summary>The assessor claims the case from the queue, after declaring; answers the last day of the assessment.</summary>
    public static async Task<DateOnly> ClaimsAsync(this Visitor assessor, string number)
    {
        var page = assessor.Page;
        await assessor.OpenAsync("/queue");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Lists" }).GetByRole(AriaRole.Link, new() { NameRegex = new("^To claim") }).ClickAsync();
        await page.PushAsync("Claim " + number);
        await page.GetByLabel("I have no conflict of interest").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Declare and claim" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/assess"));
        var due = await page.Locator(".head .chip[title]").GetAttributeAsync("title");
        return DateOnly.ParseExact(due!, "dddd d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en"));
    }

    /// <summary>Judges the outcome that is shown with the mouse: opens each piece beside it, answers the five questions, then the judgement and why.</summary>
    public static async Task JudgesByMouseAsync(this Visitor assessor, int pieces)
    {
        var page = assessor.Page;
        for (var piece = 0; piece < pieces; piece++)
        {
            var card = page.Locator(".file-card").Nth(piece);
            await card.ClickAsync();
            await Assertions.Expect(card).ToHaveAttributeAsync("aria-pressed", "true");
            await Assertions.Expect(page.Locator(".evidence-view iframe, .evidence-view img, .evidence-view a")).ToBeVisibleAsync();
            foreach (var question in Varcs)
            {
                await page.GetByRole(AriaRole.Radiogroup, new() { NameRegex = new("^" + question) }).GetByRole(AriaRole.Radio, new() { Name = "yes", Exact = true }).CheckAsync();
            }

            await Assertions.Expect(card).ToContainTextAsync("VARCS 5/5");
        }

        await page.ConcludesAsync();
    }

    /// <summary>Judges the outcome that is shown with the keys: E opens the next piece, 1 to 5 answer.</summary>
    public static async Task JudgesByKeyboardAsync(this Visitor assessor)
    {
        var page = assessor.Page;
        var pieces = await page.Locator(".file-card").CountAsync();
        for (var piece = 0; piece < pieces; piece++)
        {
            await page.Keyboard.PressAsync("e");
            var card = page.Locator(".file-card.on");
            await Assertions.Expect(card).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator(".evidence-view iframe, .evidence-view img, .evidence-view a")).ToBeVisibleAsync();
            foreach (var key in new[] { "1", "2", "3", "4", "5" })
            {
                await page.Keyboard.PressAsync(key);
            }

            await Assertions.Expect(card).ToContainTextAsync("VARCS 5/5");
        }

        await page.ConcludesAsync();
    }

    /// <summary>Goes to the next outcome that is not judged.</summary>
    public static async Task GoesToTheNextAsync(this Visitor assessor)
    {
        var heading = assessor.Page.Locator(".workbench section.pane h2");
        var before = await heading.TextContentAsync();
        await assessor.Page.Keyboard.PressAsync("n");
        await Assertions.Expect(heading).Not.ToHaveTextAsync(before!);
    }

    /// <summary>Asks the candidate for one more piece about the outcome that is shown.</summary>
    public static async Task AsksForMoreAsync(this Visitor assessor)
    {
        await assessor.Page.PushAsync("Ask for more");
        await assessor.Page.GetByLabel("What do you need?").FillAsync(Question);
        await assessor.Page.ConfirmAsync("Ask");
        await assessor.Page.ShowsAsync("Waits for the candidate until");
    }

    /// <summary>Recommends when nothing is open any more.</summary>
    public static async Task RecommendsAsync(this Visitor assessor, Claim claim)
    {
        var page = assessor.Page;
        await page.ShowsAsync("Every outcome is judged.");
        await page.PushAsync("Recommend");
        await Assertions.Expect(page.Locator(".mud-dialog")).ToContainTextAsync($"{claim.Outcomes} achieved · 0 not yet achieved · 0 insufficient evidence");
        await Assertions.Expect(page.Locator(".mud-dialog")).ToContainTextAsync("can be granted");
        await page.GetByLabel("Summary for verifier and decider").FillAsync("Every outcome is shown by the portfolio.");
        await page.ConfirmAsync("Recommend");
        await page.ShowsAsync("You have recommended");
    }

    /// <summary>The verifier reads the judgements and confirms them.</summary>
    public static async Task ConfirmsAsync(this Visitor verifier, string number, Claim claim)
    {
        var page = verifier.Page;
        await verifier.OpenAsync("/verification");
        await page.GetByRole(AriaRole.Link, new() { Name = number }).ClickAsync();
        await verifier.DeclaresAsync();
        await page.ShowsAsync($"{claim.Outcomes} achieved · 0 not yet · 0 insufficient");
        await page.Locator("details.judged-line summary", new() { HasText = claim.Outcome }).ClickAsync();
        await page.ShowsAsync(Rationale);
        await page.PushAsync("Confirm");
        await page.ConfirmAsync("Confirm");
        await page.ShowsAsync("Awaits decision");
    }

    /// <summary>The decider takes the case up.</summary>
    public static async Task TakesUpAsync(this Visitor decider, string number)
    {
        await decider.OpenAsync("/decisions");
        await decider.Page.GetByRole(AriaRole.Link, new() { Name = number }).ClickAsync();
        await decider.DeclaresAsync();
    }

    /// <summary>The decider grants the micro-credential.</summary>
    public static async Task DecidesAsync(this Visitor decider, Claim claim)
    {
        var page = decider.Page;
        await page.GetByRole(AriaRole.Radiogroup, new() { Name = "Micro-credential" }).GetByRole(AriaRole.Radio, new() { Name = "grant", Exact = true }).CheckAsync();
        await page.GetByLabel("Reasons (the candidate reads these)").FillAsync(Reasons);
        await page.PushAsync("Decide");
        await page.ConfirmAsync("Decide");
        await page.ShowsAsync(claim.Prefix);
    }

    private static async Task DeclaresAsync(this Visitor visitor)
    {
        await visitor.Page.GetByLabel("I have no conflict of interest").CheckAsync();
        await visitor.Page.PushAsync("Declare and open the case");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Declare and open the case" })).ToHaveCountAsync(0);
    }

    private static async Task ConcludesAsync(this IPage page)
    {
        await page.GetByRole(AriaRole.Radiogroup, new() { Name = "All pieces together suffice" }).GetByRole(AriaRole.Radio, new() { Name = "yes", Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Radiogroup, new() { Name = "Judgement of the outcome" }).GetByRole(AriaRole.Radio, new() { Name = "Achieved", Exact = true }).CheckAsync();
        await page.GetByLabel("Why").FillAsync(Rationale);
        await page.GetByLabel("Why").BlurAsync();
        await page.ShowsAsync("Complete");
        await Assertions.Expect(page.Locator(".head [role=status]")).ToContainTextAsync("Saved");
        await Assertions.Expect(page.Locator(".outcome-list [aria-current=true]")).ToContainTextAsync("(achieved)");
    }
}
