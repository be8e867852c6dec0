using RplCaseManager.Application.Audit;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.People;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Audit;

/// <summary>Who changed the configuration when, from what to what, and why.</summary>
public sealed class ConfigurationHistoryTests
{
    [Fact]
    public async Task Entries_AreFoundByThingKindPersonAndDay_AndTheCountIsTheList()
    {
        await using var host = await RplHost.StartAsync();
        var content = Stories.Seed.ReadConfiguration(Demo.NewRequest()).Standards[0] with { Code = "history-standard", Title = "Before" };
        var made = await host.DoAsync(Demo.Administrator, new CreateStandard(Demo.NewRequest(), content));
        await host.DoAsync(Demo.Administrator, new SaveStandardDraft(Demo.NewRequest(), made.Code, made.Version, content with { Title = "After" }));
        var assessor = (await host.ActorAsync(Demo.Assessor)).Id;
        await host.DoAsync(Demo.Administrator, new GrantRole(Demo.NewRequest(), assessor, Role.Verifier, "AT-WIFI"));
        async Task<ConfigurationHistory> FindAsync(ListConfigurationHistory asked) => await host.DoAsync(Demo.Auditor, asked);

        var one = await FindAsync(new(Stream: "standard:history-standard"));
        Assert.Equal(["standard.draft-saved", "standard.created"], one.Lines.Select(line => line.Entry.Action));
        Assert.Equal(2, one.Total);
        Assert.Contains("Before → After", one.Lines[0].Entry.Texts["changed"], StringComparison.Ordinal);
        Assert.Equal((ConfigurationKind.Standard, "history-standard"), (one.Lines[0].Kind, one.Lines[0].Code));
        Assert.NotEmpty(one.Lines[0].Entry.By);

        var granted = (await FindAsync(new(Stream: "account:" + assessor.ToString("N"), Kind: ConfigurationKind.Account))).Lines[0];
        Assert.Equal(("role.granted", "Verifier"), (granted.Entry.Action, granted.Entry.Data["role"]));
        Assert.Equal(2, (await FindAsync(new(Code: "HISTORY-stand", By: Name(one)))).Total);
        Assert.Equal(0, (await FindAsync(new(Code: "history-stand", By: "nobody of this name"))).Total);
        var today = DateOnly.FromDateTime(host.Time.GetUtcNow().UtcDateTime);
        Assert.Equal(2, (await FindAsync(new(Code: "history-stand", From: today, Until: today))).Total);
        Assert.Equal(0, (await FindAsync(new(Code: "history-stand", Until: today.AddDays(-1)))).Total);
        Assert.IsType<RoleMissing>(await host.RefusedAsync(Demo.Officer, new ListConfigurationHistory()));
    }

    [Fact]
    public async Task Pages_ShowEveryEntryOnce_AndNothingOfWhatPeopleDoWithTheirOwnAccount()
    {
        await using var host = await RplHost.StartAsync();
        await host.DoAsync(Demo.Candidate, new CreateToken(Demo.NewRequest(), "Script", false, 1));
        var (seen, after, total) = (new List<ConfigurationLine>(), (ConfigurationCursor?)null, 0);
        do
        {
            var page = await host.DoAsync(Demo.Administrator, new ListConfigurationHistory(After: after, Take: 40));
            seen.AddRange(page.Lines);
            (after, total) = (page.Next, page.Total);
        }
        while (after is not null);

        Assert.Equal(total, seen.Count);
        Assert.Equal(total, seen.DistinctBy(line => (line.Stream, line.Entry.Sequence)).Count());
        Assert.Contains(seen, line => line.Kind is ConfigurationKind.Account);
        Assert.Contains(seen, line => line.Kind is ConfigurationKind.Scheme);
        Assert.DoesNotContain(seen, line => line.Entry.Action == "token.created");
    }

    private static string Name(ConfigurationHistory history) => history.Lines[0].Entry.By;
}
