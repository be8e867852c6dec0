using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Domain.Programmes;

/// <summary>What stands in the way of publishing a programme.</summary>
public static class ProgrammeCheck
{
    /// <summary>Everything that stands in the way, each at its place.</summary>
    /// <param name="standard">The published content of its standard, or null when there is none.</param>
    public static IReadOnlyList<ContentProblem> Problems(ProgrammeContent content, StandardContent? standard)
    {
        var problems = new List<ContentProblem>();
        void Wrong(string path, string rule, string detail = "") => problems.Add(new(path, rule, detail));

        if (content.Title.Length == 0)
        {
            Wrong("title", "programme.title");
        }

        if (standard is null)
        {
            Wrong("standard", "programme.standard", content.Standard);
        }

        if (content.Parts.Count == 0)
        {
            Wrong("parts", "programme.parts");
        }

        if (content.LargestShareExempted is < 0 or > 1)
        {
            Wrong("largestShareExempted", "programme.share");
        }

        for (var at = 0; at < content.Parts.Count; at++)
        {
            var (part, path) = (content.Parts[at], $"parts[{at}]");
            if (part.Code.Length == 0 || part.Title.Length == 0)
            {
                Wrong(path, "programme.part.name", part.Code);
            }

            if (content.Parts.Take(at).Any(other => other.Code == part.Code))
            {
                Wrong(path + ".code", "programme.part.twice", part.Code);
            }

            if (part is { MayBeExempted: true, OutcomeCodes.Count: 0 })
            {
                Wrong(path + ".outcomeCodes", "programme.part.outcomes", part.Code);
            }

            foreach (var code in part.OutcomeCodes.Where(code => standard is not null && standard.Outcome(code) is null))
            {
                Wrong(path + ".outcomeCodes", "programme.part.unknown", code);
            }

            if ((content.ShareOf is ShareOf.Credits && part.Credits is null) || (content.ShareOf is ShareOf.Workload && part.WorkloadHours is null))
            {
                Wrong(path, "programme.part.measure", part.Code);
            }
        }

        var known = new KnownCodes(standard?.Units.Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal), standard?.AllOutcomes().Select(outcome => outcome.Code).ToHashSet(StringComparer.Ordinal));
        problems.AddRange(RequirementFaults.Problems("entryRequirement", content.EntryRequirement, known));
        return problems;
    }
}
