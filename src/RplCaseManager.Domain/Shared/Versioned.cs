namespace RplCaseManager.Domain.Shared;

/// <summary>Something that stands in the way of publishing, at the place where it stands.</summary>
/// <param name="Path">Place in the content as its JSON names it, such as <c>units[2].outcomes[0].criteria</c>.</param>
/// <param name="Rule">Rule id; its words stand in the resources.</param>
/// <param name="Detail">Value that the person needs, such as an unknown code; may be empty.</param>
public sealed record ContentProblem(string Path, string Rule, string Detail = "");

/// <summary>A thing whose content has immutable published versions: a standard, a scheme, a programme. A case pins one version for its whole life.</summary>
public abstract class Versioned<TVersion, TContent> : Aggregate
    where TVersion : ContentVersion<TContent>
    where TContent : class
{
    private readonly List<TVersion> versions = [];

    public string Code { get; protected set; } = "";
    public IReadOnlyList<TVersion> Versions => versions;

    /// <summary>The published version, or null.</summary>
    public TVersion? Current => versions.Find(version => version.State is VersionState.Published);

    /// <summary>The draft that is worked on, or null; there is at most one, so that two administrators meet in it instead of passing each other.</summary>
    public TVersion? Draft => versions.Find(version => version.State is VersionState.Draft);

    /// <summary>Begins a draft with the next number. Refused while there is one.</summary>
    public Refusal? AddDraft(Guid id, TContent content, DateTimeOffset at, Guid by)
    {
        if (Draft is not null)
        {
            return new RuleRefusal("version.draft.one", Code);
        }

        var version = Make(id, versions.Count + 1, content);
        version.Edited(content, at, by);
        versions.Add(version);
        Touch();
        return null;
    }

    /// <summary>Replaces the content of the draft. Refused when there is none: what is published never changes.</summary>
    public Refusal? SaveDraft(TContent content, DateTimeOffset at, Guid by)
    {
        if (Draft is not { } draft)
        {
            return new RuleRefusal("version.draft.none", Code);
        }

        draft.Edited(content, at, by);
        Touch();
        return null;
    }

    /// <summary>Publishes the draft and supersedes what was published.</summary>
    /// <param name="problems">What stands in its way; refused with all of it.</param>
    /// <param name="transitionUntil">Last day on which a case may still be submitted on the version before; null: none.</param>
    public Refusal? Publish(IReadOnlyList<ContentProblem> problems, DateOnly on, DateOnly? transitionUntil, string reason)
    {
        if (Draft is not { } draft)
        {
            return new RuleRefusal("version.draft.none", Code);
        }

        var before = Current;
        if (draft.Fire(VersionTrigger.Publish, on, new VersionFacts(problems.Count == 0)) is { } refusal)
        {
            return refusal is RuleRefusal ? new IncompleteContent(problems) : refusal;
        }

        draft.Explain(reason);
        before?.Fire(VersionTrigger.Supersede, on, new VersionFacts());
        before?.Transit(transitionUntil);
        Touch();
        return null;
    }

    /// <summary>Throws the draft away; it stays readable for the trail.</summary>
    public Refusal? DiscardDraft(DateOnly on) => Fire(Draft, VersionTrigger.Discard, on);

    /// <summary>Retires the published version: no case can be started on it; cases that pin it go on.</summary>
    public Refusal? Retire(DateOnly on) => Fire(Current, VersionTrigger.Retire, on);

    /// <summary>Makes a version of this thing.</summary>
    protected abstract TVersion Make(Guid id, int number, TContent content);

    private Refusal? Fire(TVersion? version, VersionTrigger trigger, DateOnly on)
    {
        if (version is null)
        {
            return new RuleRefusal(trigger is VersionTrigger.Discard ? "version.draft.none" : "version.published.none", Code);
        }

        var refusal = version.Fire(trigger, on, new VersionFacts());
        if (refusal is null)
        {
            Touch();
        }

        return refusal;
    }
}

/// <summary>One version of a <see cref="Versioned{TVersion,TContent}"/>. Its content changes only while it is a draft.</summary>
public abstract class ContentVersion<TContent> where TContent : class
{
    /// <summary>For the persistence.</summary>
    protected ContentVersion() => Content = null!;

    /// <summary>Makes a draft.</summary>
    protected ContentVersion(Guid id, int number, TContent content) => (Id, Number, Content) = (id, number, content);

    public Guid Id { get; private set; }
    public int Number { get; private set; }
    public VersionState State { get; private set; } = VersionState.Draft;
    public TContent Content { get; private set; }
    public DateOnly? PublishedOn { get; private set; }
    public DateOnly? SupersededOn { get; private set; }
    /// <summary>Last day on which a case may still be submitted on a superseded version; null: none.</summary>
    public DateOnly? TransitionUntil { get; private set; }
    public DateTimeOffset? EditedAt { get; private set; }
    public Guid? EditedBy { get; private set; }
    /// <summary>Why the version was published, in the words of who did it.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Whether a case may be submitted on this version on a day.</summary>
    public bool IsOpenOn(DateOnly day) => State is VersionState.Published || (State is VersionState.Superseded && TransitionUntil >= day);

    internal void Edited(TContent content, DateTimeOffset at, Guid by)
    {
        (Content, EditedAt, EditedBy) = (content, at, by);
        ContentChanged();
    }

    internal void Explain(string reason) => Reason = reason;

    internal void Transit(DateOnly? until) => TransitionUntil = until;

    internal Refusal? Fire(VersionTrigger trigger, DateOnly on, VersionFacts facts)
    {
        var (next, refusal) = VersionMachine.Fire(State, trigger, facts);
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
            SupersededOn = on;
        }

        return null;
    }

    /// <summary>Brings the columns that repeat parts of the content for queries up to date.</summary>
    protected abstract void ContentChanged();
}

/// <summary>A draft cannot be published: everything that stands in its way, each at its place.</summary>
public sealed record IncompleteContent(IReadOnlyList<ContentProblem> Problems) : Refusal("version.publish.complete");
