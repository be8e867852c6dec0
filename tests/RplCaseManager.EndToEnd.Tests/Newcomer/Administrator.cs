using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RplCaseManager.EndToEnd.Tests.Story;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.EndToEnd.Tests.Newcomer;

/// <summary>An administrator who has never used the product sets an arrangement up, following what the pages say.</summary>
internal sealed partial class Administrator(World world, Visitor visitor)
{
    private IPage Page => visitor.Page;

    private ILocator Form => Page.Form();

    /// <summary>Enters the awarding body: is told what a body needs, and what is missing after it is saved.</summary>
    public async Task EntersTheBodyAsync()
    {
        await visitor.OpenAsync("/admin/configuration");
        await visitor.FollowAsync("Enter the awarding body", "New provider");
        await Form.TypesAsync("Code", Iceland.BodyCode);
        await Form.TypesAsync("Name", Iceland.Body);
        await Form.ChoosesAsync("Kind", "Adult education");
        await Form.ChoosesAsync("Country", Iceland.Country);
        await Form.GetByLabel("Decides cases as an awarding body").CheckAsync();
        await Page.SavesAsync("We begin to validate.");
        await Page.ShowsAsync("It was not saved.");
        await Page.MendsAsync("Enter the type of quality assurance; a certificate names it.", "#at-qualityAssuranceType");
        await Form.TypesAsync("Type of quality assurance", "Accreditation and yearly audit by the education authority");
        await Form.TypesAsync("Prefix of certificate numbers", Iceland.Prefix);
        await Page.SavesAsync("We begin to validate.");
        await Page.WaitForURLAsync(new Regex("/admin/providers/" + Iceland.BodyCode));
        await Assertions.Expect(Page.Locator("main [data-gap]")).ToHaveCountAsync(3);

        await Page.Missing("Accreditation").GetByRole(AriaRole.Link, new() { Name = "Enter the accreditation" }).ClickAsync();
        await Form.GetByRole(AriaRole.Button, new() { Name = "Add an accreditation" }).ClickAsync();
        await Form.TypesAsync("Accredited by", "Directorate of Education");
        await Page.SavesAsync("The letter of accreditation is here.");
        await Assertions.Expect(Page.Missing("Accreditation")).ToHaveCountAsync(0);
    }

    /// <summary>Invites three people for the body, who set their passwords by mail, and gives a fourth, who is here already, a role in it.</summary>
    public async Task BringsThePeopleAsync()
    {
        await Assertions.Expect(Page.Missing("Staff")).ToContainTextAsync("nobody is: case officer, assessor, verifier, decider");
        await Page.Missing("Staff").GetByRole(AriaRole.Link, new() { Name = "Invite somebody" }).ClickAsync();
        foreach (var (given, family, email, role) in new[] { ("Guðrún", "Jónsdóttir", Iceland.Officer, "case officer"), ("Sigrún", "Árnadóttir", Iceland.Verifier, "verifier"), ("Ólafur", "Helgason", Iceland.Decider, "decider") })
        {
            var form = Page.Locator("main");
            await form.GetByLabel("Given name").FillAsync(given);
            await form.GetByLabel("Family name").FillAsync(family);
            await form.GetByLabel("E-mail address").FillAsync(email);
            await form.ChoosesAsync("Role", role);
            await Assertions.Expect(form.GetByLabel("For", new() { Exact = true }).Locator("option:checked")).ToHaveTextAsync(Iceland.Body);
            await Page.PushAsync("Send the invitation");
            await Page.ShowsAsync($"Invited: {given} {family}");
            await Page.PushAsync("Invite another person");
            await SetsAPasswordAsync(email);
        }

        await visitor.OpenAsync("/admin/people");
        await Page.GetByRole(AriaRole.Searchbox).FillAsync("joao");
        var person = Page.Locator($"[data-person='{Demo.OtherAssessor}']");
        await person.GetByRole(AriaRole.Button).ClickAsync();
        await Page.Locator("main tr.detail").ChoosesAsync("Role", "assessor");
        await Page.Locator("main tr.detail").ChoosesAsync("For", Iceland.Body);
        await Page.PushAsync("Grant the role");
        await Assertions.Expect(person).ToContainTextAsync(Iceland.Body);

        await visitor.OpenAsync("/admin/bodies");
        await Assertions.Expect(Page.Locator($"[data-body='{Iceland.BodyCode}']")).ToContainTextAsync("complete");
    }

    /// <summary>Makes the scheme from the row: every part of the form, the list of what is missing, a trial, and then publishes it.</summary>
    public async Task MakesTheSchemeAsync()
    {
        await visitor.OpenAsync("/admin/providers/" + Iceland.BodyCode);
        await Assertions.Expect(Page.Locator("main [data-gap]")).ToHaveCountAsync(1);
        await visitor.FollowAsync("Make a scheme", "New scheme");
        await Page.Locator("main").GetByLabel("Title").FillAsync(Iceland.Scheme);
        await Page.Locator("main").GetByLabel("Code").FillAsync("IS");
        await Page.PushAsync("Begin the draft");
        await Page.WaitForURLAsync(new Regex("/admin/schemes/IS$"));
        // What the body says already is not asked again; trying it out before it is complete says what is missing.
        await Assertions.Expect(Form.GetByLabel("Country", new() { Exact = true }).Locator("option:checked")).ToHaveTextAsync(Iceland.Country);
        await Page.GoesToPartAsync("Try it out");
        await Page.ShowsAsync("The scheme cannot be tried out yet");
        await Page.MendsAsync("Choose the time zone in which deadlines end.", "#at-timeZone");
        await Form.ChoosesAsync("Time zone", "Atlantic/Reykjavik");
        await Form.GetByLabel("Icelandic").CheckAsync();
        await Form.ChoosesAsync("Credit system", "Iceland: Credit system in VET (Iceland)");
        await Form.TypesAsync("Fewest credits of a partial award", "5");
        await Form.TypesAsync("Source", "Table 16, row Iceland. What it does not say is assumed.");
        await Form.TypesAsync("Conditions in words", Iceland.Conditions);

        await Page.Locator(".problem-list").GetByRole(AriaRole.Link, new() { Name = "No outcome is left: a case could end in nothing. Enable at least one." }).ClickAsync();
        for (var at = 0; at < Iceland.Yields.Count; at++)
        {
            await Form.GetByRole(AriaRole.Button, new() { Name = "Add an outcome" }).ClickAsync();
            var row = Form.Locator(".edit-row").Nth(at);
            await row.ChoosesAsync("Outcome", Iceland.Yields[at]);
            await row.TypesAsync("Source (table, box, section or law)", "Table 16");
            await row.GetByText("Conditions on the standard", new() { Exact = true }).ClickAsync();
            await row.TypesAsync("Lowest EQF level", "3");
            await row.TypesAsync("Highest EQF level", "4");
        }

        await Page.GoesToPartAsync("Clocks");
        await Form.TypesAsync("Appeal", "60");
        await Page.GoesToPartAsync("Who looks at a case");
        await Form.ChoosesAsync("Verification of recommendations", "All");
        await Page.GoesToPartAsync("Evidence");
        await Form.GetByLabel("Check of identity").CheckAsync();
        await Page.GoesToPartAsync("Letters and retention");
        await Form.TypesAsync("How to appeal", "Write to us in your own words. Somebody who had no part in the decision looks at it again.");
        await TriesItOutAsync();
        await Page.PublishesAsync("First version, from table 16.");
        await Assertions.Expect(Page.Locator("main [data-gap]")).ToHaveCountAsync(1);
    }

    /// <summary>Makes the standard that the scheme still needs, until it is complete for a certificate, and publishes it.</summary>
    public async Task MakesTheStandardAsync()
    {
        await visitor.FollowAsync("Make a standard for it", "New qualification standard");
        var begin = Page.Locator("main");
        await begin.TypesAsync("Title", Iceland.Standard);
        await begin.TypesAsync("Code", Iceland.StandardCode);
        await Page.PushAsync("Begin the draft");
        await Page.WaitForURLAsync(new Regex($"/admin/standards/{Iceland.StandardCode}$"));
        await Assertions.Expect(Form.GetByLabel(Iceland.Scheme)).ToBeCheckedAsync();
        await Assertions.Expect(Form.GetByLabel("Country", new() { Exact = true }).Locator("option:checked")).ToHaveTextAsync(Iceland.Country);
        await Form.TypesAsync("Summary", "You judge the quality of fish that comes in, and keep the records.");

        await Page.Locator(".problem-list").GetByRole(AriaRole.Link, new() { Name = "There is no learning outcome yet." }).ClickAsync();
        await Form.GetByRole(AriaRole.Button, new() { Name = "Add a unit" }).ClickAsync();
        await Form.TypesAsync("Title of the unit", Iceland.Unit);
        for (var at = 0; at < Iceland.Outcomes.Length; at++)
        {
            await Form.GetByRole(AriaRole.Button, new() { Name = "Add an outcome", Exact = true }).ClickAsync();
            var outcome = Form.Locator(".outcome-edit").Nth(at);
            await outcome.TypesAsync($"Outcome U1.{at + 1}", Iceland.Outcomes[at].Title);
            await outcome.Locator(".outcome-fold").ClickAsync();
            await outcome.GetByRole(AriaRole.Button, new() { Name = "Add a criterion" }).ClickAsync();
            var criterion = outcome.Locator(".criteria-edits textarea");
            await criterion.FillAsync(Iceland.Outcomes[at].Criterion);
            await criterion.BlurAsync();
        }

        await Page.MendsAsync("The notional workload is not specified.", "#at-workload");
        await Form.TypesAsync("Notional workload as the award states it", "2 credits, 50 hours");
        await Form.ChoosesAsync("EQF level", "4");
        await Page.MendsAsync("No method of assessment is chosen.", "#at-assessmentMethods");
        await Form.GetByLabel("portfolio review").CheckAsync();
        await Form.TypesAsync("Form of participation", "On site, in the processing hall");
        await Form.TypesAsync("Quality assurance", "Accreditation and yearly audit by the education authority");
        await Assertions.Expect(Page.Locator(".elements [role=status]")).ToContainTextAsync("complete");
        await Page.PublishesAsync("First version.");
        await Page.ShowsAsync("Everything is there for a case to run.");
    }

    /// <summary>A case that is not kept goes through the scheme; Christmas in Iceland is not counted, nor, where everybody takes all the time they have, Whit Monday.</summary>
    private async Task TriesItOutAsync()
    {
        await Page.GoesToPartAsync("Try it out");
        var steps = Page.Locator(".trial-steps");
        await Form.TypesAsync("The candidate starts on", "2026-12-18");
        await Assertions.Expect(steps).ToContainTextAsync("24 December 2026");
        await Form.ChoosesAsync("Everybody acts", "on the last day they have");
        await Assertions.Expect(steps).ToContainTextAsync("17 May 2027");
        await Assertions.Expect(steps).ToContainTextAsync("Recommendation confirmed");
        await Assertions.Expect(steps.Locator("> li").Last).ToContainTextAsync("Closed");
    }

    private async Task SetsAPasswordAsync(string email)
    {
        var letter = await world.Mail.ReadAsync(email, "You have been invited");
        await using var invited = await world.VisitorAsync();
        await invited.OpenAsync(Link().Match(letter).Value);
        await invited.Page.GetByLabel("New password").FillAsync(Iceland.Password);
        await invited.Page.PushAsync("Save this password");
        await invited.Page.ShowsAsync("Your password is set");
    }

    [GeneratedRegex("https?://\\S+/account/password\\S+")]
    private static partial Regex Link();
}
