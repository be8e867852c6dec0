using RplCaseManager.Domain.Cases;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>Which page of a case a person works on.</summary>
public static class CasePlaces
{
    private static readonly (string Role, CaseHolder? Holder, string Format)[] Places =
    [
        ("Assessor", CaseHolder.Assessor, "/cases/{0}/assess"),
        ("CaseOfficer", CaseHolder.CaseOfficer, "/cases/{0}/intake"),
        ("Verifier", CaseHolder.Verifier, "/cases/{0}/verify"),
        ("Decider", CaseHolder.Decider, "/cases/{0}/decide"),
        ("Auditor", null, "/audit/cases/{0}"),
    ];

    /// <summary>The candidate's page for the candidate; else the page of the role that has the case now, else of the person's first role. Null: no role of theirs has one.</summary>
    /// <param name="assigned">Whether the person assesses the case; then that page comes before the other roles' pages.</param>
    public static string? Of(Guid id, IReadOnlyCollection<string> roles, bool mine, CaseHolder? holder, bool assigned)
    {
        ArgumentNullException.ThrowIfNull(roles);
        if (mine)
        {
            return $"/my/cases/{id}";
        }

        var held = Places.Where(place => roles.Contains(place.Role, StringComparer.Ordinal)).ToList();
        var now = held.Find(place => place.Holder is not null && place.Holder == holder);
        var place = now.Format ?? (assigned ? held.Find(entry => entry.Holder is CaseHolder.Assessor).Format : null) ?? held.FirstOrDefault().Format;
        return place is null ? null : string.Format(System.Globalization.CultureInfo.InvariantCulture, place, id);
    }
}
