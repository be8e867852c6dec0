using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Tests.Builders;

namespace RplCaseManager.Domain.Tests.Schemes;

public sealed class SchemeTests
{
    public static TheoryData<string> Contradictions() => ["outcomes", "timeZone", "clocks", "panelQuorum", "verificationShare", "maxFileBytes"];

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Publish_ContentThatContradictsItself_IsRefused_AndNamesIt(string problem)
    {
        var scheme = new Scheme(CaseWalk.Person(1), "AT-TEST");
        var content = SchemeBuilder.Content();
        content = problem switch
        {
            "outcomes" => content with { Outcomes = [] },
            "timeZone" => content with { TimeZone = "Europe/Nowhere" },
            "clocks" => content with { Clocks = content.Clocks with { Appeal = new(0) } },
            "panelQuorum" => content with { Panel = true, PanelQuorum = 0 },
            "verificationShare" => content with { VerificationShare = 1.1m },
            _ => content with { MaxFileBytes = 0 },
        };

        var refusal = scheme.Publish(CaseWalk.Person(2), content);

        Assert.Equal(problem, Refused.ByRule("scheme.publish.consistent", refusal).Detail);
        Assert.Empty(scheme.Versions);
        Assert.Equal(1, scheme.Version);
    }

    [Fact]
    public void Quorum_WithoutPanel_IsNotAsked() => Assert.Null(SchemeCompleteness.Problem(SchemeBuilder.Content() with { PanelQuorum = 0 }));

    [Fact]
    public void Publish_Again_SupersedesWhatWasPublished()
    {
        var scheme = new Scheme(CaseWalk.Person(1), "AT-TEST");

        Assert.Null(scheme.Publish(CaseWalk.Person(2), SchemeBuilder.Content()));
        Assert.Null(scheme.Publish(CaseWalk.Person(3), SchemeBuilder.Content() with { Name = "Second" }));

        Assert.Equal([VersionState.Superseded, VersionState.Published], scheme.Versions.Select(version => version.State));
        Assert.Equal([1, 2], scheme.Versions.Select(version => version.Number));
        Assert.Equal("Second", scheme.Current!.Name);
        Assert.Equal(3, scheme.Version);
    }

    [Fact]
    public void Yields_WhatIsNotEnabled_IsNothing() =>
        Assert.Null(SchemeBuilder.Yielding(RplOutcome.Microcredential).Yields(RplOutcome.Admission));
}
