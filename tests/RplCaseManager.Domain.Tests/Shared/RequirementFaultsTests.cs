using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Tests.Shared;

/// <summary>Faults of requirement trees: each is found where it was planted, and what has none can be met.</summary>
public sealed class RequirementFaultsTests
{
    private static readonly KnownCodes Known = new(new HashSet<string> { "A", "B", "C" }, new HashSet<string> { "A", "B", "C" }, new HashSet<string> { "A", "B", "C" });

    // Somebody who has everything that a tree of these codes can ask for.
    private static readonly Holdings Everything = new()
    {
        UnitCredits = new Dictionary<string, decimal> { ["A"] = 1000, ["B"] = 1000, ["C"] = 1000, ["X"] = 1000 },
        Outcomes = new HashSet<string> { "A", "B", "C", "X" },
        Qualifications = new HashSet<string> { "A", "B", "C", "X" },
        ExperienceMonths = new Dictionary<string, int> { ["A"] = 1000, ["B"] = 1000, ["C"] = 1000, ["X"] = 1000 },
    };

    private static readonly Gen<string> Code = Among("A", "B", "C");
    private static readonly Gen<string> AnyCode = Among("A", "B", "C", "X", "");

    // Anything that can be written down, sense or not.
    private static readonly Gen<Requirement> Wild = Gen.Recursive<Requirement>((depth, inner) => depth > 4 ? Leaf(AnyCode, Gen.Int[-2, 12], Gen.Decimal[-5, 20]) : Gen.OneOf(
        Leaf(AnyCode, Gen.Int[-2, 12], Gen.Decimal[-5, 20]),
        inner.List[0, 3].Select(parts => (Requirement)new AllOf(parts)),
        Gen.Select(Gen.Int[-1, 5], inner.List[0, 4], (count, parts) => (Requirement)new AtLeast(count, parts))));

    // Without a fault: each leaf asks for another number of months or credits, so that no two parts are the same.
    private static readonly Gen<Requirement> Sound = Gen.Recursive<Requirement>((depth, inner) => depth > 3 ? Leaf(Code, Gen.Int[1, 900], Gen.Decimal[1, 900]) : Gen.OneOf(
        Leaf(Code, Gen.Int[1, 900], Gen.Decimal[1, 900]),
        inner.List[1, 3].Select(parts => (Requirement)new AllOf(parts)),
        inner.List[1, 4].SelectMany(parts => Gen.Int[1, parts.Count].Select(count => (Requirement)new AtLeast(count, parts))))).Where(tree => RequirementFaults.Of(tree, Known).All(fault => fault.Kind is not RequirementFaultKind.DuplicatePart));

    // One planted fault and the name that it must be given.
    private static readonly Gen<(Requirement Node, RequirementFaultKind Kind)> Fault = Among<(Requirement, RequirementFaultKind)>(
        (new AllOf([]), RequirementFaultKind.NoParts),
        (new AllOf(null!), RequirementFaultKind.NoParts),
        (new AtLeast(1, []), RequirementFaultKind.NoParts),
        (new AtLeast(0, [new HasUnit("A")]), RequirementFaultKind.CountBelowOne),
        (new AtLeast(-3, [new HasUnit("A")]), RequirementFaultKind.CountBelowOne),
        (new AtLeast(2, [new HasUnit("A")]), RequirementFaultKind.CountAboveParts),
        (new CreditsFrom(0, ["A"]), RequirementFaultKind.CreditsNotPositive),
        (new CreditsFrom(-1.5m, []), RequirementFaultKind.CreditsNotPositive),
        (new CreditsFrom(5, ["A", "X"]), RequirementFaultKind.UnknownUnit),
        (new CreditsFrom(5, ["A", "B", "A"]), RequirementFaultKind.DuplicateUnit),
        (new CreditsFrom(5, [" "]), RequirementFaultKind.Blank),
        (new HasUnit("X"), RequirementFaultKind.UnknownUnit),
        (new HasUnit("a"), RequirementFaultKind.UnknownUnit),
        (new HasUnit(""), RequirementFaultKind.Blank),
        (new HasOutcome("X"), RequirementFaultKind.UnknownOutcome),
        (new HasOutcome(null!), RequirementFaultKind.Blank),
        (new HasQualification("X"), RequirementFaultKind.UnknownQualification),
        (new HasExperience(0, "A"), RequirementFaultKind.MonthsNotPositive),
        (new HasExperience(12, " "), RequirementFaultKind.Blank));

    [Fact]
    public void Tree_WithoutFaults_CanBeMet() => Wild.Sample(tree =>
        Assert.True(RequirementFaults.Of(tree, Known).Count > 0 || tree.Evaluate(Everything).Satisfied, JsonSerializer.Serialize(tree)));

    [Fact]
    public void Tree_WhateverItAsksFor_SaysWhatIsMissingOrIsSatisfied() => Gen.Select(Wild, Gen.Bool).Sample((tree, all) =>
    {
        var result = tree.Evaluate(all ? Everything : new());
        Assert.Equal(result.Satisfied, result.Missing.Count == 0);
        Assert.All(result.Missing, part => Assert.True(part.Amount > 0));
    });

    [Fact]
    public void Sound_Tree_HasNone() => Sound.Sample(tree => Assert.Empty(RequirementFaults.Of(tree, Known)));

    [Fact]
    public void Planted_Fault_IsFoundAtItsPath_AndNothingElseIs() => Gen.Select(Sound, Fault, Gen.Int[0, 1000]).Sample((tree, fault, at) =>
    {
        var (planted, path) = Plant(tree, fault.Node, at);
        Assert.Equal([(path, fault.Kind)], RequirementFaults.Of(planted, Known).Select(found => (found.Path, found.Kind)));
    });

    [Fact]
    public void Paths_LeadToANode() => Wild.Sample(tree => Assert.All(RequirementFaults.Of(tree, Known), fault => Assert.NotNull(Follow(tree, fault.Path))));

    [Fact]
    public void Duplicate_IsFound_WhateverTheOrderOfItsParts() => Gen.Select(Sound, Sound, Gen.Int[1, 2]).Where((one, other, _) => RequirementFaults.Of(new AllOf([one, other])).Count == 0).Sample((one, other, count) =>
    {
        var faults = RequirementFaults.Of(new AllOf([new AtLeast(count, [one, other]), new AtLeast(count, [other, one])]), Known);
        Assert.Equal([new RequirementFault("parts[1]", RequirementFaultKind.DuplicatePart, "parts[0]")], faults);
    });

    [Fact]
    public void Duplicate_IsTheSameAmount_HoweverItIsWritten() => Assert.Equal([RequirementFaultKind.DuplicatePart],
        RequirementFaults.Of(new AllOf([new CreditsFrom(2, ["A", "B"]), new CreditsFrom(2.0m, ["B", "A"])]), Known).Select(fault => fault.Kind));

    [Theory]
    [InlineData(RequirementFaults.Deepest, 0)]
    [InlineData(RequirementFaults.Deepest + 1, 1)]
    [InlineData(5000, 1)]
    public void Depth_IsLimited(int levels, int faults)
    {
        Requirement tree = new HasUnit("A");
        for (var level = 1; level < levels; level++)
        {
            tree = new AllOf([tree]);
        }

        var found = RequirementFaults.Of(tree, Known);
        Assert.Equal(faults, found.Count);
        Assert.All(found, fault => Assert.Equal((string.Join('.', Enumerable.Repeat("parts[0]", RequirementFaults.Deepest)), RequirementFaultKind.TooDeep), (fault.Path, fault.Kind)));
    }

    [Fact]
    public void Place_ThatHoldsNothing_IsNamed()
    {
        var tree = JsonSerializer.Deserialize<Requirement>("""{"is":"allOf","parts":[{"is":"unit","code":"A"},{"is":"atLeast","count":1,"parts":[null,{"is":"unit","code":"B"}]}]}""", JsonSerializerOptions.Web)!;
        Assert.Equal([new RequirementFault("parts[1].parts[0]", RequirementFaultKind.PartMissing)], RequirementFaults.Of(tree, Known));
    }

    [Fact]
    public void Codes_ThatNobodyKnowsHere_AreNotChecked() => Assert.Empty(RequirementFaults.Of(new AllOf([new HasUnit("X"), new HasOutcome("X"), new HasQualification("X"), new CreditsFrom(3, ["X"])])));

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<Requirement> Leaf(Gen<string> code, Gen<int> months, Gen<decimal> credits) => Gen.OneOf<Requirement>(
        code.Select(found => (Requirement)new HasUnit(found)),
        code.Select(found => (Requirement)new HasOutcome(found)),
        code.Select(found => (Requirement)new HasQualification(found)),
        Gen.Select(months, code, (count, field) => (Requirement)new HasExperience(count, field)),
        Gen.Select(credits, code.List[0, 3], (amount, units) => (Requirement)new CreditsFrom(decimal.Round(amount, 1), units.Distinct().ToList())));

    // Adds the fault to one of the lists of the tree; a leaf becomes a list first.
    private static (Requirement Tree, string Path) Plant(Requirement tree, Requirement fault, int at)
    {
        var parts = tree switch { AllOf all => all.Parts, AtLeast some => some.Parts, _ => null };
        if (parts is null)
        {
            return (new AllOf([tree, fault]), "parts[1]");
        }

        var index = at % (parts.Count + 1);
        if (index == parts.Count)
        {
            return (With(tree, [.. parts, fault]), $"parts[{index}]");
        }

        var (inner, path) = Plant(parts[index], fault, at / 2);
        return (With(tree, [.. parts.Select((part, place) => place == index ? inner : part)]), $"parts[{index}].{path}");
    }

    private static Requirement With(Requirement tree, IReadOnlyList<Requirement> parts) => tree is AtLeast some ? some with { Parts = parts } : new AllOf(parts);

    private static Requirement? Follow(Requirement tree, string path) => Regex.Matches(path, @"\[(\d+)\]").Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))
        .Aggregate((Requirement?)tree, (node, index) => (node switch { AllOf all => all.Parts, AtLeast some => some.Parts, _ => [] }).ElementAtOrDefault(index));
}
