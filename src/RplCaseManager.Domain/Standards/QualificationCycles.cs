using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Standards;

/// <summary>Finds standards that nobody can ever reach, because each asks for another one of them first.</summary>
public static class QualificationCycles
{
    /// <summary>Codes of the qualifications without which a standard cannot be met. Of a choice that leaves another way none is.</summary>
    public static IReadOnlyList<string> Needs(StandardContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return [.. Needs(content.PrerequisiteRule, 1).Concat(Needs(content.Composition, 1)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The cycles, each once, as the codes along it; the first one is the smallest in ordinal order.</summary>
    /// <param name="needs">What each standard needs; codes that are not in it need nothing.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Find(IReadOnlyDictionary<string, IReadOnlyList<string>> needs)
    {
        ArgumentNullException.ThrowIfNull(needs);
        var (done, cycles) = (new HashSet<string>(StringComparer.Ordinal), new List<IReadOnlyList<string>>());
        foreach (var start in needs.Keys.Order(StringComparer.Ordinal))
        {
            // No recursion: a chain may be as long as an import.
            var (way, onWay) = (new List<(string Code, int Next)>(), new HashSet<string>(StringComparer.Ordinal));
            Enter(start);
            while (way.Count > 0)
            {
                var (code, next) = way[^1];
                var needed = needs.GetValueOrDefault(code) ?? [];
                if (next == needed.Count)
                {
                    way.RemoveAt(way.Count - 1);
                    onWay.Remove(code);
                    continue;
                }

                way[^1] = (code, next + 1);
                if (onWay.Contains(needed[next]))
                {
                    cycles.Add([.. way.Select(step => step.Code).SkipWhile(step => step != needed[next])]);
                }
                else
                {
                    Enter(needed[next]);
                }
            }

            void Enter(string code)
            {
                if (done.Add(code))
                {
                    way.Add((code, 0));
                    onWay.Add(code);
                }
            }
        }

        return cycles;
    }

    private static IEnumerable<string> Needs(Requirement? node, int depth) => depth > RequirementFaults.Deepest ? [] : node switch
    {
        HasQualification award when award.Code is not null => [award.Code],
        AllOf all => (all.Parts ?? []).SelectMany(part => Needs(part, depth + 1)),
        AtLeast some when some.Count >= (some.Parts?.Count ?? 0) => (some.Parts ?? []).SelectMany(part => Needs(part, depth + 1)),
        _ => [],
    };
}
