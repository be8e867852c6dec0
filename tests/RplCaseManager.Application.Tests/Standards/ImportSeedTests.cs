using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Shared;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Standards;

/// <summary>Configuration comes in whole or not at all, and what is there stays.</summary>
public sealed class ImportSeedTests
{
    private static ImportSeed Seed => Stories.Seed.ReadConfiguration(Demo.NewRequest());

    [Fact]
    public async Task Import_Again_ChangesNothing()
    {
        await using var host = await RplHost.StartAsync();
        var things = (await host.AsJobAsync(Seed)).Value!;
        Assert.NotEmpty(things);
        Assert.All(things, thing => Assert.Equal("unchanged", thing.Outcome));
        Assert.Equal(Seed.Standards.Count, await host.WithDbAsync(db => db.StandardVersions.CountAsync()));
    }

    [Theory]
    [InlineData("BE-VLG", SchemeTrait.ProofOfExperienceFirst)]
    [InlineData("LT", SchemeTrait.DocumentedEvidence)]
    [InlineData("CZ", SchemeTrait.Examination)]
    [InlineData("ES", SchemeTrait.PublicCalls)]
    [InlineData("AT-CERT", null)]
    public async Task WhatASchemeAsks_IsSaidOfEachOfItsStandards(string code, SchemeTrait? asked)
    {
        await using var host = await RplHost.StartAsync();
        var scheme = Seed.Schemes.Single(found => found.Code == code);
        var standard = Seed.Standards[0] with { Code = "asked", Schemes = [code], AwardingBody = scheme.AwardingBody, Composition = null };
        Assert.True((await host.AsJobAsync(new ImportSeed(Demo.NewRequest()) { Standards = [standard] })).Ok);
        var page = await host.DoAsync(Demo.Candidate, new GetStandard("asked"));
        Assert.Equal(asked is { } one ? [one] : [], Assert.Single(page.Schemes).Traits);
    }

    [Fact]
    public async Task ChangedContent_BecomesANewVersion_ThatSupersedesTheOld()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        var seed = Seed;
        var things = (await host.AsJobAsync(seed with
        {
            Standards = [seed.Standards.Single(standard => standard.Code == "at-cnc-specialist") with { Title = "CNC specialist certificate, second edition" }],
            Schemes = [seed.Schemes.Single(scheme => scheme.Code == "AT-CERT") with { Name = "Certification (Austria)" }],
            Providers = [seed.Providers.Single(provider => provider.Code == "AT-WIFI") with { Name = "WIFI" }],
            Calendars = [],
            CreditRows = [],
            Programmes = [],
        })).Value!;
        Assert.Equal(["changed", "new version", "new version"], things.Select(thing => thing.Outcome).Order());

        var page = await host.DoAsync(Demo.Candidate, new GetStandard("at-cnc-specialist"));
        Assert.Equal((2, "CNC specialist certificate, second edition", VersionState.Published), (page.Version, page.Content.Title, page.State));
        Assert.Equal([1, 2], page.Versions);
        Assert.Equal(VersionState.Superseded, (await host.DoAsync(Demo.Candidate, new GetStandard("at-cnc-specialist", 1))).State);
        // What runs keeps what it began with.
        var seen = await story.SeenByCandidateAsync();
        Assert.Equal((1, "CNC specialist certificate", "Certification of competences gained by experience (Austria)"), (seen.StandardVersion, seen.StandardTitle, seen.SchemeName));
        var next = await CaseStory.StartAsync(host, Demo.OtherCandidate);
        Assert.Equal((2, "Certification (Austria)"), ((await next.SeenByCandidateAsync()).StandardVersion, (await next.SeenByCandidateAsync()).SchemeName));
    }

    [Fact]
    public async Task Contradiction_RefusesTheWholeImport()
    {
        await using var host = await RplHost.StartAsync();
        var seed = Seed;
        var refused = await host.AsJobAsync(seed with
        {
            Providers = [seed.Providers[0] with { Code = "NEW", Name = "New" }],
            Schemes = [seed.Schemes[0] with { Code = "NEW", TimeZone = "Europe/Atlantis" }],
        });
        Assert.Equal(("NEW", "timeZone", "scheme.time-zone"), Problems(refused.Refusal).Single(problem => problem.Kind == "scheme") is var scheme ? (scheme.Code, scheme.Problem.Path, scheme.Problem.Rule) : default);
        Assert.Equal(seed.Providers.Count, await host.WithDbAsync(db => db.Providers.CountAsync()));
        var incomplete = await host.AsJobAsync(seed with { Standards = [seed.Standards[0] with { Code = "new", AssessmentMethods = [] }] });
        Assert.Equal(["standard.missing.assessment"], Problems(incomplete.Refusal).Select(problem => problem.Problem.Rule));
        var impossible = await host.AsJobAsync(seed with { Standards = [seed.Standards[0] with { Code = "new", Composition = new AllOf([new HasUnit("U1"), new AtLeast(3, [new HasUnit("U2"), new HasUnit("U99")])]) }] });
        Assert.Equal([("composition.parts[1]", "requirement.count-above-parts", "2"), ("composition.parts[1].parts[1]", "requirement.unknown-unit", "U99")],
            Problems(impossible.Refusal).Select(problem => (problem.Problem.Path, problem.Problem.Rule, problem.Problem.Detail)));
        Assert.Equal(seed.Standards.Count, await host.WithDbAsync(db => db.Standards.CountAsync()));
    }

    [Fact]
    public async Task StandardsThatAskForEachOther_RefuseTheWholeImport_AlsoByWayOfWhatIsThere()
    {
        await using var host = await RplHost.StartAsync();
        var seed = Seed;
        var (first, last) = (seed.Standards.Single(standard => standard.Code == "at-cnc-specialist"), seed.Standards.Single(standard => standard.Code == "iwe"));
        ImportSeed With(params Domain.Standards.StandardContent[] standards) => new(Demo.NewRequest()) { Standards = standards };
        var (one, two) = (first with { Code = "ring-one", PrerequisiteRule = new HasQualification("ring-two") }, last with { Code = "ring-two", PrerequisiteRule = new HasQualification("ring-one") });
        var problem = Assert.Single(Problems((await host.AsJobAsync(With(one, two))).Refusal));
        Assert.Equal(("standard", "ring-one", "prerequisiteRule", "import.cycle", "ring-one → ring-two → ring-one"), (problem.Kind, problem.Code, problem.Problem.Path, problem.Problem.Rule, problem.Problem.Detail));
        Assert.False(await host.WithDbAsync(db => db.Standards.AnyAsync(standard => standard.Code.StartsWith("ring-"))));

        Assert.True((await host.AsJobAsync(With(two with { PrerequisiteRule = new HasQualification("ring-three") }))).Ok);
        var late = Assert.Single(Problems((await host.AsJobAsync(With(first with { Code = "ring-three", PrerequisiteRule = new HasQualification("ring-two") }))).Refusal));
        Assert.Equal(("ring-three", "ring-three → ring-two → ring-three"), (late.Code, late.Problem.Detail));
        // Another way is left open: nobody is shut out.
        Assert.True((await host.AsJobAsync(With(first with { Code = "ring-three", PrerequisiteRule = new AtLeast(1, [new HasQualification("ring-two"), new HasExperience(12, "CNC")]) }))).Ok);
    }

    [Fact]
    public async Task StandardOfAnotherBodyThanItsScheme_IsRefused_AndNotStartedUnderASchemeThatChangedItsBody()
    {
        await using var host = await RplHost.StartAsync();
        var seed = Seed;
        var (standard, scheme) = (seed.Standards.Single(found => found.Code == "at-cnc-specialist"), seed.Schemes.Single(found => found.Code == "AT-CERT"));
        ImportSeed With(Domain.Schemes.SchemeContent[] schemes, params Domain.Standards.StandardContent[] standards) => new(Demo.NewRequest()) { Schemes = schemes, Standards = standards };
        var problem = Assert.Single(Problems((await host.AsJobAsync(With([], standard with { Code = "foreign", AwardingBody = "SI-NRP", Schemes = ["SI", "AT-CERT"] }))).Refusal));
        Assert.Equal(("foreign", "schemes[1]", "standard.scheme-body", "AT-CERT (AT-WIFI)"), (problem.Code, problem.Problem.Path, problem.Problem.Rule, problem.Problem.Detail));
        Assert.True((await host.AsJobAsync(With([], standard with { Code = "foreign", AwardingBody = "SI-NRP", Schemes = ["SI"] }))).Ok);

        Assert.True((await host.AsJobAsync(With([scheme with { AwardingBody = "SI-NRP" }]))).Ok);
        Stories.ByRule("case.start.body", await host.RefusedAsync(Demo.Candidate, new StartCase(Demo.NewRequest(), standard.Code, scheme.Code, [])));
        Assert.True((await host.AsJobAsync(With([], standard with { AwardingBody = "SI-NRP" }))).Ok);
        await host.DoAsync(Demo.Candidate, new StartCase(Demo.NewRequest(), standard.Code, scheme.Code, []));
    }

    private static IReadOnlyList<ImportProblem> Problems(Refusal? refusal) => Assert.IsType<ImportRefused>(refusal).Problems;

    [Fact]
    public async Task ChangedHolidays_CountForTheNextDeadline()
    {
        await using var host = await RplHost.StartAsync();
        var seed = Seed;
        var austria = seed.Calendars.Single(calendar => calendar.Country == "AT");
        await host.AsJobAsync(seed with { Calendars = [austria with { Holidays = [.. austria.Holidays, new("Day of the test", 9, 3)] }] });
        var story = await CaseStory.StartAsync(host);
        await story.SubmitSmallAsync();
        Assert.Equal(new DateOnly(2026, 9, 17), (await story.StoredAsync()).DueOn);
    }

    [Fact]
    public async Task Register_IsSearchedByAnyWordWithoutAccents_AndShowsOnlyWhatIsPublished()
    {
        await using var host = await RplHost.StartAsync();
        async Task<IEnumerable<string>> FindAsync(string search) => (await host.DoAsync(Demo.Candidate, new FindStandards(search) { Take = 100 })).Rows.Select(row => row.Code);
        Assert.Equal(["at-cnc-specialist"], await FindAsync("CNC spec"));
        Assert.Equal(Seed.Standards.Count, (await FindAsync("")).Count());
        Assert.Empty(await FindAsync("cnc beekeeping"));
        Assert.Equal(["cz-3d-printer-operator"], (await host.DoAsync(Demo.Candidate, new FindStandards { Countries = ["CZ"] })).Rows.Select(row => row.Code));
        Assert.IsType<Application.Operations.NotFound>(await host.RefusedAsync(Demo.Candidate, new GetStandard("at-cnc-specialist", 9)));
    }

    [Fact]
    public async Task Lists_AreSearchedAndPagedByKey_WithTheCountOfAll()
    {
        await using var host = await RplHost.StartAsync();
        foreach (var candidate in new[] { Demo.Candidate, Demo.OtherCandidate, "panagiota@candidate.example" })
        {
            foreach (var standard in new[] { "at-cnc-specialist", "at-cese" })
            {
                await (await CaseStory.StartAsync(host, candidate, standard)).SubmitSmallAsync();
            }
        }

        var seen = new List<string>();
        CaseCursor? after = null;
        do
        {
            var page = await host.DoAsync(Demo.Officer, new ListCases(CaseList.Intake, After: after, Take: 4));
            Assert.Equal(6, page.Total);
            seen.AddRange(page.Rows.Select(row => row.Number));
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(6, seen.Distinct().Count());
        Assert.Equal(2, (await host.DoAsync(Demo.Officer, new ListCases(CaseList.Intake, "nguyen"))).Total);
        Assert.Equal(1, (await host.DoAsync(Demo.Officer, new ListCases(CaseList.Intake, "nguyen cnc"))).Total);
        Assert.Equal(seen[2], Assert.Single((await host.DoAsync(Demo.Officer, new ListCases(CaseList.Body, seen[2]))).Rows).Number);
        Assert.Empty((await host.DoAsync(Demo.Officer, new ListCases(CaseList.Body, State: Domain.Cases.CaseState.Draft))).Rows);
    }
}
