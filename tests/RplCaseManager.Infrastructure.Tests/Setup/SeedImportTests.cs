using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Audit;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Setup;

/// <summary>Folders of any size come in by one road: looked through as a whole, then written in batches.</summary>
public sealed class SeedImportTests : IDisposable
{
    private static readonly SeedFolder Shipped = new(Path.Combine(Repository.Root, "seed-data"));
    private readonly string folder = Directory.CreateTempSubdirectory("rpl-seed-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task LargeFolder_IsWrittenInBatches_WithATrailForEach_AndOnce(DatabaseKind database)
    {
        await using var host = await RplHost.StartAsync(database);
        var before = await host.WithDbAsync(db => db.Standards.CountAsync());
        await WriteAsync(1_201, (standard, _) => standard);
        var told = new List<SeedProgress>();
        var import = new SeedImport(host.Operations, host.Time);
        var things = (await import.RunAsync(new SeedFolder(folder), told.Add, TestContext.Current.CancellationToken)).Value!;
        Assert.Equal(1_201, things.Count(thing => thing.Outcome == "created"));
        Assert.Equal([(true, 500, null), (true, 1_000, null), (true, 1_201, null), (false, 500, 1_201), (false, 1_000, 1_201), (false, 1_201, 1_201)], told.Select(progress => (progress.Checking, progress.Done, progress.Of)));
        Assert.Equal(before + 1_201, await host.WithDbAsync(db => db.Standards.CountAsync()));
        Assert.Equal(1_201, await host.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Stream.StartsWith("standard:many-") && entry.Action == "standard.published")));
        Assert.Empty((await host.DoAsync(Demo.Auditor, new VerifyAudit())).Faults);
        Assert.All((await import.RunAsync(new SeedFolder(folder), told.Add, TestContext.Current.CancellationToken)).Value!, thing => Assert.Equal("unchanged", thing.Outcome));
    }

    [Fact]
    public async Task LargeFolder_WithOneWrongStandard_IsRefusedBeforeAnythingIsWritten_ByFileAndLine()
    {
        await using var host = await RplHost.StartAsync();
        var before = await host.WithDbAsync(db => db.Standards.CountAsync());
        await WriteAsync(700, (standard, number) => number == 650 ? standard with { AwardingBody = "XX-NOBODY" } : standard);
        var seed = new SeedFolder(folder);
        var refused = Assert.IsType<ImportRefused>((await new SeedImport(host.Operations, host.Time).RunAsync(seed, _ => { }, TestContext.Current.CancellationToken)).Refusal);
        var problem = Assert.Single(refused.Problems);
        Assert.Equal(("many-650", "awardingBody", "reference.provider"), (problem.Code, problem.Problem.Path, problem.Problem.Rule));
        // The second file begins with many-500, a line each after the bracket.
        Assert.Equal(Path.Combine("standards", "000500.json") + "(152)", seed.PlaceOf(problem));
        Assert.Equal(before, await host.WithDbAsync(db => db.Standards.CountAsync()));
    }

    [Fact]
    public async Task LargeFolder_WithStandardsThatAskForEachOtherAcrossItsParts_IsRefused_ByFileAndLine()
    {
        await using var host = await RplHost.StartAsync();
        var before = await host.WithDbAsync(db => db.Standards.CountAsync());
        await WriteAsync(700, (standard, number) => number switch
        {
            3 => standard with { PrerequisiteRule = new HasQualification("many-650") },
            650 => standard with { PrerequisiteRule = new HasQualification("many-3") },
            _ => standard,
        });
        var seed = new SeedFolder(folder);
        var refused = Assert.IsType<ImportRefused>((await new SeedImport(host.Operations, host.Time).RunAsync(seed, _ => { }, TestContext.Current.CancellationToken)).Refusal);
        var problem = Assert.Single(refused.Problems);
        Assert.Equal(("many-3", "import.cycle", "many-3 → many-650 → many-3"), (problem.Code, problem.Problem.Rule, problem.Problem.Detail));
        Assert.Equal(Path.Combine("standards", "000000.json") + "(5)", seed.PlaceOf(problem));
        Assert.Equal(before, await host.WithDbAsync(db => db.Standards.CountAsync()));
    }

    [Fact]
    public async Task TwoFilesWithOneCode_AndANullInAList_AreTold()
    {
        await using var host = await RplHost.StartAsync();
        await WriteAsync(600, (standard, number) => number == 599 ? standard with { Code = "many-0" } : standard);
        var refused = Assert.IsType<ImportRefused>((await new SeedImport(host.Operations, host.Time).RunAsync(new SeedFolder(folder), _ => { }, TestContext.Current.CancellationToken)).Refusal);
        Assert.Equal(("many-0", "import.twice"), Assert.Single(refused.Problems) is var problem ? (problem.Code, problem.Problem.Rule) : default);
        await File.WriteAllTextAsync(Path.Combine(folder, "standards", "999.json"), "[\n{ \"code\": \"x\",\n\"schemes\": [null] }]", TestContext.Current.CancellationToken);
        Assert.Contains("999.json(3)", Assert.Throws<SeedFileException>(() => new SeedFolder(folder).ReadStandards().Count()).Message, StringComparison.Ordinal);
    }

    private async Task WriteAsync(int count, Func<StandardContent, int, StandardContent> change)
    {
        var one = Shipped.ReadStandards().Single(standard => standard.Code == "at-cnc-specialist");
        Directory.CreateDirectory(Path.Combine(folder, "standards"));
        foreach (var numbers in Enumerable.Range(0, count).Chunk(500))
        {
            var lines = numbers.Select(number => JsonSerializer.Serialize(change(one with { Code = $"many-{number}", Title = $"Standard {number}" }, number), RplJson.Options));
            await File.WriteAllTextAsync(Path.Combine(folder, "standards", $"{numbers[0]:D6}.json"), "[\n" + string.Join(",\n", lines) + "\n]");
        }
    }
}
