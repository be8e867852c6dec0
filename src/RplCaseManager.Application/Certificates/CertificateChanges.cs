using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Certificates;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Certificates;

/// <summary>The awarding body revokes a certificate, with a reason that the holder reads.</summary>
public sealed record RevokeCertificate(Guid RequestId, Guid CaseId, Guid CertificateId, string Reason) : IChange<Done>, INeedsDeclaration, IValidated
{
    public IEnumerable<FieldProblem> Validate()
    {
        if (string.IsNullOrWhiteSpace(Reason))
        {
            yield return new(nameof(Reason), "required");
        }
        else if (Reason.Length > TextLimits.Reason)
        {
            yield return new(nameof(Reason), "too-long", TextLimits.ReasonText);
        }
    }
}

/// <summary>The holder is told.</summary>
public sealed class RevokeCertificateHandler(IRplDb db, CaseDesk desk, Journal journal, OperationContext context) : IHandle<RevokeCertificate, Done>
{
    public async ValueTask<Result<Done>> Handle(RevokeCertificate request, CancellationToken cancellationToken)
    {
        if (await db.OfCaseAsync(request.CaseId, request.CertificateId, cancellationToken) is not { } certificate)
        {
            return new NotFound("certificate");
        }

        if (certificate.Revoke(request.Reason, context.Now) is { } refusal)
        {
            return refusal;
        }

        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        journal.Record(Streams.Case(request.CaseId), "certificate.revoked", new { certificate = certificate.Id, number = certificate.Number }, new { reason = request.Reason });
        journal.Tell(certificate.HolderId, request.CaseId, "revoked", $"revoked:{certificate.Id:N}:{certificate.Version}", open.Letter(("certificate", certificate.Number), ("text", request.Reason)));
        return Done.Value;
    }
}

/// <summary>A certificate's last day is over (job). The verification page knew already: it reads the dates.</summary>
public sealed record ExpireCertificate(Guid RequestId, Guid CaseId, Guid CertificateId) : IChange<Done>, ICaseOperation;

/// <summary>Recorded once; the holder is told.</summary>
public sealed class ExpireCertificateHandler(IRplDb db, CaseDesk desk, Journal journal, OperationContext context) : IHandle<ExpireCertificate, Done>
{
    public async ValueTask<Result<Done>> Handle(ExpireCertificate request, CancellationToken cancellationToken)
    {
        if (await db.OfCaseAsync(request.CaseId, request.CertificateId, cancellationToken) is not { } certificate)
        {
            return new NotFound("certificate");
        }

        if (certificate.Expire(context.Now) is { } refusal)
        {
            return refusal;
        }

        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        certificate.Reminded(open.Rules, context.Now);
        journal.Record(Streams.Case(request.CaseId), "certificate.expired", new { certificate = certificate.Id, until = certificate.ValidUntil });
        journal.Tell(certificate.HolderId, request.CaseId, "expired", $"expired:{certificate.Id:N}:{Days.Text(certificate.ValidUntil)}",
            open.Letter(("certificate", certificate.Number), ("due", Days.Text(certificate.ValidUntil))));
        return Done.Value;
    }
}

/// <summary>Reminds the holder that the last day comes near (job). A job that slept through three reminders sends only the latest.</summary>
public sealed record RemindCertificateHolder(Guid RequestId, Guid CaseId, Guid CertificateId) : IChange<int>, ICaseOperation;

/// <summary>Answers how many people were told.</summary>
public sealed class RemindCertificateHolderHandler(IRplDb db, CaseDesk desk, Journal journal, OperationContext context) : IHandle<RemindCertificateHolder, int>
{
    public async ValueTask<Result<int>> Handle(RemindCertificateHolder request, CancellationToken cancellationToken)
    {
        if (await db.OfCaseAsync(request.CaseId, request.CertificateId, cancellationToken) is not { } certificate)
        {
            return new NotFound("certificate");
        }

        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        var told = 0;
        if (certificate is { State: CertificateState.Active, ValidUntil: { } last } && certificate.ExpiresAt > context.Now
            && open.Rules.StepDue(last, open.Rules.Content.Clocks.CertificateReminderDays, context.Now) is { } step)
        {
            var key = $"certificate-reminder:{certificate.Id:N}:{Days.Text(last)}:{step}";
            if (!await db.Outbox.AnyAsync(row => row.Key == key, cancellationToken))
            {
                var renewal = string.Join(", ", certificate.Content.RenewedBy);
                journal.Tell(certificate.HolderId, request.CaseId, renewal.Length > 0 ? "certificate-reminder" : "certificate-reminder-unrenewed", key,
                    open.Letter(("certificate", certificate.Number), ("due", Days.Text(last)), ("text", renewal), ("body", certificate.Content.AwardingBody)));
                told = 1;
            }
        }

        certificate.Reminded(open.Rules, context.Now);
        journal.Record(Streams.Case(request.CaseId), "certificate.reminded", new { certificate = certificate.Id, until = certificate.ValidUntil, told });
        return told;
    }
}

internal static class CertificateRowsOfCase
{
    public static Task<Certificate?> OfCaseAsync(this IRplDb db, Guid caseId, Guid certificateId, CancellationToken cancellation) =>
        db.Certificates.FirstOrDefaultAsync(certificate => certificate.Id == certificateId && certificate.CaseId == caseId, cancellation);
}
