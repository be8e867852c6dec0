namespace RplCaseManager.Domain.Standards;

/// <summary>What an outcome of a new version is to the outcomes of the version before.</summary>
public enum OutcomeChange { Same, Changed, Split, Merged, New, Gone }

/// <summary>One line of a map.</summary>
/// <param name="Code">Code in the new version; empty for <see cref="OutcomeChange.Gone"/>.</param>
/// <param name="From">Codes in the version before; empty for <see cref="OutcomeChange.New"/>.</param>
public sealed record OutcomeLine(string Code, IReadOnlyList<string> From, OutcomeChange Change);

/// <summary>
/// What became of each outcome of a version in the next one, so that what is won stays won: same and changed carry over, of a split
/// outcome every part is won, a merged one is won when all it is made of are, what is new is to be shown, what is gone is kept on the record only.
/// </summary>
public sealed record OutcomeMap(IReadOnlyList<OutcomeLine> Lines)
{
    /// <summary>The map of a first version.</summary>
    public static OutcomeMap None { get; } = new([]);

    /// <summary>
    /// The map that codes and titles suggest: the same title is the same outcome, under another code too where the title is found once (a renumbered or moved one);
    /// the same code with another title is changed; others are new or gone.
    /// </summary>
    public static OutcomeMap Suggest(StandardContent before, StandardContent after)
    {
        var old = before.AllOutcomes().ToList();
        var fresh = after.AllOutcomes().ToList();
        var from = new Dictionary<LearningOutcome, (LearningOutcome Old, OutcomeChange Change)>(ReferenceEqualityComparer.Instance);
        var taken = new HashSet<LearningOutcome>(ReferenceEqualityComparer.Instance);
        void Match(LearningOutcome outcome, OutcomeChange change, Func<LearningOutcome, bool> same)
        {
            if (!from.ContainsKey(outcome) && old.Where(other => !taken.Contains(other) && same(other)).Take(2).ToList() is [var only])
            {
                from[outcome] = (only, change);
                taken.Add(only);
            }
        }

        fresh.ForEach(outcome => Match(outcome, OutcomeChange.Same, other => other.Code == outcome.Code && other.Title == outcome.Title));
        foreach (var outcome in fresh.Where(outcome => outcome.Title.Length > 0 && fresh.Count(other => other.Title == outcome.Title) == 1))
        {
            Match(outcome, OutcomeChange.Same, other => other.Title == outcome.Title);
        }

        fresh.ForEach(outcome => Match(outcome, OutcomeChange.Changed, other => other.Code == outcome.Code));
        return new([
            .. fresh.Select(outcome => from.TryGetValue(outcome, out var match) ? new OutcomeLine(outcome.Code, [match.Old.Code], match.Change) : new OutcomeLine(outcome.Code, [], OutcomeChange.New)),
            .. old.Where(outcome => !taken.Contains(outcome)).Select(outcome => new OutcomeLine("", [outcome.Code], OutcomeChange.Gone)),
        ]);
    }

    /// <summary>The outcomes of the new version that are won by outcomes won in the version before.</summary>
    public IReadOnlySet<string> Carry(IReadOnlySet<string> won) =>
        Lines.Where(line => line.Change is not (OutcomeChange.New or OutcomeChange.Gone) && line.From.Count > 0 && line.From.All(won.Contains))
            .Select(line => line.Code).ToHashSet(StringComparer.Ordinal);

    /// <summary>Contradictions of the map with the two versions: each outcome of both must stand in it, in a line that can be.</summary>
    public IReadOnlyList<Shared.ContentProblem> Problems(StandardContent before, StandardContent after)
    {
        var problems = new List<Shared.ContentProblem>();
        void Wrong(string rule, string code) => problems.Add(new("outcomes", rule, code));

        foreach (var outcome in after.AllOutcomes().Where(outcome => Lines.Count(line => line.Code == outcome.Code) != 1))
        {
            Wrong("map.new.once", outcome.Code);
        }

        foreach (var outcome in before.AllOutcomes().Where(outcome => !Lines.Any(line => line.From.Contains(outcome.Code))))
        {
            Wrong("map.old.unaccounted", outcome.Code);
        }

        foreach (var line in Lines)
        {
            if ((line.Code.Length > 0 && after.Outcome(line.Code) is null) || line.From.Any(code => before.Outcome(code) is null))
            {
                Wrong("map.unknown", line.Code.Length > 0 && after.Outcome(line.Code) is null ? line.Code : line.From.First(code => before.Outcome(code) is null));
            }

            if (!Fits(line))
            {
                Wrong("map.line", line.Code.Length > 0 ? line.Code : string.Join(", ", line.From));
            }
        }

        return problems;
    }

    private bool Fits(OutcomeLine line) => line.Change switch
    {
        OutcomeChange.Same or OutcomeChange.Changed => line is { Code.Length: > 0, From.Count: 1 },
        OutcomeChange.Split => line is { Code.Length: > 0, From.Count: 1 } && Lines.Count(other => other.Change is OutcomeChange.Split && other.From.SequenceEqual(line.From)) > 1,
        OutcomeChange.Merged => line is { Code.Length: > 0, From.Count: > 1 },
        OutcomeChange.New => line is { Code.Length: > 0, From.Count: 0 },
        OutcomeChange.Gone => line is { Code.Length: 0, From.Count: 1 } && !Lines.Any(other => other != line && other.From.Contains(line.From[0])),
    };
}
