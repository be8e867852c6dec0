using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Shared;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Standards;

/// <summary>Calendars and providers are looked through before anything is imported, as everything else is.</summary>
public sealed class ImportChecksTests
{
    [Fact]
    public async Task CalendarAndProvider_ThatContradictThemselves_RefuseTheWholeImport()
    {
        await using var host = await RplHost.StartAsync();
        var seed = Stories.Seed.ReadConfiguration(Demo.NewRequest());
        var austria = seed.Calendars.Single(calendar => calendar.Country == "AT");
        var wifi = seed.Providers.Single(provider => provider.Code == "AT-WIFI");
        var (calendars, providers) = await host.WithDbAsync(async db => (await db.Calendars.CountAsync(), await db.Providers.CountAsync()));

        var refused = await host.AsJobAsync(new ImportSeed(Demo.NewRequest())
        {
            Calendars = [austria with { Country = "XX", Holidays = [new("No such day", 2, 30)] }, austria with { Country = "XY" }],
            Providers = [wifi with { Code = "XX-TWIN", Awards = [] }, wifi with { Code = "XX-NEW", CertificatePrefix = "XX-NEW", Awards = [], QualityAssuranceType = "" }],
        });

        Assert.Equal(
            [("calendar", "XX", "holidays[0]", "calendar.day"), ("provider", "XX-TWIN", "certificatePrefix", "provider.prefix.taken"), ("provider", "XX-NEW", "qualityAssuranceType", "provider.quality")],
            Assert.IsType<ImportRefused>(refused.Refusal).Problems.Select(problem => (problem.Kind, problem.Code, problem.Problem.Path, problem.Problem.Rule)));
        Assert.Equal((calendars, providers), await host.WithDbAsync(async db => (await db.Calendars.CountAsync(), await db.Providers.CountAsync())));
    }
}
