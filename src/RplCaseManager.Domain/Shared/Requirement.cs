using System.Text.Json.Serialization;

namespace RplCaseManager.Domain.Shared;

/// <summary>
/// What must be there: one concept for a qualification's composition, prerequisites, stacks, minimum credits of a partial
/// award and recognition rules. It evaluates to satisfied or not, by what, and what is missing.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(AllOf), "allOf")]
[JsonDerivedType(typeof(AtLeast), "atLeast")]
[JsonDerivedType(typeof(CreditsFrom), "creditsFrom")]
[JsonDerivedType(typeof(HasUnit), "unit")]
[JsonDerivedType(typeof(HasOutcome), "outcome")]
[JsonDerivedType(typeof(HasQualification), "qualification")]
[JsonDerivedType(typeof(HasExperience), "experience")]
public abstract record Requirement
{
    /// <summary>Evaluates against what somebody holds.</summary>
    public abstract RequirementResult Evaluate(Holdings holdings);

    /// <summary>Codes of the qualifications that it names, each once.</summary>
    public IReadOnlyList<string> NamedQualifications() => [.. Qualifications(this).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Qualifications(Requirement? node) => node switch
    {
        HasQualification { Code.Length: > 0 } award => [award.Code],
        AllOf all => all.Parts.SelectMany(Qualifications),
        AtLeast some => some.Parts.SelectMany(Qualifications),
        _ => [],
    };
}

/// <summary>Every part. An empty list is satisfied by nothing.</summary>
public sealed record AllOf(IReadOnlyList<Requirement> Parts) : Requirement
{
    public override RequirementResult Evaluate(Holdings holdings)
    {
        var parts = Parts.Select(part => part.Evaluate(holdings)).ToList();
        return new(parts.TrueForAll(part => part.Satisfied), RequirementResult.Join(parts.Select(part => part.By)),
            RequirementResult.Join(parts.Where(part => !part.Satisfied).Select(part => part.Missing)));
    }
}

/// <summary>At least <paramref name="Count"/> of the parts.</summary>
public sealed record AtLeast(int Count, IReadOnlyList<Requirement> Parts) : Requirement
{
    public override RequirementResult Evaluate(Holdings holdings)
    {
        var parts = Parts.Select(part => part.Evaluate(holdings)).ToList();
        var open = parts.Where(part => !part.Satisfied).Select(part => part.Missing).ToList();
        var needed = Count - (parts.Count - open.Count);
        IReadOnlyList<MissingPart> missing = needed switch
        {
            <= 0 => [],
            _ when needed < open.Count => [MissingPart.Choice(needed, open)],
            _ when needed == open.Count => RequirementResult.Join(open),
            // More is asked for than there is: it is said, instead of nothing at all.
            _ => [.. RequirementResult.Join(open), MissingPart.Impossible(needed - open.Count)],
        };
        return new(needed <= 0, RequirementResult.Join(parts.Where(part => part.Satisfied).Select(part => part.By)), missing);
    }
}

/// <summary>At least <paramref name="Credits"/> credits from the named units; no unit named means from any unit.</summary>
public sealed record CreditsFrom(decimal Credits, IReadOnlyList<string> Units) : Requirement
{
    public override RequirementResult Evaluate(Holdings holdings)
    {
        var counted = holdings.UnitCredits.Where(unit => Units.Count == 0 || Units.Contains(unit.Key, StringComparer.Ordinal))
            .OrderBy(unit => unit.Key, StringComparer.Ordinal).ToList();
        var sum = counted.Sum(unit => unit.Value);
        return new(sum >= Credits, [.. counted.Select(unit => unit.Key)],
            sum >= Credits ? [] : [MissingPart.Credits(Credits - sum, Units)]);
    }
}

/// <summary>This unit.</summary>
public sealed record HasUnit(string Code) : Requirement
{
    public override RequirementResult Evaluate(Holdings holdings) => RequirementResult.Of(holdings.UnitCredits.ContainsKey(Code), MissingPart.Unit(Code));
}

/// <summary>This learning outcome.</summary>
public sealed record HasOutcome(string Code) : Requirement
{
    public override RequirementResult Evaluate(Holdings holdings) => RequirementResult.Of(holdings.Outcomes.Contains(Code), MissingPart.Outcome(Code));
}

/// <summary>This qualification, in any version.</summary>
public sealed record HasQualification(string Code) : Requirement
{
    public override RequirementResult Evaluate(Holdings holdings) => RequirementResult.Of(holdings.Qualifications.Contains(Code), MissingPart.Qualification(Code));
}

/// <summary>Experience of at least <paramref name="Months"/> months in the field.</summary>
public sealed record HasExperience(int Months, string Field) : Requirement
{
    public override RequirementResult Evaluate(Holdings holdings)
    {
        var held = holdings.ExperienceMonths.GetValueOrDefault(Field);
        return held >= Months ? new(true, [Field], []) : new(false, [], [MissingPart.Experience(Months - held, Field)]);
    }
}

/// <summary>What somebody holds when a requirement is evaluated.</summary>
public sealed record Holdings
{
    /// <summary>Units won, with their credits (0 where a unit carries none).</summary>
    public IReadOnlyDictionary<string, decimal> UnitCredits { get; init; } = new Dictionary<string, decimal>(StringComparer.Ordinal);
    public IReadOnlySet<string> Outcomes { get; init; } = new HashSet<string>(StringComparer.Ordinal);
    public IReadOnlySet<string> Qualifications { get; init; } = new HashSet<string>(StringComparer.Ordinal);
    public IReadOnlyDictionary<string, int> ExperienceMonths { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
}

/// <summary>The answer of a requirement.</summary>
/// <param name="By">Codes of what satisfies it, each once.</param>
/// <param name="Missing">What is missing; empty when satisfied.</param>
public sealed record RequirementResult(bool Satisfied, IReadOnlyList<string> By, IReadOnlyList<MissingPart> Missing)
{
    internal static RequirementResult Of(bool held, MissingPart otherwise) =>
        held ? new(true, [otherwise.Code], []) : new(false, [], [otherwise]);

    internal static IReadOnlyList<T> Join<T>(IEnumerable<IReadOnlyList<T>> lists) => [.. lists.SelectMany(list => list).Distinct()];
}
