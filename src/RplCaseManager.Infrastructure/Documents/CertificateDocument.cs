using System.Text;
using System.Text.Json;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;
using RplCaseManager.Domain.Certificates;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Infrastructure.Documents;

/// <summary>
/// The certificate: who has been awarded what, every standard element of Annex I, the outcomes shown, and how to check it.
/// The panel with the QR code always stands at the foot of the first page.
/// </summary>
internal sealed class CertificateDocument(CertificateContent content, Uri verificationUrl, DocumentTexts texts)
{
    private const double PanelHeight = 112, QrSize = 96;

    /// <summary>Set by the first pass when the award alone needs more than the first page.</summary>
    private bool panelFirst;

    public byte[] Render()
    {
        var identity = new DocumentIdentity(
            texts.Format("CertificateDocumentTitle", content.Number, content.Title), content.AwardingBody, content.IssuedOn,
            [.. JsonSerializer.SerializeToUtf8Bytes(content), .. Encoding.UTF8.GetBytes(verificationUrl.AbsoluteUri)]);
        return PdfAFile.Render(identity, texts, Draw);
    }

    private int Draw(PdfDocument document, int pages)
    {
        var frame = new PageFrame(
            texts.Format("CertificateFooter", content.Number), content.HolderName, content.Title, PanelHeight + 14);
        using var flow = new DocumentFlow(document, texts, frame, pages);
        if (panelFirst)
        {
            flow.Section(() => Check(flow));
            flow.Section(() => Award(flow));
        }
        else
        {
            flow.Section(() => Award(flow));
            panelFirst = flow.Pages > 1;
            flow.Section(() => Check(flow));
        }

        flow.Section(() => Facts(flow));
        flow.Section(() => Outcomes(flow));
        if (flow.HasMissingCharacters)
        {
            flow.Paragraph(texts.Format("MissingCharacters", DocumentFonts.Missing), TextStyle.Small);
        }

        return flow.Pages;
    }

    /// <summary>The statement that people hang on a wall.</summary>
    private void Award(DocumentFlow flow)
    {
        const double width = DocumentFlow.Right - DocumentFlow.Left;
        flow.Paragraph(content.AwardingBody, TextStyle.Strong, after: 22);
        flow.Paragraph(texts.Format("CertificateKicker", texts.Of(content.Kind)), TextStyle.Kicker, after: 4);
        var title = TextWrap.Fitting(content.Title, TextStyle.Title, width, 2, flow.Measure, 27, 23, 19, 16);
        flow.Heading(PdfBlockLevelElementTag.Heading1, content.Title, title, before: 0, after: 16);
        flow.Paragraph(texts["AwardedTo"], TextStyle.Body.In(Palette.Muted), after: 2);
        var name = TextStyle.Title.In(Palette.Accent);
        name = TextWrap.Fitting(content.HolderName, name, width, 1, flow.Measure, 32, 29, 26, 24);
        name = TextWrap.Fitting(content.HolderName, name, width, 2, flow.Measure, name.Size, 21, 18, 16);
        flow.Paragraph(content.HolderName, name, after: 8);
        flow.Paragraph(
            texts.Format("AwardedBy", texts.Date(content.IssuedOn), content.AwardingBody), TextStyle.Body, after: 0);
        flow.Rule(before: 14, after: 14);
    }

    /// <summary>The panel with the QR code and the address in letters, at the foot of the first page.</summary>
    private void Check(DocumentFlow flow)
    {
        var area = new XRect(DocumentFlow.Left, DocumentFlow.Bottom - PanelHeight, DocumentFlow.Right - DocumentFlow.Left, PanelHeight);
        var square = new XRect(area.X + 8, area.Y + 8, QrSize, QrSize);
        flow.Box(area, Palette.AccentSoft);
        flow.Box(square, XColors.White);
        flow.Figure(texts.Format("QrAlt", verificationUrl.AbsoluteUri), square, XColors.Black, QrFigure.Rectangles(verificationUrl, square));
        var (left, right) = (square.Right + 16, area.Right - 14);
        flow.WithinFirstPage(area.Y + 14, () =>
        {
            flow.Paragraph(texts["Verify"], TextStyle.Subheading.In(Palette.Accent), after: 1, left, right);
            flow.Paragraph(texts["VerifyHow"], TextStyle.Body, after: 4, left, right);
            flow.Link(verificationUrl, TextStyle.Small.In(Palette.Ink), left, right);
            flow.Y += 4;
            flow.Paragraph(texts.Format("CertificateFooter", content.Number), TextStyle.Small, after: 0, left, right);
        });
    }

    private void Facts(DocumentFlow flow)
    {
        var facts = new List<Fact>
        {
            new(texts["Holder"], content.HolderName, Style: TextStyle.Strong),
            new(texts["DateOfBirth"], texts.Date(content.HolderDateOfBirth)),
            new(texts["Number"], content.Number, Style: TextStyle.Strong),
            new(texts["Validity"], content.ValidUntil is { } until
                ? texts.Format("ValidBetween", texts.Date(content.ValidFrom), texts.Date(until))
                : texts.Format("ValidFromOn", texts.Date(content.ValidFrom))),
            new(texts["AwardingBody"], content.AwardingBody),
            new(texts["CountryOfIssuer"], texts.Country(content.Country)),
            new(texts["IssuedOn"], texts.Date(content.IssuedOn)),
            Stated("Workload", content.Workload),
            Stated("Level", content.Level),
            new(texts["Assessment"], Methods()),
            Stated("Participation", content.FormOfParticipation),
            Stated("QualityAssurance", content.QualityAssurance),
            new(texts["IdentityChecked"], texts[content.IdentityChecked ? "IdentityYes" : "IdentityNo"]),
            new(texts["Outcomes"], OutcomesSummary()),
        };
        AddOptional(facts);
        flow.Heading(PdfBlockLevelElementTag.Heading2, texts["Facts"], TextStyle.Heading, before: 0, after: 6);
        flow.Facts(facts);
    }

    private void AddOptional(List<Fact> facts)
    {
        if (content.Grade is { } grade)
        {
            facts.Add(new(texts["Grade"], grade));
        }

        facts.AddRange(
            new[] { ("Prerequisites", content.Prerequisites), ("Supervision", content.Supervision), ("Stackability", content.Stackability) }
                .Where(entry => entry.Item2 is not null)
                .Select(entry => Stated(entry.Item1, entry.Item2!)));
        if (content.RenewedBy.Count > 0)
        {
            facts.Add(new(texts["RenewedBy"], string.Join("; ", content.RenewedBy)));
        }

        facts.Add(new(texts["Accredited"], texts[content.IssuerAccredited ? "AccreditedYes" : "AccreditedNo"]));
        facts.Add(new(texts["Standard"], texts.Format("StandardVersion", content.StandardCode, content.StandardVersion)));
        facts.Add(new(texts["Scheme"], content.SchemeName));
        facts.Add(new(texts["OutcomeOfCase"], texts.Of(content.Outcome)));
        facts.Add(new(texts["CaseNumber"], content.CaseNumber));
        if (content.FurtherInformation is { } further)
        {
            facts.Add(new(texts["FurtherInformation"], further));
        }
    }

    private void Outcomes(DocumentFlow flow)
    {
        flow.Heading(PdfBlockLevelElementTag.Heading2, texts["OutcomesHeading"], TextStyle.Heading, before: 18, after: 4);
        foreach (var unit in content.Units)
        {
            flow.Heading(
                PdfBlockLevelElementTag.Heading3, texts.Format("UnitTitle", unit.Code, unit.Title), TextStyle.Subheading, before: 10, after: unit.Credits is null ? 5 : 0);
            if (unit.Credits is { } credits)
            {
                flow.Paragraph(texts.Format("Credits", texts.Number(credits)), TextStyle.Small, after: 5);
            }

            flow.List(() =>
            {
                foreach (var outcome in unit.Outcomes)
                {
                    flow.Entry(outcome.Code, outcome.Title, texts.Of(outcome.Type), labelWidth: 48, remarkWidth: 100);
                }
            });
        }
    }

    private Fact Stated(string key, Stated value) => new(
        texts[key], value.Text ?? texts["NotSpecified"], value is { Text: not null, Basis: Basis.WorkedOut } ? texts["WorkedOut"] : null);

    private string Methods()
    {
        var methods = string.Join(", ", content.AssessmentMethods.Select(texts.Of));
        return methods.Length == 0 ? texts["NotSpecified"] : char.ToUpper(methods[0], texts.Culture) + methods[1..];
    }

    private string OutcomesSummary()
    {
        var count = content.Units.Sum(unit => unit.Outcomes.Count);
        return content.Units.Count == 1
            ? texts.Format("OutcomesSeeOne", count)
            : texts.Format("OutcomesSee", count, content.Units.Count);
    }
}
