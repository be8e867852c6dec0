using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Evidence;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>How a unit stands in what the candidate has shown.</summary>
public enum UnitStanding
{
    NotClaimed,
    Missing,
    AskedForMore,
    Complete,
}

/// <summary>What the candidate has shown in one unit; counts are of claimed outcomes.</summary>
public sealed record UnitShown(UnitDetails Unit, int Claimed, int Supported, int Pieces, int Outdated, UnitStanding Standing)
{
    public static IReadOnlyList<UnitShown> Of(CaseDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        return [.. details.Units.Select(unit => Of(unit, details))];
    }

    private static UnitShown Of(UnitDetails unit, CaseDetails details)
    {
        var claimed = unit.Outcomes.Where(outcome => outcome.Claimed).ToList();
        var supported = claimed.Count(outcome => outcome.PieceIds.Count > 0);
        var asked = details.OpenRequest?.OutcomeCodes.Any(code => unit.Outcomes.Any(outcome => outcome.Code == code)) ?? false;
        var standing = asked ? UnitStanding.AskedForMore : claimed.Count == 0 ? UnitStanding.NotClaimed : supported < claimed.Count ? UnitStanding.Missing : UnitStanding.Complete;
        return new(unit, claimed.Count, supported, claimed.SelectMany(outcome => outcome.PieceIds).Distinct().Count(), OutdatedPieces(unit, details), standing);
    }

    private static int OutdatedPieces(UnitDetails unit, CaseDetails details) =>
        details.Evidence.Count(piece => unit.Outcomes.Any(outcome => outcome.Claimed && outcome.PieceIds.Contains(piece.Id) && IsOutdated(piece, outcome, details.AgeCountsOn)));

    /// <summary>Whether a piece is older than an outcome allows; one of an unknown day never counts as too old by itself.</summary>
    /// <param name="on">The day on which its age counts.</param>
    public static bool IsOutdated(EvidenceDetails piece, OutcomeDetails outcome, DateOnly on) =>
        OutcomeRuleWords.Currency(piece, outcome, on).Standing is CurrencyStanding.TooOld;
}
