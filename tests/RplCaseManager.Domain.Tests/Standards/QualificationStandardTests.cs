using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Domain.Tests.Builders;
using static RplCaseManager.Domain.Tests.Builders.CaseWalk;

namespace RplCaseManager.Domain.Tests.Standards;

public sealed class QualificationStandardTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 9, 0, 0, TimeSpan.Zero);

    private static QualificationStandard Drafted(StandardContent content)
    {
        var standard = new QualificationStandard(Person(1), "test-standard");
        Assert.Null(standard.AddDraft(Person(2), content, At, Person(9)));
        return standard;
    }

    private static QualificationStandard Published()
    {
        var standard = Drafted(StandardBuilder.Content());
        Assert.Null(standard.Publish([], Day("2026-01-01"), null, "First version"));
        return standard;
    }

    [Fact]
    public void Publish_SupersedesWhatWasPublished_WithItsTransition()
    {
        var standard = Published();
        var first = standard.Current!;
        Assert.Null(standard.AddDraft(Person(3), StandardBuilder.Content() with { Title = "Second" }, At, Person(9)));
        var second = standard.Draft!;
        Assert.Same(first, standard.Current);

        Assert.Null(standard.Publish([], Day("2026-06-01"), Day("2027-06-01"), "New machines"));

        Assert.Same(second, standard.Current);
        Assert.Null(standard.Draft);
        Assert.Equal("New machines", second.Reason);
        Assert.Equal([1, 2], standard.Versions.Select(version => version.Number));
        Assert.Equal(VersionState.Superseded, first.State);
        Assert.Equal(Day("2026-06-01"), first.SupersededOn);
        Assert.Equal(Day("2027-06-01"), first.TransitionUntil);
        Assert.True(first.IsOpenOn(Day("2027-06-01")));
        Assert.False(first.IsOpenOn(Day("2027-06-02")));
        Assert.True(second.IsOpenOn(Day("2040-01-01")));
    }

    [Fact]
    public void Draft_IsNotOpenForCases() => Assert.False(Drafted(StandardBuilder.Content()).Draft!.IsOpenOn(Day("2026-01-01")));

    [Fact]
    public void Publish_OfAnIncompleteVersion_IsRefused_NamesWhatIsMissing_AndLeavesThePublishedOne()
    {
        var standard = Published();
        var first = standard.Current;
        Assert.Null(standard.AddDraft(Person(3), StandardBuilder.Content() with { AwardingBody = "", AssessmentMethods = [] }, At, Person(9)));

        var refusal = standard.Publish(StandardCheck.Problems(standard.Draft!.Content), Day("2026-06-01"), null, "");

        Assert.Equal(["awardingBody", "assessmentMethods"], Assert.IsType<IncompleteContent>(refusal).Problems.Select(problem => problem.Path));
        Assert.Same(first, standard.Current);
        Assert.Null(standard.Draft!.PublishedOn);
    }

    [Fact]
    public void SecondDraft_IsRefused_SoThatTwoAdministratorsMeetInOne()
    {
        var standard = Drafted(StandardBuilder.Content());

        Refused.ByRule("version.draft.one", standard.AddDraft(Person(3), StandardBuilder.Content(), At, Person(9)));

        Assert.Single(standard.Versions);
    }

    [Fact]
    public void WithoutADraft_NothingIsSavedPublishedOrDiscarded()
    {
        var standard = Published();
        var (before, version) = (standard.Current!.Content, standard.Version);

        Refused.ByRule("version.draft.none", standard.SaveDraft(before with { Title = "Other" }, At, Person(9)));
        Refused.ByRule("version.draft.none", standard.Publish([], Day("2026-02-01"), null, ""));
        Refused.ByRule("version.draft.none", standard.DiscardDraft(Day("2026-02-01")));

        Assert.Same(before, standard.Current!.Content);
        Assert.Equal((Day("2026-01-01"), version), (standard.Current.PublishedOn, standard.Version));
    }

    [Fact]
    public void SaveDraft_BringsItsColumnsUpToDate_AndNamesWhoSaved()
    {
        var standard = Drafted(StandardBuilder.Content());

        Assert.Null(standard.SaveDraft(StandardBuilder.Content() with { Title = "Fräserin", EqfLevel = 5, Sector = "Metall" }, At.AddDays(1), Person(8)));

        var draft = standard.Draft!;
        Assert.Equal(("Fräserin", "fraserin", 5, "Metall", Person(8), At.AddDays(1)), (draft.Title, draft.SortTitle, draft.EqfLevel, draft.Sector, draft.EditedBy, draft.EditedAt));
    }

    [Fact]
    public void DiscardedDraft_StaysReadable_AndTheNextOneHasItsOwnNumber()
    {
        var standard = Published();
        Assert.Null(standard.AddDraft(Person(3), StandardBuilder.Content(), At, Person(9)));
        Assert.Null(standard.DiscardDraft(Day("2026-02-01")));
        Assert.Null(standard.AddDraft(Person(4), StandardBuilder.Content(), At, Person(9)));

        Assert.Equal([VersionState.Published, VersionState.Discarded, VersionState.Draft], standard.Versions.Select(version => version.State));
        Assert.Equal(3, standard.Draft!.Number);
    }

    [Fact]
    public void Retired_IsNotOpenForCases_AndNothingIsPublished()
    {
        var standard = Published();
        var version = standard.Current!;

        Assert.Null(standard.Retire(Day("2026-03-01")));

        Assert.Null(standard.Current);
        Assert.False(version.IsOpenOn(Day("2026-03-01")));
        Refused.ByRule("version.published.none", standard.Retire(Day("2026-03-02")));
    }

    public static TheoryData<string> Elements() =>
        ["title", "awardingBody", "learningOutcomes", "assessmentCriteria", "workload", "assessment", "formOfParticipation", "qualityAssurance"];

    [Theory]
    [MemberData(nameof(Elements))]
    public void Completeness_NamesTheElementThatIsMissing(string element)
    {
        var content = StandardBuilder.Content();
        Assert.Empty(StandardCheck.Missing(content));

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

        Assert.Equal([element], StandardCheck.Missing(content));
    }

    [Fact]
    public void Level_ThatIsNotSpecified_AndACountry_OfAnInternationalAward_AreNoGap()
    {
        // The level is mandatory only if applicable; the issuer's country is the body's.
        var content = StandardBuilder.Content() with { Level = StandardBuilder.Named(null), Country = null };

        Assert.Empty(StandardCheck.Missing(content));
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

        Assert.Equal(["title", "awardingBody", "learningOutcomes", "workload", "assessment", "formOfParticipation", "qualityAssurance"], StandardCheck.Missing(nothing));
    }

    [Fact]
    public void Version_IsFoundByTitleOutcomeOccupationSectorAndCountry()
    {
        var content = StandardBuilder.Content() with { Title = "Fräser", Sector = "Metall", Occupations = [new("ISCO-08", "7223", "Zerspanungstechniker/in")] };
        var version = Drafted(content).Draft!;

        Assert.All(["fraser", "metall", "zerspanungstechniker", "7223", "outcome", "at"], word => Assert.Contains(word, version.SearchText, StringComparison.Ordinal));
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
            Kind = ProviderKind.CertificationBody,
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
