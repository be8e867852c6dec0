using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Domain.Tests.Builders;

namespace RplCaseManager.Domain.Tests.Evidence;

public sealed class EvidenceTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-03-02T11:00:00Z");

    [Theory]
    [InlineData("2021-03-02", "2026-03-02", false)]
    [InlineData("2021-03-02", "2026-03-03", true)]
    [InlineData("2020-02-29", "2025-02-28", false)]
    [InlineData("2020-02-29", "2025-03-01", true)]
    [InlineData("2026-03-02", "2026-03-02", false)]
    [InlineData(null, "2026-03-02", false)]
    public void Piece_IsCurrentThroughTheLastDayOfItsYears(string? dated, string on, bool older) =>
        Assert.Equal(older, Piece(dated).IsOlderThan(5, CaseWalk.Day(on)));

    [Fact]
    public void Outcome_WithItsOwnLimit_IsNotMeasuredByTheStandards()
    {
        var standard = StandardBuilder.Content(StandardKind.Microcredential, 1) with
        {
            MaxEvidenceAgeYears = 10,
            Units = [new("U1", "Unit", [StandardBuilder.Outcome("U1.1", maxAge: 2), StandardBuilder.Outcome("U1.2")])],
        };
        var piece = Piece("2022-01-01");
        piece.Map([new("U1.1", ""), new("U1.2", "page 2")]);

        var support = ClaimCheck.Support(standard, [new("U1.1", SelfRating.Alone, true)], [piece], CaseWalk.Day("2026-03-02"));

        Assert.Equal([new("U1.1", true, 1, 1), new("U1.2", false, 1, 0)], support);
    }

    [Fact]
    public void ClaimedOutcome_WithoutEvidence_IsNotSupported()
    {
        var standard = StandardBuilder.Content();
        var piece = Piece(null);
        piece.Map([new("U1.1", "")]);
        Claim[] claims = [new("U1.1", null, true), new("U2.1", null, true), new("U2.2", SelfRating.NotYet, false)];

        var support = ClaimCheck.Support(standard, claims, [piece], CaseWalk.Day("2026-03-02"));

        Assert.False(ClaimCheck.IsSupported(support));
        Assert.Equal(["U2.1"], support.Where(line => line is { Claimed: true, Pieces: 0 }).Select(line => line.OutcomeCode));
        piece.Map([new("U1.1", ""), new("U2.1", "")]);
        Assert.True(ClaimCheck.IsSupported(ClaimCheck.Support(standard, claims, [piece], CaseWalk.Day("2026-03-02"))));
    }

    [Fact]
    public void RemovedPiece_SupportsNothing_AndKeepsItsFirstDate()
    {
        var piece = Piece(null);
        piece.Map([new("U1.1", "")]);
        piece.Remove(Now);
        piece.Remove(Now.AddDays(1));

        Assert.Equal(Now, piece.RemovedAt);
        Assert.Equal(0, ClaimCheck.Support(StandardBuilder.Content(), [], [piece], CaseWalk.Day("2026-03-02"))[0].Pieces);
    }

    [Fact]
    public void Mapping_NamesEachOutcomeOnce()
    {
        var piece = Piece(null);
        piece.Map([new("U1.1", "first"), new("U1.1", "second"), new("U1.2", "")]);

        Assert.Equal([new("U1.1", "first"), new("U1.2", "")], piece.Mappings);
    }

    [Fact]
    public void EveryChange_CountsAsAVersion()
    {
        var piece = Piece(null);
        Assert.Equal(1, piece.Version);
        piece.Describe(new("Drawing", EvidenceKind.WorkSample, "", null));
        piece.Map([]);

        Assert.Equal(3, piece.Version);
    }

    private static EvidenceItem Piece(string? dated) => new(CaseWalk.Person(500), CaseWalk.Person(100), CaseWalk.Candidate,
        new("drawing.pdf", new string('0', 64), 10, "application/pdf", "PDF"),
        new("Drawing", EvidenceKind.WorkSample, "", dated is null ? null : CaseWalk.Day(dated)), Now, afterSubmission: false);
}
