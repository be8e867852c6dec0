using Microsoft.AspNetCore.Components;
using MudBlazor;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Web.Shared.Editing;

/// <content>Begin, publish, discard, retire, and settling a conflict.</content>
public partial class EditorFrame<TContent>
{
    private Refusal? acting;
    private string? said;
    private bool running;
    private TContent? kept;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    private async Task TakeTheirsAsync()
    {
        var theirs = await Acts.Load();
        if (theirs.Value is { Draft: { } saved } found && draft is not null)
        {
            thing = found;
            draft.TakeTheirs(saved.Content, found.Version, found.Problems);
        }
        else
        {
            await SetAsideAsync();
        }
    }

    private async Task KeepMineAsync()
    {
        await draft!.KeepMineAsync();
        if (draft.Refused is RuleRefusal { Rule: "version.draft.none" })
        {
            await SetAsideAsync();
        }
    }

    // Another administrator published or discarded the draft: there is nothing to save into, so that what was typed waits for the next one.
    private async Task SetAsideAsync()
    {
        kept = draft?.Content ?? kept;
        await ReloadAsync();
    }

    private async Task BeginWithKeptAsync()
    {
        await ActAsync(Acts.Begin, Texts["Begun"].Value);
        if (draft is not null)
        {
            draft.Undo();
        }
        else
        {
            // Somebody else began one: it is shown as it is, and Undo puts what was kept in its place.
            await ReloadAsync();
        }
    }

    private Task BeginAsync() => ActAsync(Acts.Begin, Texts["Begun"].Value);

    private async Task PublishAsync()
    {
        await (draft?.SaveAsync() ?? Task.CompletedTask);
        if (draft is not { IsDirty: false })
        {
            return;
        }

        // Nobody writes a reason for what cannot be done.
        if (draft.Problems.Count > 0)
        {
            (acting, said) = (new IncompleteContent(draft.Problems), null);
            return;
        }

        if (await PublishDialog.AskAsync(Dialogs, thing!.Current is not null, thing.Cases.Count) is not { } answer)
        {
            return;
        }

        await ActAsync(request => Acts.Publish(request, draft.Version, answer.Reason, answer.TransitionUntil), Texts["Published"].Value);
    }

    private async Task DiscardAsync()
    {
        var answer = await ConfirmDialog.AskAsync(Dialogs, new(Texts["Discard.Title"].Value, Texts["Discard.Body"].Value, Texts["Discard"].Value, IsDestructive: true));
        if (answer.Confirmed)
        {
            await ActAsync(request => Acts.Discard(request, draft!.Version), Texts["Discarded"].Value);
        }
    }

    private async Task RetireAsync()
    {
        var body = thing!.Cases.Count == 0 ? Texts["Retire.Body"].Value : Texts["Retire.BodyCases", thing.Cases.Count, string.Join(", ", thing.Cases.First)].Value;
        var answer = await ConfirmDialog.AskAsync(Dialogs, new(Texts["Retire.Title"].Value, body, Texts["Retire"].Value, Texts["Reason"].Value, IsDestructive: true));
        if (answer.Confirmed)
        {
            await ActAsync(request => Acts.Retire(request, thing.Version, answer.Reason), Texts["Retired"].Value);
        }
    }

    private async Task ActAsync(Func<Guid, IOperation<DraftState>> act, string done)
    {
        if (running)
        {
            return;
        }

        (running, acting, said) = (true, null, null);
        try
        {
            acting = (await Operations.SendAsync(act(Operations.NewRequest()))).Refusal;
            if (acting is null)
            {
                await ReloadAsync();
                said = done;
            }
        }
        finally
        {
            running = false;
        }
    }
}
