using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace RplCaseManager.EndToEnd.Tests.Story;

/// <summary>Adding pieces of evidence to a case.</summary>
internal static class Evidence
{
    /// <summary>A real file of the fixtures.</summary>
    public static FilePayload Fixture(string name) => new() { Name = name, Buffer = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", name)), MimeType = "" };

    /// <summary>Sends a file, says which outcomes it shows (all when none is named), and adds it to the case.</summary>
    public static async Task AddsAsync(this Visitor visitor, Claim claim, FilePayload file, params string[] outcomes)
    {
        await visitor.Page.Locator("input[type=file]").SetInputFilesAsync(file);
        var form = visitor.Page.Locator("section.piece-form");
        await Assertions.Expect(form.GetByRole(AriaRole.Heading, new() { Name = file.Name })).ToBeVisibleAsync();
        if (outcomes.Length == 0)
        {
            foreach (var unit in await form.Locator(".picker details").AllAsync())
            {
                if (await unit.GetAttributeAsync("open") is null)
                {
                    await unit.Locator("summary").ClickAsync();
                }

                foreach (var box in await unit.GetByRole(AriaRole.Checkbox).AllAsync())
                {
                    await box.CheckAsync();
                }
            }
        }

        foreach (var outcome in outcomes)
        {
            await form.GetByRole(AriaRole.Searchbox).FillAsync(outcome);
            await form.GetByLabel(outcome).CheckAsync();
        }

        await Assertions.Expect(form.Locator(".picker [role=status]")).ToHaveTextAsync(new Regex($"^{(outcomes.Length == 0 ? claim.Outcomes : outcomes.Length)} learning outcome"));
        await form.GetByRole(AriaRole.Button, new() { Name = "Add to my case" }).ClickAsync();
        await form.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }
}
