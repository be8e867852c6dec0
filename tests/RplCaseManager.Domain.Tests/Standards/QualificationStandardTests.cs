using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Domain.Tests.Builders;
using static RplCaseManager.Domain.Tests.Builders.CaseWalk;

namespace RplCaseManager.Domain.Tests.Standards;

public sealed class QualificationStandardTests
{
    [Fact]
    public void Publish_SupersedesWhatWasPublished_WithAYearOfTransition()
    {
        var standard = new QualificationStandard(Person(1), "test-standard");
        var first = standard.AddDraft(Person(2), StandardBuilder.Content());
        Assert.Null(standard.Publish(first, Day("2026-01-01")));
        var second = standard.AddDraft(Person(3), StandardBuilder.Content() with { Title = "Second" });
        Assert.Same(first, standard.Current);

        Assert.Null(standard.Publish(second, Day("2026-06-01")));

        Assert.Same(second, standard.Current);
        Assert.Equal([1, 2], standard.Versions.Select(version => version.Number));
        Assert.Equal(VersionState.Superseded, first.State);
        Assert.Equal(Day("2026-06-01"), first.SupersededOn);
        Assert.Equal(Day("2027-06-01"), first.TransitionUntil);
        Assert.True(first.IsOpenOn(Day("2027-06-01")));
        Assert.False(first.IsOpenOn(Day("2027-06-02")));
        Assert.True(second.IsOpenOn(Day("2040-01-01")));
    }

    [Fact]
    public void Draft_IsNotOpenForCases() => Assert.False(new QualificationStandard(Person(1), "x").AddDraft(Person(2), StandardBuilder.Content()).IsOpenOn(Day("2026-01-01")));

    [Fact]
    public void Publish_OfAnIncompleteVersion_IsRefused_NamesWhatIsMissing_AndLeavesThePublishedOne()
    {
        var standard = new QualificationStandard(Person(1), "test-standard");
        var first = standard.AddDraft(Person(2), StandardBuilder.Content());
        Assert.Null(standard.Publish(first, Day("2026-01-01")));
        var draft = standard.AddDraft(Person(3), StandardBuilder.Content() with { AwardingBody = "", AssessmentMethods = [] });

        var refusal = standard.Publish(draft, Day("2026-06-01"));

        Assert.Equal("awardingBody, assessment", Refused.ByRule("version.publish.complete", refusal).Detail);
        Assert.Same(first, standard.Current);
        Assert.Equal(VersionState.Draft, draft.State);
        Assert.Null(draft.PublishedOn);
    }

    [Fact]
    public void Publish_Twice_IsRefused_AndSupersedesNothing()
    {
        var standard = new QualificationStandard(Person(1), "test-standard");
        var version = standard.AddDraft(Person(2), StandardBuilder.Content());
        Assert.Null(standard.Publish(version, Day("2026-01-01")));

        Refused.ByState(standard.Publish(version, Day("2026-02-01")));

        Assert.Same(version, standard.Current);
        Assert.Equal(Day("2026-01-01"), version.PublishedOn);
    }

    public static TheoryData<string> Elements() =>
        ["title", "awardingBody", "learningOutcomes", "assessmentCriteria", "workload", "assessment", "formOfParticipation", "qualityAssurance"];

    [Theory]
    [MemberData(nameof(Elements))]
    public void Completeness_NamesTheElementThatIsMissing(string element)
    {
        var content = StandardBuilder.Content();
        Assert.Empty(StandardCompleteness.Missing(content));

        content = element switch
        {
            "title" => content with { Title = "" },
            "awardingBody" => content with { AwardingBody = "" },
            "learningOutcomes" => content with { Units = [new("U1", "Empty", [])] },
            "assessmentCriteria" => content with { Units = [new("U1", "One", [StandardBuilder.Outcome("U1.1"), StandardBuilder.Outcome("U1.2") with { Criteria = [] }])] },
            "workload" => content with { Workload = StandardBuilder.Named(null) },
            "assessment" => content with { AssessmentMethods = [] },
            "formOfParticipation" => content with { FormOfParticipation = StandardBuilder.Named(null) },
            _ => content with { QualityAssurance = StandardBuilder.Named(null) },
        };

        Assert.Equal([element], StandardCompleteness.Missing(content));
    }

    [Fact]
    public void Level_ThatIsNotSpecified_AndACountry_OfAnInternationalAward_AreNoGap()
    {
        // The level is mandatory only if applicable; the issuer's country is the body's.
        var content = StandardBuilder.Content() with { Level = StandardBuilder.Named(null), Country = null };

        Assert.Empty(StandardCompleteness.Missing(content));
    }

    [Fact]
    public void EverythingMissing_IsListedInTheOrderOfAnnexOne()
    {
        var nothing = StandardBuilder.Content() with
        {
            Title = "",
            AwardingBody = "",
            Units = [],
            Workload = StandardBuilder.Named(null),
            AssessmentMethods = [],
            FormOfParticipation = StandardBuilder.Named(null),
            QualityAssurance = StandardBuilder.Named(null),
        };

        Assert.Equal(["title", "awardingBody", "learningOutcomes", "workload", "assessment", "formOfParticipation", "qualityAssurance"], StandardCompleteness.Missing(nothing));
    }

    [Fact]
    public void Version_IsFoundByTitleOutcomeOccupationSectorAndCountry()
    {
        var content = StandardBuilder.Content() with { Title = "Fräser", Sector = "Metall", Occupations = ["Zerspanungstechniker/in"] };
        var version = new QualificationStandard(Person(1), "test-standard").AddDraft(Person(2), content);

        Assert.All(["fraser", "metall", "zerspanungstechniker", "outcome u1 1", "at"], word => Assert.Contains(word, version.SearchText, StringComparison.Ordinal));
    }

    [Fact]
    public void Outcome_IsFoundByItsCode_WithItsUnit()
    {
        var content = StandardBuilder.Content();

        Assert.Equal("U2", content.UnitOf("U2.1").Code);
        Assert.Null(content.Outcome("u2.1"));
        Assert.Equal(["U1.1", "U1.2", "U2.1", "U2.2"], content.AllOutcomes().Select(outcome => outcome.Code));
    }

    [Fact]
    public void Accreditation_HoldsOnBothItsDays_ForTheWholeProviderOrOneAward()
    {
        var provider = new Provider(Person(1), new()
        {
            Code = "AT-BODY",
            Name = "A body",
            Country = "AT",
            QualityAssuranceType = "ISO 17024",
            CertificatePrefix = "AT-CERT",
            Accreditations = [new("one-award", Day("2026-01-01"), Day("2026-12-31"), "Ministry"), new(null, Day("2030-01-01"), null, "Ministry")],
        });

        Assert.True(provider.IsAccreditedFor("one-award", Day("2026-01-01")));
        Assert.True(provider.IsAccreditedFor("one-award", Day("2026-12-31")));
        Assert.False(provider.IsAccreditedFor("one-award", Day("2027-01-01")));
        Assert.False(provider.IsAccreditedFor("another", Day("2026-06-01")));
        Assert.True(provider.IsAccreditedFor("another", Day("2050-01-01")));
    }
}
