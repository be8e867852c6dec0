using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Operations;

/// <summary>Where a thing with versions stands after a change.</summary>
/// <param name="Version">Version of the thing, to be sent with the next change.</param>
/// <param name="Number">Number of the draft, or of the version that the change was about.</param>
/// <param name="Problems">What stands in the way of publishing; empty when nothing does, or when there is no draft.</param>
public sealed record DraftState(string Code, long Version, int Number, IReadOnlyList<ContentProblem> Problems);

/// <summary>What every change of a thing with versions does alike: meet the expected version, act, record before and after.</summary>
public sealed class ConfigurationDesk(IRplDb db, Journal journal, OperationContext context, CatalogueCache cache)
{
    /// <summary>Most differences that one entry of the trail lists; the versions themselves are kept, so that none is lost.</summary>
    private const int ListedChanges = 40;

    /// <summary>Every action that the desk and an import record in the trail of a thing.</summary>
    public static IReadOnlyList<string> Actions { get; } =
    [
        .. new[] { "standard", "scheme", "programme" }.SelectMany(kind => new[] { "created", "draft-begun", "draft-saved", "draft-discarded", "published", "retired" }.Select(what => kind + "." + what)),
        .. new[] { "provider", "credits" }.SelectMany(kind => new[] { "created", "changed" }.Select(what => kind + "." + what)),
    ];

    /// <summary>The day on which a version is published or retired.</summary>
    public DateOnly Today => context.Today;

    /// <summary>Begins the first draft of a new thing.</summary>
    public Result<DraftState> Create<TThing, TVersion, TContent>(DbSet<TThing> things, TThing thing, string stream, TContent content, Func<TContent, IReadOnlyList<ContentProblem>> problems)
        where TThing : Versioned<TVersion, TContent> where TVersion : ContentVersion<TContent> where TContent : class
    {
        things.Add(thing);
        return thing.AddDraft(context.NewId(), content, context.Now, context.Actor.Id) is { } refusal ? refusal
            : Recorded<TVersion, TContent>(thing, stream, "created", null, content, problems(content));
    }

    /// <summary>Begins a draft from what is published, or from the latest version where nothing is.</summary>
    public Result<DraftState> Begin<TVersion, TContent>(Versioned<TVersion, TContent>? thing, string stream, Func<TContent, IReadOnlyList<ContentProblem>> problems)
        where TVersion : ContentVersion<TContent> where TContent : class
    {
        if (thing is null)
        {
            return new NotFound("version");
        }

        var content = (thing.Current ?? thing.Versions.OrderBy(version => version.Number).Last()).Content;
        return thing.AddDraft(context.NewId(), content, context.Now, context.Actor.Id) is { } refusal ? refusal
            : Recorded<TVersion, TContent>(thing, stream, "draft-begun", content, content, problems(content));
    }

    /// <summary>Saves the draft. What is saved unchanged is recorded too, so that the answer to "who was in it" is complete.</summary>
    public async Task<Result<DraftState>> SaveAsync<TVersion, TContent>(
        Versioned<TVersion, TContent>? thing, string stream, long expectedVersion, TContent content, Func<TContent, IReadOnlyList<ContentProblem>> problems, CancellationToken cancellation)
        where TVersion : ContentVersion<TContent> where TContent : class
    {
        if (thing is null)
        {
            return new NotFound("version");
        }

        if (await MeanwhileAsync(thing.Version, expectedVersion, stream, cancellation) is { } changed)
        {
            return changed;
        }

        var before = thing.Draft?.Content;
        return thing.SaveDraft(content, context.Now, context.Actor.Id) is { } refusal ? refusal
            : Recorded<TVersion, TContent>(thing, stream, "draft-saved", before, content, problems(content));
    }

    /// <summary>Publishes the draft.</summary>
    public async Task<Result<DraftState>> PublishAsync<TVersion, TContent>(
        Versioned<TVersion, TContent>? thing, string stream, long expectedVersion, IReadOnlyList<ContentProblem> problems, string reason, DateOnly? transitionUntil, CancellationToken cancellation)
        where TVersion : ContentVersion<TContent> where TContent : class
    {
        if (thing is null)
        {
            return new NotFound("version");
        }

        if (await MeanwhileAsync(thing.Version, expectedVersion, stream, cancellation) is { } changed)
        {
            return changed;
        }

        var (draft, before) = (thing.Draft, thing.Current?.Content);
        if (thing.Publish(problems, Today, transitionUntil, reason) is { } refusal)
        {
            return refusal;
        }

        cache.Clear();
        return Recorded<TVersion, TContent>(thing, stream, "published", before, draft!.Content, [], reason);
    }

    /// <summary>Throws the draft away.</summary>
    public async Task<Result<DraftState>> DiscardAsync<TVersion, TContent>(Versioned<TVersion, TContent>? thing, string stream, long expectedVersion, CancellationToken cancellation)
        where TVersion : ContentVersion<TContent> where TContent : class => await EndAsync(thing, stream, expectedVersion, "draft-discarded", "", found => found.DiscardDraft(Today), cancellation);

    /// <summary>Retires what is published.</summary>
    public async Task<Result<DraftState>> RetireAsync<TVersion, TContent>(Versioned<TVersion, TContent>? thing, string stream, long expectedVersion, string reason, CancellationToken cancellation)
        where TVersion : ContentVersion<TContent> where TContent : class => await EndAsync(thing, stream, expectedVersion, "retired", reason, found => found.Retire(Today), cancellation);

    /// <summary>Refusal that names who changed the thing since a screen showed it, or null.</summary>
    public async Task<Refusal?> MeanwhileAsync(long version, long expectedVersion, string stream, CancellationToken cancellation)
    {
        if (version == expectedVersion)
        {
            return null;
        }

        var last = await db.AuditEntries.AsNoTracking().Where(entry => entry.Stream == stream).OrderByDescending(entry => entry.Sequence).FirstOrDefaultAsync(cancellation);
        var by = last is null ? null : await db.People.Where(found => found.Id == last.ActorId).Select(found => found.GivenName + " " + found.FamilyName).FirstOrDefaultAsync(cancellation);
        return new ChangedMeanwhile(by ?? "", context.LocalTime(last?.At ?? context.Now), last?.Action ?? "", version);
    }

    /// <summary>Records a change of something without versions (a provider, a row of credit systems), with before and after.</summary>
    public void Record<TContent>(string stream, string what, TContent? before, TContent after, string reason) where TContent : class
    {
        var changes = ContentDiff.Between(before, after);
        journal.Record(stream, Action(stream, what), new { changes = changes.Count }, new { reason, changed = Listed(changes) });
    }

    /// <summary>Records what an import made of a thing with versions: a first draft, one more, or another content of the one that was there.</summary>
    public void RecordImport<TContent>(string stream, string what, int number, TContent? before, TContent after, string reason) where TContent : class
    {
        var changes = ContentDiff.Between(before, after);
        journal.Record(stream, Action(stream, what), new { version = number, changes = changes.Count }, new { reason, changed = Listed(changes) });
    }

    /// <summary>Records that an import published a version.</summary>
    public void RecordImport(string stream, int number) => journal.Record(stream, Action(stream, "published"), new { version = number });

    private async Task<Result<DraftState>> EndAsync<TVersion, TContent>(
        Versioned<TVersion, TContent>? thing, string stream, long expectedVersion, string what, string reason, Func<Versioned<TVersion, TContent>, Refusal?> end, CancellationToken cancellation)
        where TVersion : ContentVersion<TContent> where TContent : class
    {
        if (thing is null)
        {
            return new NotFound("version");
        }

        if (await MeanwhileAsync(thing.Version, expectedVersion, stream, cancellation) is { } changed)
        {
            return changed;
        }

        var number = (what == "retired" ? thing.Current : thing.Draft)?.Number ?? 0;
        if (end(thing) is { } refusal)
        {
            return refusal;
        }

        cache.Clear();
        journal.Record(stream, Action(stream, what), new { version = number }, new { reason });
        return new DraftState(thing.Code, thing.Version, number, []);
    }

    private DraftState Recorded<TVersion, TContent>(
        Versioned<TVersion, TContent> thing, string stream, string what, TContent? before, TContent after, IReadOnlyList<ContentProblem> problems, string reason = "")
        where TVersion : ContentVersion<TContent> where TContent : class
    {
        var number = (thing.Draft ?? thing.Current)!.Number;
        var changes = ContentDiff.Between(before, after);
        journal.Record(stream, Action(stream, what), new { version = number, changes = changes.Count }, new { reason, changed = Listed(changes) });
        return new(thing.Code, thing.Version, number, problems);
    }

    private static string Action(string stream, string what) => stream[..stream.IndexOf(':', StringComparison.Ordinal)] + "." + what;

    private static string Listed(IReadOnlyList<ContentChange> changes) => string.Join('\n', changes.Take(ListedChanges).Select(change => $"{change.Path}: {Short(change.Before)} → {Short(change.After)}"));

    private static string Short(string? text) => text is null ? "–" : text.Length <= 120 ? text : text[..120] + "…";
}
