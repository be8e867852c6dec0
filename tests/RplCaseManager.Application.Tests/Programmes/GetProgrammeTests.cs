using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Programmes;
using RplCaseManager.Application.Providers;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Programmes;

/// <summary>What anybody reads of a programme.</summary>
public sealed class GetProgrammeTests
{
    private const string Code = "at-lap-metal-technology";

    [Fact]
    public async Task Published_IsReadByAnybody_WithWhatCanBeSought()
    {
        await using var host = await RplHost.StartAsync();
        var page = (await host.Operations.SendAsync(Actor.Anyone, new GetProgramme(Code))).Value!;
        Assert.Equal((1, VersionState.Published), (page.Version, page.State));
        Assert.Equal("Metal technology, apprenticeship certificate", page.Standard!.Title);
        Assert.True(page.Provider.AccreditedToday);
        Assert.Equal(["AT"], page.Schemes.Select(scheme => scheme.Code));
        Assert.Contains(RplOutcome.Admission, page.Schemes[0].Seekable);
    }

    [Fact]
    public async Task WhileItsBodyIsNotAccredited_NoCaseCanAimAtIt()
    {
        await using var host = await RplHost.StartAsync();
        var page = await host.DoAsync(Demo.Candidate, new GetProgramme(Code));
        var provider = await host.DoAsync(Demo.Administrator, new GetProvider(page.Content.Provider));
        await host.DoAsync(Demo.Administrator, new SaveProvider(Demo.NewRequest(), provider.Version, provider.Content with { Accreditations = [] }, "Withdrawn"));
        page = await host.DoAsync(Demo.Candidate, new GetProgramme(Code));
        Assert.Empty(page.Schemes);
        Assert.False(page.Provider.AccreditedToday);
    }

    [Fact]
    public async Task Retired_KeepsItsAddress_AndStartsNothing()
    {
        await using var host = await RplHost.StartAsync();
        var editor = await host.DoAsync(Demo.Administrator, new GetProgrammeEditor(Code));
        await host.DoAsync(Demo.Administrator, new RetireProgramme(Demo.NewRequest(), Code, editor.Version, "No longer offered"));
        var page = await host.DoAsync(Demo.Candidate, new GetProgramme(Code));
        Assert.Equal((1, VersionState.Retired), (page.Version, page.State));
        Assert.Empty(page.Schemes);
    }

    [Fact]
    public async Task Drafts_AreNotPublic_AndASupersededVersionSaysUntilWhenItMayBeHandedIn()
    {
        await using var host = await RplHost.StartAsync();
        var begun = await host.DoAsync(Demo.Administrator, new BeginProgrammeDraft(Demo.NewRequest(), Code));
        var saved = await host.DoAsync(Demo.Administrator, new SaveProgrammeDraft(Demo.NewRequest(), Code, begun.Version,
            (await host.DoAsync(Demo.Administrator, new GetProgrammeEditor(Code))).Draft!.Content with { EntryRequirement = new AtLeast(1, [new HasQualification("at-cnc-specialist"), new HasUnit("U1")]) }));
        Assert.Equal([1], (await host.DoAsync(Demo.Candidate, new GetProgramme(Code))).Versions);
        Assert.IsType<NotFound>(await host.RefusedAsync(Demo.Candidate, new GetProgramme(Code, 2)));
        var until = DateOnly.FromDateTime(host.Time.GetUtcNow().UtcDateTime).AddDays(30);
        await host.DoAsync(Demo.Administrator, new PublishProgramme(Demo.NewRequest(), Code, saved.Version, "Other way in", until));
        Assert.Equal(until, (await host.DoAsync(Demo.Candidate, new GetProgramme(Code, 1))).SubmitUntil);
        var page = await host.DoAsync(Demo.Candidate, new GetProgramme(Code));
        Assert.Equal(2, page.Version);
        Assert.Equal(["at-cnc-specialist"], page.Qualifications.Select(one => one.Code));
        Assert.DoesNotContain("at-cnc-specialist", page.Qualifications[0].Title, StringComparison.Ordinal);
    }
}
