using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Web.Shared.Editing;

/// <summary>A draft while it is edited: what is changed, what of it is saved, what can be undone, and who was faster.</summary>
/// <param name="save">Saves a content over a version; the id makes a repetition harmless.</param>
public sealed class DraftEditor<TContent>(
    TContent content, long version, IReadOnlyList<ContentProblem> problems, Func<Guid, long, TContent, Task<Result<DraftState>>> save, Func<Guid> newRequest) where TContent : class
{
    private readonly EditHistory<TContent> history = new(content);
    private Guid request = newRequest();
    private Task saving = Task.CompletedTask;
    private int revision;
    private int saved;

    /// <summary>What is edited.</summary>
    public TContent Content => history.Content;

    /// <summary>Version of the thing that the next change is sent over.</summary>
    public long Version { get; private set; } = version;

    /// <summary>What stands in the way of publishing, as of the last save.</summary>
    public IReadOnlyList<ContentProblem> Problems { get; private set; } = problems;

    /// <summary>Something is not saved yet.</summary>
    public bool IsDirty => revision != saved;

    /// <summary>A save is under way.</summary>
    public bool IsSaving { get; private set; }

    /// <summary>At least one save succeeded since the page was opened.</summary>
    public bool WasSaved { get; private set; }

    /// <summary>Why the last save was refused; nothing is sent again before the next change, or before the conflict is settled.</summary>
    public Refusal? Refused { get; private set; }

    /// <summary>Somebody else saved meanwhile.</summary>
    public ChangedMeanwhile? Conflict => Refused as ChangedMeanwhile;

    public bool CanUndo => history.CanUndo;

    public bool CanRedo => history.CanRedo;

    /// <summary>Called after each change of what is shown.</summary>
    public Action? Changed { get; set; }

    /// <summary>Takes over a changed content; the same content is no change.</summary>
    public void Change(TContent content) => ShowIf(history.Change(content));

    /// <summary>Takes back the last change.</summary>
    public void Undo() => ShowIf(history.Undo());

    /// <summary>Makes the change again that was taken back.</summary>
    public void Redo() => ShowIf(history.Redo());

    /// <summary>Saves what is not saved; what is changed meanwhile is saved after it. Whoever asks while a save is under way waits for that one.</summary>
    public Task SaveAsync() => IsSaving ? saving : Conflict is not null ? Task.CompletedTask : saving = SaveAllAsync();

    private async Task SaveAllAsync()
    {
        IsSaving = true;
        try
        {
            while (IsDirty && Refused is null)
            {
                var sent = revision;
                Changed?.Invoke();
                var result = await save(request, Version, Content);
                if (result.Value is { } state)
                {
                    (Version, Problems, saved, WasSaved, request) = (state.Version, state.Problems, sent, true, newRequest());
                }
                else
                {
                    Refused = result.Refusal;
                }
            }
        }
        finally
        {
            IsSaving = false;
            Changed?.Invoke();
        }
    }

    /// <summary>Settles a conflict: what is here is saved over what the other one saved; both stay in the trail.</summary>
    public async Task KeepMineAsync()
    {
        if (Conflict is { } conflict)
        {
            (Version, Refused, request) = (conflict.Version, null, newRequest());
            saved = revision - 1;
            await SaveAsync();
        }
    }

    /// <summary>Settles a conflict: the other one's content is shown; undo brings one's own back.</summary>
    public void TakeTheirs(TContent theirs, long version, IReadOnlyList<ContentProblem> problems)
    {
        Refused = null;
        history.Change(theirs);
        (Version, Problems) = (version, problems);
        saved = revision;
        request = newRequest();
        Changed?.Invoke();
    }

    /// <summary>Another operation changed the same draft (the map of its outcomes): the next save goes over its version.</summary>
    public void Follow(DraftState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        (Version, Problems) = (state.Version, state.Problems);
        Changed?.Invoke();
    }

    private void ShowIf(bool changed)
    {
        if (!changed)
        {
            return;
        }

        revision++;
        if (Refused is not ChangedMeanwhile)
        {
            (Refused, request) = (null, newRequest());
        }

        Changed?.Invoke();
    }
}
