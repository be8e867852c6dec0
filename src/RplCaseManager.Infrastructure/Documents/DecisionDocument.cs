using System.Text.Json;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Schemes;

namespace RplCaseManager.Infrastructure.Documents;

/// <summary>The reasoned decision as a letter: what was decided and why, outcome by outcome, what is missing, and how to appeal.</summary>
internal sealed class DecisionDocument(DecisionContent content, DocumentTexts texts)
{
    private const double Indent = DocumentFlow.Left + 14, KeyWidth = 104;

    public byte[] Render()
    {
        var identity = new DocumentIdentity(
            texts.Format("DecisionDocumentTitle", content.CaseNumber), content.AwardingBody, content.DecidedOn,
            JsonSerializer.SerializeToUtf8Bytes(content));
        return PdfAFile.Render(identity, texts, Draw);
    }

    private int Draw(PdfDocument document, int pages)
    {
        var frame = new PageFrame(
            texts.Format("DecisionFooter", content.CaseNumber), content.CandidateName, content.StandardTitle, FirstPageReserve: 0);
        using var flow = new DocumentFlow(document, texts, frame, pages);
        flow.Section(() => Opening(flow));
        flow.Section(() => Awards(flow));
        flow.Section(() => Reasons(flow));
        flow.Section(() => Units(flow));
        flow.Section(() => Results(flow));
        if (content.GapPlan.Count > 0)
        {
            flow.Section(() => GapPlan(flow));
        }

        flow.Section(() => Appeal(flow));
        if (!string.IsNullOrWhiteSpace(content.Closing))
        {
            flow.Section(() => SchemeWords(flow, content.Closing));
        }

        if (flow.HasMissingCharacters)
        {
            flow.Y += 8;
            flow.Paragraph(texts.Format("MissingCharacters", DocumentFonts.Missing), TextStyle.Small);
        }

        return flow.Pages;
    }

    private void Opening(DocumentFlow flow)
    {
        flow.Paragraph(content.AwardingBody, TextStyle.Strong, after: 22);
        flow.Paragraph(texts["DecisionKicker"], TextStyle.Kicker, after: 4);
        flow.Heading(PdfBlockLevelElementTag.Heading1, texts["DecisionTitle"], TextStyle.Title, before: 0, after: 4);
        var standard = TextWrap.Fitting(
            content.StandardTitle, TextStyle.Title.In(Palette.Muted), DocumentFlow.Right - DocumentFlow.Left, 2, flow.Measure, 17, 14);
        flow.Paragraph(content.StandardTitle, standard, after: 14);
        flow.Facts(
        [
            new(texts["CaseNumber"], content.CaseNumber, Style: TextStyle.Strong),
            new(texts["Candidate"], content.CandidateName, Style: TextStyle.Strong),
            new(texts["DecidedOn"], texts.Date(content.DecidedOn)),
            new(texts["DecidedBy"], content.DecidedBy),
            new(texts["VerifiedBy"], content.VerifiedBy ?? texts[content.VerificationSkipped ? "VerificationSkipped" : "NotVerified"]),
            new(texts["Scheme"], content.SchemeName),
            new(texts["Standard"], texts.Format("StandardVersion", content.StandardTitle, content.StandardVersion)),
            .. content.ProgrammeTitle is { } programme ? [new(texts["Programme"], programme)] : Array.Empty<Fact>(),
        ]);
    }

    private void Awards(DocumentFlow flow)
    {
        flow.Heading(PdfBlockLevelElementTag.Heading2, texts["AwardsHeading"], TextStyle.Heading, before: 18, after: 6);
        if (content.Awards.Count == 0)
        {
            flow.Paragraph(texts["NoAwards"], TextStyle.Body);
        }

        foreach (var award in content.Awards)
        {
            var color = award.Granted ? Palette.Good : Palette.Bad;
            flow.Heading(PdfBlockLevelElementTag.Heading3, texts.Of(award.Outcome), TextStyle.Subheading, before: 6, after: 0);
            flow.Paragraph(texts[award.Granted ? "Granted" : "NotGranted"], TextStyle.Strong.In(color), after: 1);
            if (award.UnitCodes.Count > 0)
            {
                flow.Paragraph(texts.Format(award.Outcome is RplOutcome.ProgrammeExemption ? "AwardParts" : "AwardUnits", string.Join(", ", award.UnitCodes)), TextStyle.Body, after: 1);
            }

            flow.Paragraph(award.Reason, TextStyle.Body);
        }
    }

    private void Reasons(DocumentFlow flow)
    {
        flow.Heading(PdfBlockLevelElementTag.Heading2, texts["ReasonsHeading"], TextStyle.Heading, before: 16, after: 4);
        flow.Paragraph(content.Reasons, TextStyle.Body);
    }

    private void Units(DocumentFlow flow)
    {
        flow.Heading(PdfBlockLevelElementTag.Heading2, texts["UnitsHeading"], TextStyle.Heading, before: 16, after: 4);
        flow.List(() =>
        {
            foreach (var unit in content.Units)
            {
                var missing = unit.Won || unit.MissingOutcomes.Count == 0
                    ? "" : "\n" + texts.Format("UnitMissing", string.Join(", ", unit.MissingOutcomes));
                flow.Entry(unit.UnitCode, unit.UnitTitle + missing, texts[unit.Won ? "UnitWon" : "UnitNotWon"], labelWidth: 48, remarkWidth: 80);
            }
        });
        flow.Paragraph(texts["UnitsKept"], TextStyle.Small);
    }

    private void Results(DocumentFlow flow)
    {
        flow.Heading(PdfBlockLevelElementTag.Heading2, texts["ResultsHeading"], TextStyle.Heading, before: 16, after: 0, keepWith: 150);
        foreach (var unit in content.Outcomes.GroupBy(result => result.UnitCode, StringComparer.Ordinal))
        {
            var title = content.Units.FirstOrDefault(entry => entry.UnitCode == unit.Key)?.UnitTitle ?? "";
            flow.Heading(
                PdfBlockLevelElementTag.Heading3, texts.Format("UnitTitle", unit.Key, title).Trim(), TextStyle.Subheading.In(Palette.Accent), before: 12, after: 2, keepWith: 110);
            foreach (var result in unit)
            {
                Result(flow, result);
            }
        }
    }

    private void Result(DocumentFlow flow, OutcomeResult result)
    {
        flow.Heading(
            PdfBlockLevelElementTag.Heading4, texts.Format("UnitTitle", result.OutcomeCode, result.OutcomeTitle), TextStyle.Subheading, before: 8, after: 1, keepWith: 80);
        var color = result.Judgement switch
        {
            Judgement.Achieved => Palette.Good,
            Judgement.NotYetAchieved => Palette.Bad,
            Judgement.InsufficientEvidence => Palette.Turn,
        };
        flow.Paragraph(texts.Of(result.Judgement), TextStyle.Strong.In(color), after: 3, Indent);
        var facts = new List<Fact> { new(texts["Rationale"], result.Rationale) };
        if (result.Evidence.Count == 0)
        {
            facts.Add(new(texts["Evidence"], texts["NoEvidence"]));
        }

        facts.AddRange(result.Evidence.Select(piece => new Fact(
            texts["Evidence"], piece.Title,
            texts.Format("EvidenceFile", piece.FileName, piece.Sha256[..Math.Min(12, piece.Sha256.Length)]) + "\n" + Varcs(piece.Varcs))));
        if (result.Methods.Count > 0)
        {
            facts.Add(new(texts["AssessedBy"], string.Join(", ", result.Methods.Select(texts.Of))));
        }

        facts.Add(new(texts["OutcomeKind"], texts.Of(result.Type)));
        facts.Add(new(texts["JudgedBy"], result.JudgedBy));
        flow.Facts(facts, KeyWidth, Indent);
    }

    private void GapPlan(DocumentFlow flow)
    {
        flow.Heading(PdfBlockLevelElementTag.Heading2, texts["GapHeading"], TextStyle.Heading, before: 20, after: 4, keepWith: 110);
        flow.Paragraph(texts["GapIntroduction"], TextStyle.Body, after: 2);
        foreach (var gap in content.GapPlan)
        {
            flow.Heading(
                PdfBlockLevelElementTag.Heading3, texts.Format("UnitTitle", gap.OutcomeCode, gap.OutcomeTitle), TextStyle.Subheading, before: 8, after: 2);
            var facts = new List<Fact>
            {
                new(texts["GapReason"], texts.Of(gap.Reason)),
                new(texts["GapWhy"], gap.Why),
                new(texts["GapShow"], gap.WhatWouldShowIt),
            };
            if (gap.WhereToLearn is { } where)
            {
                facts.Add(new(texts["GapLearn"], where));
            }

            flow.Facts(facts, KeyWidth, Indent);
        }
    }

    private void Appeal(DocumentFlow flow)
    {
        flow.Heading(PdfBlockLevelElementTag.Heading2, texts["AppealHeading"], TextStyle.Heading, before: 20, after: 4);
        if (content.AppealUntil is { } until)
        {
            flow.Paragraph(texts.Format("AppealUntil", texts.Date(until)), TextStyle.Body);
            flow.Paragraph(texts.Format("AppealHow", content.CaseNumber, content.AwardingBody), TextStyle.Body);
        }
        else
        {
            flow.Paragraph(texts.Format("AppealNone", content.AwardingBody), TextStyle.Body);
        }

        SchemeWords(flow, content.AppealInstructions);
    }

    private static void SchemeWords(DocumentFlow flow, string? words)
    {
        if (!string.IsNullOrWhiteSpace(words))
        {
            flow.Paragraph(words, TextStyle.Body);
        }
    }

    private string Varcs(Varcs varcs) => texts.Format(
        "Varcs", Answer(varcs.Valid), Answer(varcs.Authentic), Answer(varcs.Reliable), Answer(varcs.Current), Answer(varcs.Sufficient));

    private string Answer(VarcsAnswer? answer) => answer is { } given ? texts.Of(given) : texts["VarcsNotAnswered"];
}
