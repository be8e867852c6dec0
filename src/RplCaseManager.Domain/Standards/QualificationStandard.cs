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
    /// <summary>Distinct words for search, as <see cref="SearchWords.Words"/> cuts them: title, summary, units, outcomes, occupations, sector, country's code and name. The awarding body's own words stand with the body.</summary>
    public string SearchText { get; private set; } = "";
    public StandardKind Kind { get; private set; }
    public string? Country { get; private set; }
    public string? Sector { get; private set; }
    public string AwardingBody { get; private set; } = "";
    public int? EqfLevel { get; private set; }
    public string? CreditSystem { get; private set; }
    /// <summary>Credits in thousandths of a point of <see cref="CreditSystem"/>, rounded half up; null when the award states none. A whole number, since the databases write decimals differently.</summary>
    public long? CreditAmount { get; private set; }
    /// <summary>What a line of the register shows, so that no list reads whole contents.</summary>
    public RegisterFacts Facts { get; private set; } = RegisterFacts.None;
    /// <summary>What became of the outcomes of the version before; empty in a first version.</summary>
    public OutcomeMap Outcomes { get; private set; } = OutcomeMap.None;

    internal void Map(OutcomeMap map) => Outcomes = map;

    /// <summary>Works the columns for search out again, as a new version of the program needs it for what was written before.</summary>
    public void Reindex() => ContentChanged();

    /// <inheritdoc/>
    protected override void ContentChanged()
    {
        var content = Content;
        (Title, Kind, Country, Sector, AwardingBody) = (content.Title, content.Kind, content.Country, content.Sector, content.AwardingBody);
        (EqfLevel, CreditSystem, CreditAmount) = (content.EqfLevel, content.CreditSystem, content.Credits is { } credits ? RegisterFacts.Thousandths(credits) : null);
        Facts = new RegisterFacts(content.Summary, content.Level, content.Workload, content.Credits, content.Validity.Years, content.AllOutcomes().Count());
        SortTitle = SearchWords.Normalise(content.Title);
        SearchText = string.Join(' ', SearchWords.Words(string.Join(' ',
        [
            content.Title, content.Code, content.Summary, content.Sector ?? "", content.Country ?? "", CountryNames.English(content.Country) ?? "", content.AwardingBody,
            .. content.Occupations.SelectMany(link => new[] { link.Label, link.Code }),
            .. content.Units.Select(unit => unit.Title), .. content.AllOutcomes().Select(outcome => outcome.Title),
        ])));
    }
}
