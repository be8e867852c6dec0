using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Standards;

/// <summary>What stands in the way of publishing a standard: the live list "complete for a certificate" and contradictions in its content.</summary>
public static class StandardCheck
{
    /// <summary>Names of the mandatory elements that are missing, in the order of Annex I of the Council Recommendation of 16 June 2022; empty when complete.</summary>
    public static IReadOnlyList<string> Missing(StandardContent content)
    {
        var missing = new List<string>();
        void Need(bool present, string element)
        {
            if (!present)
            {
                missing.Add(element);
            }
        }

        Need(content.Title.Length > 0, "title");
        Need(content.AwardingBody.Length > 0, "awardingBody");
        Need(content.Units.Count > 0 && content.AllOutcomes().Any(), "learningOutcomes");
        Need(content.AllOutcomes().All(outcome => outcome.Criteria.Count > 0), "assessmentCriteria");
        Need(content.Workload.Text is not null, "workload");
        Need(content.AssessmentMethods.Count > 0, "assessment");
        Need(content.FormOfParticipation.Text is not null, "formOfParticipation");
        Need(content.QualityAssurance.Text is not null, "qualityAssurance");
        return missing;
    }

    /// <summary>Everything that stands in the way, each at its place: missing elements first, then contradictions.</summary>
    public static IReadOnlyList<ContentProblem> Problems(StandardContent content) =>
        [.. Missing(content).Select(element => new ContentProblem(StandardElements.PlaceOf(content, element), "standard.missing." + element, element == "assessmentCriteria" ? content.AllOutcomes().First(outcome => outcome.Criteria.Count == 0).Code : "")), .. Contradictions(content), .. Requirements(content)];

    private static IEnumerable<ContentProblem> Requirements(StandardContent content)
    {
        var known = new KnownCodes(content.Units.Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal), content.AllOutcomes().Select(outcome => outcome.Code).ToHashSet(StringComparer.Ordinal));
        return RequirementFaults.Problems("composition", content.Composition, known).Concat(RequirementFaults.Problems("prerequisiteRule", content.PrerequisiteRule, known));
    }

    private static IEnumerable<ContentProblem> Contradictions(StandardContent content)
    {
        var units = new HashSet<string>(StringComparer.Ordinal);
        var outcomes = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < content.Units.Count; at++)
        {
            var (unit, path) = (content.Units[at], $"units[{at}]");
            if (unit.Code.Length == 0 || unit.Title.Length == 0)
            {
                yield return new(path, "standard.unit.name", unit.Code);
            }

            if (!units.Add(unit.Code))
            {
                yield return new(path + ".code", "standard.unit.twice", unit.Code);
            }

            if (unit.Outcomes.Count == 0)
            {
                yield return new(path + ".outcomes", "standard.unit.empty", unit.Code);
            }

            if (unit.WorkloadHours is <= 0 || unit.Credits is < 0)
            {
                yield return new(path, "standard.number", unit.Code);
            }

            if (unit.EqfLevel is < 1 or > 8)
            {
                yield return new(path + ".eqfLevel", "standard.eqf", unit.EqfLevel.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            for (var place = 0; place < unit.Outcomes.Count; place++)
            {
                foreach (var problem in Outcome(unit.Outcomes[place], $"{path}.outcomes[{place}]", outcomes))
                {
                    yield return problem;
                }
            }
        }

        if (content.EqfLevel is < 1 or > 8)
        {
            yield return new("eqfLevel", "standard.eqf", content.EqfLevel.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (content.WorkloadHours is <= 0 || content.Credits is < 0)
        {
            yield return new("workload", "standard.number");
        }

        if (content.Validity.Years is < 1 || content.Validity.GraceDays < 0)
        {
            yield return new("validity", "standard.validity");
        }

        if (content.Validity is { Years: null, Renewal.Count: > 0 })
        {
            yield return new("validity.renewal", "standard.validity.renewal");
        }
    }

    private static IEnumerable<ContentProblem> Outcome(LearningOutcome outcome, string path, HashSet<string> seen)
    {
        if (outcome.Code.Length == 0 || outcome.Title.Length == 0)
        {
            yield return new(path, "standard.outcome.name", outcome.Code);
        }

        if (!seen.Add(outcome.Code))
        {
            yield return new(path + ".code", "standard.outcome.twice", outcome.Code);
        }

        if (outcome.Criteria.Select(criterion => criterion.Code).Distinct(StringComparer.Ordinal).Count() != outcome.Criteria.Count)
        {
            yield return new(path + ".criteria", "standard.criterion.twice", outcome.Code);
        }

        if (outcome.MethodsObligatory && outcome.Methods is not { Count: > 0 })
        {
            yield return new(path + ".methods", "standard.outcome.methods", outcome.Code);
        }

        if (outcome.MaxEvidenceAgeYears is < 1)
        {
            yield return new(path + ".maxEvidenceAgeYears", "standard.number", outcome.Code);
        }
    }
}
