using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Web.Shared.Editing;

/// <content>Begin, publish, discard, retire, leave, and settling a conflict.</content>
public partial class EditorFrame<TContent>
{
    private Refusal? acting;
    private string? said;
    private bool running;

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

    /// <summary>Whether an address shows the same draft: another part of its form, but no version to be read, no comparison and nothing else whose address only begins alike.</summary>
    public static bool StaysWithDraft(string target, string href)
    {
        ArgumentNullException.ThrowIfNull(target);
        var address = new Uri(new Uri("http://here"), target);
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address.Query);
        return string.Equals(address.AbsolutePath, href, StringComparison.OrdinalIgnoreCase) && !query.ContainsKey("version") && !query.ContainsKey("compare");
    }

    // Leaving saves; a refused save keeps the person here, where what they typed is.
    private async Task LeavingAsync(LocationChangingContext leaving)
    {
        if (draft is not null)
        {
            await draft.SaveAsync();
            if (draft.IsDirty && !StaysWithDraft(leaving.TargetLocation, Href))
            {
                leaving.PreventNavigation();
                StateHasChanged();
            }
        }
    }
}
