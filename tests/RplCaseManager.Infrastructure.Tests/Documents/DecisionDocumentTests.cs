using System.Globalization;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Infrastructure.Documents;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Documents;

public sealed class DecisionDocumentTests
{
    private readonly PdfDocuments documents = new(CultureInfo.GetCultureInfo("en"));

    [Fact]
    public void Names_for_each_outcome_judgement_evidence_and_rationale()
    {
        var content = DocumentSamples.Decision();
        var text = PdfText.All(documents.Decision(content));
        foreach (var result in content.Outcomes)
        {
            Assert.Contains($"{result.OutcomeCode} {result.OutcomeTitle}", text, StringComparison.Ordinal);
            Assert.Contains(result.Rationale, text, StringComparison.Ordinal);
            Assert.All(result.Evidence, piece =>
            {
                Assert.Contains(piece.Title, text, StringComparison.Ordinal);
                Assert.Contains($"{piece.FileName} (SHA-256 {piece.Sha256[..12]}…)", text, StringComparison.Ordinal);
            });
        }

        Assert.Contains("Achieved", text, StringComparison.Ordinal);
        Assert.Contains("Not yet achieved", text, StringComparison.Ordinal);
        Assert.Contains("Insufficient evidence", text, StringComparison.Ordinal);
        Assert.Contains("Valid: yes, authentic: yes, reliable: yes, current: no, sufficient: unclear", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_was_granted_what_was_not_and_why()
    {
        var text = PdfText.All(documents.Decision(DocumentSamples.Decision()));
        Assert.Contains("Partial qualification Granted Units: U1, U2", Spaced(text), StringComparison.Ordinal);
        Assert.Contains("Two outcomes of unit U3 are not yet shown.", text, StringComparison.Ordinal);
        Assert.Contains("Παναγιώτης Δημητρίου", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_the_programme_and_the_parts_that_are_exempted()
    {
        var content = DocumentSamples.Decision() with
        {
            ProgrammeTitle = "Course of precision mechanics",
            Awards = [new Award(RplOutcome.ProgrammeExemption, true, ["C1 Turning", "C2 Milling"], "")],
        };

        var text = Spaced(PdfText.All(documents.Decision(content)));

        Assert.Contains("Course of precision mechanics", text, StringComparison.Ordinal);
        Assert.Contains("Parts: C1 Turning, C2 Milling", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Carries_the_gap_plan_and_the_last_day_of_appeal()
    {
        var content = DocumentSamples.Decision();
        var text = PdfText.All(documents.Decision(content));
        Assert.All(content.GapPlan, gap => Assert.Contains(PdfText.Dense(gap.WhatWouldShowIt), PdfText.Dense(text), StringComparison.Ordinal));
        Assert.Contains("WIFI Vienna", text, StringComparison.Ordinal);
        Assert.Contains("until 30 December 2026", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_gaps_and_appeal_it_says_so()
    {
        var text = PdfText.All(documents.Decision(DocumentSamples.Decision() with { GapPlan = [], AppealUntil = null, VerifiedBy = null, VerificationSkipped = true }));
        Assert.DoesNotContain("close the gap", text, StringComparison.Ordinal);
        Assert.Contains("sets no time in which to appeal", text, StringComparison.Ordinal);
        Assert.Contains("Not verified by a second person", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_any_length_flow_over_pages_within_the_margins()
    {
        var words = string.Join("\n\n", Enumerable.Repeat("Donaudampfschifffahrtsgesellschaftskapitän: " + string.Concat(Enumerable.Repeat("reason ", 90)), 12));
        var content = DocumentSamples.Decision();
        var many = content with
        {
            Reasons = words,
            Outcomes = [.. content.Outcomes.Select(result => result with { Rationale = words, JudgedBy = new string('W', 200) })],
            Awards = [.. content.Awards, new Award(Domain.Schemes.RplOutcome.Admission, false, [], words)],
        };
        var file = documents.Decision(many);
        var pages = PdfText.Pages(file);
        Assert.True(pages.Count > 10);
        Assert.All(pages.Index(), page => Assert.Contains($"Page {page.Index + 1} of {pages.Count}", page.Item, StringComparison.Ordinal));
        Assert.All(PdfText.Letters(file).Where(entry => !string.IsNullOrWhiteSpace(entry.Letter.Value)), entry =>
        {
            Assert.InRange(entry.Letter.BoundingBox.Right, DocumentFlow.Left, DocumentFlow.Right + 1);
            Assert.InRange(entry.Letter.BoundingBox.Bottom, 25, DocumentFlow.PageHeight - 25);
        });
    }

    private static string Spaced(string text) => text.Replace("Granted", " Granted ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal);
}
