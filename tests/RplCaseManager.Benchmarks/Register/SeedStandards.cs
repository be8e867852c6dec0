using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Benchmarks.Seeding;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Benchmarks.Register;

/// <summary>Fills a new data folder with published standards; the same number always makes the same ones.</summary>
internal static class SeedStandards
{
    private const int BatchSize = 1_000;
    private static readonly string[] Subjects =
    [
        "welding", "machining", "baking", "nursing", "forestry", "plumbing", "logistics", "tailoring", "fishery", "hospitality", "bookkeeping", "gardening", "carpentry", "masonry", "printing", "robotics",
        "photography", "translation", "mediation", "metrology", "refrigeration", "scaffolding", "viticulture", "upholstery", "beekeeping", "cheesemaking", "glazing", "roofing", "tiling", "navigation",
    ];

    private static readonly string[] Ways = ["operator", "specialist", "foreman", "assistant", "planner", "inspector", "trainer", "coordinator", "technician", "consultant"];
    private static readonly string[] Things = ["steel", "timber", "dairy", "vessels", "textiles", "children", "patients", "pipelines", "vehicles", "buildings", "software", "archives", "crops", "turbines", "ceramics", "leather"];
    private static readonly string?[] Countries = ["AT", "BE", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "HR", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "SE", "SI", null];
    private static readonly string?[] Sectors = ["Metal", "Food", "Health", "Care", "Construction", "Transport", "Retail", "Farming", "Crafts", "Media", "Energy", null];

    /// <summary>Adds standards to the installation.</summary>
    public static async Task RunAsync(Installation installation, int count)
    {
        var template = await installation.WithDbAsync(db => db.StandardVersions.AsNoTracking().OrderBy(version => version.Title).Select(version => version.Content).FirstAsync());
        var bodies = await installation.WithDbAsync(db => db.Providers.AsNoTracking().OrderBy(provider => provider.Code).Select(provider => provider.Code).ToListAsync());
        var now = Installation.Clock.GetUtcNow();
        for (var from = 0; from < count; from += BatchSize)
        {
            await installation.WithDbAsync(async db =>
            {
                db.Standards.AddRange(Enumerable.Range(from, Math.Min(BatchSize, count - from)).Select(place => Standard(template, bodies, place, now)));
                return await db.SaveChangesAsync();
            });
        }
    }

    private static QualificationStandard Standard(StandardContent template, List<string> bodies, int place, DateTimeOffset now)
    {
        var dice = new Dice((ulong)place + 1);
        var (subject, way, thing) = (Subjects[dice.Below(Subjects.Length)], Ways[dice.Below(Ways.Length)], Things[dice.Below(Things.Length)]);
        var outcomes = template.Units[0].Outcomes[0];
        var content = template with
        {
            Code = "bench-" + place.ToString("x6", CultureInfo.InvariantCulture),
            Title = $"{thing} {subject} {way} {place.ToString(CultureInfo.InvariantCulture)}",
            Summary = $"Shows that somebody does {subject} with {thing} as a {way}.",
            Kind = (StandardKind)dice.Below(5),
            Country = Countries[dice.Below(Countries.Length)],
            Sector = Sectors[dice.Below(Sectors.Length)],
            AwardingBody = bodies[dice.Below(bodies.Count)],
            EqfLevel = dice.Percent(20) ? null : 1 + dice.Below(8),
            CreditSystem = dice.Percent(30) ? null : dice.Percent(50) ? "ECTS" : "ECVET",
            Credits = 1 + dice.Below(60),
            Occupations = [],
            Composition = null,
            Units = [template.Units[0] with { Outcomes = [.. Enumerable.Range(0, 4).Select(at => outcomes with { Code = "U1." + (at + 1).ToString(CultureInfo.InvariantCulture), Title = $"Work on {Things[dice.Below(Things.Length)]} by {Subjects[dice.Below(Subjects.Length)]}", Criteria = [] })] }],
        };
        var standard = new QualificationStandard(Guid.CreateVersion7(now), content.Code);
        standard.AddDraft(Guid.CreateVersion7(now), content, now, Guid.Empty);
        standard.Publish([], DateOnly.FromDateTime(now.UtcDateTime), null, "");
        return standard;
    }
}
