using RplCaseManager.Domain.Certificates;
using RplCaseManager.Domain.Decisions;

namespace RplCaseManager.Application.Ports;

/// <summary>Draws the documents of the product as PDF/A.</summary>
public interface IDocuments
{
    /// <summary>The certificate with its QR code, which opens <paramref name="verificationUrl"/>.</summary>
    byte[] Certificate(CertificateContent content, Uri verificationUrl);

    /// <summary>The reasoned decision as a letter.</summary>
    byte[] Decision(DecisionContent content);
}
