using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.People;

/// <summary>Roles (DOMAIN, who uses it). <c>Anyone</c> and <c>System</c> are not granted: they stand for no account and for the jobs.</summary>
public enum Role { Anyone, System, Candidate, Advisor, CaseOfficer, Assessor, Verifier, PanelMember, Decider, AppealReviewer, Administrator, Auditor }

/// <summary>A role that a person has, for one awarding body or (null) for the whole installation.</summary>
public sealed record RoleGrant(Role Role, string? Body);

/// <summary>A person with an account. The date of birth has no time zone.</summary>
public sealed class Person : Aggregate
{
    private Person() { }

    /// <summary>Creates a person; <paramref name="id"/> is also the id of the account.</summary>
    public Person(Guid id, PersonName name, DateOnly? dateOfBirth, string email, string language, IReadOnlyList<RoleGrant> grants)
    {
        (Id, DateOfBirth, Email, Language, Grants) = (id, dateOfBirth, email, language, [.. grants]);
        RoleNames = NamesOf(Grants);
        Rename(name);
        Version = 1;
    }

    public string GivenName { get; private set; } = "";
    public string FamilyName { get; private set; } = "";
    /// <summary>Name in the Latin letters of the identity document, as a certificate carries it.</summary>
    public string LatinName { get; private set; } = "";
    public string SearchName { get; private set; } = "";
    /// <summary>Known for candidates; staff need none.</summary>
    public DateOnly? DateOfBirth { get; private set; }
    public string Email { get; private set; } = "";
    /// <summary>IETF language tag of letters and screens.</summary>
    public string Language { get; private set; } = "en";
    public IReadOnlyList<RoleGrant> Grants { get; private set; } = [];
    /// <summary>Names of the roles between bars, such as <c>|Assessor|Verifier|</c>, for queries.</summary>
    public string RoleNames { get; private set; } = "";
    /// <summary>Fields, sectors and occupations in which the person can assess, as the standards name them.</summary>
    public IReadOnlyList<string> Expertise { get; private set; } = [];
    /// <summary>IETF tags of the languages in which the person can assess.</summary>
    public IReadOnlyList<string> Languages { get; private set; } = [];
    /// <summary>False when an administrator has closed the account; the person cannot sign in or act.</summary>
    public bool Active { get; private set; } = true;

    /// <summary>Given and family name.</summary>
    public string FullName => (GivenName + " " + FamilyName).Trim();

    /// <summary>Whether the person has a role, in any body.</summary>
    public bool Has(Role role) => Active && Grants.Any(grant => grant.Role == role);

    /// <summary>Changes the name.</summary>
    public void Rename(PersonName name)
    {
        (GivenName, FamilyName, LatinName) = (name.Given, name.Family, name.Latin);
        SearchName = SearchWords.Normalise(FullName + " " + LatinName);
        Touch();
    }

    /// <summary>Says in what and in which languages the person can assess.</summary>
    public void Knows(IReadOnlyList<string> expertise, IReadOnlyList<string> languages)
    {
        (Expertise, Languages) = ([.. expertise], [.. languages]);
        Touch();
    }

    /// <summary>Whether the person has a role in a body: for it, or for every body.</summary>
    public bool Has(Role role, string body) => Active && Grants.Any(grant => grant.Role == role && (grant.Body is null || grant.Body == body));

    /// <summary>Mails go to another address from now on; the caller has seen that it is the person's.</summary>
    public void MoveTo(string email)
    {
        Email = email;
        Touch();
    }

    /// <summary>Sets the date of birth.</summary>
    public void BornOn(DateOnly? day)
    {
        DateOfBirth = day;
        Touch();
    }

    /// <summary>Grants a role. Refused when the person has it already.</summary>
    public Refusal? Grant(RoleGrant grant)
    {
        if (Grants.Contains(grant))
        {
            return new RuleRefusal("person.role.has", grant.Role.ToString());
        }

        Grants = [.. Grants, grant];
        RoleNames = NamesOf(Grants);
        Touch();
        return null;
    }

    /// <summary>Takes a role away. Refused when the person does not have it.</summary>
    public Refusal? Ungrant(RoleGrant grant)
    {
        if (!Grants.Contains(grant))
        {
            return new RuleRefusal("person.role.has-not", grant.Role.ToString());
        }

        Grants = [.. Grants.Where(held => held != grant)];
        RoleNames = NamesOf(Grants);
        Touch();
        return null;
    }

    private static string NamesOf(IReadOnlyList<RoleGrant> grants) =>
        "|" + string.Join('|', grants.Select(grant => grant.Role.ToString()).Distinct(StringComparer.Ordinal)) + "|";

    /// <summary>Opens or closes the account.</summary>
    public void SetActive(bool active)
    {
        Active = active;
        Touch();
    }
}

/// <summary>A person's name.</summary>
/// <param name="Latin">In the Latin letters of the identity document.</param>
public sealed record PersonName(string Given, string Family, string Latin)
{
    /// <summary>Whether a text is written in Latin letters only (with marks, blanks, hyphens, apostrophes and full stops).</summary>
    public static bool IsLatin(string text) => text.EnumerateRunes().All(rune =>
        rune.Value is >= 0x300 and < 0x370
        || rune.Value is ' ' or '-' or '\'' or '’' or '.' or '‐' or 'ʼ'
        || (System.Text.Rune.IsLetter(rune) && rune.Value is < 0x250 or (>= 0x1E00 and < 0x1F00)));
}

/// <summary>A personal token for the HTTP interface; only its hash is kept.</summary>
public sealed class ApiToken : Aggregate
{
    private ApiToken() { }

    /// <summary>Creates a token from the hash of its secret.</summary>
    public ApiToken(Guid id, Guid personId, string name, string hash, IReadOnlyList<string> scopes, DateTimeOffset createdAt, DateTimeOffset expiresAt) =>
        (Id, PersonId, Name, Hash, Scopes, CreatedAt, ExpiresAt) = (id, personId, name, hash, [.. scopes], createdAt, expiresAt);

    public Guid PersonId { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>SHA-256 of the secret, lower-case hexadecimal.</summary>
    public string Hash { get; private set; } = "";
    /// <summary><c>read</c>, <c>write</c>, or both.</summary>
    public IReadOnlyList<string> Scopes { get; private set; } = [];
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Whether the token opens the door at an instant.</summary>
    public bool IsValidAt(DateTimeOffset instant) => RevokedAt is null && instant < ExpiresAt;

    /// <summary>Ends the token for good.</summary>
    public void Revoke(DateTimeOffset at)
    {
        RevokedAt ??= at;
        Touch();
    }
}
