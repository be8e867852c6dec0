namespace RplCaseManager.Domain.Standards;

/// <summary>How an administrator changes a map; each act answers a new one in which every outcome of both versions stands.</summary>
public static class OutcomeMapEdits
{
    /// <summary>The map for contents that have changed since it was made: lines about outcomes that are no more go, new outcomes get the line that is suggested, what nothing came of is gone.</summary>
    public static OutcomeMap Adapt(this OutcomeMap map, StandardContent before, StandardContent after)
    {
        var kept = map.Lines.Where(line => line.Code.Length > 0 && after.Outcome(line.Code) is not null)
            .GroupBy(line => line.Code, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First() with { From = [.. group.First().From.Where(code => before.Outcome(code) is not null)] }, StringComparer.Ordinal);
        var used = kept.Values.SelectMany(line => line.From).ToHashSet(StringComparer.Ordinal);
        var suggested = OutcomeMap.Suggest(before, after).Lines.Where(line => line.Code.Length > 0).GroupBy(line => line.Code, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        return WithGone([.. after.AllOutcomes().Select(outcome => outcome.Code).Distinct(StringComparer.Ordinal).Select(code => kept.GetValueOrDefault(code)
            ?? (suggested[code].From.Any(used.Contains) ? new(code, [], OutcomeChange.New) : suggested[code]))], before);
    }

    /// <summary>Says what one outcome of the new version is; the codes it comes from are fitted to it: none for a new one, one for all but a merged one.</summary>
    public static OutcomeMap Set(this OutcomeMap map, StandardContent before, string code, OutcomeChange change, IReadOnlyList<string> from)
    {
        IReadOnlyList<string> fitting = change switch { OutcomeChange.New or OutcomeChange.Gone => [], OutcomeChange.Merged => from, _ => [.. from.Take(1)] };
        return WithGone([.. map.Lines.Where(line => line.Code.Length > 0).Select(line => line.Code == code ? new(code, fitting, change) : line)], before);
    }

    private static OutcomeMap WithGone(IReadOnlyList<OutcomeLine> lines, StandardContent before)
    {
        var used = lines.SelectMany(line => line.From).ToHashSet(StringComparer.Ordinal);
        return new([.. lines, .. before.AllOutcomes().Where(outcome => !used.Contains(outcome.Code)).Select(outcome => new OutcomeLine("", [outcome.Code], OutcomeChange.Gone))]);
    }

    /// <summary>Whether two maps say the same.</summary>
    public static bool SaysTheSameAs(this OutcomeMap map, OutcomeMap other) =>
        map.Lines.Count == other.Lines.Count && map.Lines.Zip(other.Lines).All(pair => pair.First.Code == pair.Second.Code && pair.First.Change == pair.Second.Change && pair.First.From.SequenceEqual(pair.Second.From, StringComparer.Ordinal));
}
