using System.Globalization;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Standards;

/// <summary>What can be done with the units, outcomes and criteria of a standard. Contents are immutable: each act answers a new one.</summary>
public static class StandardEdits
{
    /// <summary>The first code <c>U1</c>, <c>U2</c> … behind the last that no unit has.</summary>
    public static string NextUnit(StandardContent content) => Next("U", content.Units.Count, content.Units.Select(unit => unit.Code));

    /// <summary>The first code <c>U2.1</c>, <c>U2.2</c> … behind the unit's last that no outcome of the standard has.</summary>
    public static string NextOutcome(StandardContent content, Unit unit) => Next(unit.Code + ".", unit.Outcomes.Count, content.AllOutcomes().Select(outcome => outcome.Code));

    /// <summary>The first code <c>U2.1.a</c>, <c>U2.1.b</c> … that no criterion of the outcome has.</summary>
    public static string NextCriterion(LearningOutcome outcome) =>
        Enumerable.Range(outcome.Criteria.Count, outcome.Criteria.Count + 1).Select(at => outcome.Code + "." + Letters(at)).First(code => outcome.Criteria.All(criterion => criterion.Code != code));

    /// <summary>An outcome with criteria of these texts.</summary>
    public static LearningOutcome With(this LearningOutcome outcome, IEnumerable<string> criteria) =>
        criteria.Aggregate(outcome, (made, text) => made with { Criteria = [.. made.Criteria, new(NextCriterion(made), text)] });

    /// <summary>Adds an outcome to a unit, behind an outcome of it or at the end.</summary>
    public static StandardContent AddOutcome(this StandardContent content, int unit, string title, OutcomeType type, int? behind = null, IEnumerable<string>? criteria = null)
    {
        var into = content.Units[unit];
        var made = new LearningOutcome(NextOutcome(content, into), title, type, []).With(criteria ?? []);
        var outcomes = into.Outcomes.ToList();
        outcomes.Insert(behind + 1 ?? outcomes.Count, made);
        return content.Replace(unit, into with { Outcomes = outcomes });
    }

    /// <summary>Adds an empty unit at the end.</summary>
    public static StandardContent AddUnit(this StandardContent content, string title) => content with { Units = [.. content.Units, new(NextUnit(content), title, [])] };

    /// <summary>Puts a changed unit in its place.</summary>
    public static StandardContent Replace(this StandardContent content, int unit, Unit changed) => content with { Units = [.. content.Units.Select((old, at) => at == unit ? changed : old)] };

    /// <summary>Moves an outcome with its code to the end of another unit.</summary>
    public static StandardContent MoveOutcome(this StandardContent content, int unit, int outcome, int into)
    {
        var moved = content.Units[unit].Outcomes[outcome];
        var without = content.Replace(unit, content.Units[unit] with { Outcomes = [.. content.Units[unit].Outcomes.Where((_, at) => at != outcome)] });
        return without.Replace(into, without.Units[into] with { Outcomes = [.. without.Units[into].Outcomes, moved] });
    }

    /// <summary>Gives a unit another code; requirements that name it follow.</summary>
    public static StandardContent RenameUnit(this StandardContent content, int unit, string code) =>
        content.Units.Count(other => other.Code == content.Units[unit].Code) > 1 || code.Length == 0 ? content.Replace(unit, content.Units[unit] with { Code = code })
            : content.Replace(unit, content.Units[unit] with { Code = code }).Follow(new(StringComparer.Ordinal) { [content.Units[unit].Code] = code }, []);

    /// <summary>Gives an outcome another code; requirements that name it follow.</summary>
    public static StandardContent RenameOutcome(this StandardContent content, int unit, int outcome, string code)
    {
        var (into, old) = (content.Units[unit], content.Units[unit].Outcomes[outcome]);
        var renamed = content.Replace(unit, into with { Outcomes = [.. into.Outcomes.Select((other, at) => at == outcome ? other with { Code = code } : other)] });
        return content.AllOutcomes().Count(other => other.Code == old.Code) > 1 || code.Length == 0 ? renamed : renamed.Follow([], new(StringComparer.Ordinal) { [old.Code] = code });
    }

    /// <summary>Codes in the order in which everything stands: U1, U1.1, U1.1.a; requirements follow.</summary>
    public static StandardContent Renumber(this StandardContent content)
    {
        var units = new Dictionary<string, string>(StringComparer.Ordinal);
        var outcomes = new Dictionary<string, string>(StringComparer.Ordinal);
        var renumbered = content with
        {
            Units = [.. content.Units.Select((unit, at) =>
            {
                var code = string.Create(CultureInfo.InvariantCulture, $"U{at + 1}");
                units.TryAdd(unit.Code, code);
                return unit with
                {
                    Code = code,
                    Outcomes = [.. unit.Outcomes.Select((outcome, place) =>
                    {
                        var own = string.Create(CultureInfo.InvariantCulture, $"{code}.{place + 1}");
                        outcomes.TryAdd(outcome.Code, own);
                        return outcome with { Code = own, Criteria = [.. outcome.Criteria.Select((criterion, row) => criterion with { Code = own + "." + Letters(row) })] };
                    })],
                };
            })],
        };
        return renumbered.Follow(units, outcomes);
    }

    private static StandardContent Follow(this StandardContent content, Dictionary<string, string> units, Dictionary<string, string> outcomes)
    {
        string Unit(string code) => units.GetValueOrDefault(code, code);
        Requirement? Renamed(Requirement? node) => node switch
        {
            AllOf all => new AllOf([.. (all.Parts ?? []).Select(part => Renamed(part)!)]),
            AtLeast some => some with { Parts = [.. (some.Parts ?? []).Select(part => Renamed(part)!)] },
            HasUnit unit => new HasUnit(Unit(unit.Code)),
            HasOutcome outcome => new HasOutcome(outcomes.GetValueOrDefault(outcome.Code, outcome.Code)),
            CreditsFrom { Units: { Count: > 0 } named } credits => credits with { Units = [.. named.Select(Unit)] },
            _ => node,
        };
        return content with { Composition = Renamed(content.Composition), PrerequisiteRule = Renamed(content.PrerequisiteRule) };
    }

    private static string Next(string prefix, int count, IEnumerable<string> taken)
    {
        var codes = taken.ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(count + 1, codes.Count + 1).Select(number => prefix + number.ToString(CultureInfo.InvariantCulture)).First(code => !codes.Contains(code));
    }

    // a … z, aa, ab …
    private static string Letters(int at) => at < 26 ? ((char)('a' + at)).ToString() : Letters(at / 26 - 1) + (char)('a' + at % 26);
}
