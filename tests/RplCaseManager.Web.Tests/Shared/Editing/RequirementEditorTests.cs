using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared.Editing;

namespace RplCaseManager.Web.Tests.Shared.Editing;

/// <summary>The tree on the screen: what each button does, where the focus goes, and what stands at each node.</summary>
public sealed class RequirementEditorTests : PageTest
{
    private static readonly IReadOnlyList<CodeTitle> Units = [new("U1", "Turning"), new("U2", "Milling"), new("U3", "Measuring")];
    private Requirement? value;
    private IRenderedComponent<RequirementEditor>? editor;

    public RequirementEditorTests() => Services.AddSingleton<TimeProvider>(new FakeTimeProvider());

    [Fact]
    public async Task FromNothing_ToTwoUnits()
    {
        Show(null);
        Assert.Contains("Nothing is required.", editor!.Markup, StringComparison.Ordinal);
        await PressAsync("#at-entry");
        await ChooseAsync("#at-entry-code", "0");
        Assert.Equal(new HasUnit("U1"), value);
        await PressAsync(".requirement > .edit-rows-add button");
        await ChooseAsync("#at-entry-parts-1-code", "2");
        Assert.Equal("All of: unit U1 “Turning”; unit U3 “Measuring”", Words);
    }

    [Fact]
    public async Task Moving_KeepsTheFocusOnTheNodeThatMoved()
    {
        Show(new AllOf([new HasUnit("U1"), new HasUnit("U2"), new HasUnit("U3")]));
        var second = ReferenceOf("button[aria-label='Move down: 2 unit U2 “Milling”']");
        await PressAsync("button[aria-label='Move down: 1 unit U1 “Turning”']");
        Assert.Equal("All of: unit U2 “Milling”; unit U1 “Turning”; unit U3 “Measuring”", Words);
        Assert.Equal(second, Focused);
        Assert.True(editor!.Find("button[aria-label='Move up: 1 unit U2 “Milling”']").HasAttribute("disabled"));
    }

    [Fact]
    public async Task TheLastOneDown_LeavesTheFocusOnWhatItAsksFor()
    {
        Show(new AllOf([new HasUnit("U1"), new HasUnit("U2")]));
        var kind = ReferenceOf("#at-entry-parts-1");
        await PressAsync("button[aria-label='Move down: 1 unit U1 “Turning”']");
        Assert.Equal(kind, Focused);
    }

    [Fact]
    public async Task ANode_IsPutInAGroup_MovedIntoIt_AndTheGroupIsDissolved()
    {
        Show(new AllOf([new HasUnit("U1"), new HasUnit("U2")]));
        await PressAsync("button[aria-label='More that can be done with: 2 unit U2 “Milling”']");
        await PressAsync(".requirement-more button");
        Assert.Equal("All of: unit U1 “Turning”; all of (unit U2 “Milling”)", Words);
        await PressAsync("button[aria-label='More that can be done with: 1 unit U1 “Turning”']");
        await PressAsync(".requirement-more button:last-child");
        Assert.Equal("All of: all of (unit U2 “Milling”; unit U1 “Turning”)", Words);
        await PressAsync("button[aria-label='More that can be done with: 1 all of']");
        await PressAsync(".requirement-more button:nth-of-type(2)");
        Assert.Equal("All of: unit U2 “Milling”; unit U1 “Turning”", Words);
    }

    [Fact]
    public async Task AGroup_BecomesAtLeastSome_AndOffersNothingThatWouldLoseItsParts()
    {
        Show(new AllOf([new HasUnit("U1"), new HasUnit("U2")]));
        Assert.Equal(["AllOf", "AtLeast"], editor!.FindAll("#at-entry option").Select(option => option.GetAttribute("value")));
        await ChooseAsync("#at-entry", "AtLeast");
        await editor!.Find("#at-entry-count").ChangeAsync(new ChangeEventArgs { Value = "2" });
        Assert.Equal("At least 2 of: unit U1 “Turning”; unit U2 “Milling”", Words);
    }

    [Fact]
    public async Task Credits_ComeFromTheUnitsThatAreTicked()
    {
        Show(new CreditsFrom(0, []));
        await editor!.Find("#at-entry-credits").ChangeAsync(new ChangeEventArgs { Value = "7,5" });
        await editor!.FindAll("#at-entry-units input")[1].ChangeAsync(new ChangeEventArgs { Value = true });
        Assert.Equal("At least 7.5 credits from U2 “Milling”", Words);
    }

    [Fact]
    public void AProblem_StandsAtItsNode_AndLinksFindIt()
    {
        Show(new AllOf([new HasUnit("U1"), new HasUnit("U9")]), new ContentProblem("entry.parts[1]", "requirement.unknown-unit", "U9"));
        var select = editor!.Find("#at-entry-parts-1");
        Assert.Equal("true", select.GetAttribute("aria-invalid"));
        Assert.Equal("requirement.unknown-unit U9", editor!.Find("#" + select.GetAttribute("aria-describedby")).TextContent.Trim());
        Assert.Contains("U9: not there", editor!.Find("#at-entry-parts-1-code").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakingOutTheRoot_RequiresNothing_AndTheFocusIsOnTheWayToBeginAgain()
    {
        Show(new HasQualification("at-cnc"));
        await PressAsync(".edit-row-acts button");
        Assert.Null(value);
        JSInterop.VerifyFocusAsyncInvoke().Arguments[0].ShouldBeElementReferenceTo(editor!.Find("#at-entry"));
    }

    private string Words => editor!.Find(".requirement-words > span:last-child").TextContent;

    // The element that got the focus; it was there before, under the same place.
    private string Focused => ((ElementReference)JSInterop.VerifyFocusAsyncInvoke().Arguments[0]!).Id;

    // Only the rendering that makes an element says its reference.
    private string? ReferenceOf(string selector) => editor!.Find(selector).GetAttribute("blazor:elementreference");

    private Task PressAsync(string selector) => editor!.Find(selector).ClickAsync(new());

    private Task ChooseAsync(string selector, string option) => editor!.Find(selector).ChangeAsync(new ChangeEventArgs { Value = option });

    private void Show(Requirement? shown, params ContentProblem[] problems)
    {
        value = shown;
        editor = Render<RequirementEditor>(parameters => parameters.Add(part => part.Label, "Entry").Add(part => part.Path, "entry").Add(part => part.Units, Units).Add(part => part.Value, shown)
            .Add(part => part.ValueChanged, changed =>
            {
                value = changed;
                editor!.Render(again => again.Add(part => part.Value, changed));
            })
            .AddCascadingValue(new ContentProblems(problems, problem => $"{problem.Rule} {problem.Detail}")));
    }
}
