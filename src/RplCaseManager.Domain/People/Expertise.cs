using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Domain.People;

/// <summary>Whether what somebody can assess is what a standard is about.</summary>
public static class Expertise
{
    /// <summary>One of the fields is the standard's sector, or one of its occupations by code or by label; capitals and accents do not matter.</summary>
    public static bool Fits(IEnumerable<string> fields, StandardContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var about = content.Occupations.SelectMany(link => new[] { link.Code, link.Label }).Append(content.Sector ?? "").Select(SearchWords.Normalise).Where(word => word.Length > 0).ToHashSet(StringComparer.Ordinal);
        return fields.Any(field => about.Contains(SearchWords.Normalise(field)));
    }
}
