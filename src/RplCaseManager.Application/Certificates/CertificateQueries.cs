using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Certificates;
using RplCaseManager.Domain.Schemes;

namespace RplCaseManager.Application.Certificates;

/// <summary>A certificate in a list.</summary>
public sealed record CertificateRow(Guid Id, Guid CaseId, Guid DecisionId, string Number, string Title, string HolderName, CertificateStanding Standing, DateOnly ValidFrom, DateOnly? ValidUntil, string Token, string RevocationReason)
{
    /// <summary>The day on which the list was made, in the zone of the certificate.</summary>
    public DateOnly Today { get; init; }

    /// <summary>What a renewal asks for, as the certificate states it.</summary>
    public IReadOnlyList<string> RenewedBy { get; init; } = [];
}

/// <summary>The certificates that the person holds, newest first.</summary>
public sealed record ListMyCertificates : IRead<IReadOnlyList<CertificateRow>>;

/// <summary>Standing is computed now.</summary>
public sealed class ListMyCertificatesHandler(IRplDb db, OperationContext context) : IHandle<ListMyCertificates, IReadOnlyList<CertificateRow>>
{
    public async ValueTask<Result<IReadOnlyList<CertificateRow>>> Handle(ListMyCertificates request, CancellationToken cancellationToken)
    {
        var me = context.Actor.Id;
        var found = await db.Certificates.AsNoTracking().Where(certificate => certificate.HolderId == me).OrderByDescending(certificate => certificate.IssuedAt).ToListAsync(cancellationToken);
        return found.ConvertAll(certificate => CertificateRows.Of(certificate, context.Now));
    }
}

/// <summary>The certificates of a case.</summary>
public sealed record ListCaseCertificates(Guid CaseId) : IRead<IReadOnlyList<CertificateRow>>, INeedsDeclaration;

/// <summary>Standing is computed now.</summary>
public sealed class ListCaseCertificatesHandler(IRplDb db, OperationContext context) : IHandle<ListCaseCertificates, IReadOnlyList<CertificateRow>>
{
    public async ValueTask<Result<IReadOnlyList<CertificateRow>>> Handle(ListCaseCertificates request, CancellationToken cancellationToken)
    {
        var found = await db.Certificates.AsNoTracking().Where(certificate => certificate.CaseId == request.CaseId).OrderByDescending(certificate => certificate.IssuedAt).ToListAsync(cancellationToken);
        return found.ConvertAll(certificate => CertificateRows.Of(certificate, context.Now));
    }
}

internal static class CertificateRows
{
    public static CertificateRow Of(Certificate certificate, DateTimeOffset now) => new(certificate.Id, certificate.CaseId, certificate.DecisionId, certificate.Number, certificate.Title,
        certificate.HolderName, certificate.StandingAt(now), certificate.ValidFrom, certificate.ValidUntil, certificate.Token, certificate.RevocationReason)
    {
        Today = SchemeDays.DateIn(now, TimeZoneInfo.FindSystemTimeZoneById(certificate.ZoneId)),
        RenewedBy = certificate.Content.RenewedBy,
    };
}

/// <summary>The certificate as PDF.</summary>
public sealed record GetCertificateFile(Guid CaseId, Guid CertificateId) : IRead<DocumentFile>, INeedsDeclaration;

/// <summary>Drawn from the sealed content, so that it is the same at every download.</summary>
public sealed class GetCertificateFileHandler(IRplDb db, IDocuments documents, Installation installation) : IHandle<GetCertificateFile, DocumentFile>
{
    public async ValueTask<Result<DocumentFile>> Handle(GetCertificateFile request, CancellationToken cancellationToken)
    {
        var found = await db.Certificates.AsNoTracking().FirstOrDefaultAsync(certificate => certificate.Id == request.CertificateId && certificate.CaseId == request.CaseId, cancellationToken);
        return found is null ? new NotFound("certificate")
            : new DocumentFile($"certificate-{found.Number}.pdf", "application/pdf", documents.Certificate(found.Content, installation.VerificationOf(found.Token)));
    }
}
