using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Providers;

/// <summary>What kind of institution a provider is.</summary>
public enum ProviderKind { PublicAuthority, FormalEducation, HigherEducation, AdultEducation, CertificationBody, SectoralBody, Employer, PrivateTraining }

/// <summary>Accreditation of a provider as a whole (<paramref name="Award"/> null) or of a single award (Cedefop 5.4).</summary>
/// <param name="Award">Code of the award, or of its standard.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day, included; null: open-ended.</param>
public sealed record Accreditation(string? Award, DateOnly From, DateOnly? Until, string AccreditedBy, string? Source = null)
{
    /// <summary>Whether it holds on a day; both its days are included (DOMAIN rule 12).</summary>
    public bool HoldsOn(DateOnly day) => day >= From && (Until is null || day <= Until);
}

/// <summary>What the source says of a question: yes, no, or that it is not specified.</summary>
public enum Answer { Yes, No, NotSpecified }

/// <summary>
/// A micro-credential that a provider awards, with exactly what the source says of it (Cedefop Annex 1, tables 9, 14 and 15);
/// what is null is not specified there. Hours and credits are facts of the award and never a factor of a credit system.
/// </summary>
public sealed record ProviderAward
{
    /// <summary>Unique over all providers.</summary>
    public required string Code { get; init; }
    public required string Title { get; init; }
    /// <summary>Row of the source's table, from 1; null for an award that is not from it.</summary>
    public int? SourceRow { get; init; }
    public required string Sector { get; init; }
    /// <summary>Country or countries in the source's words.</summary>
    public required string Country { get; init; }
    /// <summary>Workload in the source's words (table 9).</summary>
    public string? Workload { get; init; }
    /// <summary>Workload or credits in the source's words (table 15).</summary>
    public string? WorkloadOrCredits { get; init; }
    /// <summary>Whether it is measured in ECTS or ECVET, in the source's words; null: in neither.</summary>
    public string? CreditSystem { get; init; }
    public string? ModeOfDelivery { get; init; }
    public required Answer LearningOutcomesSpecified { get; init; }
    public required Answer Prerequisites { get; init; }
    public required Answer AssessmentCarriedOut { get; init; }
    /// <summary>Whether it is linked to a national framework or the EQF.</summary>
    public required Answer LinkedToFramework { get; init; }
    public string? Level { get; init; }
    public required Answer LinkedToOccupationalStandards { get; init; }
    public string? Accumulation { get; init; }
    /// <summary>Code of the standard in which it is worked out with units and outcomes; null: none.</summary>
    public string? Standard { get; init; }
    public required string Source { get; init; }
}

/// <summary>A number by which others know the provider, such as an EUID, a VAT number or a national register's.</summary>
public sealed record ProviderIdentifier(string Scheme, string Value);

/// <summary>A public key with which the provider signs credentials.</summary>
/// <param name="PublicKey">PEM, SubjectPublicKeyInfo.</param>
public sealed record SigningKey(string KeyId, string Algorithm, string PublicKey, DateOnly From, DateOnly? Until);

/// <summary>Content of a provider or awarding body as it is configured and imported.</summary>
public sealed record ProviderContent
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required ProviderKind Kind { get; init; }
    /// <summary>ISO 3166-1 alpha-2, or null for an international body.</summary>
    public string? Country { get; init; }
    public required string QualityAssuranceType { get; init; }
    /// <summary>May decide cases of its schemes.</summary>
    public bool IsAwardingBody { get; init; }
    /// <summary>Code that opens its certificate numbers, such as <c>AT-CERT</c>; null where it issues none.</summary>
    public string? CertificatePrefix { get; init; }
    public string? Website { get; init; }
    public IReadOnlyList<ProviderIdentifier> Identifiers { get; init; } = [];
    public IReadOnlyList<Accreditation> Accreditations { get; init; } = [];
    public IReadOnlyList<ProviderAward> Awards { get; init; } = [];
    public IReadOnlyList<SigningKey> SigningKeys { get; init; } = [];
    /// <summary>Last day on which it is a provider; null: open-ended.</summary>
    public DateOnly? EndsOn { get; init; }
    public string? Source { get; init; }
}

/// <summary>A provider or awarding body of the trust list.</summary>
public sealed class Provider : Aggregate
{
    private Provider() => Content = null!;

    /// <summary>Creates a provider from its configuration.</summary>
    public Provider(Guid id, ProviderContent content)
    {
        (Id, Code, Content) = (id, content.Code, content);
        Reindex();
    }

    public string Code { get; private set; } = "";
    public ProviderContent Content { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>Words of its name and code, by which the register finds what it awards.</summary>
    public string SearchName { get; private set; } = "";

    /// <summary>Replaces the configuration, as an import or an administrator does.</summary>
    public void Reconfigure(ProviderContent content)
    {
        Content = content;
        Reindex();
        Touch();
    }

    /// <summary>Works the columns for search out again, as a new version of the program needs it for what was written before.</summary>
    public void Reindex() => (Name, SearchName) = (Content.Name, string.Join(' ', SearchWords.Words(Content.Name + " " + Content.Code)));

    /// <summary>Whether the provider is accredited for the award on that day, as a whole or for this award; after its end nothing is.</summary>
    /// <param name="award">Code of the award, or of its standard.</param>
    public bool IsAccreditedFor(string award, DateOnly day) => !(day > Content.EndsOn)
        && Content.Accreditations.Any(entry => (entry.Award is null || entry.Award == award || Content.Awards.Any(one => one.Code == entry.Award && one.Standard == award)) && entry.HoldsOn(day));
}
