using RplCaseManager.Application.Certificates;
using RplCaseManager.Domain.Certificates;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Features.Certificates;

/// <summary>The one answer of a verification: its words (a key), its tone and its sign.</summary>
/// <param name="Key">Key of the words in Resources/VerifyPages.</param>
public sealed record Verdict(string Key, Tone Tone, string Sign)
{
    /// <summary>A broken seal comes before everything: then nothing on the page can be trusted, whatever the dates say.</summary>
    public static Verdict Of(Verification verification)
    {
        ArgumentNullException.ThrowIfNull(verification);
        return verification switch
        {
            { Seal: not CheckResult.Passed } => new("Altered", Tone.Bad, "✕"),
            { Standing: CertificateStanding.Valid, Accreditation: CheckResult.Failed } => new("ValidUnaccredited", Tone.Turn, "!"),
            { Standing: CertificateStanding.Valid } => new("Valid", Tone.Good, "✓"),
            { Standing: CertificateStanding.NotYetValid } => new("NotYetValid", Tone.Turn, "!"),
            { Standing: CertificateStanding.Expired } => new("Expired", Tone.Turn, "!"),
            { Standing: CertificateStanding.Suspended } => new("Suspended", Tone.Turn, "!"),
            { Standing: CertificateStanding.Superseded } => new("Superseded", Tone.Neutral, "↷"),
            { Standing: CertificateStanding.Revoked } => new("Revoked", Tone.Bad, "✕"),
            _ => throw new InvalidOperationException($"There is no answer for {verification.Standing}."),
        };
    }
}
