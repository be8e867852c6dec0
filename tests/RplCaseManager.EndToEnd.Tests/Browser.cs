using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.EndToEnd.Tests;

/// <summary>A real Chromium without a window.</summary>
public sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    /// <summary>Where the tour saves its pictures: <c>artifacts/screens</c> of the checkout, which git ignores.</summary>
    public static string Pictures { get; } = Path.Combine(Repository.Root, "artifacts", "screens");

    public static async Task<Browser> StartAsync()
    {
        var driver = await Playwright.CreateAsync();
        return new Browser(driver, await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("RPL_TEST_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-component-update", "--disable-sync"],
        }));
    }

    /// <summary>A person at a screen of their own: cookies are theirs.</summary>
    public async Task<Visitor> VisitAsync(AppProcess app, int width = 1280, int height = 900, bool dark = false)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = app.Address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(60_000);
        Assertions.SetDefaultExpectTimeout(30_000);
        return new Visitor(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}

/// <summary>One person with a page; remembers what the console complained about.</summary>
public sealed class Visitor : IAsyncDisposable
{
    // Words that stand in a column narrower than they are, over many lines: two style sheets that mean different things by one class look like this.
    private const string Squeezed = """
        () => [...document.querySelectorAll('main *')].filter(element => element.clientWidth > 1 && element.clientWidth < 40 && element.clientHeight > 120
            && [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent.trim().length > 12)).map(element => element.textContent.trim())
        """;
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    internal Visitor(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Add(page.Url + ": " + message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(page.Url + ": " + error);
    }

    public IPage Page { get; }

    public IBrowserContext Context => context;

    /// <summary>Errors of the console: a broken script, a blocked resource, a violated content security policy.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Signs in as a demo person through the form.</summary>
    public async Task<Visitor> SignInAsync(string email, string password = "demo-people-2026")
    {
        await Page.GotoAsync("/account/sign-in");
        await Page.Locator("input[type=email], input[name='Input.Email'], input[autocomplete=username]").First.FillAsync(email);
        await Page.Locator("input[type=password]").First.FillAsync(password);
        await Page.Locator("form:has(input[type=password]) button[type=submit]").First.ClickAsync();
        // Only who is signed in has messages.
        await Page.Locator(".notices-link").WaitForAsync();
        return this;
    }

    /// <summary>Opens a page and waits until it shows what it has: an interactive page shows its frame first.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await ReadyAsync();
    }

    /// <summary>Waits for the body of the page.</summary>
    public async Task ReadyAsync() => await Page.Locator("main h1").First.WaitForAsync();

    /// <summary>What is wrong with the page as it is: accessibility rules that it violates, and whether it is wider than its window.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(string what)
    {
        var result = await Page.RunAxe();
        var faults = result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{what}: {violation.Id}: {violation.Help} | {node.Html}")).ToList();
        faults.AddRange((await Page.EvaluateAsync<string[]>(Squeezed)).Select(text => $"{what}: squeezed to one letter a line: {text}"));
        var overflow = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return overflow > 0 ? [.. faults, $"{what} is {overflow} px wider than the window"] : faults;
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
