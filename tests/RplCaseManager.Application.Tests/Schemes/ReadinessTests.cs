using RplCaseManager.Application.People;
using RplCaseManager.Application.Providers;
using RplCaseManager.Application.Schemes;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Schemes;

/// <summary>What is missing before a case can run, from a body, a scheme and a standard.</summary>
public sealed class ReadinessTests
{
    private const string Body = "IS-ETSC";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Shipped_IsReadyWhereItHasStaffAndStandards(DatabaseKind database)
    {
        await using var host = await RplHost.StartAsync(database);
        Assert.Empty(await GapsAsync(host, ReadinessOf.Body, "AT-WIFI"));
        Assert.Empty(await GapsAsync(host, ReadinessOf.Scheme, "AT-CERT"));
        Assert.Empty(await GapsAsync(host, ReadinessOf.Standard, "at-cnc-specialist"));
        // Nobody works there, and the code EE stands in other standards only as a country.
        var estonia = await GapsAsync(host, ReadinessOf.Scheme, "EE");
        Assert.Equal([ReadinessGapKind.Staff, ReadinessGapKind.Standard], estonia.Select(gap => gap.Kind));
        Assert.Equal(("EE-VET", "EE"), (estonia[0].Code, estonia[1].Code));
    }

    [Fact]
    public async Task NewBody_LacksAccreditationPeopleAndAScheme_AndLosesOneGapWithEach()
    {
        await using var host = await RplHost.StartAsync();
        Assert.Empty(await GapsAsync(host, ReadinessOf.Body, Body));
        var content = new ProviderContent { Code = Body, Name = "A body", Kind = ProviderKind.AdultEducation, QualityAssuranceType = "Audit", Country = "IS", IsAwardingBody = true, CertificatePrefix = "IS" };
        var version = (await host.DoAsync(Demo.Administrator, new SaveProvider(Demo.NewRequest(), 0, content, "New."))).Version;
        var gaps = await GapsAsync(host, ReadinessOf.Body, Body);
        Assert.Equal([ReadinessGapKind.Accreditation, ReadinessGapKind.Staff, ReadinessGapKind.Scheme], gaps.Select(gap => gap.Kind));
        Assert.Equal(Absence.Duties, gaps[1].Roles);

        await host.DoAsync(Demo.Administrator, new SaveProvider(Demo.NewRequest(), version, content with { Accreditations = [new(null, new DateOnly(2026, 1, 1), null, "The authority")] }, "Accredited."));
        await host.DoAsync(Demo.Administrator, new GrantRole(Demo.NewRequest(), (await host.ActorAsync(Demo.Officer)).Id, Role.CaseOfficer, Body));
        gaps = await GapsAsync(host, ReadinessOf.Body, Body);
        Assert.Equal([ReadinessGapKind.Staff, ReadinessGapKind.Scheme], gaps.Select(gap => gap.Kind));
        Assert.DoesNotContain(Role.CaseOfficer, gaps[0].Roles);
    }

    [Fact]
    public async Task Standard_SaysWhichSchemeYieldsNothingOnIt_AndThatNoneIsChosen()
    {
        await using var host = await RplHost.StartAsync();
        var content = (await host.DoAsync(Demo.Administrator, new GetStandardEditor("at-cese"))).Current!.Content;
        // Croatia yields partial qualifications only, and a micro-credential is none.
        await PublishAsync(host, content with { Code = "small", Kind = StandardKind.Microcredential, AwardingBody = "HR-AGENCY", Schemes = ["HR"], Units = [.. content.Units.Select(unit => unit with { StandAlone = false })] });
        var gaps = await GapsAsync(host, ReadinessOf.Standard, "small");
        Assert.Contains(gaps, gap => gap is { Kind: ReadinessGapKind.Outcome, Code: "HR" });
        Assert.Contains(gaps, gap => gap is { Kind: ReadinessGapKind.Staff, Code: "HR-AGENCY" });

        await PublishAsync(host, content with { Code = "alone", Schemes = [] });
        Assert.Equal([ReadinessGapKind.Scheme], (await GapsAsync(host, ReadinessOf.Standard, "alone")).Select(gap => gap.Kind));
        Assert.Empty(await GapsAsync(host, ReadinessOf.Standard, "no-such-standard"));
    }

    private static async Task PublishAsync(RplHost host, StandardContent content)
    {
        var begun = await host.DoAsync(Demo.Administrator, new CreateStandard(Demo.NewRequest(), content));
        await host.DoAsync(Demo.Administrator, new PublishStandard(Demo.NewRequest(), content.Code, begun.Version, "New."));
    }

    private static Task<IReadOnlyList<ReadinessGap>> GapsAsync(RplHost host, ReadinessOf of, string code) => host.DoAsync(Demo.Administrator, new GetReadiness(of, code));
}
