using Bunit;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Tests.Shared;

public sealed class SegmentedTests : PageTest
{
    private static readonly SegmentOption<bool?>[] Answers = [new(true, "yes"), new(false, "no"), new(null, "?", "cannot say", "unknown")];

    [Fact]
    public void Options_AreRadiosOfOneNamedGroup()
    {
        var seg = Render<Segmented<bool?>>(p => p.Add(c => c.Label, "Valid").Add(c => c.Options, Answers).Add(c => c.Value, true).Add(c => c.Name, "valid"));
        var group = seg.Find("[role=radiogroup]");
        Assert.Equal("Valid", seg.Find($"#{group.GetAttribute("aria-labelledby")}").TextContent);
        var radios = seg.FindAll("input[type=radio]");
        Assert.Equal(3, radios.Count);
        Assert.All(radios, radio => Assert.Equal("valid", radio.GetAttribute("name")));
        Assert.Equal(["True", "False", "unknown"], radios.Select(radio => radio.GetAttribute("value")));
        Assert.True(radios[0].HasAttribute("checked"));
        Assert.Equal("cannot say", radios[2].GetAttribute("aria-label"));
    }

    [Fact]
    public void Choosing_RaisesTheValue()
    {
        var given = new List<bool?>();
        var seg = Render<Segmented<bool?>>(p => p.Add(c => c.Label, "Valid").Add(c => c.Options, Answers).Add(c => c.ValueChanged, given.Add));
        seg.FindAll("input")[1].Change("False");
        seg.FindAll("input")[2].Change("unknown");
        Assert.Equal([false, null], given);
        Assert.True(seg.FindAll("input")[2].HasAttribute("checked"));
    }

    [Fact]
    public void NothingChosen_ChecksNothing() =>
        Assert.DoesNotContain(
            Render<Segmented<string>>(p => p.Add(c => c.Label, "Judgement").Add(c => c.Options, [new("a", "Achieved"), new("n", "Not yet")])).FindAll("input"),
            radio => radio.HasAttribute("checked"));

    [Fact]
    public void HiddenLabel_IsStillRead()
    {
        var seg = Render<Segmented<string>>(p => p.Add(c => c.Label, "Judgement").Add(c => c.HideLabel, true).Add(c => c.Options, [new("a", "Achieved")]).Add(c => c.Disabled, true));
        Assert.Contains("sr-only", seg.Find(".label").ClassList);
        Assert.True(seg.Find("input").HasAttribute("disabled"));
    }
}
