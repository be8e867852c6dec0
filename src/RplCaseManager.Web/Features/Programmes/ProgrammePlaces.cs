using Microsoft.Extensions.Localization;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared.Editing;

namespace RplCaseManager.Web.Features.Programmes;

/// <summary>Places and values of a programme in the words of its editor.</summary>
/// <param name="sentence">Reads entry requirements.</param>
public sealed class ProgrammePlaces(IStringLocalizer<Resources.ProgrammeEditing> texts, IStringLocalizer<Resources.Editing> common, RequirementSentence sentence) : ContentPlaces(typeof(ProgrammeContent), Known, texts, common)
{
    private static readonly PlaceWord[] Known =
    [
        new("code", "Part.Code"), new("title", "Title"), new("kind", "Kind.Label"), new("summary", "Summary"), new("provider", "Provider"), new("standard", "Standard"), new("schemes", "Schemes"), new("creditSystem", "CreditSystem"),
        new("parts", "Parts"), new("parts[]", "Part"), new("parts[].code", "Part.Code"), new("parts[].title", "Part.Title"), new("parts[].outcomeCodes", "Part.Outcomes"),
        new("parts[].workloadHours", "Part.Hours", "Unit.Hours"), new("parts[].credits", "Part.Credits"), new("parts[].mayBeExempted", "Part.MayBeExempted"),
        new("entry", "Entry.Text"), new("entryRequirement", "Entry.Rule"), new("largestShareExempted", "Share"), new("shareOf", "ShareOf", Around: "Share"), new("source", "Source"), new("provenance", "WorkedOut"),
    ];

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<Type, (IStringLocalizer Texts, string Prefix)> Enumerations { get; } =
        new Dictionary<Type, (IStringLocalizer, string)> { [typeof(ProgrammeKind)] = (texts, "Kind."), [typeof(ShareOf)] = (texts, "ShareOf.") };

    /// <inheritdoc/>
    protected override string? Own(string pattern, object value) => (pattern, value) switch
    {
        (_, Requirement rule) => sentence.Of(rule),
        ("largestShareExempted", decimal share) => Percent(share),
        _ => null,
    };
}
