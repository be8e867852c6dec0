using RplCaseManager.Domain.Evidence;

namespace RplCaseManager.Web.Features.Evidence;

/// <summary>Guesses the kind of evidence from a file's type and name; the person has the last word.</summary>
public static class KindGuess
{
    private static readonly (string Word, EvidenceKind Kind)[] ByWord =
    [
        ("testimon", EvidenceKind.EmployerTestimony), ("reference", EvidenceKind.EmployerTestimony), ("recommendation", EvidenceKind.EmployerTestimony),
        ("curriculum", EvidenceKind.CurriculumVitae), ("resume", EvidenceKind.CurriculumVitae), ("lebenslauf", EvidenceKind.CurriculumVitae), ("europass", EvidenceKind.CurriculumVitae),
        ("certificate", EvidenceKind.Certificate), ("diploma", EvidenceKind.Certificate), ("zeugnis", EvidenceKind.Certificate), ("zertifikat", EvidenceKind.Certificate),
        ("training", EvidenceKind.TrainingRecord), ("course", EvidenceKind.TrainingRecord), ("seminar", EvidenceKind.TrainingRecord),
        ("contract", EvidenceKind.EmploymentRecord), ("payslip", EvidenceKind.EmploymentRecord), ("employment", EvidenceKind.EmploymentRecord),
        ("test", EvidenceKind.TestScore), ("score", EvidenceKind.TestScore),
        ("portfolio", EvidenceKind.ReflectiveAccount), ("reflection", EvidenceKind.ReflectiveAccount), ("diary", EvidenceKind.ReflectiveAccount),
    ];

    public static EvidenceKind Of(string fileName, string mediaType)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(mediaType);
        if (mediaType.Contains("ld+json", StringComparison.OrdinalIgnoreCase) || mediaType.EndsWith("vc+jwt", StringComparison.OrdinalIgnoreCase))
        {
            return EvidenceKind.DigitalCredential;
        }

        foreach (var (word, kind) in ByWord)
        {
            if (fileName.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        if (Path.GetFileNameWithoutExtension(fileName).Split(' ', '_', '-', '.').Any(part => part.Equals("cv", StringComparison.OrdinalIgnoreCase)))
        {
            return EvidenceKind.CurriculumVitae;
        }

        return mediaType.Split('/', 2)[0].ToUpperInvariant() is "IMAGE" or "VIDEO" or "AUDIO" ? EvidenceKind.PhotoVideoAudio : EvidenceKind.WorkSample;
    }
}
