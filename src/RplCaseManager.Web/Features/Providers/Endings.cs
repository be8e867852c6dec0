using RplCaseManager.Domain.Providers;

namespace RplCaseManager.Web.Features.Providers;

/// <summary>Something that a change of a provider ends, or ends earlier than before.</summary>
/// <param name="What">Title of the award; null: the provider as a whole.</param>
/// <param name="LastDay">Its last day; null: it is taken out altogether.</param>
/// <param name="Award">The award as its accreditation names it; null: the provider as a whole.</param>
public sealed record Ending(string? What, DateOnly? LastDay, string? Award = null);

/// <summary>What is asked before a provider is changed so that something ends.</summary>
public static class Endings
{
    /// <summary>Everything that ends earlier after the change than before it.</summary>
    public static IReadOnlyList<Ending> Between(ProviderContent before, ProviderContent after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var found = new List<Ending>();
        if (IsEarlier(after.EndsOn, before.EndsOn))
        {
            found.Add(new(null, after.EndsOn));
        }

        var trust = new ProviderTrust(before, DateOnly.MinValue);
        foreach (var group in before.Accreditations.GroupBy(entry => entry.Award ?? "", StringComparer.Ordinal))
        {
            var left = after.Accreditations.Where(entry => (entry.Award ?? "") == group.Key).ToList();
            var what = trust.TitleOf(group.First());
            if (left.Count == 0)
            {
                found.Add(new(what, null, group.First().Award));
            }
            else if (IsEarlier(Last(left), Last([.. group])))
            {
                found.Add(new(what, Last(left), group.First().Award));
            }
        }

        return found;
    }

    private static bool IsEarlier(DateOnly? now, DateOnly? then) => now is { } day && (then is null || day < then);

    private static DateOnly? Last(List<Accreditation> entries) => entries.Exists(entry => entry.Until is null) ? null : entries.Max(entry => entry.Until);
}
