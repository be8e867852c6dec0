using Microsoft.Playwright;
using RplCaseManager.Benchmarks.Cases;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;

namespace RplCaseManager.Benchmarks.Pages;

/// <summary>Growth of the managed heap for each idle circuit: the case page of a candidate who is signed in, the template's counter, and a page with one MudBlazor grid.</summary>
internal static class CircuitBenchmark
{
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(400);
    private const int Rounds = 4;
    private const int CircuitsARound = 8;
    private static readonly string[] BrowserArguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-component-update", "--disable-sync"];

    public static async Task<IReadOnlyList<Figure>> RunAsync(ScratchFolder scratch, Published product, Published template, Published grid)
    {
        var (data, page) = await CaseAsync(scratch);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("RPL_TEST_CHROMIUM") ?? "/usr/bin/chromium", Args = BrowserArguments });
        var ours = await GrowthAsync(scratch, browser, product, data, page, SignInAsync);
        var bare = await GrowthAsync(scratch, browser, template, null, "/counter", (_, _) => Task.CompletedTask);
        var mud = await GrowthAsync(scratch, browser, grid, null, "/grid", (_, _) => Task.CompletedTask);
        return
        [
            new Figure("Managed heap for an idle signed-in circuit on the case page", "bare template's page", ours, bare, "0.00 MiB", null),
            new Figure("The same circuit", "page with one MudDataGrid of 25 rows", ours, mud, "0.00 MiB", null),
        ];
    }

    private static async Task<(string Data, string Page)> CaseAsync(ScratchFolder scratch)
    {
        var data = scratch.Sub("circuit-data");
        await using var installation = await Installation.OpenAsync(data);
        var id = await (await CaseDriver.MakeAsync(installation)).RunAsync(CaseState.InAssessment);
        return (data, $"/my/cases/{id}");
    }

    private static async Task SignInAsync(IPage page, Uri address)
    {
        await page.GotoAsync(new Uri(address, "/account/sign-in").ToString());
        await page.Locator("input[type=email]").FillAsync(Demo.Candidate);
        await page.Locator("input[type=password]").FillAsync(DatabaseSetup.DemoPassword);
        await page.Locator("form:has(input[type=password]) button[type=submit]").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/account/sign-in", StringComparison.Ordinal));
    }

    private static async Task<Runs> GrowthAsync(ScratchFolder scratch, IBrowser browser, Published program, string? data, string path, Func<IPage, Uri, Task> signIn)
    {
        await using var running = await RunningProgram.StartAsync(program, data, Path.Combine(scratch.Path, program.Name + ".socket"));
        await using var context = await browser.NewContextAsync();
        await signIn(await context.NewPageAsync(), running.Address);
        var address = new Uri(running.Address, path).ToString();
        // The first circuits fill caches that all share.
        await OpenAsync(context, address, CircuitsARound);
        var growth = new List<double>();
        var before = await running.HeapAsync();
        for (var round = 0; round < Rounds; round++)
        {
            await OpenAsync(context, address, CircuitsARound);
            var after = await running.HeapAsync();
            growth.Add((after - before) / 1024.0 / 1024 / CircuitsARound);
            before = after;
        }

        return new Runs(growth);
    }

    private static async Task OpenAsync(IBrowserContext context, string address, int count)
    {
        for (var index = 0; index < count; index++)
        {
            var page = await context.NewPageAsync();
            // Idle: the circuit is there and its socket has been silent for a while; every frame begins the while anew.
            var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var silence = new Timer(_ => idle.TrySetResult());
            page.WebSocket += (_, socket) =>
            {
                silence.Change(Silence, Timeout.InfiniteTimeSpan);
                socket.FrameReceived += (_, _) => silence.Change(Silence, Timeout.InfiniteTimeSpan);
            };
            var response = await page.GotoAsync(address);
            if (response?.Ok is not true || new Uri(page.Url).AbsolutePath != new Uri(address).AbsolutePath)
            {
                throw new InvalidOperationException($"{address} answers {response?.Status} and leads to {page.Url}.");
            }

            try
            {
                await idle.Task.WaitAsync(TimeSpan.FromSeconds(30));
            }
            catch (TimeoutException exception)
            {
                throw new InvalidOperationException($"{address} opened no circuit.", exception);
            }
        }
    }
}
