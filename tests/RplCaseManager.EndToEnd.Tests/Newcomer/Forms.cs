using Microsoft.Playwright;
using RplCaseManager.EndToEnd.Tests.Story;
using Xunit;

namespace RplCaseManager.EndToEnd.Tests.Newcomer;

/// <summary>Filling in the forms of configuration.</summary>
internal static class Forms
{
    /// <summary>The form of the page: what stands beside it has words of its own.</summary>
    public static ILocator Form(this IPage page) => page.Locator("main .sections");

    /// <summary>Types into a field and leaves it, so that the page takes it.</summary>
    public static async Task TypesAsync(this ILocator scope, string label, string text)
    {
        var field = scope.GetByLabel(label, new() { Exact = true });
        await field.FillAsync(text);
        await field.BlurAsync();
    }

    /// <summary>Chooses by the words of the choice.</summary>
    public static Task ChoosesAsync(this ILocator scope, string label, string choice) =>
        scope.GetByLabel(label, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = choice });

    /// <summary>Opens a part of the form.</summary>
    public static async Task GoesToPartAsync(this IPage page, string part)
    {
        var tab = page.Locator("main nav.tabs").GetByRole(AriaRole.Link, new() { NameRegex = new("^" + part) });
        await tab.ClickAsync();
        await Assertions.Expect(tab).ToHaveAttributeAsync("aria-current", "page");
    }

    /// <summary>Follows a problem of the list to its field, which then has the focus.</summary>
    public static async Task MendsAsync(this IPage page, string problem, string field)
    {
        await page.Locator(".problem-list").GetByRole(AriaRole.Link, new() { Name = problem }).ClickAsync();
        await Assertions.Expect(page.Locator(field)).ToBeFocusedAsync();
    }

    /// <summary>Publishes with a reason when nothing stands in the way any more.</summary>
    public static async Task PublishesAsync(this IPage page, string reason)
    {
        await Assertions.Expect(page.Locator(".save-state")).ToHaveTextAsync("All changes are saved");
        await page.ShowsAsync("Nothing stands in the way. It can be published.");
        await page.PushAsync("Publish …");
        await page.GetByLabel("Why? The reason stays in the history for good.").FillAsync(reason);
        await page.ConfirmAsync("Publish");
        await page.ShowsAsync("Published. It counts from now on.");
    }

    /// <summary>Saves a provider with a reason.</summary>
    public static async Task SavesAsync(this IPage page, string reason, string button = "Save")
    {
        await page.PushAsync("Save …");
        await page.GetByLabel("Why? The reason stays in the history for good.").FillAsync(reason);
        await page.ConfirmAsync(button);
    }

    /// <summary>A thing that the page says is missing before a case can run.</summary>
    public static ILocator Missing(this IPage page, string kind) => page.Locator($"main [data-gap={kind}]");
}
