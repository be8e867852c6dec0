using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Credits;

/// <summary>What the source says of a credit system (Cedefop annex 2).</summary>
public enum CreditSystemKind { EcvetCompatible, National, Ects, None, InDevelopment, Unknown }

/// <summary>One system of a country or region.</summary>
/// <param name="Code">Code by which standards and schemes name it, such as <c>ECTS</c> or <c>PT-ECVET</c>; the same code in two rows is the same system.</param>
/// <param name="Use">Where it is used, such as <c>VET</c> or <c>higher education</c>.</param>
/// <param name="HoursPerCredit">Exact hours for one credit where the source gives them; null: it does not.</param>
/// <param name="Source">Table, box or section that says so.</param>
public sealed record CreditSystemEntry(string Code, string Name, CreditSystemKind Kind, string Use, Ratio? HoursPerCredit, string Source, string? Note = null);

/// <summary>Something that the source states about credits and that is never used as a factor.</summary>
public sealed record CreditFact(string Text, string Source);

/// <summary>One row of annex 2: the credit systems of a country or region and the conversions that are defined there.</summary>
public sealed record CreditRowContent
{
    /// <summary>Code of the country or region, such as <c>AT</c> or <c>BE-VLG</c>; also the name of the file.</summary>
    public required string Code { get; init; }
    /// <summary>Country or region as the source names it.</summary>
    public required string Country { get; init; }
    /// <summary>What annex 2 says, word for word.</summary>
    public required string Statement { get; init; }
    public required IReadOnlyList<CreditSystemEntry> Systems { get; init; }
    /// <summary>Explicit conversions; <c>hours</c> stands for notional hours of workload.</summary>
    public IReadOnlyList<CreditConversion> Conversions { get; init; } = [];
    public IReadOnlyList<CreditFact> Facts { get; init; } = [];
    public string? Source { get; init; }
}

/// <summary>The credit systems of a country or region.</summary>
public sealed class CreditRow : Aggregate
{
    private CreditRow() => Content = null!;

    /// <summary>Creates a row from its configuration.</summary>
    public CreditRow(Guid id, CreditRowContent content) => (Id, Code, Content) = (id, content.Code, content);

    public string Code { get; private set; } = "";
    public CreditRowContent Content { get; private set; }

    /// <summary>Replaces the configuration, as an import or an administrator does.</summary>
    public void Reconfigure(CreditRowContent content)
    {
        Content = content;
        Touch();
    }
}

/// <summary>Contradictions in a row of credit systems.</summary>
public static class CreditCheck
{
    /// <summary>The code that stands for notional hours of workload.</summary>
    public const string Hours = "hours";

    /// <summary>European systems by which awards state their size whatever country they are from; without a factor of their own.</summary>
    public static IReadOnlyList<string> European { get; } = ["ECTS", "ECVET"];

    /// <summary>Everything that stands in the way, each at its place.</summary>
    /// <param name="known">Codes of the systems of all other rows.</param>
    public static IReadOnlyList<ContentProblem> Problems(CreditRowContent content, IReadOnlySet<string> known)
    {
        var problems = new List<ContentProblem>();
        if (content.Systems.Count == 0)
        {
            problems.Add(new("systems", "credits.systems"));
        }

        for (var at = 0; at < content.Systems.Count; at++)
        {
            var system = content.Systems[at];
            if (system.Code.Length == 0 || system.Name.Length == 0 || system.Code == Hours)
            {
                problems.Add(new($"systems[{at}].code", "credits.code", system.Code));
            }

            if (content.Systems.Take(at).Any(other => other.Code == system.Code))
            {
                problems.Add(new($"systems[{at}].code", "credits.twice", system.Code));
            }

            if (system.HoursPerCredit is { } hours && hours.Numerator.Sign <= 0)
            {
                problems.Add(new($"systems[{at}].hoursPerCredit", "credits.factor", system.Code));
            }
        }

        for (var at = 0; at < content.Conversions.Count; at++)
        {
            var step = content.Conversions[at];
            foreach (var code in new[] { step.From, step.To }.Where(code => code != Hours && !European.Contains(code, StringComparer.Ordinal) && !known.Contains(code) && !content.Systems.Any(system => system.Code == code)))
            {
                problems.Add(new($"conversions[{at}]", "credits.unknown", code));
            }

            if (step.Factor.Numerator.Sign <= 0)
            {
                problems.Add(new($"conversions[{at}].factor", "credits.factor", step.From + " → " + step.To));
            }

            if (step.From == step.To)
            {
                problems.Add(new($"conversions[{at}]", "credits.itself", step.From));
            }

            if (step.Source.Length == 0)
            {
                problems.Add(new($"conversions[{at}].source", "credits.source", step.From + " → " + step.To));
            }
        }

        return problems;
    }
}
