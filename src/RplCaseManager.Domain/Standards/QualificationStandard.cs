using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Standards;

/// <summary>What an award requires. Holds immutable published versions; a case pins one for its whole life.</summary>
public sealed class QualificationStandard : Versioned<StandardVersion, StandardContent>
{
    private QualificationStandard() { }

    /// <summary>Creates a standard without versions.</summary>
    public QualificationStandard(Guid id, string code) => (Id, Code) = (id, code);

    /// <summary>Says what the draft's outcomes are to those of the version before. Refused when there is no draft.</summary>
    public Refusal? MapOutcomes(OutcomeMap map)
    {
        if (Draft is not { } draft)
        {
            return new RuleRefusal("version.draft.none", Code);
        }

        draft.Map(map);
        Touch();
        return null;
    }

    /// <summary>Contradictions of the draft's map with what is published and with a content of the draft; none for a first version.</summary>
    public IReadOnlyList<ContentProblem> MapProblems(StandardContent content) => Draft is { } draft && Current is { } current ? draft.Outcomes.Problems(current.Content, content) : [];

    // A draft begins with the map that codes and titles suggest, so that only what an administrator changes has to be mapped.
    /// <inheritdoc/>
    protected override StandardVersion Make(Guid id, int number, StandardContent content)
    {
        var version = new StandardVersion(id, Id, number, content);
        if (Current is { } current)
        {
            version.Map(OutcomeMap.Suggest(current.Content, content));
        }

        return version;
    }
}

/// <summary>One version of a standard, with the columns by which the register finds it.</summary>
public sealed class StandardVersion : ContentVersion<StandardContent>
{
    private StandardVersion() { }

    internal StandardVersion(Guid id, Guid standardId, int number, StandardContent content) : base(id, number, content)
    {
        StandardId = standardId;
        ContentChanged();
    }

    public Guid StandardId { get; private set; }
    public string Title { get; private set; } = "";
    /// <summary>Normal form of the title, by which lists are ordered the same on both databases.</summary>
    public string SortTitle { get; private set; } = "";
    /// <summary>Normalised words for search: title, outcomes, occupation, country, sector, awarding body.</summary>
    public string SearchText { get; private set; } = "";
    public StandardKind Kind { get; private set; }
    public string? Country { get; private set; }
    public string? Sector { get; private set; }
    public string AwardingBody { get; private set; } = "";
    public int? EqfLevel { get; private set; }
    public string? CreditSystem { get; private set; }
    /// <summary>What became of the outcomes of the version before; empty in a first version.</summary>
    public OutcomeMap Outcomes { get; private set; } = OutcomeMap.None;

    internal void Map(OutcomeMap map) => Outcomes = map;

    /// <inheritdoc/>
    protected override void ContentChanged()
    {
        var content = Content;
        (Title, Kind, Country, Sector, AwardingBody) = (content.Title, content.Kind, content.Country, content.Sector, content.AwardingBody);
        (EqfLevel, CreditSystem) = (content.EqfLevel, content.CreditSystem);
        SortTitle = SearchWords.Normalise(content.Title);
        SearchText = SearchWords.Normalise(string.Join(' ',
        [
            content.Title, content.Code, content.Summary, content.Sector ?? "", content.Country ?? "", content.AwardingBody,
            .. content.Occupations.SelectMany(link => new[] { link.Label, link.Code }),
            .. content.Units.Select(unit => unit.Title), .. content.AllOutcomes().Select(outcome => outcome.Title),
        ]));
    }
}
