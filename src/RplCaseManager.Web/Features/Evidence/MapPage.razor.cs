using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Web.Features.Cases;

namespace RplCaseManager.Web.Features.Evidence;

/// <summary>Outcome by outcome: which pieces support it, and what is still missing. What is shown stands in the address.</summary>
public partial class MapPage : CasePageBase
{
    private string said = "";

    [SupplyParameterFromQuery]
    private string? Unit { get; set; }

    [SupplyParameterFromQuery]
    private string? Show { get; set; }

    private bool OnlyMissing => Show == "missing";

    private int MissingCount => Case!.Units.Sum(unit => unit.Outcomes.Count(IsMissing));

    private List<(UnitDetails Unit, List<OutcomeDetails> Outcomes)> Shown =>
        [.. Case!.Units.Where(unit => Unit is null || OnlyMissing || unit.Code == Unit)
            .Select(unit => (unit, unit.Outcomes.Where(outcome => outcome.Claimed || outcome.PieceIds.Count > 0).Where(outcome => !OnlyMissing || IsMissing(outcome)).ToList()))
            .Where(entry => entry.Item2.Count > 0)];

    private string Summary => Case!.Claimed == 0 ? Texts["Summary.None"] : Texts["Summary", Case.Supported, Words.Count("Outcome", Case.Claimed)];

    private static bool IsMissing(OutcomeDetails outcome) => outcome.Claimed && outcome.PieceIds.Count == outcome.Outdated;

    private async Task AddAsync(Connection connection)
    {
        if (Case!.Evidence.FirstOrDefault(piece => piece.Id == connection.PieceId) is { } piece)
        {
            var kept = piece.Mappings.Where(mapping => mapping.OutcomeCode != connection.OutcomeCode);
            await ChangeAsync(piece, [.. kept, new EvidenceMapping(connection.OutcomeCode, connection.Note.Trim())], Texts["Connected", piece.Title]);
        }
    }

    private async Task RemoveAsync(OutcomeDetails outcome, EvidenceDetails shown)
    {
        // A second click finds it taken off.
        if (Case!.Evidence.FirstOrDefault(piece => piece.Id == shown.Id) is { } piece && piece.Mappings.Any(mapping => mapping.OutcomeCode == outcome.Code))
        {
            await ChangeAsync(piece, [.. piece.Mappings.Where(mapping => mapping.OutcomeCode != outcome.Code)], Texts["Disconnected", piece.Title]);
        }
    }

    private Task ChangeAsync(EvidenceDetails piece, IReadOnlyList<EvidenceMapping> mappings, string done)
    {
        said = "";
        var description = new EvidenceDescription(piece.Title, piece.Kind, piece.Note, piece.DatedOn);
        return ActAsync((request, shown) => new ChangeEvidence(request, shown.Id, piece.Id, shown.Version, description, mappings), async () =>
        {
            await ReloadAsync();
            said = done;
        });
    }
}

/// <summary>That a piece supports an outcome, with a word for the assessor.</summary>
public sealed record Connection(Guid PieceId, string OutcomeCode, string Note);
