using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Benchmarks.Seeding;

/// <summary>The candidates and the further assessors of the seeded cases.</summary>
internal static class SeededPeople
{
    private const int FirstOfHits = 1_500_000_000;

    /// <summary>The candidate of the case at a place; every fifth case is the second one of the candidate before.</summary>
    public static Guid OfPlace(int place) => IdOf(place % 5 == 4 ? place - 1 : place);

    /// <summary>The candidate of a hit.</summary>
    public static Guid OfHit(int hit) => IdOf(FirstOfHits + hit);

    public static void AddCandidate(Batch batch, int place) => Add(batch, place, "Candidate", null);

    /// <summary>The candidates of the hits, and an assessor more for every 2,500 cases.</summary>
    public static void AddFixed(Batch batch, Surroundings around, SeedPlan plan)
    {
        for (var hit = 0; hit < SeedPlan.Hits; hit++)
        {
            Add(batch, FirstOfHits + hit, "Candidate", null);
        }

        var bodies = around.Aims.Select(aim => aim.Staff).Distinct().ToList();
        for (var index = 0; index < plan.Count / 2_500; index++)
        {
            var staff = bodies[index % bodies.Count];
            staff.Assessors.Add(Add(batch, int.MaxValue - index, "Assessor", staff.Body));
        }
    }

    private static Guid IdOf(int person) => new Dice(0xCA4D_1DA7_0000_0000UL + (ulong)person).Id(DateTimeOffset.UnixEpoch.AddDays(18_000).AddSeconds(person % 100_000_000));

    private static Guid Add(Batch batch, int number, string role, string? body)
    {
        var dice = new Dice(0xBEEF_0000_0000UL + (ulong)number);
        var (id, given, family) = (IdOf(number), dice.Of(Names.Given), dice.Of(Names.Family));
        var grant = body is null ? "null" : $"\"{body}\"";
        batch.Add(Table.People, id, given, family, given + " " + family, SearchWords.Normalise(given + " " + family + " " + given + " " + family), new DateOnly(1955 + dice.Below(50), 1 + dice.Below(12), 1 + dice.Below(28)),
            $"{role.ToLowerInvariant()}.{number}@seeded.example", "en", $$"""[{"role":"{{role}}","body":{{grant}}}]""", $"|{role}|", true, 1L);
        return id;
    }
}
