using System.Security.Claims;

namespace RplCaseManager.Web.Shell;

/// <summary>A place in the bar: the key of its word in Resources/Shell and its address.</summary>
public sealed record NavigationItem(string TextKey, string Href);

/// <summary>Which places a person sees in the bar, by role. It hides, it does not protect: every operation checks for itself.</summary>
public sealed class NavigationMenu(bool isDevelopment)
{
    /// <summary>Whether pages for the makers (clock, gallery of components) exist in this run.</summary>
    public bool IsDevelopment => isDevelopment;

    /// <summary>Claim type that carries a role's name.</summary>
    public const string RoleClaim = "role";

    /// <summary>More places than this do not fit beside a long name on an ordinary screen.</summary>
    public const int FitsInBar = 5;

    private static readonly NavigationItem Register = new("Nav.Register", "/register");
    private static readonly NavigationItem Verify = new("Nav.Verify", "/verify");

    private static readonly (string Role, NavigationItem[] Items)[] ByRole =
    [
        ("Candidate", [new("Nav.MyCases", "/my/cases"), new("Nav.MyCertificates", "/my/certificates"), Register]),
        ("CaseOfficer", [new("Nav.Intake", "/intake")]),
        ("Assessor", [new("Nav.Queue", "/queue")]),
        ("Verifier", [new("Nav.Verification", "/verification")]),
        ("Decider", [new("Nav.Decisions", "/decisions")]),
        ("Auditor", [new("Nav.Audit", "/audit")]),
        ("Administrator", [new("Nav.Configuration", "/admin/configuration"), new("Nav.People", "/admin/people"), new("Nav.Mail", "/admin/mail"), new("Nav.Jobs", "/admin/jobs")]),
    ];

    /// <summary>The places of somebody with these roles, in the order of a case's way; a visitor without any gets the public ones.</summary>
    public IReadOnlyList<NavigationItem> For(IReadOnlyCollection<string> roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        var items = ByRole.Where(entry => roles.Contains(entry.Role, StringComparer.Ordinal)).SelectMany(entry => entry.Items).ToList();
        if (isDevelopment && roles.Contains("Administrator", StringComparer.Ordinal))
        {
            items.Add(new NavigationItem("Nav.Clock", "/admin/clock"));
        }

        return items.Count == 0 ? [Register, Verify] : items.Distinct().ToList();
    }

    /// <summary>Where somebody with these roles begins: the first of their places.</summary>
    public string HomeOf(IReadOnlyCollection<string> roles) => For(roles)[0].Href;

    /// <summary>The roles that a signed-in person's claims name; none for a visitor.</summary>
    public static string[] RolesOf(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.Identity?.IsAuthenticated == true
            ? [.. user.Claims.Where(claim => claim.Type is RoleClaim or ClaimTypes.Role).Select(claim => claim.Value)]
            : [];
    }

    /// <summary>Staff know the product by its initials; candidates and visitors read its name.</summary>
    public static bool IsStaff(IReadOnlyCollection<string> roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        return roles.Any(role => !string.Equals(role, "Candidate", StringComparison.Ordinal));
    }
}
