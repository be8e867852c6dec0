using RplCaseManager.Application.Certificates;
using RplCaseManager.Domain.Certificates;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Features.Certificates;

/// <summary>How a certificate's standing looks to its holder.</summary>
public static class CertificateWords
{
    public static Tone ToneOf(CertificateStanding standing) => standing switch
    {
        CertificateStanding.Valid => Tone.Good,
        CertificateStanding.NotYetValid => Tone.Info,
        CertificateStanding.Suspended => Tone.Turn,
        CertificateStanding.Revoked => Tone.Bad,
        CertificateStanding.Expired or CertificateStanding.Superseded => Tone.Neutral,
    };

    /// <summary>Days until the last day of a valid certificate; null when it has none, or is not valid.</summary>
    public static int? EndsIn(CertificateRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row is { Standing: CertificateStanding.Valid, ValidUntil: { } until } ? until.DayNumber - row.Today.DayNumber : null;
    }
}
