namespace RplCaseManager.Domain.Evidence;

/// <summary>Kinds of evidence (DOMAIN vocabulary).</summary>
public enum EvidenceKind
{
    WorkSample, EmployerTestimony, Certificate, DigitalCredential, EmploymentRecord, TrainingRecord,
    ReflectiveAccount, CurriculumVitae, AssessmentResult, PhotoVideoAudio, TestScore, ProofOfExperience,
}
