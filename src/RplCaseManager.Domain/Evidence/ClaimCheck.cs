using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Domain.Evidence;

/// <summary>How an outcome stands in a file before it is handed in.</summary>
/// <param name="Pieces">Number of pieces mapped to it.</param>
/// <param name="Outdated">Pieces older than the standard allows for this outcome and their kind, on the day that was asked for.</param>
public sealed record OutcomeSupport(string OutcomeCode, bool Claimed, int Pieces, int Outdated);

/// <summary>What is still missing in a file.</summary>
public static class ClaimCheck
{
    /// <summary>One line an outcome of the standard, in its order. A piece whose file is destroyed supports nothing any more.</summary>
    public static IReadOnlyList<OutcomeSupport> Support(StandardContent standard, IReadOnlyList<Claim> claims, IReadOnlyList<EvidenceItem> evidence, DateOnly on) =>
        [.. standard.AllOutcomes().Select(outcome =>
        {
            var pieces = evidence.Where(piece => piece is { RemovedAt: null, DestroyedAt: null } && piece.Mappings.Any(mapping => mapping.OutcomeCode == outcome.Code)).ToList();
            return new OutcomeSupport(outcome.Code, claims.Any(claim => claim.Claimed && claim.OutcomeCode == outcome.Code), pieces.Count,
                pieces.Count(piece => standard.MaxAge(outcome, piece.Kind) is { } oldest && piece.IsOlderThan(oldest, on)));
        })];

    /// <summary>Whether every claimed outcome is supported by a piece of evidence.</summary>
    public static bool IsSupported(IEnumerable<OutcomeSupport> support) => support.All(line => !line.Claimed || line.Pieces > 0);
}
