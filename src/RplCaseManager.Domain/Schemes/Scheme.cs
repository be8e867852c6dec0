using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Schemes;

/// <summary>One national or institutional RPL arrangement with its versions; a case pins one.</summary>
public sealed class Scheme : Aggregate
{
    private readonly List<SchemeVersion> versions = [];

    private Scheme() { }

    /// <summary>Creates a scheme without versions.</summary>
    public Scheme(Guid id, string code) => (Id, Code) = (id, code);

    public string Code { get; private set; } = "";
    public IReadOnlyList<SchemeVersion> Versions => versions;

    /// <summary>The published version, or null.</summary>
    public SchemeVersion? Current => versions.Find(version => version.State is VersionState.Published);

    /// <summary>Adds and publishes a version; supersedes what was published. Refused while the content contradicts itself.</summary>
    public Refusal? Publish(Guid id, SchemeContent content)
    {
        if (SchemeCompleteness.Problem(content) is { } problem)
        {
            return new RuleRefusal("scheme.publish.consistent", problem);
        }

        Current?.Fire(VersionTrigger.Supersede);
        var version = new SchemeVersion(id, Id, versions.Count + 1, content);
        version.Fire(VersionTrigger.Publish);
        versions.Add(version);
        Touch();
        return null;
    }
}

/// <summary>One version of a scheme.</summary>
public sealed class SchemeVersion
{
    private SchemeVersion() => Content = null!;

    internal SchemeVersion(Guid id, Guid schemeId, int number, SchemeContent content) =>
        (Id, SchemeId, Number, Content, Name) = (id, schemeId, number, content, content.Name);

    public Guid Id { get; private set; }
    public Guid SchemeId { get; private set; }
    public int Number { get; private set; }
    public VersionState State { get; private set; } = VersionState.Draft;
    public SchemeContent Content { get; private set; }
    public string Name { get; private set; } = "";

    internal void Fire(VersionTrigger trigger) => State = VersionMachine.Fire(State, trigger, new VersionFacts(Complete: true)).State;
}

/// <summary>Contradictions inside a scheme.</summary>
public static class SchemeCompleteness
{
    /// <summary>The first contradiction in words of the field, or null.</summary>
    public static string? Problem(SchemeContent content)
    {
        if (content.Outcomes.Count == 0)
        {
            return "outcomes";
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(content.TimeZone, out _))
        {
            return "timeZone";
        }

        var clocks = content.Clocks;
        Period[] periods = [clocks.Intake, clocks.CandidateAnswer, clocks.Assessor, clocks.Verifier, clocks.Decider, clocks.DraftLapse, clocks.Reopening, clocks.Appeal, clocks.Authority];
        if (periods.Any(period => period.Count < 1))
        {
            return "clocks";
        }

        if (content.Panel && content.PanelQuorum < 1)
        {
            return "panelQuorum";
        }

        return content.VerificationShare is < 0 or > 1 ? "verificationShare" : content.MaxFileBytes < 1 ? "maxFileBytes" : null;
    }
}
