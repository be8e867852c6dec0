using Microsoft.Playwright;
using RplCaseManager.EndToEnd.Tests.Newcomer;
using RplCaseManager.EndToEnd.Tests.Story;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.EndToEnd.Tests;

/// <summary>Somebody new to the product, given only a row in the manner of table 16, builds a working scheme and standard in the screens and runs a case to its outcome.</summary>
[Trait("Needs", "Browser")]
[Collection("one after the other")]
public sealed class NewcomerTests
{
    private const string Learned = "Małgorzata Świątkowska-Brückner";

    [Fact]
    public async Task Newcomer_BuildsAnArrangementFromARow_AndACaseReachesItsOutcome()
    {
        await using var world = await World.StartAsync();
        await using (var visitor = await world.AsAsync(Demo.Administrator))
        {
            var administrator = new Administrator(world, visitor);
            await administrator.EntersTheBodyAsync();
            await administrator.BringsThePeopleAsync();
            await administrator.MakesTheSchemeAsync();
            await administrator.MakesTheStandardAsync();
        }

        var claim = Iceland.Claim(Learned);
        await using var candidate = await world.AsAsync(Demo.Candidate);
        var learner = new Learner(world, candidate);
        var caseId = await learner.StartsAsync();
        var number = await learner.HandsInAsync(claim);
        await JudgeAsync(world, number, claim);
        await DecideAsync(world, number, claim);
        await learner.HoldsAsync(caseId, claim);
        Assert.Empty(world.Complaints);
    }

    /// <summary>The case officer accepts, the assessor judges each piece and outcome and recommends, the verifier confirms.</summary>
    private static async Task JudgeAsync(World world, string number, Claim claim)
    {
        await using (var officer = await InvitedAsync(world, Iceland.Officer))
        {
            await officer.AcceptsAsync(number, claim);
        }

        await using (var assessor = await world.AsAsync(Demo.OtherAssessor, 1440))
        {
            await assessor.ClaimsAsync(number);
            await assessor.JudgesByMouseAsync(pieces: 1);
            await assessor.GoesToTheNextAsync();
            await assessor.JudgesByMouseAsync(pieces: 1);
            await assessor.RecommendsAsync(claim);
        }

        await using var verifier = await InvitedAsync(world, Iceland.Verifier);
        await verifier.ConfirmsAsync(number, claim);
    }

    /// <summary>The decider is told what the scheme does not yield and why, and grants what it does.</summary>
    private static async Task DecideAsync(World world, string number, Claim claim)
    {
        await using var decider = await InvitedAsync(world, Iceland.Decider);
        await decider.TakesUpAsync(number);
        var impossible = decider.Page.Locator("details.impossible");
        await impossible.Locator("summary").ClickAsync();
        foreach (var (outcome, why) in new[] { ("Full qualification", "not enabled in this scheme"), ("Admission to a programme", "not enabled in this scheme"), ("Partial qualification", "kind") })
        {
            var reason = impossible.Locator("dt", new() { HasTextString = outcome }).Locator("xpath=following-sibling::dd[1]");
            await Assertions.Expect(reason).ToContainTextAsync(why);
        }

        await Assertions.Expect(decider.Page.GetByRole(AriaRole.Radiogroup, new() { Name = "Full qualification" })).ToHaveCountAsync(0);
        await decider.DecidesAsync(claim);
    }

    private static async Task<Visitor> InvitedAsync(World world, string email) => await (await world.VisitorAsync()).SignInAsync(email, Iceland.Password);
}
