using Microsoft.AspNetCore.Components.Routing;

namespace RplCaseManager.Web.Shared.Editing;

/// <content>What happens to a draft when the person goes elsewhere.</content>
public partial class EditorFrame<TContent>
{
    /// <summary>Whether an address shows the same draft: another part of its form, but no version to be read, no comparison and nothing else whose address only begins alike.</summary>
    public static bool StaysWithDraft(string target, string href)
    {
        ArgumentNullException.ThrowIfNull(target);
        return StaysHere(target, href) && !Query(target).ContainsKey("version");
    }

    // A version that is read stays in this frame, a comparison takes its place.
    private static bool StaysHere(string target, string href) =>
        string.Equals(new Uri(new Uri("http://here"), target).AbsolutePath, href, StringComparison.OrdinalIgnoreCase) && !Query(target).ContainsKey("compare");

    private static Dictionary<string, Microsoft.Extensions.Primitives.StringValues> Query(string target) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(new Uri("http://here"), target).Query);

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
        else if (kept is not null && !StaysHere(leaving.TargetLocation, Href)
            && !(await ConfirmDialog.AskAsync(Dialogs, new(Texts["Kept.Leave.Title"], Texts["Kept.Leave.Body"], Texts["Kept.Leave.Do"], IsDestructive: true, Cancel: Texts["Kept.Leave.Stay"]))).Confirmed)
        {
            leaving.PreventNavigation();
        }
    }
}
