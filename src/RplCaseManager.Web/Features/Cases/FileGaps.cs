using RplCaseManager.Application.Cases;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>What stands against handing a file in, and what the candidate should look at before.</summary>
/// <param name="NothingClaimed">No outcome is claimed: it cannot be handed in.</param>
/// <param name="Unsupported">Claimed without any evidence: it cannot be handed in.</param>
/// <param name="Outdated">Claimed, and every piece for it is older than allowed: it can be handed in, but hardly convinces.</param>
/// <param name="Unused">Pieces that support nothing.</param>
/// <param name="MandatoryLeft">Outcomes that the whole award needs and that are not claimed.</param>
public sealed record FileGaps(
    bool NothingClaimed, IReadOnlyList<OutcomeDetails> Unsupported, IReadOnlyList<OutcomeDetails> Outdated, IReadOnlyList<EvidenceDetails> Unused, IReadOnlyList<OutcomeDetails> MandatoryLeft)
{
    public bool MayBeHandedIn => !NothingClaimed && Unsupported.Count == 0;

    public static FileGaps Of(CaseDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var outcomes = details.Units.SelectMany(unit => unit.Outcomes).ToList();
        var claimed = outcomes.Where(outcome => outcome.Claimed).ToList();
        return new(
            claimed.Count == 0,
            [.. claimed.Where(outcome => outcome.PieceIds.Count == 0)],
            [.. claimed.Where(outcome => outcome.PieceIds.Count > 0 && outcome.Outdated == outcome.PieceIds.Count)],
            [.. details.Evidence.Where(piece => piece.Mappings.Count == 0)],
            [.. outcomes.Where(outcome => outcome.Mandatory && !outcome.Claimed)]);
    }
}
