using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Domain.Decisions;

/// <summary>Whether one outcome can be awarded on a set of judgements, and why not.</summary>
/// <param name="Parts">Units won (or programme parts exempted) that the award rests on.</param>
/// <param name="Rule">Rule that stands against it; empty when allowed.</param>
/// <param name="Missing">Codes of what is missing; empty when allowed, when nothing could mend it, or when it has no code.</param>
public sealed record OutcomeOption(RplOutcome Outcome, bool Allowed, IReadOnlyList<string> Parts, string Rule, IReadOnlyList<string> Missing)
{
    /// <summary>The same with how much is missing and from where, and with what can be chosen from.</summary>
    public IReadOnlyList<MissingPart> MissingParts { get; init; } = [];
}

/// <summary>Computes from judgements which of the six outcomes a scheme and a standard allow (Cedefop 5.4.1 (a) to (e)).</summary>
public static class OutcomeOptions
{
    /// <summary>One option an outcome, in the order of <see cref="RplOutcome"/>.</summary>
    /// <param name="examinationPassed">The result of an examination was judged valid, authentic, reliable and current; asked where the scheme makes it obligatory.</param>
    public static IReadOnlyList<OutcomeOption> Compute(
        SchemeContent scheme, StandardContent standard, IReadOnlyDictionary<string, Judgement> judgements, ProgrammeContent? programme = null, bool examinationPassed = false)
    {
        var achieved = judgements.Where(entry => entry.Value is Judgement.Achieved).Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        return [.. Enum.GetValues<RplOutcome>().Select(outcome => Option(outcome, scheme, standard, achieved, programme))
            .Select(option => option.Allowed && scheme.ExaminationObligatory && !examinationPassed ? No(option.Outcome, "outcome.examination") : option)];
    }

    /// <summary>Whether a kind of standard can lead to an outcome at all; a stand-alone unit of any kind can be a micro-credential.</summary>
    public static bool CanYield(RplOutcome outcome, StandardKind kind) => outcome switch
    {
        RplOutcome.FullQualification => kind is StandardKind.FullQualification or StandardKind.SpecialPurpose,
        RplOutcome.PartialQualification or RplOutcome.QualificationExemption => kind is StandardKind.FullQualification or StandardKind.PartialQualification or StandardKind.SpecialPurpose,
        RplOutcome.Microcredential or RplOutcome.ProgrammeExemption or RplOutcome.Admission => true,
    };

    /// <summary>The outcomes that can be sought under a scheme on a standard and, where there is one, a programme; in the order of the scheme.</summary>
    public static IReadOnlyList<RplOutcome> Seekable(SchemeContent scheme, StandardContent standard, ProgrammeContent? programme = null) =>
        [.. scheme.Outcomes.Where(entry => (entry.Conditions is null || Holds(entry.Conditions, standard)) && entry.Outcome switch
        {
            RplOutcome.ProgrammeExemption => programme?.Parts.Any(part => part.MayBeExempted) is true,
            RplOutcome.Admission => programme?.EntryRequirement is not null,
            RplOutcome.Microcredential => standard.Kind is StandardKind.Microcredential or StandardKind.SupplementaryQualification || standard.Units.Any(unit => unit.StandAlone),
            _ => CanYield(entry.Outcome, standard.Kind),
        }).Select(entry => entry.Outcome)];

    /// <summary>Per unit: whether it is won, and which mandatory outcomes are missing.</summary>
    public static IReadOnlyList<UnitResult> Units(StandardContent standard, IReadOnlySet<string> achieved) =>
        [.. standard.Units.Select(unit =>
        {
            var missing = unit.Outcomes.Where(outcome => outcome.Mandatory && !achieved.Contains(outcome.Code)).Select(outcome => outcome.Code).ToList();
            return new UnitResult(unit.Code, unit.Title, missing.Count == 0 && unit.Outcomes.Any(outcome => achieved.Contains(outcome.Code)), missing);
        })];

    private static OutcomeOption Option(RplOutcome outcome, SchemeContent scheme, StandardContent standard, IReadOnlySet<string> achieved, ProgrammeContent? programme)
    {
        if (scheme.Yields(outcome) is not { } entry)
        {
            return No(outcome, "outcome.scheme.not-enabled");
        }

        if (entry.Conditions is { } conditions && !Holds(conditions, standard))
        {
            return No(outcome, "outcome.scheme.condition");
        }

        var units = Units(standard, achieved);
        var won = units.Where(unit => unit.Won).Select(unit => unit.UnitCode).ToList();
        var (complete, missing) = Whole(standard, achieved, units);
        return outcome switch
        {
            RplOutcome.FullQualification => CanYield(outcome, standard.Kind)
                ? When(outcome, complete, won, "outcome.missing", missing) : No(outcome, "outcome.kind"),
            RplOutcome.PartialQualification => Partial(outcome, scheme, standard, complete, Small(entry.Conditions, standard, won), missing),
            RplOutcome.Microcredential => Micro(outcome, standard, complete, units, missing),
            RplOutcome.QualificationExemption => CanYield(outcome, standard.Kind)
                ? When(outcome, won.Count > 0, won, "outcome.unit", missing) : No(outcome, "outcome.kind"),
            RplOutcome.ProgrammeExemption => programme is null ? No(outcome, "outcome.programme") : Exemption(outcome, programme, achieved),
            RplOutcome.Admission => programme?.EntryRequirement is null ? No(outcome, "outcome.programme") : Admission(outcome, programme, standard, achieved, won),
        };
    }

    private static OutcomeOption Partial(RplOutcome outcome, SchemeContent scheme, StandardContent standard, bool complete, List<string> won, IReadOnlyList<MissingPart> missing)
    {
        if (standard.Kind is StandardKind.PartialQualification)
        {
            return When(outcome, complete, won, "outcome.missing", missing);
        }

        if (standard.Kind is not (StandardKind.FullQualification or StandardKind.SpecialPurpose))
        {
            return No(outcome, "outcome.kind");
        }

        if (won.Count == 0)
        {
            return When(outcome, false, won, "outcome.unit", missing);
        }

        // Units that reach the scheme's minimum (Croatia: 10 credits, Cedefop table 12).
        var credits = standard.Units.Where(unit => won.Contains(unit.Code)).Sum(unit => unit.Credits ?? 0);
        return When(outcome, scheme.MinimumCreditsForPartial is not { } minimum || credits >= minimum, won, "outcome.partial.minimum", missing);
    }

    private static OutcomeOption Micro(RplOutcome outcome, StandardContent standard, bool complete, IReadOnlyList<UnitResult> units, IReadOnlyList<MissingPart> missing)
    {
        var whole = standard.Kind is StandardKind.Microcredential or StandardKind.SupplementaryQualification;
        if (whole && complete)
        {
            return When(outcome, true, [.. units.Where(unit => unit.Won).Select(unit => unit.UnitCode)], "", []);
        }

        var standAlone = units.Where(unit => standard.Units.Any(part => part.StandAlone && part.Code == unit.UnitCode)).ToList();
        if (!whole && standAlone.Count == 0)
        {
            return No(outcome, "outcome.kind");
        }

        var won = standAlone.Where(unit => unit.Won).Select(unit => unit.UnitCode).ToList();
        return When(outcome, won.Count > 0, won, "outcome.missing", whole ? missing : Outcomes(standAlone.SelectMany(unit => unit.MissingOutcomes)));
    }

    private static OutcomeOption Exemption(RplOutcome outcome, ProgrammeContent programme, IReadOnlySet<string> achieved)
    {
        var open = programme.Parts.Where(part => part.MayBeExempted && part.OutcomeCodes.Count > 0).ToList();
        var parts = open.Where(part => part.OutcomeCodes.All(achieved.Contains)).Select(part => part.Code).ToList();
        if (parts.Count == 0)
        {
            return When(outcome, false, [], "outcome.programme.part", Outcomes(open.SelectMany(part => part.OutcomeCodes).Where(code => !achieved.Contains(code)).Distinct()));
        }

        var exempted = WithinShare(programme, parts);
        return When(outcome, exempted.Count > 0, exempted, "outcome.programme.share", []);
    }

    /// <summary>The parts, in the order of the programme, that together stay within the largest share that may be exempted.</summary>
    private static List<string> WithinShare(ProgrammeContent programme, List<string> parts)
    {
        decimal Measure(ProgrammePart part) => programme.ShareOf switch
        {
            ShareOf.Parts => 1,
            ShareOf.Credits => part.Credits ?? 0,
            ShareOf.Workload => part.WorkloadHours ?? 0,
        };

        var left = programme.Parts.Sum(Measure) * programme.LargestShareExempted;
        var exempted = new List<string>();
        foreach (var part in programme.Parts.Where(part => parts.Contains(part.Code)))
        {
            if (Measure(part) <= left)
            {
                left -= Measure(part);
                exempted.Add(part.Code);
            }
        }

        return exempted;
    }

    /// <summary>Where a scheme puts together only small parts, the units won that are small enough.</summary>
    private static List<string> Small(OutcomeConditions? conditions, StandardContent standard, List<string> won) =>
        conditions?.MaxPartCredits is not { } largest ? won : [.. won.Where(code => standard.Units.First(unit => unit.Code == code).Credits <= largest)];

    private static OutcomeOption Admission(RplOutcome outcome, ProgrammeContent programme, StandardContent standard, IReadOnlySet<string> achieved, List<string> won)
    {
        var holdings = HoldingsOf(standard, achieved, won);
        var result = programme.EntryRequirement!.Evaluate(holdings);
        return When(outcome, result.Satisfied, result.By, "outcome.missing", result.Missing);
    }

    private static (bool Complete, IReadOnlyList<MissingPart> Missing) Whole(StandardContent standard, IReadOnlySet<string> achieved, IReadOnlyList<UnitResult> units)
    {
        if (standard.Composition is { } composition)
        {
            var result = composition.Evaluate(HoldingsOf(standard, achieved, [.. units.Where(unit => unit.Won).Select(unit => unit.UnitCode)]));
            return (result.Satisfied, result.Missing);
        }

        var missing = Outcomes(units.SelectMany(unit => unit.MissingOutcomes));
        return (missing.Count == 0 && achieved.Count > 0, missing);
    }

    private static Holdings HoldingsOf(StandardContent standard, IReadOnlySet<string> achieved, IReadOnlyList<string> won) => new()
    {
        Outcomes = achieved,
        UnitCredits = standard.Units.Where(unit => won.Contains(unit.Code)).ToDictionary(unit => unit.Code, unit => unit.Credits ?? 0, StringComparer.Ordinal),
    };

    private static bool Holds(OutcomeConditions conditions, StandardContent standard) =>
        (conditions.Kinds is null || conditions.Kinds.Contains(standard.Kind))
        && (conditions.MinEqfLevel is null || standard.EqfLevel >= conditions.MinEqfLevel)
        && (conditions.MaxEqfLevel is null || standard.EqfLevel <= conditions.MaxEqfLevel)
        && (!conditions.ExcludeHigherEducation || standard.EqfLevel is null or < 6)
        && (conditions.Sectors is null || conditions.Sectors.Contains(standard.Sector, StringComparer.OrdinalIgnoreCase));

    private static OutcomeOption When(RplOutcome outcome, bool allowed, IReadOnlyList<string> parts, string rule, IReadOnlyList<MissingPart> missing) =>
        allowed ? new(outcome, true, parts, "", []) : new(outcome, false, [], rule, [.. missing.SelectMany(part => part.Codes).Distinct(StringComparer.Ordinal)]) { MissingParts = missing };

    private static IReadOnlyList<MissingPart> Outcomes(IEnumerable<string> codes) => [.. codes.Select(MissingPart.Outcome)];

    private static OutcomeOption No(RplOutcome outcome, string rule) => new(outcome, false, [], rule, []);
}
