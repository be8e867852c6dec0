using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Web.Features.Decisions;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Tests.Features.Decisions;

/// <summary>The decider's form: what is missing is said where it is missing.</summary>
public sealed class DecisionFormTests : PageTest
{
    [Fact]
    public void WhatWasNotSought_AndCannotBeGranted_StandsThereWithItsRule()
    {
        Services.AddScoped<RefusalTexts>();
        var choices = new DecisionChoices([RplOutcome.Microcredential],
            [new(RplOutcome.FullQualification, false, [], "outcome.scheme.not-enabled", []), new(RplOutcome.PartialQualification, true, [], "", []), new(RplOutcome.Microcredential, true, [], "", [])], _ => "");
        var form = Render<DecisionForm>(parameters => parameters.Add(shown => shown.Choices, choices).Add(shown => shown.Today, new DateOnly(2026, 9, 2)));
        var impossible = form.Find("details.impossible");
        Assert.Equal(Text<Resources.CaseWords>("Outcome.FullQualification"), impossible.QuerySelector("dt")!.TextContent);
        Assert.Contains(Text<Resources.Refusals>("outcome.scheme.not-enabled"), impossible.QuerySelector("dd")!.TextContent, StringComparison.Ordinal);
        Assert.Single(impossible.QuerySelectorAll("dt"));
    }

    [Fact]
    public void WhatIsMissing_IsSaidAtItsOwnField()
    {
        Services.AddScoped<RefusalTexts>();
        var choices = new DecisionChoices([RplOutcome.PartialQualification, RplOutcome.Microcredential],
            [new(RplOutcome.PartialQualification, true, [], "", []), new(RplOutcome.Microcredential, true, [], "", [])], _ => "");
        choices.Choices[1].Granted = false;
        var form = Render<DecisionForm>(parameters => parameters.Add(shown => shown.Choices, choices).Add(shown => shown.Today, new DateOnly(2026, 9, 2)).Add(shown => shown.Tried, true));
        Assert.Equal([[Text<Resources.Judging>("Decide.Missing.Choice")], [Text<Resources.Judging>("Decide.Missing.Refusal")], [Text<Resources.Judging>("Decide.Missing.Reasons")]],
            form.FindAll(".question").Select(question => question.QuerySelectorAll(".field-error").Select(error => error.TextContent).ToArray()));
    }
}
