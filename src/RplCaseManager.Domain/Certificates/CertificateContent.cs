using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Domain.Certificates;

/// <summary>A unit on a certificate with the outcomes that the holder has shown.</summary>
public sealed record CertifiedUnit(string Code, string Title, decimal? Credits, IReadOnlyList<CertifiedOutcome> Outcomes);

/// <summary>An outcome on a certificate.</summary>
public sealed record CertifiedOutcome(string Code, string Title, OutcomeType Type);

/// <summary>
/// Everything a certificate states: the standard elements of Annex I of the Council Recommendation of 16 June 2022, and what
/// our verification needs. Never changes after the issue; a correction is a replacement.
/// </summary>
public sealed record CertificateContent
{
    // Mandatory elements.
    /// <summary>Name of the holder in the Latin letters of the identity document.</summary>
    public required string HolderName { get; init; }
    public required DateOnly HolderDateOfBirth { get; init; }
    public required string Title { get; init; }
    /// <summary>Country or region of the issuer.</summary>
    public required string Country { get; init; }
    public required string AwardingBody { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required IReadOnlyList<CertifiedUnit> Units { get; init; }
    public required Stated Workload { get; init; }
    /// <summary>Mandatory only if applicable; "not specified" is said in words.</summary>
    public required Stated Level { get; init; }
    public required IReadOnlyList<AssessmentMethod> AssessmentMethods { get; init; }
    public required Stated FormOfParticipation { get; init; }
    public required Stated QualityAssurance { get; init; }
    // Optional elements.
    public Stated? Prerequisites { get; init; }
    public Stated? Supervision { get; init; }
    public Stated? Stackability { get; init; }
    public string? Grade { get; init; }
    public string? FurtherInformation { get; init; }
    // What the award is.
    public required string Number { get; init; }
    public required RplOutcome Outcome { get; init; }
    public required StandardKind Kind { get; init; }
    public required int StandardVersion { get; init; }
    public required string StandardCode { get; init; }
    public required string SchemeName { get; init; }
    public required string CaseNumber { get; init; }
    public required DateOnly ValidFrom { get; init; }
    /// <summary>Last day, included; null: unlimited.</summary>
    public DateOnly? ValidUntil { get; init; }
    public IReadOnlyList<string> RenewedBy { get; init; } = [];
    /// <summary>Whether the issuer was accredited for this award on the day of issue, as the trust list said then.</summary>
    public required bool IssuerAccredited { get; init; }
    /// <summary>Whether somebody checked the holder's identity in the case.</summary>
    public required bool IdentityChecked { get; init; }
}
