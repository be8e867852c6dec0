using System.Globalization;
using Microsoft.Playwright;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.EndToEnd.Tests.Story;

/// <summary>The running program of the story, the people who come to it, their mail, and the clock that an administrator moves.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly Browser browser;
    private readonly List<Visitor> visitors = [];

    private World(AppProcess app, Browser browser) => (App, this.browser, Mail) = (app, browser, new Mailbox(app.DataFolder));

    public AppProcess App { get; }

    public Mailbox Mail { get; }

    /// <summary>What any page of anybody complained about.</summary>
    public IReadOnlyList<string> Complaints => [.. visitors.SelectMany(visitor => visitor.Complaints)];

    public static async Task<World> StartAsync() =>
        new(await AppProcess.StartAsync("--Rpl:RateLimits:SignInPerMinute=10000", "--Rpl:RateLimits:PublicPerMinute=10000"), await Browser.StartAsync());

    /// <summary>Somebody without an account, at a screen of their own.</summary>
    public async Task<Visitor> VisitorAsync(int width = 1280)
    {
        var visitor = await browser.VisitAsync(App, width);
        visitors.Add(visitor);
        return visitor;
    }

    /// <summary>A demo person who has just signed in.</summary>
    public async Task<Visitor> AsAsync(string email, int width = 1280) => await (await VisitorAsync(width)).SignInAsync(email);

    /// <summary>An administrator moves the clock to the morning of a day and lets the jobs look at once. A session lasts ten hours of this clock, so everybody signs in again afterwards.</summary>
    public async Task MoveToAsync(DateOnly day)
    {
        await using var administrator = await AsAsync(Demo.Administrator);
        var page = administrator.Page;
        await administrator.OpenAsync("/admin/clock");
        await page.GetByLabel("To a date").FillAsync(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.PushAsync("Move to this date");
        await page.ConfirmAsync("Move the clock");
        await page.ShowsAsync($"It is now {day.ToString("dddd, d MMMM yyyy", CultureInfo.GetCultureInfo("en"))}, 09:00 in Vienna.");

        await administrator.SignInAsync(Demo.Administrator);
        await page.GotoAsync("/admin/jobs/recurring");
        foreach (var job in new[] { "due-work", "mail" })
        {
            await page.GetByRole(AriaRole.Row).Filter(new() { HasText = job }).GetByRole(AriaRole.Checkbox).CheckAsync();
            await page.RunAndWaitForResponseAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Trigger now" }).ClickAsync(), answer => answer.Url.EndsWith("/recurring/trigger", StringComparison.Ordinal) && answer.Ok);
            // The list is read anew, with nothing chosen.
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Trigger now" })).ToBeDisabledAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Mail.Dispose();
        await browser.DisposeAsync();
        await App.DisposeAsync();
    }
}

/// <summary>What people do on any page, in the words of the screen.</summary>
internal static class Doing
{
    /// <summary>The body of the page shows a text, at once or as soon as it has it.</summary>
    public static Task ShowsAsync(this IPage page, string text) => Assertions.Expect(page.Locator("main")).ToContainTextAsync(text);

    /// <summary>Presses a button of the page.</summary>
    public static Task PushAsync(this IPage page, string button) => page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Presses a button of the dialog that is open, and waits until it has done what it was asked and is gone.</summary>
    public static async Task ConfirmAsync(this IPage page, string button)
    {
        var dialog = page.Locator(".mud-dialog");
        await dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
    }

    /// <summary>Follows a link of the page and waits for the page behind it.</summary>
    public static async Task FollowAsync(this Visitor visitor, string link, string heading)
    {
        await visitor.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("main h1").First).ToContainTextAsync(heading);
    }

    /// <summary>Opens a page and reads on it.</summary>
    public static async Task SeesAsync(this Visitor visitor, string path, string text)
    {
        await visitor.OpenAsync(path);
        await visitor.Page.ShowsAsync(text);
    }

    /// <summary>Checks a certificate by its number and the date of birth of its holder.</summary>
    public static async Task AsksByNumberAsync(this Visitor visitor, string number, string bornOn)
    {
        await visitor.Page.GetByLabel("Number of the certificate").FillAsync(number);
        await visitor.Page.GetByLabel("Date of birth of the holder").FillAsync(bornOn);
        await visitor.Page.PushAsync("Check");
    }

    /// <summary>The value beside a name in a list of facts.</summary>
    public static ILocator Fact(this IPage page, string name) => page.Locator("main dt", new() { HasTextRegex = new($"^{name}$") }).Locator("xpath=following-sibling::dd[1]");

    /// <summary>Saves what a link of the page offers.</summary>
    public static async Task<byte[]> DownloadAsync(this IPage page, string link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }
}
