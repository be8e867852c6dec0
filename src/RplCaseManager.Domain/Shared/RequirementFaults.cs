using System.Globalization;

namespace RplCaseManager.Domain.Shared;

/// <summary>What is wrong with a node of a requirement tree.</summary>
public enum RequirementFaultKind
{
    /// <summary>At least fewer than one: it asks for nothing.</summary>
    CountBelowOne,

    /// <summary>At least more than there are parts: nobody can meet it. The detail is the number of parts.</summary>
    CountAboveParts,

    /// <summary>No part: it asks for nothing.</summary>
    NoParts,

    /// <summary>A place in the list of parts that holds nothing.</summary>
    PartMissing,

    /// <summary>The same part as an earlier one; order does not matter. The detail is the earlier one's path.</summary>
    DuplicatePart,

    CreditsNotPositive,
    MonthsNotPositive,

    /// <summary>A code or a field without a character that is read.</summary>
    Blank,

    UnknownUnit,
    UnknownOutcome,
    UnknownQualification,

    /// <summary>The same unit twice in one list; the detail is its code.</summary>
    DuplicateUnit,

    /// <summary>Deeper than anybody can read; what lies below is not looked at.</summary>
    TooDeep,
}

/// <summary>One fault.</summary>
/// <param name="Path">Where: <c>parts[2].parts[0]</c>; empty for the root.</param>
/// <param name="Detail">The value that is wrong, or that it is compared with.</param>
public sealed record RequirementFault(string Path, RequirementFaultKind Kind, string Detail = "");

/// <summary>The codes that a tree may name; null: not known here, so not checked.</summary>
public sealed record KnownCodes(IReadOnlySet<string>? Units = null, IReadOnlySet<string>? Outcomes = null, IReadOnlySet<string>? Qualifications = null);

/// <summary>Finds what its author should mend in a requirement tree before it is published.</summary>
public static class RequirementFaults
{
    /// <summary>Levels that a tree may have.</summary>
    public const int Deepest = 20;

    /// <summary>Every fault, the root's first; empty when there is none. A tree without faults can be met.</summary>
    public static IReadOnlyList<RequirementFault> Of(Requirement root, KnownCodes? known = null)
    {
        ArgumentNullException.ThrowIfNull(root);
        var faults = new List<RequirementFault>();
        Look(root, "", 1, known ?? new(), faults);
        return faults;
    }

    /// <summary>The faults of a tree in a content, as problems at their places; empty when there is no tree.</summary>
    /// <param name="at">Path of the tree in the content, such as <c>composition</c>.</param>
    public static IEnumerable<ContentProblem> Problems(string at, Requirement? root, KnownCodes known) => root is null ? [] : Of(root, known)
        .Select(fault => new ContentProblem(fault.Path.Length == 0 ? at : at + "." + fault.Path, Rule(fault.Kind), fault.Detail));

    private static string Rule(RequirementFaultKind kind) => kind switch
    {
        RequirementFaultKind.CountBelowOne => "requirement.count-below-one",
        RequirementFaultKind.CountAboveParts => "requirement.count-above-parts",
        RequirementFaultKind.NoParts => "requirement.no-parts",
        RequirementFaultKind.PartMissing => "requirement.part-missing",
        RequirementFaultKind.DuplicatePart => "requirement.duplicate-part",
        RequirementFaultKind.CreditsNotPositive => "requirement.credits",
        RequirementFaultKind.MonthsNotPositive => "requirement.months",
        RequirementFaultKind.Blank => "requirement.blank",
        RequirementFaultKind.UnknownUnit => "requirement.unknown-unit",
        RequirementFaultKind.UnknownOutcome => "requirement.unknown-outcome",
        RequirementFaultKind.UnknownQualification => "requirement.unknown-qualification",
        RequirementFaultKind.DuplicateUnit => "requirement.duplicate-unit",
        RequirementFaultKind.TooDeep => "requirement.too-deep",
    };

    private static void Look(Requirement node, string path, int depth, KnownCodes known, List<RequirementFault> faults)
    {
        if (depth > Deepest)
        {
            faults.Add(new(path, RequirementFaultKind.TooDeep, Deepest.ToString(CultureInfo.InvariantCulture)));
            return;
        }

        faults.AddRange((node switch
        {
            AllOf all => OfParts(all.Parts, path),
            AtLeast some => OfCount(some).Concat(OfParts(some.Parts, path)),
            CreditsFrom credits => OfCredits(credits, known),
            HasUnit unit => OfCode(unit.Code, known.Units, RequirementFaultKind.UnknownUnit),
            HasOutcome outcome => OfCode(outcome.Code, known.Outcomes, RequirementFaultKind.UnknownOutcome),
            HasQualification award => OfCode(award.Code, known.Qualifications, RequirementFaultKind.UnknownQualification),
            HasExperience experience => OfExperience(experience),
            _ => throw new InvalidOperationException($"Nobody knows the faults of {node.GetType().Name}."),
        }).Select(fault => fault with { Path = fault.Path.Length > 0 ? fault.Path : path }));
        foreach (var (part, index) in (PartsOf(node) ?? []).Select((part, index) => (part, index)))
        {
            if (part is not null)
            {
                Look(part, At(path, index), depth + 1, known, faults);
            }
        }
    }

    private static IEnumerable<RequirementFault> OfCount(AtLeast some)
    {
        var parts = some.Parts?.Count ?? 0;
        if (some.Count < 1)
        {
            yield return new("", RequirementFaultKind.CountBelowOne, some.Count.ToString(CultureInfo.InvariantCulture));
        }
        else if (some.Count > parts && parts > 0)
        {
            yield return new("", RequirementFaultKind.CountAboveParts, parts.ToString(CultureInfo.InvariantCulture));
        }
    }

    // Read from a file, a list or a place in it may be null whatever the type says.
    private static IEnumerable<RequirementFault> OfParts(IReadOnlyList<Requirement>? parts, string path)
    {
        if (parts is null or { Count: 0 })
        {
            yield return new("", RequirementFaultKind.NoParts);
            yield break;
        }

        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < parts.Count; index++)
        {
            if (parts[index] is not { } part)
            {
                yield return new(At(path, index), RequirementFaultKind.PartMissing);
            }
            else if (Canonical(part, 1) is var form && !seen.TryAdd(form, At(path, index)))
            {
                yield return new(At(path, index), RequirementFaultKind.DuplicatePart, seen[form]);
            }
        }
    }

    private static IEnumerable<RequirementFault> OfCredits(CreditsFrom credits, KnownCodes known)
    {
        if (credits.Credits <= 0)
        {
            yield return new("", RequirementFaultKind.CreditsNotPositive, credits.Credits.ToString(CultureInfo.InvariantCulture));
        }

        var units = credits.Units ?? [];
        foreach (var fault in units.Distinct(StringComparer.Ordinal).SelectMany(code => OfCode(code, known.Units, RequirementFaultKind.UnknownUnit)))
        {
            yield return fault;
        }

        foreach (var twice in units.Where(code => code is not null).GroupBy(code => code, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return new("", RequirementFaultKind.DuplicateUnit, twice.Key);
        }
    }

    private static IEnumerable<RequirementFault> OfExperience(HasExperience experience)
    {
        if (experience.Months <= 0)
        {
            yield return new("", RequirementFaultKind.MonthsNotPositive, experience.Months.ToString(CultureInfo.InvariantCulture));
        }

        foreach (var fault in OfCode(experience.Field, null, RequirementFaultKind.Blank))
        {
            yield return fault;
        }
    }

    private static IEnumerable<RequirementFault> OfCode(string? code, IReadOnlySet<string>? known, RequirementFaultKind unknown) =>
        string.IsNullOrWhiteSpace(code) ? [new("", RequirementFaultKind.Blank)] : known?.Contains(code) is false ? [new("", unknown, code)] : [];

    private static IReadOnlyList<Requirement?>? PartsOf(Requirement node) => node switch { AllOf all => all.Parts, AtLeast some => some.Parts, _ => null };

    private static string At(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}{(path.Length > 0 ? "." : "")}parts[{index}]");

    // The same text for trees that ask for the same, whatever the order of their parts.
    private static string Canonical(Requirement? node, int depth) => node switch
    {
        null => "-",
        _ when depth > Deepest => "…",
        AllOf all => $"all({Sorted(all.Parts, depth)})",
        AtLeast some => string.Create(CultureInfo.InvariantCulture, $"{some.Count}({Sorted(some.Parts, depth)})"),
        CreditsFrom credits => string.Create(CultureInfo.InvariantCulture, $"c{credits.Credits:G29}[{string.Join('|', (credits.Units ?? []).Order(StringComparer.Ordinal))}]"),
        _ => node.ToString(),
    };

    private static string Sorted(IReadOnlyList<Requirement>? parts, int depth) => string.Join(';', (parts ?? []).Select(part => Canonical(part, depth + 1)).Order(StringComparer.Ordinal));
}
