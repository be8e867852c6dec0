using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RplCaseManager.EndToEnd.Tests.Story;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.EndToEnd.Tests;

/// <summary>One real case in a real browser on an empty data folder, through the screens only: from the register to the certificate, its end and its history.</summary>
[Trait("Needs", "Browser")]
[Collection("one after the other")]
public sealed partial class StoryTests
{
    [Fact]
    public async Task Candidate_FindsClaimsProvesAndHoldsACertificate_ThatEnds()
    {
        await using var world = await World.StartAsync();
        await using var visitor = await world.VisitorAsync();
        var candidate = new Candidate(world, visitor);

        await candidate.FindsTheCertificateAsync();
        await candidate.OpensAnAccountAsync();
        var caseId = await candidate.StartsAsync();
        await candidate.RatesThemselfAsync(caseId);
        await candidate.ShowsEvidenceAsync(caseId);
        var number = await candidate.HandsInAsync(caseId);
        var (draft, draftEnds) = await SomebodyLeavesADraftAsync(world);

        await using (var officer = await world.AsAsync(Demo.Officer))
        {
            await officer.AcceptsAsync(number, Candidate.Claimed);
        }

        await AssessAsync(world, candidate, caseId, number);

        await using (var verifier = await world.AsAsync(Demo.Verifier))
        {
            await verifier.ConfirmsAsync(number, Candidate.Claimed);
        }

        await using (var decider = await world.AsAsync(Demo.Decider))
        {
            await decider.TakesUpAsync(number);
            await decider.DecidesAsync(Candidate.Claimed);
        }

        var held = await HoldAsync(world, candidate, caseId);
        await LapseAsync(world, draft, draftEnds);
        await EndAsync(world, candidate, held);
        await ProveAsync(world, number);
        Assert.Empty(world.Complaints);
    }

    /// <summary>Another candidate begins and lets it lie; answers the address of the case and the last day of the draft.</summary>
    private static async Task<(string Path, DateOnly Ends)> SomebodyLeavesADraftAsync(World world)
    {
        await using var other = await world.AsAsync(Demo.OtherCandidate);
        var page = other.Page;
        await other.OpenAsync("/my/cases/start?standard=at-cese&scheme=AT-CERT");
        await page.PushAsync("Start");
        await page.ShowsAsync("It is your turn: rate yourself");
        var kept = KeptUntil().Match((await page.Locator("main").TextContentAsync())!).Groups["day"].Value;
        return (new Uri(page.Url).AbsolutePath, DateOnly.ParseExact(kept, "dddd d MMMM yyyy", CultureInfo.GetCultureInfo("en")));
    }

    /// <summary>The assessor claims, is told when the date comes near, judges every outcome in the workbench, asks for one more piece on the way, and recommends.</summary>
    private static async Task AssessAsync(World world, Candidate candidate, Guid caseId, string number)
    {
        DateOnly due;
        await using (var early = await world.AsAsync(Demo.Assessor))
        {
            due = await early.ClaimsAsync(number);
        }

        await world.MoveToAsync(due.AddDays(-7));
        Assert.Contains(number, await world.Mail.ReadAsync(Demo.Assessor, "A date comes near"), StringComparison.Ordinal);

        await using var assessor = await world.AsAsync(Demo.Assessor, 1440);
        await assessor.OpenAsync("/account/notices");
        await Assertions.Expect(assessor.Page.Locator(".notices li").First).ToContainTextAsync($"The assessment of case {number}");
        await assessor.FollowAsync("Open the case", number);
        await assessor.JudgesByMouseAsync(pieces: 3);
        await assessor.AsksForMoreAsync();
        await candidate.AnswersAsync(caseId, Staff.Question);

        Assert.Contains(number, await world.Mail.ReadAsync(Demo.Assessor, "The candidate has answered"), StringComparison.Ordinal);
        await assessor.OpenAsync($"/cases/{caseId}/assess");
        await assessor.Page.ShowsAsync("The candidate has answered");
        await Assertions.Expect(assessor.Page.Locator(".workbench section.pane h2")).ToHaveTextAsync(Candidate.Outcome);
        await Assertions.Expect(assessor.Page.Locator(".file-card", new() { HasText = "added after submission" })).ToHaveCountAsync(1);
        await assessor.JudgesByMouseAsync(pieces: 4);
        for (var outcome = 1; outcome < 22; outcome++)
        {
            await assessor.GoesToTheNextAsync();
            await assessor.JudgesByKeyboardAsync();
        }

        await assessor.RecommendsAsync(Candidate.Claimed);

        // Nobody verifies or decides on their own work.
        await assessor.OpenAsync($"/cases/{caseId}/decide");
        await Assertions.Expect(assessor.Page.GetByRole(AriaRole.Button, new() { Name = "Decide", Exact = true })).ToHaveCountAsync(0);
    }

    /// <summary>The candidate reads the decision, saves letter and certificate; an employer checks the certificate by its code, and by number and date of birth.</summary>
    private static async Task<Held> HoldAsync(World world, Candidate candidate, Guid caseId)
    {
        var letter = await candidate.ReadsTheDecisionAsync(caseId);
        foreach (var text in new[] { Candidate.Name, Staff.Reasons, Staff.Rationale, Candidate.Outcome, "portfolio.pdf" })
        {
            Assert.True(letter.Says(text), "The letter does not say: " + text);
        }

        var (certificate, number, first, last) = await candidate.SavesTheCertificateAsync();
        Assert.Equal(first.AddYears(3).AddDays(-1), last);
        // Annex I of the Council Recommendation of 16 June 2022: each mandatory element.
        foreach (var text in new[]
        {
            number, Candidate.Name, "CNC specialist certificate", "Austria", "WIFI", English(first), English(last), Candidate.Outcome, "140 teaching units", "Not specified", "Portfolio review", "In person",
            "Certification of persons by an independent body",
        })
        {
            Assert.True(certificate.Says(text), "The certificate does not say: " + text);
        }

        var link = new Uri(certificate.Code!);
        Assert.Equal(world.App.Address.Authority, link.Authority);
        await using var employer = await world.VisitorAsync();
        await employer.SeesAsync(link.AbsolutePath, "This certificate is valid today");
        await employer.Page.ShowsAsync(Candidate.Name);
        await employer.OpenAsync("/verify");
        await employer.AsksByNumberAsync(number, "1988-04-18");
        await employer.Page.ShowsAsync("No such certificate");
        await employer.AsksByNumberAsync(number, Candidate.BornOn);
        await employer.Page.ShowsAsync("This certificate is valid today");
        return new Held(number, link.AbsolutePath, last);
    }

    /// <summary>The draft that was left: its candidate is reminded a week before, then it lapses, and can be taken up again.</summary>
    private static async Task LapseAsync(World world, string path, DateOnly ends)
    {
        await world.MoveToAsync(ends.AddDays(-7));
        Assert.Contains("Certified E-commerce and social media expert", await world.Mail.ReadAsync(Demo.OtherCandidate, "A date comes near"), StringComparison.Ordinal);
        await using var other = await world.AsAsync(Demo.OtherCandidate);
        await other.OpenAsync(path);
        await other.Page.ShowsAsync("It is your turn: rate yourself");

        await world.MoveToAsync(ends.AddDays(1));
        await world.Mail.ReadAsync(Demo.OtherCandidate, "Your application has lapsed");
        Assert.Equal(1, world.Mail.Count(Demo.OtherCandidate, "A date comes near"));
        await other.SignInAsync(Demo.OtherCandidate);
        await other.OpenAsync("/my/cases");
        await Assertions.Expect(other.Page.Locator(".case-list li").First).ToContainTextAsync("Lapsed");
        await other.OpenAsync(path);
        await other.Page.ShowsAsync("This case lies still");
        await Assertions.Expect(other.Page.GetByRole(AriaRole.Button, new() { Name = "Take it up again" })).ToBeEnabledAsync();
    }

    /// <summary>The holder is reminded 90, 30 and 7 days before; the last day still counts, the day after it does not.</summary>
    private static async Task EndAsync(World world, Candidate candidate, Held held)
    {
        await using var employer = await world.VisitorAsync();
        foreach (var days in new[] { 90, 30, 7 })
        {
            await world.MoveToAsync(held.Last.AddDays(-days));
            Assert.Contains(English(held.Last), await world.Mail.ReadAsync(Candidate.Email, "Your certificate ends soon"), StringComparison.Ordinal);
            await employer.SeesAsync(held.Path, "This certificate is valid today");
        }

        await world.MoveToAsync(held.Last);
        await employer.SeesAsync(held.Path, "This certificate is valid today");
        await candidate.SeesTheCertificateAsync("Valid");

        await world.MoveToAsync(held.Last.AddDays(1));
        await employer.SeesAsync(held.Path, "This certificate has expired");
        await employer.Page.ShowsAsync("It was valid until " + English(held.Last));
        Assert.Contains(held.Number, await world.Mail.ReadAsync(Candidate.Email, "Your certificate has ended"), StringComparison.Ordinal);
        await candidate.SeesTheCertificateAsync("Expired");
        Assert.Equal(3, world.Mail.Count(Candidate.Email, "Your certificate ends soon"));
    }

    /// <summary>The auditor checks the whole trail and reads who did, saw and decided what; the operator's command says the same.</summary>
    private static async Task ProveAsync(World world, string number)
    {
        await using var auditor = await world.AsAsync(Demo.Auditor);
        var page = auditor.Page;
        await auditor.OpenAsync("/audit");
        await page.PushAsync("Check the trail");
        await page.ShowsAsync("The trail is unbroken");
        await auditor.FollowAsync(number, number);
        await Assertions.Expect(page.Locator("[data-chain=holds]")).ToBeVisibleAsync();
        foreach (var (action, by, atLeast) in new[]
        {
            ("case.submitted", Candidate.Name, 1), ("conflict.none", "Zoë", 1), ("case.accepted", "Zoë", 1), ("case.claimed", "Ingrid", 1), ("evidence.opened", "Ingrid", 4), ("judgement.recorded", "Ingrid", 22),
            ("information.requested", "Ingrid", 1), ("information.provided", Candidate.Name, 1), ("case.recommended", "Ingrid", 1), ("recommendation.confirmed", "Seán", 1), ("case.decided", "Ágnes", 1),
            ("certificate.issued", "Ágnes", 1), ("reminder.sent", "the system", 1), ("certificate.reminded", "the system", 3), ("certificate.expired", "the system", 1),
        })
        {
            var entries = page.Locator($"[data-action='{action}']", new() { HasText = "by " + by });
            await Assertions.Expect(entries.Nth(atLeast - 1)).ToBeVisibleAsync();
        }

        var (code, printed) = await world.App.CommandAsync("audit", "verify");
        Assert.True(code == 0, printed);
        Assert.Contains("The trail is unbroken.", printed, StringComparison.Ordinal);
    }

    private static string English(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en"));

    [GeneratedRegex("The draft is kept until (?<day>[^.]+)\\.", RegexOptions.ExplicitCapture)]
    private static partial Regex KeptUntil();

    private sealed record Held(string Number, string Path, DateOnly Last);
}
