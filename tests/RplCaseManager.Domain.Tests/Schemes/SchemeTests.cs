using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Domain.Tests.Builders;

namespace RplCaseManager.Domain.Tests.Schemes;

public sealed class SchemeTests
{
    private static SchemeContent Fine => SchemeBuilder.Content();

    /// <summary>Each contradiction: where it stands, its rule, and a content that has it.</summary>
    public static TheoryData<string, string> Contradictions() => new()
    {
        { "name", "scheme.name" },
        { "awardingBody", "scheme.awarding-body" },
        { "timeZone", "scheme.time-zone" },
        { "languages", "scheme.languages" },
        { "outcomes", "scheme.outcomes" },
        { "outcomes[1]", "scheme.outcome.twice" },
        { "outcomes[0].source", "scheme.outcome.source" },
        { "outcomes[0].conditions", "scheme.outcome.levels" },
        { "outcomes[0].conditions.kinds", "scheme.outcome.kinds" },
        { "outcomes[0].conditions.maxPartCredits", "scheme.number" },
        { "clocks.appeal", "scheme.period" },
        { "clocks.authority", "scheme.clocks.cross" },
        { "clocks.reminderDays", "scheme.reminders" },
        { "assessors", "scheme.number" },
        { "assessors", "scheme.assessors.one" },
        { "verificationShare", "scheme.share" },
        { "verificationCap", "scheme.number" },
        { "panelQuorum", "scheme.panel.quorum" },
        { "clocks.panel", "scheme.panel.clock" },
        { "maxFileBytes", "scheme.number" },
        { "minimumCreditsForPartial", "scheme.minimum-without-partial" },
        { "evidenceKinds", "scheme.evidence.demanded" },
        { "retention", "scheme.number" },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void ContentThatContradictsItself_IsNamedWhereItStands(string path, string rule)
    {
        var content = Fine;
        SchemeOutcome Outcome(RplOutcome outcome, OutcomeConditions conditions) => new(outcome, OutcomeBasis.Named, "test", conditions);
        content = path switch
        {
            "name" => content with { Name = "" },
            "awardingBody" => content with { AwardingBody = "" },
            "timeZone" => content with { TimeZone = "Europe/Nowhere" },
            "languages" => content with { Languages = [] },
            "outcomes" => content with { Outcomes = [] },
            "outcomes[1]" => content with { Outcomes = [content.Outcomes[0], content.Outcomes[0]] },
            "outcomes[0].source" => content with { Outcomes = [content.Outcomes[0] with { Source = "" }] },
            "outcomes[0].conditions" => content with { Outcomes = [Outcome(RplOutcome.FullQualification, new(MinEqfLevel: 6, ExcludeHigherEducation: true))] },
            "outcomes[0].conditions.kinds" => content with { Outcomes = [Outcome(RplOutcome.FullQualification, new(Kinds: [StandardKind.Microcredential]))] },
            "outcomes[0].conditions.maxPartCredits" => content with { Outcomes = [Outcome(RplOutcome.PartialQualification, new(MaxPartCredits: 0))] },
            "clocks.appeal" => content with { Clocks = content.Clocks with { Appeal = new(0) } },
            "clocks.authority" => content with { Clocks = content.Clocks with { Authority = new(30), Assessor = new(30) } },
            "clocks.reminderDays" => content with { Clocks = content.Clocks with { ReminderDays = [7, 0] } },
            "assessors" => content with { Assessors = rule == "scheme.number" ? 0 : 2 },
            "verificationShare" => content with { VerificationShare = 1.1m },
            "verificationCap" => content with { VerificationCap = 0 },
            "panelQuorum" => content with { Panel = true, PanelMembers = 1, PanelQuorum = 2, Clocks = content.Clocks with { Panel = new(5) } },
            "clocks.panel" => content with { Panel = true },
            "maxFileBytes" => content with { MaxFileBytes = 0 },
            "minimumCreditsForPartial" => content with { Outcomes = [content.Outcomes[0] with { Outcome = RplOutcome.Microcredential }], MinimumCreditsForPartial = 10 },
            "evidenceKinds" => content with { ExaminationObligatory = true, EvidenceKinds = [EvidenceKind.WorkSample] },
            _ => content with { Retention = new(EvidenceMonths: 0) },
        };

        Assert.Contains(SchemeCheck.Problems(content), problem => problem.Path == path && problem.Rule == rule);
        Assert.Single(SchemeCheck.Problems(content));
    }

    [Fact]
    public void AContentThatCanRun_HasNoProblem() => Assert.Empty(SchemeCheck.Problems(Fine));

    [Fact]
    public void Quorum_WithoutPanel_IsNotAsked() => Assert.Empty(SchemeCheck.Problems(Fine with { PanelQuorum = 0 }));

    [Theory]
    [InlineData(true, false, EvidenceKind.WorkSample, "case.submit.proof-of-experience")]
    [InlineData(true, false, EvidenceKind.ProofOfExperience, null)]
    [InlineData(false, true, EvidenceKind.ReflectiveAccount, "case.submit.documented")]
    [InlineData(false, true, EvidenceKind.EmployerTestimony, null)]
    [InlineData(false, false, EvidenceKind.WorkSample, null)]
    public void WhatASchemeDemandsOfTheFile_IsNamedWhereItIsMissing(bool proof, bool documented, EvidenceKind there, string? rule) =>
        Assert.Equal(rule, EvidenceDemands.Unmet(Fine with { ProofOfExperienceFirst = proof, DocumentedEvidenceRequired = documented }, [there]));

    [Fact]
    public void Publish_Again_SupersedesWhatWasPublished()
    {
        var scheme = new Scheme(CaseWalk.Person(1), "AT-TEST");

        Assert.Null(scheme.AddDraft(CaseWalk.Person(2), Fine, default, CaseWalk.Person(9)));
        Assert.Null(scheme.Publish(SchemeCheck.Problems(Fine), CaseWalk.Day("2026-01-01"), null, ""));
        Assert.Null(scheme.AddDraft(CaseWalk.Person(3), Fine with { Name = "Second" }, default, CaseWalk.Person(9)));
        Assert.Null(scheme.Publish([], CaseWalk.Day("2026-02-01"), null, ""));

        Assert.Equal([VersionState.Superseded, VersionState.Published], scheme.Versions.Select(version => version.State));
        Assert.Equal([1, 2], scheme.Versions.Select(version => version.Number));
        Assert.Equal("Second", scheme.Current!.Name);
        Assert.Equal(5, scheme.Version);
    }

    [Fact]
    public void Yields_WhatIsNotEnabled_IsNothing() =>
        Assert.Null(SchemeBuilder.Yielding(RplOutcome.Microcredential).Yields(RplOutcome.Admission));
}
