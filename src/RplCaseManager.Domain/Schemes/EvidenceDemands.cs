using RplCaseManager.Domain.Evidence;

namespace RplCaseManager.Domain.Schemes;

/// <summary>Evidence that a scheme demands whatever is claimed, and the kinds that meet the demand.</summary>
public static class EvidenceDemands
{
    /// <summary>Proof of experience of a recognised test centre (Belgium-fl, Cedefop table 16).</summary>
    public static IReadOnlyList<EvidenceKind> ProofOfExperience { get; } = [EvidenceKind.ProofOfExperience];

    /// <summary>Documents of learning outside formal education (Lithuania, Cedefop table 16).</summary>
    public static IReadOnlyList<EvidenceKind> Documented { get; } =
        [EvidenceKind.Certificate, EvidenceKind.DigitalCredential, EvidenceKind.TrainingRecord, EvidenceKind.EmploymentRecord, EvidenceKind.EmployerTestimony, EvidenceKind.ProofOfExperience];

    /// <summary>The result of an examination (Czechia, Cedefop table 16).</summary>
    public static IReadOnlyList<EvidenceKind> Examination { get; } = [EvidenceKind.AssessmentResult, EvidenceKind.TestScore];

    /// <summary>Rule id of the first demand that the file does not meet when it is handed in; null when it meets all.</summary>
    public static string? Unmet(SchemeContent scheme, IEnumerable<EvidenceKind> kinds)
    {
        var there = kinds.ToHashSet();
        return scheme.ProofOfExperienceFirst && !ProofOfExperience.Any(there.Contains) ? "case.submit.proof-of-experience"
            : scheme.DocumentedEvidenceRequired && !Documented.Any(there.Contains) ? "case.submit.documented"
            : null;
    }
}
