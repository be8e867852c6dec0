namespace RplCaseManager.Domain.Shared;

/// <summary>What kind of thing is missing.</summary>
public enum MissingKind
{
    Unit,
    Outcome,
    Qualification,

    /// <summary>Credits: how many more, and from which units.</summary>
    Credits,

    /// <summary>Experience: how many more months, and in which field.</summary>
    Experience,

    /// <summary>Some of several things: how many more, and which.</summary>
    Choice,

    /// <summary>More parts are asked for than the requirement has: nobody can meet it.</summary>
    Impossible,
}

/// <summary>One thing that is missing, with how much and from where.</summary>
/// <param name="Code">Code of the unit, outcome or qualification, or the field of experience; empty for the others.</param>
/// <param name="Amount">How much is still missing: 1 of a thing, credits, months, or the number of options still needed.</param>
/// <param name="From">Units from which credits count; empty: from any.</param>
/// <param name="Options">What each option of a choice would still need.</param>
public sealed record MissingPart(MissingKind Kind, string Code, decimal Amount, IReadOnlyList<string> From, IReadOnlyList<IReadOnlyList<MissingPart>> Options)
{
    /// <summary>Codes of everything that would help, each once.</summary>
    public IReadOnlyList<string> Codes => [.. (Code.Length > 0 ? [Code] : From).Concat(Options.SelectMany(option => option.SelectMany(part => part.Codes))).Distinct(StringComparer.Ordinal)];

    /// <summary>A unit.</summary>
    public static MissingPart Unit(string code) => new(MissingKind.Unit, code, 1, [], []);

    /// <summary>A learning outcome.</summary>
    public static MissingPart Outcome(string code) => new(MissingKind.Outcome, code, 1, [], []);

    /// <summary>A qualification.</summary>
    public static MissingPart Qualification(string code) => new(MissingKind.Qualification, code, 1, [], []);

    internal static MissingPart Credits(decimal amount, IReadOnlyList<string> from) => new(MissingKind.Credits, "", amount, from, []);

    internal static MissingPart Experience(int months, string field) => new(MissingKind.Experience, field, months, [], []);

    internal static MissingPart Choice(int needed, IReadOnlyList<IReadOnlyList<MissingPart>> options) => new(MissingKind.Choice, "", needed, [], options);

    internal static MissingPart Impossible(int parts) => new(MissingKind.Impossible, "", parts, [], []);

    /// <summary>By value, lists too, so that the same thing is listed once.</summary>
    public bool Equals(MissingPart? other) => other is not null && (Kind, Code, Amount) == (other.Kind, other.Code, other.Amount)
        && From.SequenceEqual(other.From, StringComparer.Ordinal) && Options.Count == other.Options.Count && Options.Zip(other.Options).All(pair => pair.First.SequenceEqual(pair.Second));

    public override int GetHashCode() => HashCode.Combine(Kind, Code, Amount, From.Count, Options.Count);
}
