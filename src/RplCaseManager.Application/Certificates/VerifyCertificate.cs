using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Certificates;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Certificates;

/// <summary>Result of one check; what could not be checked is said so, never shown as fine (DOMAIN rule 11).</summary>
public enum CheckResult { Passed, Failed, NotChecked }

/// <summary>What a verification answers: the standing today, the facts, and how it was checked.</summary>
public sealed record Verification(
    CertificateStanding Standing, DateOnly Today, CertificateContent Content, string RevocationReason,
    CheckResult Seal, CheckResult Accreditation, CheckResult NotRevoked);

/// <summary>Anyone verifies by the unguessable token behind the QR code.</summary>
public sealed record VerifyByToken(string Token) : IRead<Verification>;

/// <summary>Anyone verifies by the number, which alone is not enough: the date of birth is needed too.</summary>
public sealed record VerifyByNumber(string Number, DateOnly? DateOfBirth) : IRead<Verification>, IValidated
{
    public IEnumerable<FieldProblem> Validate()
    {
        if (string.IsNullOrWhiteSpace(Number))
        {
            yield return new(nameof(Number), "required");
        }
        else if (!Numbers.IsWellFormed(Number))
        {
            yield return new(nameof(Number), "check-character");
        }

        if (DateOfBirth is null)
        {
            yield return new(nameof(DateOfBirth), "required");
        }
    }
}

/// <summary>Checked now and never stored.</summary>
public sealed class VerifyByTokenHandler(IRplDb db, IKeys keys, OperationContext context) : IHandle<VerifyByToken, Verification>
{
    public async ValueTask<Result<Verification>> Handle(VerifyByToken request, CancellationToken cancellationToken)
    {
        var found = await db.Certificates.AsNoTracking().FirstOrDefaultAsync(certificate => certificate.Token == request.Token, cancellationToken);
        return found is null ? new NotFound("certificate") : Verifications.Of(found, keys, context.Now);
    }
}

/// <summary>One answer for an unknown number and for a wrong date of birth.</summary>
public sealed class VerifyByNumberHandler(IRplDb db, IKeys keys, OperationContext context) : IHandle<VerifyByNumber, Verification>
{
    public async ValueTask<Result<Verification>> Handle(VerifyByNumber request, CancellationToken cancellationToken)
    {
        var number = Numbers.Normalise(request.Number);
        var found = await db.Certificates.AsNoTracking().FirstOrDefaultAsync(certificate => certificate.Number == number && certificate.HolderDateOfBirth == request.DateOfBirth, cancellationToken);
        return found is null ? new NotFound("certificate") : Verifications.Of(found, keys, context.Now);
    }
}

internal static class Verifications
{
    public static Verification Of(Certificate certificate, IKeys keys, DateTimeOffset now)
    {
        var sealedRight = keys.Verify(certificate.SealedText, certificate.Seal);
        return new(certificate.StandingAt(now), now.DateIn(certificate.ZoneId), certificate.Content, certificate.RevocationReason,
            sealedRight ? CheckResult.Passed : CheckResult.Failed,
            // What the trust list said on the day of issue is part of the sealed text.
            !sealedRight ? CheckResult.NotChecked : certificate.Content.IssuerAccredited ? CheckResult.Passed : CheckResult.Failed,
            certificate.State is CertificateState.Active or CertificateState.Expired ? CheckResult.Passed : CheckResult.Failed);
    }

    private static DateOnly DateIn(this DateTimeOffset instant, string zone) =>
        Domain.Schemes.SchemeDays.DateIn(instant, TimeZoneInfo.FindSystemTimeZoneById(zone));
}
