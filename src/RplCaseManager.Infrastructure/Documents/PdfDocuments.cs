using System.Globalization;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Certificates;
using RplCaseManager.Domain.Decisions;

namespace RplCaseManager.Infrastructure.Documents;

/// <summary>
/// Draws certificates and decisions as tagged PDF/A. The same content always gives the same bytes: no clock, no random
/// identifier, no culture of the machine. Safe to use from many threads.
/// </summary>
/// <param name="language">The language of the documents; its texts must be in <c>DocumentTexts</c>.</param>
public sealed class PdfDocuments(CultureInfo language) : IDocuments
{
    private readonly DocumentTexts texts = new(language);

    public byte[] Certificate(CertificateContent content, Uri verificationUrl)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(verificationUrl);
        return new CertificateDocument(content, verificationUrl, texts).Render();
    }

    public byte[] Decision(DecisionContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new DecisionDocument(content, texts).Render();
    }
}
