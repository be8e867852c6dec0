using Bunit;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.Schemes;
using RplCaseManager.Web.Resources;

namespace RplCaseManager.Web.Tests.Features.Schemes;

/// <summary>A scheme as a diagram and as a trial.</summary>
public sealed class SchemeTrialTests : StaffTest
{
    private static readonly SchemeContent Scheme = new()
    {
        Code = "XX",
        Name = "A scheme",
        Country = "AT",
        TimeZone = "Europe/Vienna",
        AwardingBody = "BODY",
        Outcomes = [new(RplOutcome.Microcredential, OutcomeBasis.Assumed, "test")],
        Clocks = new()
        {
            Intake = new(5, DayKind.Working),
            CandidateAnswer = new(20),
            Assessor = new(20, DayKind.Working),
            Verifier = new(5, DayKind.Working),
            Decider = new(10, DayKind.Working),
            DraftLapse = new(90),
            Reopening = new(90),
            Appeal = new(30),
            Authority = new(4, DayKind.Months),
        },
    };

    [Fact]
    public void Diagram_ShowsEveryState_AndGreysWhatIsOff_WithItsReason()
    {
        var diagram = Render<SchemeDiagram>(p => p.Add(c => c.Content, Scheme with { Verification = VerificationMode.Off }));
        Assert.Equal(Enum.GetValues<CaseState>().Length, diagram.FindAll("g.state").Count);
        Assert.Contains("off", diagram.Find("g[data-state=UnderVerification]").ClassList);
        Assert.DoesNotContain("off", diagram.Find("g[data-state=Decided]").ClassList);
        Assert.Contains(Text<SchemeTrials>("Off.Verification.Off"), diagram.Find(".state-moves.off").TextContent, StringComparison.Ordinal);
        diagram.Render(p => p.Add(c => c.Content, Scheme));
        Assert.DoesNotContain("off", diagram.Find("g[data-state=UnderVerification]").ClassList);
    }

    [Fact]
    public async Task Simulator_WalksAtOnce_AndAgainAfterEachAnswer()
    {
        await SignInAsync(Demo.Administrator);
        var simulator = Render<SchemeSimulator>(p => p.Add(c => c.Content, Scheme));
        await simulator.WaitForAssertionAsync(() => Assert.Equal(7, simulator.FindAll(".trial-step").Count));
        await simulator.Find("#at-trial-intake").ChangeAsync(new() { Value = ((int)TrialIntake.Refuses).ToString(System.Globalization.CultureInfo.InvariantCulture) });
        await simulator.WaitForAssertionAsync(() => Assert.Equal(4, simulator.FindAll(".trial-step").Count));
        Assert.Contains(Text<SchemeTrials>("Step.Reviewer.SameBody"), simulator.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Europe/Atlantis")]
    public async Task Simulator_WithoutATimeZone_SaysSo(string zone)
    {
        await SignInAsync(Demo.Administrator);
        var simulator = Render<SchemeSimulator>(p => p.Add(c => c.Content, Scheme with { TimeZone = zone }));
        await simulator.WaitForAssertionAsync(() => Assert.Single(simulator.FindAll("[data-rule='scheme.trial.clocks']")));
    }

    [Fact]
    public async Task Simulator_OfAClockThatCannotBeCounted_SaysSo()
    {
        await SignInAsync(Demo.Administrator);
        var simulator = Render<SchemeSimulator>(p => p.Add(c => c.Content, Scheme with { Clocks = Scheme.Clocks with { Appeal = new(0) } }));
        await simulator.WaitForAssertionAsync(() => Assert.Single(simulator.FindAll("[data-rule='scheme.trial.clocks'], .refusal, [role=alert]")));
        Assert.Empty(simulator.FindAll(".trial-step"));
    }
}
