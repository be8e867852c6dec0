using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RplCaseManager.EndToEnd.Tests.Newcomer;
using RplCaseManager.EndToEnd.Tests.Story;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.EndToEnd.Tests;

/// <summary>What goes wrong between administrators: two in one draft, publishing what is not complete, and ending what an open case needs.</summary>
[Trait("Needs", "Browser")]
[Collection("one after the other")]
public sealed class ConfigurationMishapTests
{
    private const string Ana = "Ana Žgajnar Črešnik";

    [Fact]
    public async Task TwoAdministratorsInOneDraft_TheSecondIsTold_LosesNothing_AndTakesEitherSide()
    {
        await using var world = await World.StartAsync();
        await using var ana = await world.AsAsync(Demo.Administrator);
        await MakesAdministratorAsync(ana, Demo.OtherAssessor);
        await using var joao = await world.AsAsync(Demo.OtherAssessor);
        await ana.OpenAsync("/admin/schemes/AT");
        await ana.Page.PushAsync("Begin a new version");
        await ana.Page.ShowsAsync("The draft saves itself");
        await joao.OpenAsync("/admin/schemes/AT");
        await joao.Page.ShowsAsync("The draft saves itself");

        // Both change the same draft; the first is saved.
        await ana.Page.Form().TypesAsync("Name of the arrangement", "Recognition in Austria, as Ana calls it");
        await Assertions.Expect(ana.Page.Locator(".save-state")).ToHaveTextAsync("All changes are saved");
        var conditions = joao.Page.Form().GetByLabel("Conditions in words", new() { Exact = true });
        await joao.Page.Form().TypesAsync("Conditions in words", "As João writes it.");
        await IsToldAsync(joao, Ana);
        await Assertions.Expect(conditions).ToHaveValueAsync("As João writes it.");

        // He looks at hers, and Undo brings his own back.
        await joao.Page.PushAsync("Show theirs");
        await Assertions.Expect(joao.Page.Form().GetByLabel("Name of the arrangement")).ToHaveValueAsync("Recognition in Austria, as Ana calls it");
        await Assertions.Expect(conditions).Not.ToHaveValueAsync("As João writes it.");
        await joao.Page.PushAsync("Undo");
        await Assertions.Expect(conditions).ToHaveValueAsync("As João writes it.");
        await Assertions.Expect(joao.Page.Locator(".save-state")).ToHaveTextAsync("All changes are saved");

        // Now Ana comes second, and keeps her own.
        await ana.Page.Form().TypesAsync("Name of the arrangement", "Ana's last word");
        await IsToldAsync(ana, "João Guimarães da Conceição");
        await ana.Page.PushAsync("Save mine over it");
        await Assertions.Expect(ana.Page.Locator(".save-state")).ToHaveTextAsync("All changes are saved");
        await joao.OpenAsync("/admin/schemes/AT");
        await Assertions.Expect(joao.Page.Form().GetByLabel("Name of the arrangement")).ToHaveValueAsync("Ana's last word");
        Assert.Empty(world.Complaints);
    }

    [Fact]
    public async Task PublishingWhatIsNotComplete_IsRefused_AndLeadsToEachField()
    {
        await using var world = await World.StartAsync();
        await using var visitor = await world.AsAsync(Demo.Administrator);
        var page = visitor.Page;
        await visitor.OpenAsync("/admin/schemes/new");
        await page.Locator("main").GetByLabel("Title").FillAsync("Not thought through");
        await page.PushAsync("Begin the draft");
        await page.WaitForURLAsync(new Regex("/admin/schemes/not-thought-through$"));
        await IsRefusedAsync(page, 4);
        await page.MendsAsync("Choose the body that decides.", "#at-awardingBody");
        await page.MendsAsync("Choose the country: its holidays count for deadlines.", "#at-country");
        await page.GoesToPartAsync("Clocks");
        await page.Form().TypesAsync("Authority as a whole", "1");
        await page.GoesToPartAsync("Outcomes");
        await Assertions.Expect(page.Locator(".problem-list li")).ToHaveCountAsync(5);
        await page.Locator(".problem-list").GetByRole(AriaRole.Link, new() { NameRegex = new("^Deadlines cross") }).ClickAsync();
        await Assertions.Expect(page.Locator("#at-clocks-authority")).ToBeFocusedAsync();

        await visitor.OpenAsync("/admin/standards/new");
        await page.Locator("main").TypesAsync("Title", "Half a standard");
        await page.PushAsync("Begin the draft");
        await page.WaitForURLAsync(new Regex("/admin/standards/half-a-standard$"));
        await IsRefusedAsync(page, 6);
        await page.MendsAsync("The type of quality assurance is not specified.", "#at-qualityAssurance");
        await page.Form().TypesAsync("Quality assurance", "Audit");
        await Assertions.Expect(page.Locator(".problem-list li")).ToHaveCountAsync(5);
        await using var reader = await world.VisitorAsync();
        var answer = await reader.Page.GotoAsync("/register/half-a-standard");
        Assert.Equal(404, answer!.Status);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task EndingABodyThatAnOpenCaseNeeds_SaysWhichAndWhatWillHappen_AndThenItDoes()
    {
        await using var world = await World.StartAsync();
        await using var candidate = await world.AsAsync(Demo.Candidate);
        await candidate.OpenAsync("/my/cases/start?standard=at-cese&scheme=AT-CERT");
        await candidate.Page.PushAsync("Start");
        await candidate.Page.ShowsAsync("It is your turn: rate yourself");
        var mine = new Uri(candidate.Page.Url).AbsolutePath;
        // A draft is kept for 90 days: the body ends while the case is open.
        var kept = Regex.Match((await candidate.Page.Locator("main").TextContentAsync())!, "The draft is kept until [A-Za-z]+ (?<day>[0-9]+ [A-Za-z]+ [0-9]{4})").Groups["day"].Value;
        var last = DateOnly.ParseExact(kept, "d MMMM yyyy", CultureInfo.GetCultureInfo("en")).AddDays(-80);
        var number = Regex.Match((await candidate.Page.Locator("main").TextContentAsync())!, "RPL-[0-9]{4}-[0-9]{6}-[0-9A-Z]").Value;

        await using var administrator = await world.AsAsync(Demo.Administrator);
        var page = administrator.Page;
        var inWords = last.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en"));
        await administrator.OpenAsync("/admin/providers/AT-WIFI");
        await page.Form().TypesAsync("Last day as a provider", last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        foreach (var told in new[] { inWords, number, "goes on to its end" })
        {
            await Assertions.Expect(page.Locator(".side-column .callout").First).ToContainTextAsync(told);
        }

        await page.PushAsync("Save …");
        await Assertions.Expect(page.Locator(".mud-dialog")).ToContainTextAsync(number);
        await page.GetByLabel("Why? The reason stays in the history for good.").FillAsync("The contract ends.");
        await page.ConfirmAsync("Save and end it");
        await page.ShowsAsync("Saved. It counts from now on.");

        // On the last day a case can still start; on the day after none can, and the open one goes on.
        await using var other = await world.AsAsync(Demo.OtherCandidate);
        await other.SeesAsync("/register/at-cese", "Start your case");
        await other.OpenAsync("/my/cases/start?standard=at-cese&scheme=AT-CERT");
        await world.MoveToAsync(last.AddDays(1));
        await other.SignInAsync(Demo.OtherCandidate);
        await other.SeesAsync("/register/at-cese", "The awarding body is not accredited for it today, so no case can start.");
        await other.OpenAsync("/my/cases/start?standard=at-cese&scheme=AT-CERT");
        await other.Page.PushAsync("Start");
        await other.Page.ShowsAsync("WIFI certification body is not accredited for this award today, so no case can start.");
        await candidate.SignInAsync(Demo.Candidate);
        await candidate.SeesAsync(mine, "It is your turn: rate yourself");
        Assert.Empty(world.Complaints);
    }

    private static async Task MakesAdministratorAsync(Visitor visitor, string email)
    {
        var page = visitor.Page;
        await visitor.OpenAsync("/admin/people");
        var person = page.Locator($"[data-person='{email}']");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("joao");
        await person.GetByRole(AriaRole.Button).ClickAsync();
        await page.Locator("main tr.detail").ChoosesAsync("Role", "administrator");
        await page.PushAsync("Grant the role");
        await Assertions.Expect(person).ToContainTextAsync("administrator");
    }

    private static async Task IsToldAsync(Visitor visitor, string who)
    {
        var told = visitor.Page.Locator(".callout", new() { HasText = "Somebody else saved this meanwhile" });
        await Assertions.Expect(told).ToContainTextAsync(who + " changed this on");
    }

    private static async Task IsRefusedAsync(IPage page, int problems)
    {
        await page.PushAsync("Publish …");
        await page.ShowsAsync("It cannot be published yet.");
        await Assertions.Expect(page.Locator(".mud-dialog")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".problem-list li")).ToHaveCountAsync(problems);
    }
}
