using System.Text.Json;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Standards;

/// <summary>What an award requires. Holds immutable published versions; a case pins one for its whole life.</summary>
public sealed class QualificationStandard : Aggregate
{
    private readonly List<StandardVersion> versions = [];

    private QualificationStandard() { }

    /// <summary>Creates a standard without versions.</summary>
    public QualificationStandard(Guid id, string code) => (Id, Code) = (id, code);

    public string Code { get; private set; } = "";
    public IReadOnlyList<StandardVersion> Versions => versions;

    /// <summary>The published version, or null.</summary>
    public StandardVersion? Current => versions.Find(version => version.State is VersionState.Published);

    /// <summary>Adds a draft with the next number.</summary>
    public StandardVersion AddDraft(Guid id, StandardContent content)
    {
        var version = new StandardVersion(id, Id, versions.Count + 1, content);
        versions.Add(version);
        Touch();
        return version;
    }

    /// <summary>Publishes a draft and supersedes what was published. Refused when something that a certificate needs is missing.</summary>
    public Refusal? Publish(StandardVersion draft, DateOnly on)
    {
        var before = Current;
        if (draft.Fire(VersionTrigger.Publish, on) is { } refusal)
        {
            return refusal;
        }

        before?.Fire(VersionTrigger.Supersede, on);
        Touch();
        return null;
    }
}

/// <summary>One version of a standard.</summary>
public sealed class StandardVersion
{
    private StandardVersion() => Content = null!;

    internal StandardVersion(Guid id, Guid standardId, int number, StandardContent content) =>
        (Id, StandardId, Number, Content, Title, SearchText) = (id, standardId, number, content, content.Title, SearchOf(content));

    public Guid Id { get; private set; }
    public Guid StandardId { get; private set; }
    public int Number { get; private set; }
    public VersionState State { get; private set; } = VersionState.Draft;
    public StandardContent Content { get; private set; }
    public string Title { get; private set; } = "";
    /// <summary>Normalised words for search: title, outcomes, occupation, country, sector.</summary>
    public string SearchText { get; private set; } = "";
    public DateOnly? PublishedOn { get; private set; }
    public DateOnly? SupersededOn { get; private set; }
    /// <summary>Last day on which a case may still be submitted on a superseded version; null: none.</summary>
    public DateOnly? TransitionUntil { get; private set; }

    /// <summary>Whether a case may be submitted on this version on a day.</summary>
    public bool IsOpenOn(DateOnly day) => State is VersionState.Published || (State is VersionState.Superseded && TransitionUntil >= day);

    /// <summary>What is missing before this version can be published; empty when nothing is (Annex I of the Council Recommendation of 16 June 2022).</summary>
    public IReadOnlyList<string> Missing() => [.. StandardCompleteness.Missing(Content), .. StandardCompleteness.Faults(Content)];

    internal Refusal? Fire(VersionTrigger trigger, DateOnly on)
    {
        var missing = Missing();
        var (next, refusal) = VersionMachine.Fire(State, trigger, new VersionFacts(missing.Count == 0));
        if (refusal is RuleRefusal rule)
        {
            return rule with { Detail = string.Join(", ", missing) };
        }

        if (refusal is not null)
        {
            return refusal;
        }

        State = next;
        if (trigger is VersionTrigger.Publish)
        {
            PublishedOn = on;
        }
        else if (trigger is VersionTrigger.Supersede)
        {
            // A year is what candidates who have begun need to finish their file; schemes may later set their own.
            (SupersededOn, TransitionUntil) = (on, on.AddYears(1));
        }

        return null;
    }

    private static string SearchOf(StandardContent content) => SearchWords.Normalise(string.Join(' ',
        [content.Title, content.Code, content.Summary, content.Sector ?? "", content.Country ?? "", .. content.Occupations, .. content.AllOutcomes().Select(outcome => outcome.Title)]));
}

/// <summary>The live list "complete for a certificate".</summary>
public static class StandardCompleteness
{
    /// <summary>Names of what is missing, in the order of Annex I; empty when complete.</summary>
    public static IReadOnlyList<string> Missing(StandardContent content)
    {
        var missing = new List<string>();
        void Need(bool present, string element)
        {
            if (!present)
            {
                missing.Add(element);
            }
        }

        Need(content.Title.Length > 0, "title");
        Need(content.AwardingBody.Length > 0, "awardingBody");
        Need(content.Units.Count > 0 && content.AllOutcomes().Any(), "learningOutcomes");
        Need(content.AllOutcomes().All(outcome => outcome.Criteria.Count > 0), "assessmentCriteria");
        Need(content.Workload.Text is not null, "workload");
        Need(content.AssessmentMethods.Count > 0, "assessment");
        Need(content.FormOfParticipation.Text is not null, "formOfParticipation");
        Need(content.QualityAssurance.Text is not null, "qualityAssurance");
        return missing;
    }

    /// <summary>What its author should mend in the composition, as path and kind of fault; empty when nothing is.</summary>
    public static IReadOnlyList<string> Faults(StandardContent content)
    {
        var known = new KnownCodes(content.Units.Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal), content.AllOutcomes().Select(outcome => outcome.Code).ToHashSet(StringComparer.Ordinal));
        return content.Composition is { } composition
            ? [.. RequirementFaults.Of(composition, known).Select(fault => $"composition{(fault.Path.Length > 0 ? "." + fault.Path : "")} {JsonNamingPolicy.CamelCase.ConvertName(fault.Kind.ToString())}{(fault.Detail.Length > 0 ? " " + fault.Detail : "")}")]
            : [];
    }
}
