using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Providers;

/// <summary>Accreditation of a provider as a whole (<see cref="StandardCode"/> null) or of a single award (Cedefop 5.4).</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day, included; null: open-ended.</param>
public sealed record Accreditation(string? StandardCode, DateOnly From, DateOnly? Until, string AccreditedBy, string? Source = null)
{
    /// <summary>Whether it holds on a day; both its days are included (DOMAIN rule 12).</summary>
    public bool HoldsOn(DateOnly day) => day >= From && (Until is null || day <= Until);
}

/// <summary>Content of a provider or awarding body as it is configured and imported.</summary>
public sealed record ProviderContent
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }
    public required string QualityAssuranceType { get; init; }
    /// <summary>May decide cases of its schemes.</summary>
    public bool IsAwardingBody { get; init; }
    /// <summary>Code that opens its certificate numbers, such as <c>AT-CERT</c>.</summary>
    public required string CertificatePrefix { get; init; }
    public IReadOnlyList<Accreditation> Accreditations { get; init; } = [];
    public string? Source { get; init; }
}

/// <summary>A provider or awarding body of the trust list.</summary>
public sealed class Provider : Aggregate
{
    private Provider() => Content = null!;

    /// <summary>Creates a provider from its configuration.</summary>
    public Provider(Guid id, ProviderContent content) => (Id, Code, Content) = (id, content.Code, content);

    public string Code { get; private set; } = "";
    public ProviderContent Content { get; private set; }

    /// <summary>Replaces the configuration, as an import or an administrator does.</summary>
    public void Reconfigure(ProviderContent content)
    {
        Content = content;
        Touch();
    }

    /// <summary>Whether the provider is accredited for the award on that day, as a whole or for this award.</summary>
    public bool IsAccreditedFor(string standardCode, DateOnly day) =>
        Content.Accreditations.Any(entry => (entry.StandardCode is null || entry.StandardCode == standardCode) && entry.HoldsOn(day));
}
