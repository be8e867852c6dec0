using RplCaseManager.Domain.Evidence;
using RplCaseManager.Web.Features.Evidence;
using RplCaseManager.Web.Tests.Features.Cases;

namespace RplCaseManager.Web.Tests.Features.Evidence;

/// <summary>What a form of evidence starts with and what it saves.</summary>
public sealed class EvidenceDraftTests
{
    [Theory]
    [InlineData("setup_sheet-2026.pdf", "Setup sheet 2026")]
    [InlineData("Zdjęcie wału.jpg", "Zdjęcie wału")]
    [InlineData("___.pdf", "___.pdf")]
    public void Title_IsTheReadableName(string file, string title) => Assert.Equal(title, EvidenceDraft.TitleOf(file));

    [Theory]
    [InlineData("IMG_0001.jpg", "image/jpeg", EvidenceKind.PhotoVideoAudio)]
    [InlineData("employer-testimony.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", EvidenceKind.EmployerTestimony)]
    [InlineData("credential.jsonld", "application/ld+json", EvidenceKind.DigitalCredential)]
    [InlineData("my_cv.pdf", "application/pdf", EvidenceKind.CurriculumVitae)]
    [InlineData("cvd-coating.pdf", "application/pdf", EvidenceKind.WorkSample)]
    [InlineData("Zeugnis 2024.pdf", "application/pdf", EvidenceKind.Certificate)]
    public void Kind_IsGuessedFromTypeAndName(string file, string type, EvidenceKind kind) => Assert.Equal(kind, KindGuess.Of(file, type));

    [Fact]
    public void Mappings_KeepTheNoteOfWhatWasConnectedBefore()
    {
        var draft = EvidenceDraft.For(Sample.Piece(Guid.CreateVersion7(), null) with { Mappings = [new("U1.1", "page 2"), new("U1.2", "")] });
        draft.Chosen.Remove("U1.2");
        draft.Chosen.Add("U1.3");
        Assert.Equal([new EvidenceMapping("U1.1", "page 2"), new EvidenceMapping("U1.3", "")], draft.Mappings);
        Assert.True(draft.HadBefore("U1.1"));
        Assert.False(draft.HadBefore("U1.3"));
    }

    [Fact]
    public void NewPiece_StartsWithTheOutcomesOfTheRequest() => Assert.Equal(["U2.4"], EvidenceDraft.For("a.pdf", "application/pdf", ["U2.4"]).Mappings.Select(mapping => mapping.OutcomeCode));
}
