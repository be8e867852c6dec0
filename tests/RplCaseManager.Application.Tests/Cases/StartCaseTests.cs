using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Application.Providers;
using RplCaseManager.Application.Schemes;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Cases;

/// <summary>Beginning a case: on what, for what, by whom.</summary>
public sealed class StartCaseTests
{
    private static StartCase Start(string standard = "at-cnc-specialist", string scheme = "AT-CERT", params RplOutcome[] sought) => new(Demo.NewRequest(), standard, scheme, sought);

    [Fact]
    public async Task Start_OpensADraftWithANumberAndADate()
    {
        await using var host = await RplHost.StartAsync();
        var started = await host.DoAsync(Demo.Candidate, Start());
        Assert.True(Numbers.IsWellFormed(started.Number));
        var seen = await host.DoAsync(Demo.Candidate, new GetCase(started.CaseId));
        Assert.Equal((CaseState.Draft, ValidationStage.Identification, CaseHolder.Candidate), (seen.State, seen.Stage, seen.Holder));
        Assert.Equal(new DateOnly(2026, 12, 1), seen.DueOn);
        Assert.Equal([RplOutcome.Microcredential], seen.Sought);
        Assert.Single(await host.DoAsync(Demo.Candidate, new ListMyCases()));
    }

    [Fact]
    public async Task Start_BesideAnOpenCaseForTheSameAim_IsRefusedWithItsNumber()
    {
        await using var host = await RplHost.StartAsync();
        var first = await host.DoAsync(Demo.Candidate, Start());
        Assert.Equal(first.Number, Stories.ByRule("case.start.other-open", await host.RefusedAsync(Demo.Candidate, Start())));
        Assert.True((await host.SendAsync(Demo.Candidate, Start("at-cese"))).Ok);
        Assert.True((await host.SendAsync(Demo.OtherCandidate, Start())).Ok);
    }

    [Fact]
    public async Task Start_WhereTheBodyIsNotAccreditedToday_IsRefused_AndNamesTheBody()
    {
        await using var host = await RplHost.StartAsync();
        var provider = await host.DoAsync(Demo.Administrator, new GetProvider("AT-WIFI"));
        await host.DoAsync(Demo.Administrator, new SaveProvider(Demo.NewRequest(), provider.Version, provider.Content with { EndsOn = new DateOnly(2026, 9, 2) }, "The contract ends."));
        Assert.True((await host.SendAsync(Demo.Candidate, Start())).Ok);
        host.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(provider.Content.Name, Stories.ByRule("case.start.accreditation", await host.RefusedAsync(Demo.OtherCandidate, Start())));
    }

    [Fact]
    public async Task TheDayOfAnAccreditation_IsTheInstallations_WhereverItIsAsked()
    {
        await using var host = await RplHost.StartAsync();
        var provider = await host.DoAsync(Demo.Administrator, new GetProvider("AT-WIFI"));
        await host.DoAsync(Demo.Administrator, new SaveProvider(Demo.NewRequest(), provider.Version, provider.Content with { EndsOn = new DateOnly(2026, 9, 2) }, "The contract ends."));
        // Half an hour after midnight in Vienna it is still the day before in UTC.
        host.Time.SetUtcNow(new DateTimeOffset(2026, 9, 2, 22, 30, 0, TimeSpan.Zero));
        Stories.ByRule("case.start.accreditation", await host.RefusedAsync(Demo.Candidate, Start()));
        Assert.False((await host.DoAsync(Demo.Candidate, new GetStandard("at-cnc-specialist"))).AccreditedToday);
        foreach (var (of, code) in new[] { (ReadinessOf.Body, "AT-WIFI"), (ReadinessOf.Standard, "at-cnc-specialist") })
        {
            Assert.Contains(await host.DoAsync(Demo.Administrator, new GetReadiness(of, code)), gap => gap.Kind is ReadinessGapKind.Accreditation);
        }
    }

    [Fact]
    public async Task Start_AfterTheFirstEnded_IsPossible()
    {
        await using var host = await RplHost.StartAsync();
        await CaseStory.InAsync(host, CaseState.Withdrawn);
        Assert.True((await host.SendAsync(Demo.Candidate, Start())).Ok);
    }

    [Fact]
    public async Task Start_OnSomethingUnknown_IsRefused()
    {
        await using var host = await RplHost.StartAsync();
        Assert.Equal(new NotFound("standard"), await host.RefusedAsync(Demo.Candidate, Start("no-such-standard")));
        Assert.Equal(new NotFound("scheme"), await host.RefusedAsync(Demo.Candidate, Start(scheme: "XX-NONE")));
        Assert.Equal("CZ", Stories.ByRule("case.start.scheme", await host.RefusedAsync(Demo.Candidate, Start(scheme: "CZ"))));
        Stories.ByField("StandardCode", "required", await host.RefusedAsync(Demo.Candidate, Start(" ")));
    }

    [Fact]
    public async Task Start_ForAnOutcomeThatTheSchemeDoesNotYield_NamesIt()
    {
        await using var host = await RplHost.StartAsync();
        Assert.Equal("Admission", Stories.ByRule("outcome.scheme.not-enabled", await host.RefusedAsync(Demo.Candidate, Start(sought: [RplOutcome.Microcredential, RplOutcome.Admission]))));
    }

    [Fact]
    public async Task Start_ForTheSameOutcomeTwice_SeeksItOnce()
    {
        await using var host = await RplHost.StartAsync();
        var started = await host.DoAsync(Demo.Candidate, Start(sought: [RplOutcome.Microcredential, RplOutcome.Microcredential]));
        Assert.Single((await host.DoAsync(Demo.Candidate, new GetCase(started.CaseId))).Sought);
    }

    [Fact]
    public async Task Start_WithoutADateOfBirth_IsRefusedUntilTheProfileHasIt()
    {
        await using var host = await RplHost.StartAsync();
        await host.DoAsync(Demo.Administrator, new InvitePerson(Demo.NewRequest(), "Ada", "New", "", "ada@new.example", Role.Candidate, null));
        Stories.ByRule("case.start.identity", await host.RefusedAsync("ada@new.example", Start()));
        await host.DoAsync("ada@new.example", new ChangeProfile(Demo.NewRequest(), "Ada", "New", "", new DateOnly(1990, 1, 1)));
        Assert.True((await host.SendAsync("ada@new.example", Start())).Ok);
    }
}
