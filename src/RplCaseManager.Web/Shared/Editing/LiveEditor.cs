using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Web.Shared.Editing;

/// <summary>
/// Something without versions while it is edited (a provider, a row of credit systems): it counts as soon as it is saved, so that it is saved by hand and with a reason.
/// Holds what can be undone, what stands in the way, and who was faster.
/// </summary>
/// <param name="version">Version that is shown; 0 for something new.</param>
/// <param name="save">Saves a content over a version with a reason and answers the new version; the id makes a repetition harmless.</param>
public sealed class LiveEditor<TContent>(TContent content, long version, Func<Guid, long, TContent, string, Task<Result<long>>> save, Func<Guid> newRequest) where TContent : class
{
    private readonly EditHistory<TContent> history = new(content);
    private Guid request = newRequest();

    /// <summary>What is edited.</summary>
    public TContent Content => history.Content;

    /// <summary>What is saved, as far as this page knows.</summary>
    public TContent Saved { get; private set; } = content;

    /// <summary>Version that the next save is sent over.</summary>
    public long Version { get; private set; } = version;

    /// <summary>It was never saved.</summary>
    public bool IsNew => Version == 0;

    /// <summary>Something is not saved.</summary>
    public bool IsDirty => !ReferenceEquals(Content, Saved);

    /// <summary>A save is under way.</summary>
    public bool IsSaving { get; private set; }

    /// <summary>The last save succeeded and nothing was changed since.</summary>
    public bool WasSaved { get; private set; }

    /// <summary>Why the last save was refused.</summary>
    public Refusal? Refused { get; private set; }

    /// <summary>Somebody else saved meanwhile. For something new it means that the code is taken, which is no conflict to be settled.</summary>
    public ChangedMeanwhile? Conflict => IsNew ? null : Refused as ChangedMeanwhile;

    /// <summary>A new thing has the code of another one.</summary>
    public bool IsCodeTaken => IsNew && Refused is ChangedMeanwhile;

    /// <summary>What contradicts, as of the last save.</summary>
    public IReadOnlyList<ContentProblem> Problems => (Refused as IncompleteContent)?.Problems ?? [];

    public bool CanUndo => history.CanUndo;

    public bool CanRedo => history.CanRedo;

    /// <summary>Takes over a changed content; the same content is no change.</summary>
    public void Change(TContent content) => ShowIf(history.Change(content));

    /// <summary>Takes back the last change.</summary>
    public void Undo() => ShowIf(history.Undo());

    /// <summary>Makes the change again that was taken back.</summary>
    public void Redo() => ShowIf(history.Redo());

    /// <summary>Saves what is shown. A second click while it runs does nothing.</summary>
    public async Task SaveAsync(string reason)
    {
        if (IsSaving)
        {
            return;
        }

        (IsSaving, var sent) = (true, Content);
        try
        {
            var result = await save(request, Version, sent, reason);
            Refused = result.Refusal;
            if (result.Ok)
            {
                (Version, Saved, request) = (result.Value, sent, newRequest());
                WasSaved = !IsDirty;
            }
        }
        finally
        {
            IsSaving = false;
        }
    }

    /// <summary>Shows what the other administrator saved; undo brings back what stood here.</summary>
    public void TakeTheirs(TContent theirs, long version)
    {
        history.Change(theirs);
        (Saved, Version, Refused, request) = (Content, version, null, newRequest());
    }

    /// <summary>Makes ready to save what stands here over what the other administrator saved.</summary>
    public void KeepMine()
    {
        if (Conflict is { } conflict)
        {
            (Version, Refused, request) = (conflict.Version, null, newRequest());
        }
    }

    // What was refused may be mended now: the list stays until the next save, and a request with other content has an id of its own.
    private void ShowIf(bool changed)
    {
        if (!changed)
        {
            return;
        }

        (WasSaved, request) = (false, newRequest());
        if (Refused is not (IncompleteContent or ChangedMeanwhile))
        {
            Refused = null;
        }
    }
}
