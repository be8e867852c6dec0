using System.Text.Json;
using CsCheck;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Tests.Shared;

/// <summary>Requirement trees: properties over random trees and holdings, and the sentences that people read.</summary>
public sealed class RequirementTests
{
    private static readonly string[] Codes = ["A", "B", "C", "D"];

    private static readonly Gen<string> Code = Gen.Int[0, Codes.Length - 1].Select(index => Codes[index]);

    private static readonly Gen<Requirement> Leaf = Gen.OneOf<Requirement>(
        Code.Select(code => (Requirement)new HasUnit(code)),
        Code.Select(code => (Requirement)new HasOutcome(code)),
        Code.Select(code => (Requirement)new HasQualification(code)),
        Gen.Select(Gen.Int[1, 60], Code, (months, field) => (Requirement)new HasExperience(months, field)),
        Gen.Select(Gen.Decimal[0.5m, 20m], Code.List[0, 3], (credits, units) => (Requirement)new CreditsFrom(decimal.Round(credits, 1), units)));

    // At least n of the parts, with as many parts: a requirement that nobody could meet is a mistake of its author.
    private static readonly Gen<Requirement> Tree = Gen.Recursive<Requirement>((depth, inner) => depth > 3 ? Leaf : Gen.OneOf(
        Leaf,
        inner.List[0, 3].Select(parts => (Requirement)new AllOf(parts)),
        inner.List[1, 4].SelectMany(parts => Gen.Int[1, parts.Count].Select(count => (Requirement)new AtLeast(count, parts)))));

    private static readonly Gen<Holdings> Held = Gen.Select(
        Gen.Select(Code, Gen.Int[0, 10]).List[0, 4], Code.List[0, 4], Code.List[0, 4], Gen.Select(Code, Gen.Int[0, 60]).List[0, 4],
        (units, outcomes, qualifications, months) => new Holdings
        {
            UnitCredits = units.DistinctBy(unit => unit.Item1).ToDictionary(unit => unit.Item1, unit => (decimal)unit.Item2),
            Outcomes = outcomes.ToHashSet(),
            Qualifications = qualifications.ToHashSet(),
            ExperienceMonths = months.DistinctBy(entry => entry.Item1).ToDictionary(entry => entry.Item1, entry => entry.Item2),
        });

    [Fact]
    public void HoldingMore_NeverTakesSatisfactionAway() => Gen.Select(Tree, Held, Held).Sample((tree, held, more) =>
    {
        var before = tree.Evaluate(held);
        var after = tree.Evaluate(Union(held, more));
        Assert.True(after.Satisfied || !before.Satisfied);
        Assert.True(before.By.All(after.By.Contains));
    });

    [Fact]
    public void Satisfied_MeansThatNothingIsMissing() => Gen.Select(Tree, Held).Sample((tree, held) =>
    {
        var result = tree.Evaluate(held);
        Assert.Equal(result.Satisfied, result.Missing.Count == 0);
        Assert.Equal(result.Missing.Distinct(), result.Missing);
        Assert.Equal(result.By.Distinct(), result.By);
    });

    [Fact]
    public void WhatIsMissing_Given_Satisfies() => Gen.Select(Tree, Held).Sample((tree, held) =>
    {
        var given = tree.Evaluate(held).Missing.Aggregate(held, Give);
        Assert.True(tree.Evaluate(given).Satisfied);
    });

    [Fact]
    public void OrderOfTheParts_DoesNotMatter() => Gen.Select(Tree.List[1, 4], Held, Gen.Int[1, 4]).Sample((parts, held, count) =>
    {
        var turned = parts.AsEnumerable().Reverse().ToList();
        Assert.Equal(new AllOf(parts).Evaluate(held).Satisfied, new AllOf(turned).Evaluate(held).Satisfied);
        Assert.Equal(new AtLeast(count, parts).Evaluate(held).Satisfied, new AtLeast(count, turned).Evaluate(held).Satisfied);
        Assert.Equal(new AllOf(parts).Evaluate(held).Missing.ToHashSet(), new AllOf(turned).Evaluate(held).Missing.ToHashSet());
    });

    [Fact]
    public void AtLeast_OneIsAny_AndAllIsAllOf() => Gen.Select(Tree.List[1, 4], Held).Sample((parts, held) =>
    {
        Assert.Equal(parts.Exists(part => part.Evaluate(held).Satisfied), new AtLeast(1, parts).Evaluate(held).Satisfied);
        Assert.Equal(new AllOf(parts).Evaluate(held).Satisfied, new AtLeast(parts.Count, parts).Evaluate(held).Satisfied);
    });

    [Fact]
    public void Tree_WrittenAndRead_AnswersTheSame() => Gen.Select(Tree, Held).Sample((tree, held) =>
    {
        var json = JsonSerializer.Serialize(tree, JsonSerializerOptions.Web);
        var read = JsonSerializer.Deserialize<Requirement>(json, JsonSerializerOptions.Web)!;
        Assert.Equal(json, JsonSerializer.Serialize(read, JsonSerializerOptions.Web));
        Assert.Equal(tree.Evaluate(held).Missing, read.Evaluate(held).Missing);
    });

    [Fact]
    public void AllOf_WithoutParts_IsSatisfied() => Assert.True(new AllOf([]).Evaluate(new()).Satisfied);

    [Fact]
    public void CreditsFrom_CountsOnlyTheNamedUnits_AndSaysHowManyAreMissing()
    {
        var held = new Holdings { UnitCredits = new Dictionary<string, decimal> { ["A"] = 4, ["B"] = 3.5m, ["C"] = 10 } };

        var result = new CreditsFrom(10, ["A", "B"]).Evaluate(held);

        Assert.False(result.Satisfied);
        Assert.Equal(["A", "B"], result.By);
        Assert.Equal([new MissingPart(MissingKind.Credits, "", 2.5m, ["A", "B"], [])], result.Missing);
        Assert.True(new CreditsFrom(10, []).Evaluate(held).Satisfied);
    }

    [Fact]
    public void CreditsFrom_ExactlyEnough_IsSatisfied() =>
        Assert.True(new CreditsFrom(10, []).Evaluate(new() { UnitCredits = new Dictionary<string, decimal> { ["A"] = 10.0m } }).Satisfied);

    [Fact]
    public void AtLeast_NotReached_NamesEveryPartThatCouldHelp()
    {
        var result = new AtLeast(2, [new HasUnit("A"), new HasUnit("B"), new HasUnit("C")]).Evaluate(new() { UnitCredits = new Dictionary<string, decimal> { ["B"] = 0 } });

        Assert.False(result.Satisfied);
        Assert.Equal(["B"], result.By);
        Assert.Equal([new MissingPart(MissingKind.Choice, "", 1, [], [[MissingPart.Unit("A")], [MissingPart.Unit("C")]])], result.Missing);
        Assert.Equal(["A", "C"], result.Missing[0].Codes);
    }

    [Fact]
    public void AtLeast_WhenEveryOpenPartIsNeeded_OffersNoChoice() =>
        Assert.Equal([MissingPart.Unit("A"), MissingPart.Unit("B")], new AtLeast(2, [new HasUnit("A"), new HasUnit("B")]).Evaluate(new()).Missing);

    [Fact]
    public void AtLeast_MoreThanThereIs_SaysThatNobodyCanMeetIt()
    {
        var result = new AtLeast(3, [new HasUnit("A"), new HasUnit("B")]).Evaluate(new() { UnitCredits = new Dictionary<string, decimal> { ["A"] = 0, ["B"] = 0 } });

        Assert.False(result.Satisfied);
        Assert.Equal([new MissingPart(MissingKind.Impossible, "", 1, [], [])], result.Missing);
    }

    [Fact]
    public void HasExperience_CountsMonthsInItsOwnField()
    {
        var held = new Holdings { ExperienceMonths = new Dictionary<string, int> { ["machining"] = 24, ["welding"] = 60 } };

        Assert.True(new HasExperience(24, "machining").Evaluate(held).Satisfied);
        Assert.Equal([new MissingPart(MissingKind.Experience, "machining", 1, [], [])], new HasExperience(25, "machining").Evaluate(held).Missing);
    }

    private static Holdings Union(Holdings one, Holdings other) => new()
    {
        UnitCredits = Merge(one.UnitCredits, other.UnitCredits),
        Outcomes = one.Outcomes.Union(other.Outcomes).ToHashSet(),
        Qualifications = one.Qualifications.Union(other.Qualifications).ToHashSet(),
        ExperienceMonths = Merge(one.ExperienceMonths, other.ExperienceMonths),
    };

    private static Dictionary<string, T> Merge<T>(IReadOnlyDictionary<string, T> one, IReadOnlyDictionary<string, T> other) =>
        one.Concat(other).GroupBy(entry => entry.Key).ToDictionary(group => group.Key, group => group.Max(entry => entry.Value)!);

    // Exactly what is said to be missing, and no more: so much, from there.
    private static Holdings Give(Holdings held, MissingPart part) => part.Kind switch
    {
        MissingKind.Unit => held with { UnitCredits = Merge(held.UnitCredits, new Dictionary<string, decimal> { [part.Code] = 0 }) },
        MissingKind.Outcome => held with { Outcomes = held.Outcomes.Append(part.Code).ToHashSet() },
        MissingKind.Qualification => held with { Qualifications = held.Qualifications.Append(part.Code).ToHashSet() },
        MissingKind.Experience => held with { ExperienceMonths = Added(held.ExperienceMonths, part.Code, (int)part.Amount) },
        MissingKind.Credits => held with { UnitCredits = Added(held.UnitCredits, part.From is [var unit, ..] ? unit : "Z", part.Amount) },
        MissingKind.Choice => part.Options.Take((int)part.Amount).SelectMany(option => option).Aggregate(held, Give),
        _ => throw new ArgumentException(part.Kind.ToString()),
    };

    private static Dictionary<string, T> Added<T>(IReadOnlyDictionary<string, T> held, string key, T more) where T : System.Numerics.INumber<T> =>
        new(held.Where(entry => entry.Key != key)) { [key] = held.GetValueOrDefault(key, T.Zero) + more };
}
