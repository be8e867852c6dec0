using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Providers;

/// <summary>Contradictions in a provider.</summary>
public static class ProviderCheck
{
    /// <summary>Everything that stands in the way, each at its place.</summary>
    /// <param name="others">All other providers.</param>
    public static IReadOnlyList<ContentProblem> Problems(ProviderContent content, IReadOnlyCollection<ProviderContent> others) => [.. Names(content, others), .. Awards(content, others), .. Periods(content)];

    private static IEnumerable<ContentProblem> Names(ProviderContent content, IReadOnlyCollection<ProviderContent> others)
    {
        if (content.Name.Length == 0)
        {
            yield return new("name", "provider.name");
        }

        if (content.QualityAssuranceType.Length == 0)
        {
            yield return new("qualityAssuranceType", "provider.quality");
        }

        if (content.IsAwardingBody && content.CertificatePrefix is null)
        {
            yield return new("certificatePrefix", "provider.prefix.missing");
        }

        if (content.CertificatePrefix is { } prefix)
        {
            if (prefix.Length == 0 || !prefix.Split('-').All(group => group.Length > 0 && group.All(char.IsAsciiLetterUpper)))
            {
                yield return new("certificatePrefix", "provider.prefix.form", prefix);
            }

            if (others.FirstOrDefault(other => other.CertificatePrefix == prefix) is { } other)
            {
                yield return new("certificatePrefix", "provider.prefix.taken", other.Name);
            }
        }
    }

    private static IEnumerable<ContentProblem> Awards(ProviderContent content, IReadOnlyCollection<ProviderContent> others)
    {
        for (var at = 0; at < content.Awards.Count; at++)
        {
            var award = content.Awards[at];
            if (award.Code.Length == 0 || award.Title.Length == 0)
            {
                yield return new($"awards[{at}]", "provider.award.name", award.Code);
            }

            if (content.Awards.Take(at).Any(other => other.Code == award.Code) || others.Any(other => other.Awards.Any(entry => entry.Code == award.Code)))
            {
                yield return new($"awards[{at}].code", "provider.award.twice", award.Code);
            }
        }
    }

    private static IEnumerable<ContentProblem> Periods(ProviderContent content)
    {
        for (var at = 0; at < content.Accreditations.Count; at++)
        {
            var entry = content.Accreditations[at];
            if (entry.AccreditedBy.Length == 0)
            {
                yield return new($"accreditations[{at}].accreditedBy", "provider.accreditation.by");
            }

            if (entry.Until < entry.From)
            {
                yield return new($"accreditations[{at}].until", "provider.period", entry.From.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        for (var at = 0; at < content.SigningKeys.Count; at++)
        {
            if (content.SigningKeys[at].Until < content.SigningKeys[at].From)
            {
                yield return new($"signingKeys[{at}].until", "provider.period", content.SigningKeys[at].KeyId);
            }
        }
    }
}
