using System.Globalization;

namespace RplCaseManager.Domain.Standards;

/// <summary>One standard element of Annex I of the Council Recommendation of 16 June 2022 in a standard.</summary>
/// <param name="Key">Name, such as <c>workload</c>.</param>
/// <param name="Mandatory">No certificate is issued without it.</param>
/// <param name="Filled">Null: it is no matter of the standard, but filled in with each certificate.</param>
/// <param name="Place">Where it is written in the content.</param>
public sealed record StandardElement(string Key, bool Mandatory, bool? Filled, string Place);

/// <summary>The live list "complete for a certificate".</summary>
public static class StandardElements
{
    /// <summary>Every element in the order of Annex I, the mandatory ones first; those that <see cref="StandardCheck.Missing"/> names are not filled.</summary>
    public static IReadOnlyList<StandardElement> Of(StandardContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var missing = StandardCheck.Missing(content);
        StandardElement Must(string key) => new(key, true, !missing.Contains(key), PlaceOf(content, key));
        static StandardElement May(string key, bool filled, string? place = null) => new(key, false, filled, place ?? key);
        return
        [
            new("learner", true, null, ""), Must("title"), new("country", true, true, "country"), Must("awardingBody"), new("issuedOn", true, null, ""),
            Must("learningOutcomes"), Must("assessmentCriteria"), Must("workload"),
            Must("assessment"), Must("formOfParticipation"), Must("qualityAssurance"),
            May("level", content.Level.Text is not null || content.EqfLevel is not null), May("prerequisites", content.Prerequisites.Text is not null || content.PrerequisiteRule is not null), May("supervision", content.Supervision?.Text is not null),
            May("stackability", content.Stackability.Text is not null), May("furtherInformation", content.FurtherInformation is not null),
        ];
    }

    /// <summary>Where a mandatory element is written; missing criteria are at the first outcome without any.</summary>
    public static string PlaceOf(StandardContent content, string element) => element switch
    {
        "learningOutcomes" => "units",
        "assessment" => "assessmentMethods",
        "assessmentCriteria" => FirstWithoutCriteria(content),
        _ => element,
    };

    private static string FirstWithoutCriteria(StandardContent content)
    {
        for (var unit = 0; unit < content.Units.Count; unit++)
        {
            for (var outcome = 0; outcome < content.Units[unit].Outcomes.Count; outcome++)
            {
                if (content.Units[unit].Outcomes[outcome].Criteria.Count == 0)
                {
                    return string.Create(CultureInfo.InvariantCulture, $"units[{unit}].outcomes[{outcome}].criteria");
                }
            }
        }

        return "units";
    }
}
