using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Web.Shared.Editing;

/// <summary>
/// Keeps the whole content of a <see cref="LiveEditor{TContent}"/> in the browser, per signed-in user, from each change until it is saved: what is edited there counts at once and so
/// does not save itself, and without this it would be lost with the circuit. It comes back by itself where nobody has saved since; otherwise the person chooses.
/// </summary>
public partial class ContentKeeper<TContent> : ComponentBase where TContent : class
{
    private const int Largest = 4 * ByteSize.Megabyte;
    private LiveEditor<TContent>? looked;
    private TContent? kept;
    private TContent? other;
    private string user = "visitor";
    private bool restored;

    /// <summary>What the draft belongs to, such as <c>live:/admin/providers/AT-WIFI</c>.</summary>
    [Parameter, EditorRequired]
    public string Scope { get; set; } = "";

    [Parameter, EditorRequired]
    public LiveEditor<TContent> Editor { get; set; } = null!;

    /// <summary>The editor holds another content now: the forms around are to be shown again.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState>? Session { get; set; }

    /// <summary>Forgets what is kept, because it is saved or thrown away.</summary>
    public ValueTask ForgetAsync()
    {
        (kept, other, restored) = (null, null, false);
        return JsSafely.RunAsync(() => Js.InvokeVoidAsync("rplDrafts.clear", user, Scope, null));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (looked != Editor)
        {
            (looked, kept, other, restored) = (Editor, null, null, false);
            await LookAsync();
        }
        else if (Editor.IsDirty && !ReferenceEquals(kept, Editor.Content))
        {
            kept = Editor.Content;
            await JsSafely.RunAsync(() => Js.InvokeVoidAsync("rplDrafts.keepWhole", user, Scope, Editor.Version, JsonSerializer.Serialize(Editor.Content, RplJson.Options)));
        }
        else if (!Editor.IsDirty && kept is not null)
        {
            await ForgetAsync();
            StateHasChanged();
        }
    }

    private async Task LookAsync()
    {
        if (Session is not null)
        {
            user = (await Session).User.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? user;
        }

        var (editor, found) = (Editor, (Draft?)null);
        await JsSafely.RunAsync(async () => found = await ReadAsync());
        if (found is null || editor != Editor || Text(found.Content) == Text(Editor.Content))
        {
            return;
        }

        if (found.Version == Editor.Version && !Editor.IsDirty)
        {
            Editor.Change(found.Content);
            (kept, restored) = (Editor.Content, true);
        }
        else
        {
            other = found.Content;
        }

        await ShowAsync();
    }

    // As a stream: an answer of a script may hold 32 KB, a provider with many awards is larger.
    private async ValueTask<Draft?> ReadAsync()
    {
        await using var reference = await Js.InvokeAsync<IJSStreamReference>("rplDrafts.whole", user, Scope);
        if (reference is null)
        {
            return null;
        }

        await using var stream = await reference.OpenReadStreamAsync(Largest);
        try
        {
            return await JsonSerializer.DeserializeAsync<Draft>(stream, RplJson.Options) is { Content: not null } draft ? draft : null;
        }
        catch (JsonException)
        {
            // Kept by an older version of the program, which had other fields.
            return null;
        }
    }

    private Task UseAsync()
    {
        Editor.Change(other!);
        (other, restored) = (null, true);
        return ShowAsync();
    }

    private async Task DropAsync()
    {
        if (restored)
        {
            Editor.Undo();
        }

        await ForgetAsync();
        await ShowAsync();
    }

    private Task ShowAsync()
    {
        StateHasChanged();
        return OnChanged.InvokeAsync();
    }

    private static string Text(TContent content) => JsonSerializer.Serialize(content, RplJson.Options);

    /// <summary>What the browser keeps.</summary>
    /// <param name="Version">Version that it began from.</param>
    private sealed record Draft(long Version, TContent Content);
}
